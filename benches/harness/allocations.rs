//! Allocations of a row, counted by the allocator of every target.
//!
//! The allocator counts always, but in cells of the thread's own and without a lock: one to three parts in a hundred of
//! what parsers take, ours like the others. What is read off the counters is read apart from the rounds that are timed.

use std::alloc::System;

use alloc_tracker::{Allocator, ReportOperation, Session};

#[global_allocator]
static ALLOCATOR: Allocator<System> = Allocator::system();

/// What a row allocates while it goes through its corpus once.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Allocations {
    /// Allocations, on all threads; a block that grows is allocated anew.
    pub count: f64,
    /// The most bytes that were held at a time beyond those held before, by the thread that called.
    pub peak: f64,
}

impl Allocations {
    /// What `work` allocates.
    pub fn of(work: impl FnOnce()) -> Self {
        let session = Session::new().no_stdout().no_file();
        let (process, thread) = (session.operation("process"), session.operation("thread"));
        {
            let _process = process.measure_process().iterations(1);
            let _thread = thread.measure_thread().iterations(1);
            work();
        }
        let report = session.to_report();
        let find = |name| report.operations().find(|(operation, _)| *operation == name).map(|(_, operation)| operation);
        let count = find("process").and_then(ReportOperation::allocations);
        let peak = find("thread").and_then(ReportOperation::peak_outstanding_bytes);
        Self { count: count.unwrap_or_default(), peak: peak.unwrap_or_default() }
    }
}

#[cfg(test)]
mod tests {
    use std::hint::black_box;

    use super::*;

    #[test]
    fn counts_allocations_and_what_is_held_at_a_time() {
        let work = || {
            for _ in 0..100 {
                black_box(Vec::<u8>::with_capacity(black_box(10_000)));
            }
        };
        let allocations = Allocations::of(work);
        // Other tests allocate at the same time, on threads of their own.
        assert!(allocations.count >= 100.0, "{allocations:?}");
        assert!((10_000.0..20_000.0).contains(&allocations.peak), "{allocations:?}");
    }

    #[test]
    fn counts_on_all_threads() {
        let work = || {
            std::thread::spawn(|| drop(black_box(vec![0_u64; 100]))).join().expect("a thread that ends");
        };
        assert!(Allocations::of(work).count >= 1.0);
    }
}
