//! smoltcp as a packet engine: trains of datagrams or packets in, rows of words out, and back; one call per train.
//!
//! The exported functions are in `abi`; README.md beside this crate lists them. Nothing here grows memory, and no
//! input makes it trap: every row is checked against the bounds that the caller gives.

#![no_std]
#![forbid(unsafe_op_in_unsafe_fn)]

extern crate alloc;

mod abi;
mod arena;
mod checksum;
mod heap;
mod ip_decode;
mod ip_encode;
mod ip_header;
mod options;
mod peer;
mod peer_abi;
mod peer_device;
mod row;
mod udp_mode;

#[cfg(target_arch = "wasm32")]
#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    core::arch::wasm32::unreachable()
}
