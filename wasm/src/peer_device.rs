//! The network card of a test peer: one packet waiting to be read, and a bounded queue of those it has sent.

use alloc::vec::Vec;
use smoltcp::phy::{Device, DeviceCapabilities, Medium, RxToken, TxToken};
use smoltcp::time::Instant;

/// Bytes of packets that wait for the host to fetch them; more are sent at the next poll.
const OUTPUT_BYTES: usize = 1 << 18;
/// Before each packet in the output: its length, big-endian.
const LENGTH_BYTES: usize = 2;

pub struct Card {
    mtu: usize,
    input: Vec<u8>,
    waiting: bool,
    output: Vec<u8>,
}

impl Card {
    /// None when there is no room for its buffers.
    pub fn new(mtu: usize) -> Option<Self> {
        Some(Card {
            mtu,
            input: with_capacity(usize::from(u16::MAX))?,
            waiting: false,
            output: with_capacity(OUTPUT_BYTES)?,
        })
    }

    /// Takes a packet in; refuses one that is longer than any IP packet, or while no answer could be sent.
    pub fn put(&mut self, packet: &[u8]) -> bool {
        if packet.len() > self.input.capacity() || !self.has_room() {
            return false;
        }
        self.input.clear();
        self.input.extend_from_slice(packet);
        self.waiting = true;
        true
    }

    /// The packets sent since `clear`, each behind its length.
    pub fn output(&self) -> &[u8] {
        &self.output
    }

    pub fn clear(&mut self) {
        self.output.clear();
    }

    fn has_room(&self) -> bool {
        self.output.capacity() - self.output.len() >= LENGTH_BYTES + self.mtu
    }
}

impl Device for Card {
    type RxToken<'a> = Arriving<'a>;
    type TxToken<'a> = Leaving<'a>;

    fn receive(&mut self, _: Instant) -> Option<(Arriving<'_>, Leaving<'_>)> {
        if !self.waiting || !self.has_room() {
            return None;
        }
        self.waiting = false;
        Some((Arriving(&self.input), Leaving(&mut self.output)))
    }

    fn transmit(&mut self, _: Instant) -> Option<Leaving<'_>> {
        if self.has_room() { Some(Leaving(&mut self.output)) } else { None }
    }

    fn capabilities(&self) -> DeviceCapabilities {
        let mut capabilities = DeviceCapabilities::default();
        capabilities.medium = Medium::Ip;
        capabilities.max_transmission_unit = self.mtu;
        capabilities
    }
}

pub struct Arriving<'a>(&'a [u8]);

impl RxToken for Arriving<'_> {
    fn consume<R, F: FnOnce(&[u8]) -> R>(self, f: F) -> R {
        f(self.0)
    }
}

pub struct Leaving<'a>(&'a mut Vec<u8>);

impl TxToken for Leaving<'_> {
    fn consume<R, F: FnOnce(&mut [u8]) -> R>(self, length: usize, f: F) -> R {
        let start = self.0.len() + LENGTH_BYTES;
        self.0.extend_from_slice(&(length as u16).to_be_bytes());
        self.0.resize(start + length, 0);
        f(&mut self.0[start..])
    }
}

/// An empty vector with room for `length` bytes, if there is that much memory.
pub fn with_capacity(length: usize) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(length).ok()?;
    Some(bytes)
}
