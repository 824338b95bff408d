//! Work that all threads share, and that is handed on in order.

use std::sync::{Mutex, PoisonError};

use poruch::Cache;
use rayon::prelude::*;

/// Items that a thread takes before what came of them is handed on.
const ITEMS_A_THREAD: usize = 32;

/// Calls `work` for each item on the threads of the rayon pool at hand, and hands what came of it to `take` in the order
/// of the items, some at a time: what is not yet handed on is at most 32 a thread.
///
/// ```
/// use poruch_dump::in_order;
///
/// let mut squares = Vec::new();
/// in_order(&[1, 2, 3], |_, number| number * number, |square| {
///     squares.push(square);
///     Ok::<(), std::io::Error>(())
/// })?;
/// assert_eq!(squares, [1, 4, 9]);
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
///
/// The first that `take` gives, after which no more is handed on.
pub fn in_order<'a, P: Sync, T: Send, E>(
    items: &'a [P],
    work: impl Fn(&mut Cache, &'a P) -> T + Sync,
    mut take: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    let caches = Caches::default();
    for batch in items.chunks(ITEMS_A_THREAD * rayon::current_num_threads()) {
        let done: Vec<T> =
            batch.par_iter().map_init(|| caches.lend(), |lent, item| work(&mut lent.cache, item)).collect();
        done.into_iter().try_for_each(&mut take)?;
    }
    Ok(())
}

/// Caches that are kept from one batch to the next: what they know makes the next one faster.
#[derive(Default)]
struct Caches {
    idle: Mutex<Vec<Cache>>,
}

/// A cache that goes back when it is no longer used.
struct Lent<'a> {
    cache: Cache,
    owner: &'a Caches,
}

impl Caches {
    fn lend(&self) -> Lent<'_> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        Lent { cache: idle.unwrap_or_default(), owner: self }
    }
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        let cache = std::mem::take(&mut self.cache);
        self.owner.idle.lock().unwrap_or_else(PoisonError::into_inner).push(cache);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hands_on_in_the_order_of_the_items() {
        let items: Vec<usize> = (0..1000).collect();
        let mut taken = Vec::new();
        let outcome: Result<(), ()> = in_order(
            &items,
            |_, item| item * 2,
            |double| {
                taken.push(double);
                Ok(())
            },
        );
        assert_eq!(outcome, Ok(()));
        assert!(taken.iter().enumerate().all(|(at, double)| *double == at * 2) && taken.len() == 1000);
    }

    #[test]
    fn ends_at_the_first_that_is_not_taken() {
        let mut taken = 0;
        let outcome = in_order(
            &[1, 2, 3, 4],
            |_, item| *item,
            |item| {
                taken += 1;
                if item < 3 { Ok(()) } else { Err(item) }
            },
        );
        assert_eq!((outcome, taken), (Err(3), 3));
    }
}
