//! smoltcp's own TCP socket, as an independent peer to test another implementation against: one interface with one
//! address and one socket. It has a retransmission timeout of at least a second and makes no use of SACK as a sender.

use crate::peer_device::{Card, with_capacity};
use alloc::vec::Vec;
use core::cell::Cell;
use smoltcp::iface::{Config, Interface, SocketHandle, SocketSet, SocketStorage};
use smoltcp::socket::tcp::{CongestionControl, RecvError, Socket, SocketBuffer, State};
use smoltcp::time::{Duration, Instant};
use smoltcp::wire::{HardwareAddress, IpAddress, IpCidr, IpListenEndpoint};

const MIN_MTU: usize = 576;
const MAX_MTU: usize = 65535;
const MAX_BUFFER: usize = 1 << 24;

/// How a peer is set up.
pub struct Settings {
    pub address: IpAddress,
    pub mtu: usize,
    pub receive_buffer: usize,
    pub send_buffer: usize,
    pub seed: u64,
    /// Whether it offers the timestamps option.
    pub timestamps: bool,
    /// Reno (RFC 5681); without it the windows alone limit what is in flight.
    pub reno: bool,
    /// How long an acknowledgment may wait for a second segment, in milliseconds; 0 sends each at once.
    pub ack_delay: u32,
}

pub struct Peer {
    interface: Interface,
    sockets: SocketSet<'static>,
    socket: SocketHandle,
    card: Card,
    address: IpAddress,
    /// Whether the host has fetched the output, so that the next call starts it anew.
    fetched: bool,
}

/// What `receive` gives when there are no bytes.
pub enum NoData {
    Finished,
    NotConnected,
}

impl Peer {
    /// None when a setting is out of range or there is no memory for the buffers.
    pub fn new(settings: &Settings) -> Option<Self> {
        let buffers = 1..=MAX_BUFFER;
        if !settings.address.is_unicast()
            || !(MIN_MTU..=MAX_MTU).contains(&settings.mtu)
            || !buffers.contains(&settings.receive_buffer)
            || !buffers.contains(&settings.send_buffer)
        {
            return None;
        }
        let mut card = Card::new(settings.mtu)?;
        let mut socket = Socket::new(ring(settings.receive_buffer)?, ring(settings.send_buffer)?);
        socket.set_tsval_generator(if settings.timestamps { Some(timestamp) } else { None });
        socket.set_congestion_control(if settings.reno { CongestionControl::Reno } else { CongestionControl::None });
        let delay = u64::from(settings.ack_delay);
        socket.set_ack_delay(if delay > 0 { Some(Duration::from_millis(delay)) } else { None });
        let mut storage: Vec<SocketStorage<'static>> = Vec::new();
        storage.try_reserve_exact(1).ok()?;
        let mut sockets = SocketSet::new(storage);
        let socket = sockets.add(socket);

        let mut config = Config::new(HardwareAddress::Ip);
        config.random_seed = settings.seed;
        let mut interface = Interface::new(config, &mut card, Instant::ZERO);
        interface.update_ip_addrs(|addresses| {
            // With a prefix of no bits every destination is on the link, so that no route is needed.
            let _ = addresses.push(IpCidr::new(settings.address, 0));
        });
        Some(Peer { interface, sockets, socket, card, address: settings.address, fetched: false })
    }

    pub fn listen(&mut self, port: u16) -> bool {
        let endpoint = IpListenEndpoint { addr: Some(self.address), port };
        self.socket().listen(endpoint).is_ok()
    }

    pub fn connect(&mut self, remote: IpAddress, remote_port: u16, local_port: u16) -> bool {
        let local = IpListenEndpoint { addr: Some(self.address), port: local_port };
        let socket = self.sockets.get_mut::<Socket>(self.socket);
        socket.connect(self.interface.context(), (remote, remote_port), local).is_ok()
    }

    /// Processes one packet; false when it has to be offered again after the output was fetched.
    pub fn arrive(&mut self, now: f64, packet: &[u8]) -> bool {
        self.start_output();
        if !self.card.put(packet) {
            return false;
        }
        self.interface.poll_ingress_single(instant(now), &mut self.card, &mut self.sockets);
        true
    }

    /// Sends what is due; the packets, each behind its 16-bit length, stay until the next call on this peer.
    pub fn poll(&mut self, now: f64) -> &[u8] {
        self.start_output();
        self.interface.poll(instant(now), &mut self.card, &mut self.sockets);
        self.fetched = true;
        self.card.output()
    }

    /// What the last `poll` gave.
    pub fn output(&self) -> &[u8] {
        self.card.output()
    }

    /// When `poll` has to be called again, in milliseconds; none when only a packet or the host changes anything.
    pub fn poll_at(&mut self, now: f64) -> Option<f64> {
        let at = self.interface.poll_at(instant(now), &self.sockets)?;
        Some(at.total_micros() as f64 / 1000.0)
    }

    /// How many of `bytes` were taken; none when the connection does not send any more or yet.
    pub fn send(&mut self, bytes: &[u8]) -> Option<usize> {
        self.socket().send_slice(bytes).ok()
    }

    pub fn receive(&mut self, into: &mut [u8]) -> Result<usize, NoData> {
        self.socket().recv_slice(into).map_err(|error| match error {
            RecvError::Finished => NoData::Finished,
            RecvError::InvalidState => NoData::NotConnected,
        })
    }

    /// Numbered in the order of RFC 9293, section 3.3.2, with CLOSED first.
    pub fn state(&mut self) -> i32 {
        match self.socket().state() {
            State::Closed => 0,
            State::Listen => 1,
            State::SynSent => 2,
            State::SynReceived => 3,
            State::Established => 4,
            State::FinWait1 => 5,
            State::FinWait2 => 6,
            State::CloseWait => 7,
            State::Closing => 8,
            State::LastAck => 9,
            State::TimeWait => 10,
        }
    }

    pub fn close(&mut self) {
        self.socket().close();
    }

    pub fn abort(&mut self) {
        self.socket().abort();
    }

    fn socket(&mut self) -> &mut Socket<'static> {
        self.sockets.get_mut::<Socket>(self.socket)
    }

    fn start_output(&mut self) {
        if core::mem::take(&mut self.fetched) {
            self.card.clear();
        }
    }
}

fn ring(length: usize) -> Option<SocketBuffer<'static>> {
    let mut bytes = with_capacity(length)?;
    bytes.resize(length, 0);
    Some(SocketBuffer::new(bytes))
}

struct Clock(Cell<u32>);

// SAFETY: the instance has one thread.
unsafe impl Sync for Clock {}

/// The time of the last call, for the generator of timestamps, which gets no argument.
static CLOCK: Clock = Clock(Cell::new(0));

fn timestamp() -> u32 {
    CLOCK.0.get()
}

/// Milliseconds, fractional, as smoltcp's instant. What is not a number counts as 0, the rest saturates.
fn instant(now: f64) -> Instant {
    CLOCK.0.set(now as i64 as u32);
    Instant::from_micros((now.clamp(0.0, 1e15) * 1000.0) as i64)
}
