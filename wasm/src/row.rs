//! The row layout that the host and the engine share; it repeats `src/wire/segment-row.ts`, and a test compares the
//! two through `abi::row_layout`.

use crate::arena::Arena;

/// Words in one row.
pub const WORDS: usize = 24;

/// Indices of a row's words.
pub mod word {
    pub const FAULT: usize = 0;
    pub const KIND: usize = 1;
    pub const OFFSET: usize = 2;
    pub const LENGTH: usize = 3;
    pub const FLAGS: usize = 4;
    pub const WINDOW: usize = 5;
    pub const ID_HIGH: usize = 6;
    pub const ID_LOW: usize = 7;
    pub const SEQ: usize = 8;
    pub const ACK: usize = 9;
    pub const TS_VAL: usize = 10;
    pub const TS_ECR: usize = 11;
    pub const OPTIONS_OFFSET: usize = 12;
    pub const OPTIONS_LENGTH: usize = 13;
    pub const PAYLOAD_OFFSET: usize = 14;
    pub const PAYLOAD_LENGTH: usize = 15;
    pub const SACK_OFFSET: usize = 16;
    pub const SACK_COUNT: usize = 17;
    pub const IP_VERSION: usize = 18;
    pub const PROTOCOL: usize = 19;
    pub const IP_OFFSET: usize = 20;
    pub const SOURCE_PORT: usize = 21;
    pub const DESTINATION_PORT: usize = 22;
    pub const NETWORK: usize = 23;
}

/// Bits of `word::FLAGS`.
pub mod flag {
    pub const FIN: i32 = 1;
    pub const SYN: i32 = 2;
    pub const ACK_NOW: i32 = 1 << 8;
    pub const EXTENDED: i32 = 1 << 9;
    pub const TIMESTAMP: i32 = 1 << 10;
    pub const SACK: i32 = 1 << 11;
    pub const KAMO: i32 = 1 << 12;
    pub const CHECKSUMMED: i32 = 1 << 13;
    pub const FRAGMENTABLE: i32 = 1 << 14;
}

/// Values of `word::KIND`.
pub mod kind {
    pub const SEGMENT: i32 = 0;
    pub const USER_DATAGRAM: i32 = 1;
    pub const CONTROL: i32 = 2;
}

/// Why a row is of no use; the position in `ROW_FAULTS` of the TypeScript file.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(i32)]
pub enum Fault {
    None = 0,
    Empty = 1,
    UnknownKind = 2,
    ShortHeader = 3,
    BadDataOffset = 4,
    BadOptionLength = 5,
    BadOption = 6,
    BadTimestamp = 7,
    BadSack = 8,
    Discontinuous = 9,
    BadIp = 10,
    BadChecksum = 11,
    Fragment = 12,
    UnsupportedProtocol = 13,
}

/// One row of the shared table.
pub type Row = [i32; WORDS];

/// Empties a row but for where its bytes are.
pub fn reset(row: &mut Row, offset: i32, length: i32) {
    *row = [0; WORDS];
    row[word::OFFSET] = offset;
    row[word::LENGTH] = length;
}

/// What one row names: the bytes, where they lie in the memory, and whether somebody vouches for the checksum of what
/// they carry.
pub struct Named<'a> {
    pub bytes: &'a [u8],
    pub offset: i32,
    pub checksummed: bool,
}

/// Decodes the bytes that every row names; returns how many rows are sound. A faulty row keeps its fault alone.
#[inline]
pub fn decode_all(arena: &Arena, rows: &mut [Row], decode: impl Fn(&mut Row, &Named) -> Result<(), Fault>) -> usize {
    rows.iter_mut().map(|row| usize::from(decode_one(arena, row, &decode))).sum()
}

/// Decodes the bytes that one row names; returns whether it is sound.
#[inline]
pub fn decode_one(arena: &Arena, row: &mut Row, decode: impl Fn(&mut Row, &Named) -> Result<(), Fault>) -> bool {
    let (offset, length) = (row[word::OFFSET], row[word::LENGTH]);
    let checksummed = row[word::FLAGS] & flag::CHECKSUMMED != 0;
    reset(row, offset, length);
    let fault = match arena.get(offset, length) {
        Some(bytes) if !bytes.is_empty() => match decode(row, &Named { bytes, offset, checksummed }) {
            Ok(()) => return true,
            Err(fault) => fault,
        },
        _ => Fault::Empty,
    };
    fail(row, fault)
}

/// Encodes every row; what it gives is the row's length, or its fault and no length.
#[inline]
pub fn encode_all(arena: &mut Arena, rows: &mut [Row], encode: impl Fn(&mut Arena, &Row) -> Result<i32, Fault>) {
    for row in rows {
        let (fault, length) = match encode(arena, row) {
            Ok(length) => (Fault::None, length),
            Err(fault) => (fault, 0),
        };
        row[word::FAULT] = fault as i32;
        row[word::LENGTH] = length;
    }
}

/// Leaves nothing in a row but where its bytes are and what is wrong with them.
pub fn fail(row: &mut Row, fault: Fault) -> bool {
    let (offset, length) = (row[word::OFFSET], row[word::LENGTH]);
    reset(row, offset, length);
    row[word::FAULT] = fault as i32;
    false
}

/// Every constant above that the host declares too: the row's size, the words, the flags, the kinds, the last fault.
pub const LAYOUT: [i32; 36] = [
    WORDS as i32,
    word::FAULT as i32,
    word::KIND as i32,
    word::OFFSET as i32,
    word::LENGTH as i32,
    word::FLAGS as i32,
    word::WINDOW as i32,
    word::ID_HIGH as i32,
    word::ID_LOW as i32,
    word::SEQ as i32,
    word::ACK as i32,
    word::TS_VAL as i32,
    word::TS_ECR as i32,
    word::OPTIONS_OFFSET as i32,
    word::OPTIONS_LENGTH as i32,
    word::PAYLOAD_OFFSET as i32,
    word::PAYLOAD_LENGTH as i32,
    word::SACK_OFFSET as i32,
    word::SACK_COUNT as i32,
    word::IP_VERSION as i32,
    word::PROTOCOL as i32,
    word::IP_OFFSET as i32,
    word::SOURCE_PORT as i32,
    word::DESTINATION_PORT as i32,
    word::NETWORK as i32,
    flag::ACK_NOW,
    flag::EXTENDED,
    flag::TIMESTAMP,
    flag::SACK,
    flag::KAMO,
    flag::CHECKSUMMED,
    flag::FRAGMENTABLE,
    kind::SEGMENT,
    kind::USER_DATAGRAM,
    kind::CONTROL,
    Fault::UnsupportedProtocol as i32,
];
