//! Native mode, outwards: rows to whole IP packets, headers and checksums around a payload that is in place.

use crate::arena::Arena;
use crate::checksum;
use crate::options::{TIMESTAMPS_LENGTH, TIMESTAMPS_PREFIX};
use crate::row::{self, Fault, Row, flag, word};
use smoltcp::wire::{
    IPV4_HEADER_LEN, IPV6_HEADER_LEN, IpProtocol, Ipv4Packet, Ipv6Packet, TCP_HEADER_LEN, TcpPacket, TcpSeqNumber,
    UDP_HEADER_LEN, UdpPacket,
};

const TCP: i32 = 6;
const UDP: i32 = 17;
const ICMP: i32 = 1;
const ICMPV6: i32 = 58;
const ICMP_HEADER: usize = 8;
const MAX_OPTIONS: usize = 40;
/// The most that both versions of IP can carry: the total length of version 4 has sixteen bits.
const MAX_CARRIED: usize = 65535 - IPV4_HEADER_LEN;
const MAX_ADDRESSES: usize = 32;

/// How the network shall treat a packet, from `word::NETWORK`.
#[derive(Clone, Copy)]
struct Service {
    hop_limit: u8,
    /// DSCP and ECN (RFC 2474, RFC 3168).
    traffic_class: u8,
    /// Of IPv4: what the fragments are told by, if routers may make some.
    identification: Option<u16>,
}

/// Writes every row's packet and its length, or its fault and no length.
pub fn encode(arena: &mut Arena, rows: &mut [Row]) {
    row::encode_all(arena, rows, encode_row);
}

fn encode_row(arena: &mut Arena, row: &Row) -> Result<i32, Fault> {
    let (ip, address_bytes) = match row[word::IP_VERSION] {
        4 => (IPV4_HEADER_LEN, 8),
        6 => (IPV6_HEADER_LEN, MAX_ADDRESSES),
        _ => return Err(Fault::BadIp),
    };
    let fragmentable = row[word::FLAGS] & flag::FRAGMENTABLE != 0;
    let service = Service {
        hop_limit: (row[word::NETWORK] >> 24) as u8,
        traffic_class: (row[word::NETWORK] >> 16) as u8,
        identification: fragmentable.then_some(row[word::ID_LOW] as u16),
    };
    // No packet leaves a host with a hop limit of 0 (RFC 1122, section 3.2.1.7).
    if service.hop_limit == 0 {
        return Err(Fault::BadIp);
    }
    let mut store = [0u8; MAX_ADDRESSES];
    let addresses = &mut store[..address_bytes];
    addresses.copy_from_slice(arena.get(row[word::IP_OFFSET], address_bytes as i32).ok_or(Fault::Empty)?);

    let header = header_length(row)?;
    let payload = usize::try_from(row[word::PAYLOAD_LENGTH]).map_err(|_| Fault::Empty)?;
    let carried = header + payload;
    if carried > MAX_CARRIED {
        return Err(Fault::BadIp);
    }
    let length = (ip + carried) as i32;
    let bytes = arena.get_mut(row[word::OFFSET], length).ok_or(Fault::Empty)?;
    let (before, segment) = bytes.split_at_mut(ip);
    if ip == IPV4_HEADER_LEN {
        write_ipv4(before, addresses, row[word::PROTOCOL], length as u16, service);
    } else {
        write_ipv6(before, addresses, row[word::PROTOCOL], carried as u16, service);
    }
    let pseudo = checksum::pseudo_header(addresses, row[word::PROTOCOL] as u8, carried);
    match row[word::PROTOCOL] {
        TCP => write_tcp(segment, row, header, pseudo),
        UDP => write_udp(segment, row, pseudo),
        ICMP => write_icmp(segment, row, 0),
        _ => write_icmp(segment, row, pseudo),
    }
    Ok(length)
}

/// Bytes of the transport header, options included, or what makes the row impossible.
fn header_length(row: &Row) -> Result<usize, Fault> {
    match (row[word::PROTOCOL], row[word::IP_VERSION]) {
        (TCP, _) => {
            let raw = usize::try_from(row[word::OPTIONS_LENGTH]).map_err(|_| Fault::BadOptionLength)?;
            let stamped = row[word::FLAGS] & flag::TIMESTAMP != 0;
            let limit = if stamped { MAX_OPTIONS - TIMESTAMPS_LENGTH } else { MAX_OPTIONS };
            if raw % 4 != 0 || raw > limit || row[word::FLAGS] & flag::EXTENDED != 0 {
                return Err(Fault::BadOptionLength);
            }
            Ok(TCP_HEADER_LEN + MAX_OPTIONS - limit + raw)
        }
        (UDP, _) => Ok(UDP_HEADER_LEN),
        (ICMP, 4) | (ICMPV6, 6) => Ok(ICMP_HEADER),
        _ => Err(Fault::UnsupportedProtocol),
    }
}

/// Unless it may be fragmented, the identification means nothing and is 0 (RFC 6864).
fn write_ipv4(bytes: &mut [u8], addresses: &[u8], protocol: i32, length: u16, service: Service) {
    let mut packet = Ipv4Packet::new_unchecked(&mut *bytes);
    packet.set_version(4);
    packet.set_header_len(IPV4_HEADER_LEN as u8);
    packet.set_dscp(service.traffic_class >> 2);
    packet.set_ecn(service.traffic_class & 3);
    packet.set_total_len(length);
    packet.set_ident(service.identification.unwrap_or(0));
    packet.clear_flags();
    packet.set_more_frags(false);
    packet.set_frag_offset(0);
    packet.set_dont_frag(service.identification.is_none());
    packet.set_hop_limit(service.hop_limit);
    packet.set_next_header(IpProtocol::from(protocol as u8));
    packet.set_checksum(0);
    bytes[12..20].copy_from_slice(addresses);
    let sum = checksum::sum(bytes, 0);
    Ipv4Packet::new_unchecked(bytes).set_checksum(!sum);
}

fn write_ipv6(bytes: &mut [u8], addresses: &[u8], protocol: i32, carried: u16, service: Service) {
    let mut packet = Ipv6Packet::new_unchecked(&mut *bytes);
    packet.set_version(6);
    packet.set_traffic_class(service.traffic_class);
    packet.set_flow_label(0);
    packet.set_payload_len(carried);
    packet.set_next_header(IpProtocol::from(protocol as u8));
    packet.set_hop_limit(service.hop_limit);
    bytes[8..40].copy_from_slice(addresses);
}

fn write_tcp(bytes: &mut [u8], row: &Row, header: usize, pseudo: u32) {
    let mut packet = TcpPacket::new_unchecked(&mut *bytes);
    packet.set_src_port(row[word::SOURCE_PORT] as u16);
    packet.set_dst_port(row[word::DESTINATION_PORT] as u16);
    packet.set_seq_number(TcpSeqNumber(row[word::SEQ]));
    packet.set_ack_number(TcpSeqNumber(row[word::ACK]));
    packet.clear_flags();
    packet.set_header_len(header as u8);
    packet.set_window_len(row[word::WINDOW] as u16);
    packet.set_urgent_at(row[word::NETWORK] as u16);
    packet.set_checksum(0);
    bytes[13] = row[word::FLAGS] as u8;
    if row[word::FLAGS] & flag::TIMESTAMP != 0 {
        bytes[20..24].copy_from_slice(&TIMESTAMPS_PREFIX.to_be_bytes());
        bytes[24..28].copy_from_slice(&row[word::TS_VAL].to_be_bytes());
        bytes[28..32].copy_from_slice(&row[word::TS_ECR].to_be_bytes());
    }
    let checksum = if partial(row) { checksum::fold(pseudo.into()) } else { !checksum::sum(bytes, pseudo) };
    TcpPacket::new_unchecked(bytes).set_checksum(checksum);
}

fn write_udp(bytes: &mut [u8], row: &Row, pseudo: u32) {
    let length = bytes.len() as u16;
    let mut packet = UdpPacket::new_unchecked(&mut *bytes);
    packet.set_src_port(row[word::SOURCE_PORT] as u16);
    packet.set_dst_port(row[word::DESTINATION_PORT] as u16);
    packet.set_len(length);
    packet.set_checksum(0);
    let checksum = if partial(row) {
        checksum::fold(pseudo.into())
    } else {
        // Zero means that there is no checksum; its other ones'-complement form stands for it (RFC 768).
        match checksum::sum(bytes, pseudo) {
            0xffff => 0xffff,
            sum => !sum,
        }
    };
    UdpPacket::new_unchecked(bytes).set_checksum(checksum);
}

/// Whether whoever sends the packet on completes the checksum: then it is the pseudo-header's sum alone.
fn partial(row: &Row) -> bool {
    row[word::FLAGS] & flag::CHECKSUMMED != 0
}

/// Type and code are in the words of the ports, the four bytes after the checksum in the word of the sequence number.
fn write_icmp(bytes: &mut [u8], row: &Row, pseudo: u32) {
    bytes[0] = row[word::SOURCE_PORT] as u8;
    bytes[1] = row[word::DESTINATION_PORT] as u8;
    bytes[2..4].fill(0);
    bytes[4..8].copy_from_slice(&row[word::SEQ].to_be_bytes());
    let sum = checksum::sum(bytes, pseudo);
    bytes[2..4].copy_from_slice(&(!sum).to_be_bytes());
}
