//! Checked access to the memory that the host shares: a stretch of bytes by bounds, and rows by address and count.
//!
//! The host keeps the arena and its rows apart from each other and from the heap (it gets them from `allocate`), and
//! calls nothing else while a call runs; that is what makes the slices here exclusive.

use crate::row::Row;
use core::mem::{align_of, size_of};
use core::slice;

/// Where the memory ends now.
pub fn memory_end() -> usize {
    core::arch::wasm32::memory_size(0) << 16
}

/// `count` rows at `address`, or none when they are not wholly inside the memory or not aligned.
pub fn rows<'a>(address: usize, count: usize) -> &'a mut [Row] {
    let fits = count
        .checked_mul(size_of::<Row>())
        .and_then(|bytes| bytes.checked_add(address))
        .is_some_and(|end| end <= memory_end());
    if address == 0 || !fits || !address.is_multiple_of(align_of::<Row>()) {
        return &mut [];
    }
    // SAFETY: inside the memory, aligned, any bit pattern is a row; exclusive as the module says.
    unsafe { slice::from_raw_parts_mut(address as *mut Row, count) }
}

/// The bytes `[start, end)`, addressed by their absolute offsets.
pub struct Arena<'a> {
    start: usize,
    bytes: &'a mut [u8],
}

impl<'a> Arena<'a> {
    /// An arena of no bytes when the bounds are not inside the memory.
    pub fn new(start: usize, end: usize) -> Self {
        if start == 0 || start > end || end > memory_end() {
            return Arena { start, bytes: &mut [] };
        }
        // SAFETY: inside the memory; exclusive as the module says.
        let bytes = unsafe { slice::from_raw_parts_mut(start as *mut u8, end - start) };
        Arena { start, bytes }
    }

    /// `length` bytes at the absolute `offset`, when they are inside the arena.
    #[inline]
    pub fn get(&self, offset: i32, length: i32) -> Option<&[u8]> {
        let at = usize::try_from(offset).ok()?.checked_sub(self.start)?;
        let length = usize::try_from(length).ok()?;
        self.bytes.get(at..at.checked_add(length)?)
    }

    #[inline]
    pub fn get_mut(&mut self, offset: i32, length: i32) -> Option<&mut [u8]> {
        let at = usize::try_from(offset).ok()?.checked_sub(self.start)?;
        let length = usize::try_from(length).ok()?;
        self.bytes.get_mut(at..at.checked_add(length)?)
    }
}

#[inline]
pub fn read_u16(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

/// Thirty-two bits as the int32 that a row holds.
#[inline]
pub fn read_word(bytes: &[u8], at: usize) -> Option<i32> {
    Some(i32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}
