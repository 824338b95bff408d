//! Things that are dear to make, kept from one use to the next.

use std::ops::{Deref, DerefMut};
use std::sync::{Mutex, PoisonError};

/// Things that no thread uses at the moment.
#[derive(Debug)]
pub(crate) struct Shelf<T> {
    idle: Mutex<Vec<T>>,
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self { idle: Mutex::default() }
    }
}

impl<T> Shelf<T> {
    /// One of the things, if there is one.
    pub(crate) fn take(&self) -> Option<T> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }

    /// Puts a thing there, be it one that was not taken.
    pub(crate) fn put(&self, thing: T) {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(thing);
    }

    /// One of the things, or one that is made, until it is no longer used.
    pub(crate) fn lend<E>(&self, make: impl FnOnce() -> Result<T, E>) -> Result<Lent<'_, T>, E> {
        let thing = self.take().map_or_else(make, Ok)?;
        Ok(Lent { thing: Some(thing), shelf: self })
    }
}

impl<T: Default> Shelf<T> {
    /// One of the things, or a new one, until it is no longer used.
    pub(crate) fn lend_any(&self) -> Lent<'_, T> {
        Lent { thing: Some(self.take().unwrap_or_default()), shelf: self }
    }
}

/// A thing that goes back to its shelf when it is no longer used.
pub(crate) struct Lent<'a, T> {
    /// There until it goes back.
    thing: Option<T>,
    shelf: &'a Shelf<T>,
}

impl<T> Deref for Lent<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.thing.as_ref().expect("the thing is lent")
    }
}

impl<T> DerefMut for Lent<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.thing.as_mut().expect("the thing is lent")
    }
}

impl<T> Drop for Lent<'_, T> {
    fn drop(&mut self) {
        if let Some(thing) = self.thing.take() {
            self.shelf.put(thing);
        }
    }
}
