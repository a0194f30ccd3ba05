//! Native mode, inwards: whole IP packets to rows.

use crate::arena::{Arena, read_word};
use crate::checksum;
use crate::ip_header;
use crate::options;
use crate::row::{self, Fault, Named, Row, kind, word};
use smoltcp::wire::{Icmpv4Packet, Icmpv6Packet, TCP_HEADER_LEN, TcpPacket, UDP_HEADER_LEN, UdpPacket};

const TCP: u8 = 6;
const UDP: u8 = 17;
const ICMP: u8 = 1;
const ICMPV6: u8 = 58;
/// Type, code, checksum and the word that means something else in each message.
const ICMP_HEADER: usize = 8;
const VALID: u16 = 0xffff;

/// Fills every row whose packet the host has named; returns how many are sound.
pub fn decode(arena: &Arena, rows: &mut [Row]) -> usize {
    row::decode_all(arena, rows, decode_bytes)
}

fn decode_bytes(row: &mut Row, named: &Named) -> Result<(), Fault> {
    let &Named { bytes, offset, checksummed } = named;
    let header = ip_header::parse(bytes)?;
    let segment = bytes.get(header.start..header.end).ok_or(Fault::BadIp)?;
    let addresses = bytes.get(header.addresses).ok_or(Fault::BadIp)?;
    let at = offset + header.start as i32;
    match (header.protocol, header.version) {
        (TCP, _) => decode_tcp(row, segment, at, (!checksummed).then_some(addresses))?,
        (UDP, version) => decode_udp(row, segment, at, (!checksummed).then_some(addresses), version == 4)?,
        (ICMP, 4) => decode_icmpv4(row, segment, at)?,
        (ICMPV6, 6) => decode_icmpv6(row, segment, at, addresses)?,
        _ => return Err(Fault::UnsupportedProtocol),
    }
    row[word::IP_VERSION] = header.version;
    row[word::PROTOCOL] = i32::from(header.protocol);
    row[word::IP_OFFSET] = offset;
    row[word::NETWORK] |= i32::from(header.traffic_class) << 16 | i32::from(header.hop_limit) << 24;
    Ok(())
}

/// With addresses the checksum is verified; without, the caller has it from elsewhere that the segment is sound.
fn decode_tcp(row: &mut Row, segment: &[u8], offset: i32, addresses: Option<&[u8]>) -> Result<(), Fault> {
    if segment.len() < TCP_HEADER_LEN {
        return Err(Fault::ShortHeader);
    }
    let packet = TcpPacket::new_checked(segment).map_err(|_| Fault::BadDataOffset)?;
    if let Some(addresses) = addresses
        && checksum::sum(segment, checksum::pseudo_header(addresses, TCP, segment.len())) != VALID
    {
        return Err(Fault::BadChecksum);
    }
    let header = usize::from(packet.header_len());
    row[word::KIND] = kind::SEGMENT;
    row[word::FLAGS] = i32::from(segment[13]);
    options::note(row, packet.options(), offset + TCP_HEADER_LEN as i32)?;
    row[word::WINDOW] = i32::from(packet.window_len());
    row[word::SEQ] = packet.seq_number().0;
    row[word::ACK] = packet.ack_number().0;
    row[word::NETWORK] = i32::from(packet.urgent_at());
    row[word::OPTIONS_OFFSET] = offset + TCP_HEADER_LEN as i32;
    row[word::OPTIONS_LENGTH] = (header - TCP_HEADER_LEN) as i32;
    note_payload(row, offset, header, segment.len());
    note_ports(row, packet.src_port(), packet.dst_port());
    Ok(())
}

/// The pseudo-header counts what UDP's own length field says (RFC 768), which may be less than IP carries. A checksum
/// of zero tells that there is none; only IPv4 allows that. Without addresses it is not verified.
fn decode_udp(
    row: &mut Row,
    segment: &[u8],
    offset: i32,
    addresses: Option<&[u8]>,
    optional: bool,
) -> Result<(), Fault> {
    let packet = UdpPacket::new_checked(segment).map_err(|_| Fault::ShortHeader)?;
    let length = usize::from(packet.len());
    let valid = match (packet.checksum(), addresses) {
        (_, None) => true,
        (0, _) => optional,
        (_, Some(addresses)) => {
            checksum::sum(&segment[..length], checksum::pseudo_header(addresses, UDP, length)) == VALID
        }
    };
    if !valid {
        return Err(Fault::BadChecksum);
    }
    row[word::KIND] = kind::USER_DATAGRAM;
    note_payload(row, offset, UDP_HEADER_LEN, length);
    note_ports(row, packet.src_port(), packet.dst_port());
    Ok(())
}

fn decode_icmpv4(row: &mut Row, segment: &[u8], offset: i32) -> Result<(), Fault> {
    let packet = Icmpv4Packet::new_checked(segment).map_err(|_| Fault::ShortHeader)?;
    if checksum::sum(segment, 0) != VALID {
        return Err(Fault::BadChecksum);
    }
    note_icmp(row, packet.msg_type().into(), packet.msg_code(), segment, offset);
    Ok(())
}

fn decode_icmpv6(row: &mut Row, segment: &[u8], offset: i32, addresses: &[u8]) -> Result<(), Fault> {
    if segment.len() < ICMP_HEADER {
        return Err(Fault::ShortHeader);
    }
    if checksum::sum(segment, checksum::pseudo_header(addresses, ICMPV6, segment.len())) != VALID {
        return Err(Fault::BadChecksum);
    }
    let packet = Icmpv6Packet::new_checked(segment).map_err(|_| Fault::UnsupportedProtocol)?;
    note_icmp(row, packet.msg_type().into(), packet.msg_code(), segment, offset);
    Ok(())
}

fn note_icmp(row: &mut Row, message: u8, code: u8, segment: &[u8], offset: i32) {
    row[word::KIND] = kind::CONTROL;
    row[word::SEQ] = read_word(segment, 4).unwrap_or(0);
    note_payload(row, offset, ICMP_HEADER, segment.len());
    note_ports(row, u16::from(message), u16::from(code));
}

fn note_payload(row: &mut Row, offset: i32, start: usize, end: usize) {
    row[word::PAYLOAD_OFFSET] = offset + start as i32;
    row[word::PAYLOAD_LENGTH] = (end - start) as i32;
}

fn note_ports(row: &mut Row, source: u16, destination: u16) {
    row[word::SOURCE_PORT] = i32::from(source);
    row[word::DESTINATION_PORT] = i32::from(destination);
}
