//! Work that all threads share, and that is handed on in order.

use poruch::Cache;

use crate::flow::{Bounds, flow};

/// Items that may be under way for each thread: taken up, but not handed on.
const ITEMS_A_THREAD: usize = 32;

/// Calls `work` for each item on the threads of the rayon pool at hand, and hands what came of it to `take` in the order
/// of the items, as soon as it is there: what is not yet handed on is at most 32 a thread. `work` must not use the pool
/// itself.
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
pub fn in_order<'a, P: Sync, T: Send, E: Send>(
    items: &'a [P],
    work: impl Fn(&mut Cache, &'a P) -> T + Sync,
    take: impl FnMut(T) -> Result<(), E> + Send,
) -> Result<(), E> {
    let mut items = items.iter();
    let bounds = Bounds { items: ITEMS_A_THREAD * rayon::current_num_threads(), weight: usize::MAX };
    flow(bounds, |_: &mut Cache| items.next().map(|item| (item, 0)), work, take)
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
