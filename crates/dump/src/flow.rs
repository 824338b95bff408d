//! Work that all threads share, taken up one item after another and handed on in the same order.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// What may be under way at a time: taken up, but not handed on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bounds {
    /// How many items.
    pub(crate) items: usize,
    /// How much they weigh together; one alone may weigh more.
    pub(crate) weight: usize,
}

/// Takes up what `next` gives, with its weight, calls `work` for each on the threads of the rayon pool at hand, and hands
/// what came of it to `take` in the order of the items.
///
/// No thread waits for another, as long as no bound is met: each takes up an item, works on it, and hands on what is ready
/// by then. A thread keeps its scratch space `S` from one item to the next, and `next` may take memory from it. `work` must
/// not use the pool.
///
/// # Errors
///
/// The first that `take` gives, after which no more is handed on.
pub(crate) fn flow<S: Default, P, T: Send, E: Send>(
    bounds: Bounds,
    next: impl FnMut(&mut S) -> Option<(P, usize)> + Send,
    work: impl Fn(&mut S, P) -> T + Sync,
    take: impl FnMut(T) -> Result<(), E> + Send,
) -> Result<(), E> {
    let flow = Flow {
        bounds,
        next: Mutex::new(Some(next)),
        take: Mutex::new(take),
        line: Mutex::default(),
        change: Condvar::new(),
    };
    rayon::scope(|scope| {
        for _ in 1..rayon::current_num_threads() {
            scope.spawn(|_| flow.go(&work));
        }
        flow.go(&work);
    });
    flow.line.into_inner().unwrap_or_else(PoisonError::into_inner).failure.map_or(Ok(()), Err)
}

struct Flow<N, K, T, E> {
    bounds: Bounds,
    /// Gone where there is nothing left to take up.
    next: Mutex<Option<N>>,
    take: Mutex<K>,
    line: Mutex<Line<T, E>>,
    /// Something was handed on, or the flow ends.
    change: Condvar,
}

/// What is under way, the oldest first.
struct Line<T, E> {
    /// What came of each item, where it is done, and what the item weighs.
    places: VecDeque<(Option<T>, usize)>,
    /// How many were handed on.
    passed: usize,
    weight: usize,
    /// Whether a thread hands on.
    is_taking: bool,
    /// Whether no more is taken up or handed on, because a thread failed.
    is_over: bool,
    failure: Option<E>,
}

impl<T, E> Default for Line<T, E> {
    fn default() -> Self {
        let (is_taking, is_over) = (false, false);
        Self { places: VecDeque::new(), passed: 0, weight: 0, is_taking, is_over, failure: None }
    }
}

impl<N, K, T: Send, E: Send> Flow<N, K, T, E> {
    fn go<S: Default, P>(&self, work: impl Fn(&mut S, P) -> T)
    where
        N: FnMut(&mut S) -> Option<(P, usize)>,
        K: FnMut(T) -> Result<(), E>,
    {
        let _alarm = Alarm(self);
        let mut scratch = S::default();
        while let Some((item, place)) = self.take_up(&mut scratch) {
            let outcome = work(&mut scratch, item);
            let mut line = self.line();
            let at = place - line.passed;
            line.places[at].0 = Some(outcome);
            drop(line);
            self.hand_on();
        }
    }

    /// The next item and its place, once there is room for it; `None` where there is none, or the flow is over.
    fn take_up<S, P>(&self, scratch: &mut S) -> Option<(P, usize)>
    where
        N: FnMut(&mut S) -> Option<(P, usize)>,
    {
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        let is_full = |line: &mut Line<T, E>| {
            !line.is_over && (line.places.len() >= self.bounds.items || line.weight >= self.bounds.weight)
        };
        let line = self.change.wait_while(self.line(), is_full).unwrap_or_else(PoisonError::into_inner);
        if line.is_over {
            return None;
        }
        drop(line);
        let taken_up = next.as_mut()?(scratch);
        if taken_up.is_none() {
            *next = None;
        }
        let (item, weight) = taken_up?;
        let mut line = self.line();
        line.places.push_back((None, weight));
        line.weight += weight;
        Some((item, line.passed + line.places.len() - 1))
    }

    /// Hands on what is ready, unless another thread does.
    fn hand_on(&self)
    where
        K: FnMut(T) -> Result<(), E>,
    {
        let mut line = self.line();
        if line.is_taking {
            return;
        }
        line.is_taking = true;
        let mut take = self.take.lock().unwrap_or_else(PoisonError::into_inner);
        while let Some(outcome) = line.pop() {
            drop(line);
            self.change.notify_all();
            let taken = take(outcome);
            line = self.line();
            if let Err(failure) = taken {
                line.failure = Some(failure);
                line.is_over = true;
                self.change.notify_all();
            }
        }
        line.is_taking = false;
    }

    fn line(&self) -> MutexGuard<'_, Line<T, E>> {
        self.line.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T, E> Line<T, E> {
    /// What came of the oldest item, if it is done.
    fn pop(&mut self) -> Option<T> {
        let (outcome, weight) = self.places.front_mut().filter(|_| !self.is_over)?;
        let outcome = outcome.take()?;
        self.weight -= *weight;
        self.places.pop_front();
        self.passed += 1;
        Some(outcome)
    }
}

/// Ends the flow where a thread panics, so that no other waits for it.
struct Alarm<'a, N, K, T, E>(&'a Flow<N, K, T, E>);

impl<N, K, T, E> Drop for Alarm<'_, N, K, T, E> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.line.lock().unwrap_or_else(PoisonError::into_inner).is_over = true;
            self.0.change.notify_all();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::*;

    const BOUNDS: Bounds = Bounds { items: 8, weight: 100 };

    fn on_threads<T: Send>(work: impl FnOnce() -> T + Send) -> T {
        rayon::ThreadPoolBuilder::new().num_threads(4).build().unwrap().install(work)
    }

    #[test]
    fn hands_on_in_order_however_long_the_work_takes() {
        let (mut numbers, mut taken) = (0..200_u64, Vec::new());
        let work = |(): &mut (), number: u64| {
            std::thread::sleep(Duration::from_micros(number * 7919 % 300));
            number
        };
        let take = |number| {
            taken.push(number);
            Ok::<(), ()>(())
        };
        on_threads(|| flow(BOUNDS, |()| numbers.next().map(|number| (number, 1)), work, take)).unwrap();
        assert!(taken.into_iter().eq(0..200));
    }

    #[test]
    fn keeps_to_its_bounds() {
        let (under_way, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        for (bounds, expected) in [(Bounds { items: 3, weight: 100 }, 3), (Bounds { items: 100, weight: 10 }, 2)] {
            let mut numbers = 0..100;
            most.store(0, Ordering::SeqCst);
            let next = |(): &mut ()| {
                let number = numbers.next()?;
                most.fetch_max(under_way.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                Some((number, 5))
            };
            let take = |_: i32| {
                under_way.fetch_sub(1, Ordering::SeqCst);
                Ok::<(), ()>(())
            };
            on_threads(|| flow(bounds, next, |(), number| number, take)).unwrap();
            // What is handed on at the moment is counted here, and takes no more room there.
            assert!(most.load(Ordering::SeqCst) <= expected + 1, "{most:?}");
        }
    }

    #[test]
    fn ends_where_a_thread_panics() {
        let mut numbers = 0..100;
        let work = |(): &mut (), number| assert!(number != 20, "a fault");
        let next = |(): &mut ()| numbers.next().map(|number| (number, 1));
        let run = || on_threads(|| flow(BOUNDS, next, work, |()| Ok::<(), ()>(())));
        assert!(catch_unwind(AssertUnwindSafe(run)).is_err());
    }
}
