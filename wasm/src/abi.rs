//! What the host calls. Addresses, offsets and lengths are 32-bit words; a row table is an address and a count.

use crate::arena::{self, Arena};
use crate::{checksum, ip_decode, ip_encode, row, udp_mode};
use alloc::alloc::{Layout, alloc_zeroed, dealloc};

/// Rows, arena and packet areas start at a cache line.
const ALIGNMENT: usize = 64;

/// Version of this ABI; a host that expects another refuses the module.
#[unsafe(no_mangle)]
pub extern "C" fn abi_version() -> u32 {
    2
}

/// Zeroed bytes for the host, or 0 when there is no room. They stay where they are until `release`.
#[unsafe(no_mangle)]
pub extern "C" fn allocate(length: usize) -> usize {
    match Layout::from_size_align(length, ALIGNMENT) {
        // SAFETY: the size is not zero.
        Ok(layout) if length > 0 => unsafe { alloc_zeroed(layout) as usize },
        _ => 0,
    }
}

/// Gives back what `allocate(length)` returned.
///
/// # Safety
/// `address` and `length` are those of one `allocate`, not released before.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn release(address: usize, length: usize) {
    if let Ok(layout) = Layout::from_size_align(length, ALIGNMENT)
        && address != 0
        && length > 0
    {
        // SAFETY: as the caller promises.
        unsafe { dealloc(address as *mut u8, layout) }
    }
}

/// UDP mode: validates `count` datagrams inside `[start, end)` and fills their rows; returns how many are sound.
#[unsafe(no_mangle)]
pub extern "C" fn decode_datagrams(rows: usize, count: usize, start: usize, end: usize) -> usize {
    udp_mode::decode(&Arena::new(start, end), arena::rows(rows, count))
}

/// UDP mode: cuts a merged datagram into pieces and decodes each; returns the rows written, at most `row_limit`.
#[unsafe(no_mangle)]
pub extern "C" fn split_train(
    offset: i32,
    length: i32,
    segment_size: i32,
    rows: usize,
    row_limit: usize,
    start: usize,
    end: usize,
) -> usize {
    udp_mode::split(&Arena::new(start, end), offset, length, segment_size, arena::rows(rows, row_limit))
}

/// UDP mode: writes the headers of `count` segments inside `[start, end)`.
#[unsafe(no_mangle)]
pub extern "C" fn encode_segments(rows: usize, count: usize, start: usize, end: usize) {
    udp_mode::encode(&mut Arena::new(start, end), arena::rows(rows, count));
}

/// Native mode: checks `count` IP packets inside `[start, end)` and fills their rows; returns how many are sound.
#[unsafe(no_mangle)]
pub extern "C" fn decode_packets(rows: usize, count: usize, start: usize, end: usize) -> usize {
    ip_decode::decode(&Arena::new(start, end), arena::rows(rows, count))
}

/// Native mode: writes `count` IP packets inside `[start, end)`.
#[unsafe(no_mangle)]
pub extern "C" fn encode_packets(rows: usize, count: usize, start: usize, end: usize) {
    ip_encode::encode(&mut Arena::new(start, end), arena::rows(rows, count));
}

/// The Internet checksum (RFC 1071) of `length` bytes at `offset`: folded, not complemented, `initial` added.
/// Bytes outside the memory count as none.
#[unsafe(no_mangle)]
pub extern "C" fn checksum(offset: usize, length: usize, initial: u32) -> u32 {
    let arena = Arena::new(offset, offset.saturating_add(length));
    let bytes = arena.get(offset as i32, length as i32).unwrap_or(&[]);
    u32::from(checksum::sum(bytes, initial))
}

/// The index of a row's word, the value of a flag and the number of a fault, as this build knows them, in the order
/// of `row::LAYOUT`; -1 past the end. For the test that compares them with the host's declaration.
#[unsafe(no_mangle)]
pub extern "C" fn row_layout(index: usize) -> i32 {
    row::LAYOUT.get(index).copied().unwrap_or(-1)
}
