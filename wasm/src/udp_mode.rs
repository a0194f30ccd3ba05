//! UDP mode: one datagram carries one segment behind a 20-byte header, the TCP header with a connection ID in place of
//! ports, checksum and urgent pointer.

use crate::arena::{Arena, read_u16, read_word};
use crate::options::{self, TIMESTAMPS_LENGTH, TIMESTAMPS_PREFIX};
use crate::row::{self, Fault, Named, Row, fail, flag, kind, word};

const HEADER: usize = 20;
const EXTENDED_HEADER: usize = 22;
/// Bytes from which a datagram of another kind shows a connection ID.
const ID_END: usize = 12;
const MAX_OPTIONS: usize = 40;
const MAX_EXTENDED_OPTIONS: usize = 2048;
const X_BIT: u8 = 0x08;
const A_BIT: u8 = 0x04;

/// Fills every row whose bytes the host has named; returns how many are sound.
pub fn decode(arena: &Arena, rows: &mut [Row]) -> usize {
    row::decode_all(arena, rows, decode_bytes)
}

/// Cuts `length` bytes at `offset` into pieces of `segment_size` bytes and decodes each; returns the rows written.
pub fn split(arena: &Arena, offset: i32, length: i32, segment_size: i32, rows: &mut [Row]) -> usize {
    let size = if segment_size > 0 { segment_size } else { length };
    let mut sound = true;
    let mut at = 0;
    for index in 0..rows.len() {
        if index > 0 && at >= length {
            return index;
        }
        let (before, from) = rows.split_at_mut(index);
        let row = &mut from[0];
        row[word::OFFSET] = offset.wrapping_add(at);
        row[word::LENGTH] = size.min(length - at);
        let decoded = row::decode_one(arena, row, decode_bytes);
        if let Some(previous) = before.last() {
            sound = sound && decoded && continues(previous, row);
            if !sound {
                fail(row, Fault::Discontinuous);
            }
        }
        at = at.saturating_add(size);
    }
    rows.len()
}

/// Writes the header of every row's segment and its length, or its fault and no length.
pub fn encode(arena: &mut Arena, rows: &mut [Row]) {
    row::encode_all(arena, rows, encode_row);
}

#[inline]
fn decode_bytes(row: &mut Row, named: &Named) -> Result<(), Fault> {
    let &Named { bytes, offset, .. } = named;
    let first = bytes[0];
    let nibble = first >> 4;
    if nibble < 5 {
        if nibble == 0 {
            return Err(Fault::UnknownKind);
        }
        row[word::KIND] = i32::from(nibble);
        if bytes.len() >= ID_END {
            note_id(row, bytes);
        }
        return Ok(());
    }
    if bytes.len() < HEADER {
        return Err(Fault::ShortHeader);
    }
    let (start, end) = option_bounds(bytes, first)?;
    row[word::FLAGS] = i32::from(bytes[1])
        | if first & A_BIT != 0 { flag::ACK_NOW } else { 0 }
        | if first & X_BIT != 0 { flag::EXTENDED } else { 0 };
    options::note(row, &bytes[start..end], offset + start as i32)?;
    row[word::WINDOW] = i32::from(u16::from_be_bytes([bytes[2], bytes[3]]));
    note_id(row, bytes);
    row[word::SEQ] = read_word(bytes, 12).unwrap_or(0);
    row[word::ACK] = read_word(bytes, 16).unwrap_or(0);
    row[word::OPTIONS_OFFSET] = offset + start as i32;
    row[word::OPTIONS_LENGTH] = (end - start) as i32;
    row[word::PAYLOAD_OFFSET] = offset + end as i32;
    row[word::PAYLOAD_LENGTH] = (bytes.len() - end) as i32;
    Ok(())
}

/// Where the options start and end: by the data offset, or by their own length field when the header is extended.
#[inline]
fn option_bounds(bytes: &[u8], first: u8) -> Result<(usize, usize), Fault> {
    let header = usize::from(first >> 4) * 4;
    if first & X_BIT == 0 {
        return if header <= bytes.len() { Ok((HEADER, header)) } else { Err(Fault::BadDataOffset) };
    }
    if header != HEADER {
        return Err(Fault::BadDataOffset);
    }
    let length = usize::from(read_u16(bytes, HEADER).ok_or(Fault::ShortHeader)?);
    if length > MAX_EXTENDED_OPTIONS || EXTENDED_HEADER + length > bytes.len() {
        return Err(Fault::BadOptionLength);
    }
    Ok((EXTENDED_HEADER, EXTENDED_HEADER + length))
}

#[inline]
fn note_id(row: &mut Row, bytes: &[u8]) {
    row[word::ID_HIGH] = read_word(bytes, 4).unwrap_or(0);
    row[word::ID_LOW] = read_word(bytes, 8).unwrap_or(0);
}

/// Whether `row` goes on where the segment in `previous` ends. SYN and FIN each take one sequence number.
fn continues(previous: &Row, row: &Row) -> bool {
    let flags = previous[word::FLAGS];
    let consumed = i32::from(flags & flag::SYN != 0) + i32::from(flags & flag::FIN != 0);
    previous[word::FAULT] == 0
        && previous[word::KIND] == kind::SEGMENT
        && row[word::KIND] == kind::SEGMENT
        && previous[word::ID_HIGH] == row[word::ID_HIGH]
        && previous[word::ID_LOW] == row[word::ID_LOW]
        && row[word::SEQ] == previous[word::SEQ].wrapping_add(previous[word::PAYLOAD_LENGTH]).wrapping_add(consumed)
}

fn encode_row(arena: &mut Arena, row: &Row) -> Result<i32, Fault> {
    let flags = row[word::FLAGS];
    let extended = flags & flag::EXTENDED != 0;
    let stamped = flags & flag::TIMESTAMP != 0;
    let limit = if extended { MAX_EXTENDED_OPTIONS } else { MAX_OPTIONS };
    let raw = usize::try_from(row[word::OPTIONS_LENGTH]).map_err(|_| Fault::BadOptionLength)?;
    if raw % 4 != 0 || raw > limit || (stamped && raw + TIMESTAMPS_LENGTH > limit) {
        return Err(Fault::BadOptionLength);
    }
    let options = if stamped { raw + TIMESTAMPS_LENGTH } else { raw };
    let start = if extended { EXTENDED_HEADER } else { HEADER };
    let payload = row[word::PAYLOAD_LENGTH];
    let length = payload.checked_add((start + options) as i32).filter(|_| payload >= 0).ok_or(Fault::Empty)?;
    let bytes = arena.get_mut(row[word::OFFSET], length).ok_or(Fault::Empty)?;

    let header = if extended { HEADER } else { HEADER + options };
    bytes[0] =
        (header as u8 / 4) << 4 | if extended { X_BIT } else { 0 } | if flags & flag::ACK_NOW != 0 { A_BIT } else { 0 };
    bytes[1] = flags as u8;
    bytes[2..4].copy_from_slice(&(row[word::WINDOW] as u16).to_be_bytes());
    bytes[4..8].copy_from_slice(&row[word::ID_HIGH].to_be_bytes());
    bytes[8..12].copy_from_slice(&row[word::ID_LOW].to_be_bytes());
    bytes[12..16].copy_from_slice(&row[word::SEQ].to_be_bytes());
    bytes[16..20].copy_from_slice(&row[word::ACK].to_be_bytes());
    if extended {
        bytes[20..22].copy_from_slice(&(options as u16).to_be_bytes());
    }
    if stamped {
        bytes[start..start + 4].copy_from_slice(&TIMESTAMPS_PREFIX.to_be_bytes());
        bytes[start + 4..start + 8].copy_from_slice(&row[word::TS_VAL].to_be_bytes());
        bytes[start + 8..start + 12].copy_from_slice(&row[word::TS_ECR].to_be_bytes());
    }
    Ok(length)
}
