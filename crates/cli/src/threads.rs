//! How many threads share the work.

use std::num::NonZeroUsize;
use std::thread;

use anyhow::Result;

/// As many as asked for, else as many as the machine has cores.
pub(crate) fn count(threads: Option<NonZeroUsize>) -> usize {
    threads.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get)
}

/// Threads for work on what is held.
pub(crate) fn pool(threads: Option<NonZeroUsize>) -> Result<rayon::ThreadPool> {
    Ok(rayon::ThreadPoolBuilder::new().num_threads(count(threads)).build()?)
}
