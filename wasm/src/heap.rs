//! The allocator: dlmalloc over the one fixed region between the end of the static data and the end of the memory.
//! It never grows memory; when the region is used up an allocation fails, and what the host asked for is refused.

use crate::arena::memory_end;
use core::alloc::{GlobalAlloc, Layout};
use core::cell::{Cell, UnsafeCell};
use core::ptr;
use dlmalloc::{Allocator, Dlmalloc};

unsafe extern "C" {
    static __heap_base: u8;
}

/// Hands the region out once.
struct Region {
    taken: Cell<bool>,
}

// SAFETY: the region is inside the memory, used by nobody else and handed out once.
unsafe impl Allocator for Region {
    fn alloc(&self, size: usize) -> (*mut u8, usize, u32) {
        let start = (&raw const __heap_base as usize).next_multiple_of(64);
        let room = memory_end().saturating_sub(start);
        if size > room || self.taken.replace(true) {
            return (ptr::null_mut(), 0, 0);
        }
        (start as *mut u8, room, 0)
    }

    fn remap(&self, _: *mut u8, _: usize, _: usize, _: bool) -> *mut u8 {
        ptr::null_mut()
    }

    fn free_part(&self, _: *mut u8, _: usize, _: usize) -> bool {
        false
    }

    fn free(&self, _: *mut u8, _: usize) -> bool {
        false
    }

    fn can_release_part(&self, _: u32) -> bool {
        false
    }

    fn allocates_zeros(&self) -> bool {
        true
    }

    fn page_size(&self) -> usize {
        65536
    }
}

struct Heap(UnsafeCell<Dlmalloc<Region>>);

// SAFETY: the instance has one thread, and its memory is not shared.
unsafe impl Sync for Heap {}

// SAFETY: dlmalloc keeps the contract of GlobalAlloc; with one thread there is one caller at a time.
unsafe impl GlobalAlloc for Heap {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        unsafe { (*self.0.get()).malloc(layout.size(), layout.align()) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        unsafe { (*self.0.get()).calloc(layout.size(), layout.align()) }
    }

    unsafe fn dealloc(&self, address: *mut u8, layout: Layout) {
        unsafe { (*self.0.get()).free(address, layout.size(), layout.align()) }
    }

    unsafe fn realloc(&self, address: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        unsafe { (*self.0.get()).realloc(address, layout.size(), layout.align(), size) }
    }
}

#[global_allocator]
static HEAP: Heap = Heap(UnsafeCell::new(Dlmalloc::new_with_allocator(Region { taken: Cell::new(false) })));
