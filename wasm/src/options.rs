//! TCP options: walked by smoltcp's parser, noted in a row.

use crate::arena::{read_u16, read_word};
use crate::row::{Fault, Row, flag, word};
use smoltcp::wire::TcpOption;

/// The option kind for experiments and kamo's identifier within it (RFC 6994).
const EXPERIMENT: u8 = 253;
const KAMO: u16 = 0x4b4d;

const MSS: u8 = 2;
const WINDOW_SCALE: u8 = 3;
const SACK_PERMITTED: u8 = 4;
const SACK: u8 = 5;
const TIMESTAMPS: u8 = 8;

/// NOP NOP, then the timestamps option: how they are laid out when they stand first (RFC 7323, appendix A).
pub const TIMESTAMPS_PREFIX: i32 = 0x0101_080a;
pub const TIMESTAMPS_LENGTH: usize = 12;

/// Walks `options`, whose first byte is at the absolute `offset`, and sets the row's timestamps, SACK and kamo words.
#[inline]
pub fn note(row: &mut Row, options: &[u8], offset: i32) -> Result<(), Fault> {
    let mut rest = options;
    if read_word(rest, 0) == Some(TIMESTAMPS_PREFIX)
        && let (Some(value), Some(echo)) = (read_word(rest, 4), read_word(rest, 8))
    {
        note_timestamps(row, value, echo);
        rest = &rest[TIMESTAMPS_LENGTH..];
    }
    while let Some(&kind) = rest.first() {
        let at = options.len() - rest.len();
        let (next, option) = TcpOption::parse(rest).map_err(|_| fault_of(rest))?;
        match option {
            TcpOption::EndOfList => return Ok(()),
            TcpOption::TimeStamp { tsval, tsecr } => note_timestamps(row, tsval as i32, tsecr as i32),
            TcpOption::SackRange(_) => note_sack(row, offset + at as i32 + 2, (rest.len() - next.len() - 2) / 8),
            TcpOption::Unknown { data, .. } => match kind {
                TIMESTAMPS => return Err(Fault::BadTimestamp),
                EXPERIMENT if data.len() >= 3 && read_u16(data, 0) == Some(KAMO) => row[word::FLAGS] |= flag::KAMO,
                _ => {}
            },
            _ => {}
        }
        rest = next;
    }
    Ok(())
}

fn note_timestamps(row: &mut Row, value: i32, echo: i32) {
    if row[word::FLAGS] & flag::TIMESTAMP == 0 {
        row[word::FLAGS] |= flag::TIMESTAMP;
        row[word::TS_VAL] = value;
        row[word::TS_ECR] = echo;
    }
}

fn note_sack(row: &mut Row, offset: i32, count: usize) {
    if row[word::FLAGS] & flag::SACK == 0 {
        row[word::FLAGS] |= flag::SACK;
        row[word::SACK_OFFSET] = offset;
        row[word::SACK_COUNT] = count as i32;
    }
}

/// Why smoltcp refused the option that `rest` starts with.
#[cold]
fn fault_of(rest: &[u8]) -> Fault {
    let length = rest.get(1).map_or(0, |&length| usize::from(length));
    if length < 2 || length > rest.len() {
        return Fault::BadOptionLength;
    }
    match rest[0] {
        SACK => Fault::BadSack,
        MSS | WINDOW_SCALE | SACK_PERMITTED => Fault::BadOption,
        _ => Fault::BadOptionLength,
    }
}
