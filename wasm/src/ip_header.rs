//! The IP header of a received packet, and for IPv6 the chain of extension headers, down to the transport header.

use crate::checksum;
use crate::row::Fault;
use smoltcp::wire::{
    IpProtocol, Ipv4Packet, Ipv6ExtHeader, Ipv6FragmentHeader, Ipv6OptionFailureType, Ipv6OptionRepr,
    Ipv6OptionsIterator, Ipv6Packet, Ipv6RoutingHeader,
};

/// More extension headers than any sender has a reason for.
const MAX_EXTENSION_HEADERS: usize = 8;
const IPV6_HEADER: usize = 40;
/// Fragment offset and the more-fragments flag.
const IPV4_FRAGMENT_BITS: u16 = 0x3fff;

/// What the network layer tells of a packet.
pub struct IpHeader {
    pub version: i32,
    pub protocol: u8,
    /// DSCP and ECN (RFC 2474, RFC 3168).
    pub traffic_class: u8,
    pub hop_limit: u8,
    /// Where source and destination address lie, one after the other.
    pub addresses: core::ops::Range<usize>,
    /// Where the transport header starts, and where the packet ends.
    pub start: usize,
    pub end: usize,
}

/// Reads the header of whichever version the first nibble tells.
pub fn parse(bytes: &[u8]) -> Result<IpHeader, Fault> {
    match bytes[0] >> 4 {
        4 => parse_ipv4(bytes),
        6 => parse_ipv6(bytes),
        _ => Err(Fault::BadIp),
    }
}

/// RFC 791. Options are skipped: none of them concerns the final destination.
fn parse_ipv4(bytes: &[u8]) -> Result<IpHeader, Fault> {
    let packet = Ipv4Packet::new_checked(bytes).map_err(|_| Fault::BadIp)?;
    let start = usize::from(packet.header_len());
    if checksum::sum(&bytes[..start], 0) != 0xffff {
        return Err(Fault::BadChecksum);
    }
    if u16::from_be_bytes([bytes[6], bytes[7]]) & IPV4_FRAGMENT_BITS != 0 {
        return Err(Fault::Fragment);
    }
    Ok(IpHeader {
        version: 4,
        protocol: packet.next_header().into(),
        traffic_class: bytes[1],
        hop_limit: packet.hop_limit(),
        addresses: 12..20,
        start,
        end: usize::from(packet.total_len()),
    })
}

/// RFC 8200, with its extension headers in any order but hop-by-hop options first.
fn parse_ipv6(bytes: &[u8]) -> Result<IpHeader, Fault> {
    let packet = Ipv6Packet::new_checked(bytes).map_err(|_| Fault::BadIp)?;
    let end = packet.total_len();
    let mut next = packet.next_header();
    let mut start = IPV6_HEADER;
    for index in 0..=MAX_EXTENSION_HEADERS {
        let rest = bytes.get(start..end).ok_or(Fault::BadIp)?;
        let length = match next {
            IpProtocol::HopByHop if index == 0 => options_length(rest)?,
            IpProtocol::Ipv6Opts => options_length(rest)?,
            IpProtocol::Ipv6Route => routing_length(rest)?,
            IpProtocol::Ipv6Frag => atomic_fragment_length(rest)?,
            IpProtocol::HopByHop => return Err(Fault::BadIp),
            protocol => {
                return Ok(IpHeader {
                    version: 6,
                    protocol: protocol.into(),
                    traffic_class: packet.traffic_class(),
                    hop_limit: packet.hop_limit(),
                    addresses: 8..IPV6_HEADER,
                    start,
                    end,
                });
            }
        };
        next = IpProtocol::from(rest[0]);
        start += length;
    }
    Err(Fault::BadIp)
}

/// Hop-by-hop or destination options: every option must be known, or of a type that says to skip it
/// (RFC 8200, section 4.2).
fn options_length(rest: &[u8]) -> Result<usize, Fault> {
    let header = Ipv6ExtHeader::new_checked(rest).map_err(|_| Fault::BadIp)?;
    for option in Ipv6OptionsIterator::new(header.payload()) {
        if let Ipv6OptionRepr::Unknown { type_, .. } = option.map_err(|_| Fault::BadIp)?
            && Ipv6OptionFailureType::from(type_) != Ipv6OptionFailureType::Skip
        {
            return Err(Fault::BadIp);
        }
    }
    Ok(2 + header.payload().len())
}

/// A routing header counts as absent when no segments are left; else the packet is not for this host
/// (RFC 8200, section 4.4; RFC 5095).
fn routing_length(rest: &[u8]) -> Result<usize, Fault> {
    let header = Ipv6ExtHeader::new_checked(rest).map_err(|_| Fault::BadIp)?;
    let routing = Ipv6RoutingHeader::new_checked(header.payload()).map_err(|_| Fault::BadIp)?;
    if routing.segments_left() != 0 {
        return Err(Fault::BadIp);
    }
    Ok(2 + header.payload().len())
}

/// A fragment header of a packet that is whole counts as absent (RFC 6946).
fn atomic_fragment_length(rest: &[u8]) -> Result<usize, Fault> {
    let bytes = rest.get(2..8).ok_or(Fault::BadIp)?;
    let header = Ipv6FragmentHeader::new_checked(bytes).map_err(|_| Fault::BadIp)?;
    if header.more_frags() || header.frag_offset() != 0 {
        return Err(Fault::Fragment);
    }
    Ok(8)
}
