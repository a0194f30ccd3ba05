//! What the host calls to drive test peers. A peer is a number from 1; 0 and what names no peer is refused.

use crate::arena::{Arena, read_word};
use crate::peer::{NoData, Peer, Settings};
use alloc::vec::Vec;
use core::cell::UnsafeCell;
use smoltcp::wire::{IpAddress, Ipv4Address, Ipv6Address};

const MAX_PEERS: usize = 256;
const REFUSED: i32 = -1;
const FINISHED: i32 = -2;
/// Bits of the argument `flags` of `peer_new`.
const TIMESTAMPS: u32 = 1;
const RENO: u32 = 2;

struct Peers(UnsafeCell<Vec<Option<Peer>>>);

// SAFETY: the instance has one thread, and no call below runs inside another.
unsafe impl Sync for Peers {}

static PEERS: Peers = Peers(UnsafeCell::new(Vec::new()));

/// A peer with the address at `address` (4 or 16 bytes, by `version`); 0 when refused or out of memory.
#[unsafe(no_mangle)]
pub extern "C" fn peer_new(
    version: u32,
    address: usize,
    mtu: usize,
    receive_buffer: usize,
    send_buffer: usize,
    seed_high: u32,
    seed_low: u32,
    flags: u32,
    ack_delay: u32,
) -> usize {
    let Some(address) = read_address(version, address) else { return 0 };
    let seed = u64::from(seed_high) << 32 | u64::from(seed_low);
    let settings = Settings {
        address,
        mtu,
        receive_buffer,
        send_buffer,
        seed,
        timestamps: flags & TIMESTAMPS != 0,
        reno: flags & RENO != 0,
        ack_delay,
    };
    let peers = peers();
    let free = peers.iter().position(Option::is_none).unwrap_or(peers.len());
    if free == peers.len() && (free == MAX_PEERS || peers.try_reserve(1).is_err()) {
        return 0;
    }
    let Some(peer) = Peer::new(&settings) else { return 0 };
    if free == peers.len() {
        peers.push(Some(peer));
    } else {
        peers[free] = Some(peer);
    }
    free + 1
}

/// Forgets a peer and gives its memory back.
#[unsafe(no_mangle)]
pub extern "C" fn peer_free(peer: usize) {
    if let Some(slot) = peers().get_mut(peer.wrapping_sub(1)) {
        *slot = None;
    }
}

#[unsafe(no_mangle)]
pub extern "C" fn peer_listen(peer: usize, port: u32) -> i32 {
    done(with(peer, |peer| peer.listen(port as u16)))
}

/// Opens a connection to the address at `address`, which has the version of the peer's own.
#[unsafe(no_mangle)]
pub extern "C" fn peer_connect(peer: usize, version: u32, address: usize, remote_port: u32, local_port: u32) -> i32 {
    let Some(remote) = read_address(version, address) else { return REFUSED };
    done(with(peer, |peer| peer.connect(remote, remote_port as u16, local_port as u16)))
}

/// Hands an IP packet to the peer; -1 when it has to be offered again after `peer_poll`.
#[unsafe(no_mangle)]
pub extern "C" fn peer_receive(peer: usize, now: f64, offset: usize, length: usize) -> i32 {
    let arena = Arena::new(offset, offset.saturating_add(length));
    let Some(packet) = arena.get(offset as i32, length as i32) else { return REFUSED };
    done(with(peer, |peer| peer.arrive(now, packet)))
}

/// Sends what is due; returns how many bytes `peer_output` shows: packets, each behind its 16-bit length.
#[unsafe(no_mangle)]
pub extern "C" fn peer_poll(peer: usize, now: f64) -> i32 {
    with(peer, |peer| peer.poll(now).len() as i32).unwrap_or(REFUSED)
}

/// Where the output of the last `peer_poll` is; it stays until the next call on that peer.
#[unsafe(no_mangle)]
pub extern "C" fn peer_output(peer: usize) -> usize {
    with(peer, |peer| peer.output().as_ptr() as usize).unwrap_or(0)
}

/// When `peer_poll` has to be called again, in milliseconds; -1 for not before something happens.
#[unsafe(no_mangle)]
pub extern "C" fn peer_poll_at(peer: usize, now: f64) -> f64 {
    with(peer, |peer| peer.poll_at(now)).flatten().unwrap_or(-1.0)
}

/// Bytes taken from `[offset, offset + length)`; -1 when the connection does not send.
#[unsafe(no_mangle)]
pub extern "C" fn peer_send(peer: usize, offset: usize, length: usize) -> i32 {
    let arena = Arena::new(offset, offset.saturating_add(length));
    let Some(bytes) = arena.get(offset as i32, length as i32) else { return REFUSED };
    with(peer, |peer| peer.send(bytes)).flatten().map_or(REFUSED, |taken| taken as i32)
}

/// Bytes written to `[offset, offset + length)`; -1 when there is no connection, -2 when the other end has finished.
#[unsafe(no_mangle)]
pub extern "C" fn peer_read(peer: usize, offset: usize, length: usize) -> i32 {
    let mut arena = Arena::new(offset, offset.saturating_add(length));
    let Some(bytes) = arena.get_mut(offset as i32, length as i32) else { return REFUSED };
    match with(peer, |peer| peer.receive(bytes)) {
        Some(Ok(length)) => length as i32,
        Some(Err(NoData::Finished)) => FINISHED,
        Some(Err(NoData::NotConnected)) | None => REFUSED,
    }
}

/// The state of the connection: 0 CLOSED, 1 LISTEN, 2 SYN-SENT, 3 SYN-RECEIVED, 4 ESTABLISHED, 5 FIN-WAIT-1,
/// 6 FIN-WAIT-2, 7 CLOSE-WAIT, 8 CLOSING, 9 LAST-ACK, 10 TIME-WAIT.
#[unsafe(no_mangle)]
pub extern "C" fn peer_state(peer: usize) -> i32 {
    with(peer, Peer::state).unwrap_or(REFUSED)
}

/// No more will be sent: FIN follows what is queued.
#[unsafe(no_mangle)]
pub extern "C" fn peer_close(peer: usize) -> i32 {
    done(with(peer, |peer| {
        peer.close();
        true
    }))
}

/// Ends the connection by a reset.
#[unsafe(no_mangle)]
pub extern "C" fn peer_abort(peer: usize) -> i32 {
    done(with(peer, |peer| {
        peer.abort();
        true
    }))
}

fn with<R>(peer: usize, act: impl FnOnce(&mut Peer) -> R) -> Option<R> {
    peers().get_mut(peer.wrapping_sub(1))?.as_mut().map(act)
}

fn peers() -> &'static mut Vec<Option<Peer>> {
    // SAFETY: one thread, and each call holds it once.
    unsafe { &mut *PEERS.0.get() }
}

fn done(outcome: Option<bool>) -> i32 {
    if outcome == Some(true) { 0 } else { REFUSED }
}

fn read_address(version: u32, offset: usize) -> Option<IpAddress> {
    let length = if version == 4 { 4 } else { 16 };
    let arena = Arena::new(offset, offset.checked_add(length)?);
    let bytes = arena.get(offset as i32, length as i32)?;
    match version {
        4 => Some(IpAddress::Ipv4(Ipv4Address::from(read_word(bytes, 0)? as u32))),
        6 => Some(IpAddress::Ipv6(Ipv6Address::from(<[u8; 16]>::try_from(bytes).ok()?))),
        _ => None,
    }
}
