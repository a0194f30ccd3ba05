//! The Internet checksum (RFC 1071), thirty-two bytes a step: smoltcp's own takes more than twice the time.

use core::arch::wasm32::{u16x8_splat, u32x4_add, u32x4_extadd_pairwise_u16x8, u32x4_extract_lane, v128, v128_load};

const STEP: usize = 16;
/// A 32-bit lane takes at most 2 × 65535 a step, so that this many bytes cannot overflow it.
const BLOCK: usize = 1 << 18;

/// The ones'-complement sum of `bytes` as big-endian 16-bit words, an odd last byte padded by zero, added to
/// `initial`; folded to 16 bits, not complemented.
pub fn sum(bytes: &[u8], initial: u32) -> u16 {
    let mut total = 0u64;
    for block in bytes.chunks(BLOCK) {
        total += sum_block(block);
    }
    // The words were added in the machine's order; swapping the sum is as good as swapping each (RFC 1071, 2 (B)).
    fold(u64::from(fold(total).swap_bytes()) + u64::from(initial))
}

/// Folds carries into 16 bits.
pub fn fold(mut total: u64) -> u16 {
    while total > 0xffff {
        total = (total & 0xffff) + (total >> 16);
    }
    total as u16
}

/// The sum of the pseudo-header (RFC 9293, section 3.1; RFC 8200, section 8.1): both addresses, one after the other,
/// the protocol and the length of what it carries.
pub fn pseudo_header(addresses: &[u8], protocol: u8, length: usize) -> u32 {
    let length = length as u32;
    u32::from(sum(addresses, u32::from(protocol))) + (length >> 16) + (length & 0xffff)
}

#[inline]
fn sum_block(block: &[u8]) -> u64 {
    let mut even = u16x8_splat(0);
    let mut odd = u16x8_splat(0);
    let pairs = block.chunks_exact(2 * STEP);
    let tail = pairs.remainder();
    for pair in pairs {
        even = u32x4_add(even, u32x4_extadd_pairwise_u16x8(load(pair)));
        odd = u32x4_add(odd, u32x4_extadd_pairwise_u16x8(load(&pair[STEP..])));
    }
    let rest = match tail.split_at_checked(STEP) {
        Some((step, rest)) => {
            even = u32x4_add(even, u32x4_extadd_pairwise_u16x8(load(step)));
            rest
        }
        None => tail,
    };
    lanes(even) + lanes(odd) + sum_rest(rest)
}

/// Four bytes a step: two 16-bit words side by side are as good as one after the other, once carries are folded.
#[inline]
fn sum_rest(rest: &[u8]) -> u64 {
    let (words, last) = rest.as_chunks::<4>();
    let sum: u64 = words.iter().map(|&word| u64::from(u32::from_le_bytes(word))).sum();
    sum + match *last {
        [a] => u64::from(a),
        [a, b] => u64::from(u16::from_le_bytes([a, b])),
        [a, b, c] => u64::from(u32::from_le_bytes([a, b, c, 0])),
        _ => 0,
    }
}

#[inline]
fn load(bytes: &[u8]) -> v128 {
    let bytes: &[u8; STEP] = bytes.first_chunk().unwrap_or(&[0; STEP]);
    // SAFETY: sixteen bytes are there, and the load asks for no alignment.
    unsafe { v128_load(bytes.as_ptr().cast()) }
}

#[inline]
fn lanes(sums: v128) -> u64 {
    u64::from(u32x4_extract_lane::<0>(sums))
        + u64::from(u32x4_extract_lane::<1>(sums))
        + u64::from(u32x4_extract_lane::<2>(sums))
        + u64::from(u32x4_extract_lane::<3>(sums))
}
