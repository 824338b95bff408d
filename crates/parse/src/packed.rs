//! Values as bytes, for drafts that are stored by the million.
//!
//! No field is named, and the memory of a value that is read before serves the next one. The form is that of one version
//! of this crate: it is for what a program keeps while it works, not for files that are handed on.

mod values;

use std::ops::Range;

/// Bytes that are no packed draft of this version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no packed draft of this version")]
#[non_exhaustive]
pub struct UnpackError;

/// A value that can be packed.
pub(crate) trait Packed: Sized {
    /// Appends the value.
    fn pack(&self, to: &mut Vec<u8>);

    /// Reads a value from the beginning of `from`, which is cut by it.
    fn unpack(from: &mut &[u8]) -> Result<Self, UnpackError>;

    /// Reads a value in place of this one, whose memory serves again.
    fn refill(&mut self, from: &mut &[u8]) -> Result<(), UnpackError> {
        *self = Self::unpack(from)?;
        Ok(())
    }
}

/// Packs a type by its fields, all of them, in this order.
macro_rules! pack_fields {
    ($type:ty { $($field:ident),+ }) => {
        impl $crate::packed::Packed for $type {
            fn pack(&self, to: &mut Vec<u8>) {
                let Self { $($field),+ } = self;
                $($crate::packed::Packed::pack($field, to);)+
            }

            fn unpack(from: &mut &[u8]) -> Result<Self, $crate::packed::UnpackError> {
                Ok(Self { $($field: $crate::packed::Packed::unpack(from)?),+ })
            }

            fn refill(&mut self, from: &mut &[u8]) -> Result<(), $crate::packed::UnpackError> {
                let Self { $($field),+ } = self;
                $($crate::packed::Packed::refill($field, from)?;)+
                Ok(())
            }
        }
    };
}
pub(crate) use pack_fields;

/// Packs a type without fields as the number of its variant.
macro_rules! pack_names {
    ($type:ty { $($name:ident),+ }) => {
        impl $crate::packed::Packed for $type {
            fn pack(&self, to: &mut Vec<u8>) {
                to.push(match self { $(Self::$name => Self::$name as u8),+ });
            }

            fn unpack(from: &mut &[u8]) -> Result<Self, $crate::packed::UnpackError> {
                let number: u8 = $crate::packed::Packed::unpack(from)?;
                let mut names = [$(Self::$name),+].into_iter();
                names.find(|name| *name as u8 == number).ok_or($crate::packed::UnpackError)
            }
        }
    };
}
pub(crate) use pack_names;

/// The first `N` bytes of `from`, which is cut by them.
fn take<const N: usize>(from: &mut &[u8]) -> Result<[u8; N], UnpackError> {
    let (taken, rest) = from.split_first_chunk().ok_or(UnpackError)?;
    *from = rest;
    Ok(*taken)
}

impl Packed for u8 {
    fn pack(&self, to: &mut Vec<u8>) {
        to.push(*self);
    }

    fn unpack(from: &mut &[u8]) -> Result<Self, UnpackError> {
        take::<1>(from).map(|[byte]| byte)
    }
}

impl Packed for bool {
    fn pack(&self, to: &mut Vec<u8>) {
        u8::from(*self).pack(to);
    }

    fn unpack(from: &mut &[u8]) -> Result<Self, UnpackError> {
        Ok(u8::unpack(from)? != 0)
    }
}

/// A hash, of which no byte is more likely than another.
impl Packed for u32 {
    fn pack(&self, to: &mut Vec<u8>) {
        to.extend(self.to_le_bytes());
    }

    fn unpack(from: &mut &[u8]) -> Result<Self, UnpackError> {
        take(from).map(Self::from_le_bytes)
    }
}

/// A hash as well.
impl Packed for u64 {
    fn pack(&self, to: &mut Vec<u8>) {
        to.extend(self.to_le_bytes());
    }

    fn unpack(from: &mut &[u8]) -> Result<Self, UnpackError> {
        take(from).map(Self::from_le_bytes)
    }
}

impl Packed for f32 {
    fn pack(&self, to: &mut Vec<u8>) {
        self.to_bits().pack(to);
    }

    fn unpack(from: &mut &[u8]) -> Result<Self, UnpackError> {
        u32::unpack(from).map(Self::from_bits)
    }
}

/// A length or a place, mostly small: seven bits a byte, the lowest first, a set eighth bit where more follow.
impl Packed for usize {
    fn pack(&self, to: &mut Vec<u8>) {
        let mut rest = *self;
        loop {
            let [lowest, ..] = rest.to_le_bytes();
            rest >>= 7;
            if rest == 0 {
                return to.push(lowest);
            }
            to.push(lowest | 0x80);
        }
    }

    fn unpack(from: &mut &[u8]) -> Result<Self, UnpackError> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = u8::unpack(from)?;
            number |= usize::from(byte & 0x7f).checked_shl(shift).ok_or(UnpackError)?;
            if byte < 0x80 {
                return Ok(number);
            }
            shift += 7;
        }
    }
}

impl Packed for Range<usize> {
    fn pack(&self, to: &mut Vec<u8>) {
        self.start.pack(to);
        self.end.pack(to);
    }

    fn unpack(from: &mut &[u8]) -> Result<Self, UnpackError> {
        let (start, end) = (usize::unpack(from)?, usize::unpack(from)?);
        Ok(start..end)
    }
}

impl Packed for String {
    fn pack(&self, to: &mut Vec<u8>) {
        self.len().pack(to);
        to.extend(self.as_bytes());
    }

    fn unpack(from: &mut &[u8]) -> Result<Self, UnpackError> {
        let mut text = Self::new();
        text.refill(from)?;
        Ok(text)
    }

    fn refill(&mut self, from: &mut &[u8]) -> Result<(), UnpackError> {
        let length = usize::unpack(from)?;
        let (text, rest) = from.split_at_checked(length).ok_or(UnpackError)?;
        *from = rest;
        self.clear();
        self.push_str(std::str::from_utf8(text).map_err(|_| UnpackError)?);
        Ok(())
    }
}

impl<T: Packed> Packed for Option<T> {
    fn pack(&self, to: &mut Vec<u8>) {
        self.is_some().pack(to);
        if let Some(value) = self {
            value.pack(to);
        }
    }

    fn unpack(from: &mut &[u8]) -> Result<Self, UnpackError> {
        bool::unpack(from)?.then(|| T::unpack(from)).transpose()
    }

    fn refill(&mut self, from: &mut &[u8]) -> Result<(), UnpackError> {
        match (bool::unpack(from)?, self) {
            (true, Some(value)) => value.refill(from)?,
            (true, empty) => *empty = Some(T::unpack(from)?),
            (false, known) => *known = None,
        }
        Ok(())
    }
}

impl<T: Packed> Packed for Vec<T> {
    fn pack(&self, to: &mut Vec<u8>) {
        self.len().pack(to);
        for value in self {
            value.pack(to);
        }
    }

    fn unpack(from: &mut &[u8]) -> Result<Self, UnpackError> {
        let mut values = Self::new();
        values.refill(from)?;
        Ok(values)
    }

    fn refill(&mut self, from: &mut &[u8]) -> Result<(), UnpackError> {
        let length = usize::unpack(from)?;
        // No value takes less than a byte.
        if length > from.len() {
            return Err(UnpackError);
        }
        self.truncate(length);
        for value in &mut *self {
            value.refill(from)?;
        }
        self.reserve_exact(length - self.len());
        while self.len() < length {
            self.push(T::unpack(from)?);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn packed(value: &impl Packed) -> Vec<u8> {
        let mut bytes = Vec::new();
        value.pack(&mut bytes);
        bytes
    }

    proptest! {
        #[test]
        fn reads_back_what_it_packs_whatever_stood_there(
            values: Vec<Option<(String, usize)>>, before: Vec<Option<(String, usize)>>
        ) {
            let split = |values: Vec<Option<(String, usize)>>| -> (Vec<Option<String>>, Vec<usize>) {
                values.into_iter().map(|value| (value.clone().map(|(text, _)| text), value.map_or(0, |(_, at)| at))).unzip()
            };
            let ((texts, places), (mut other_texts, mut other_places)) = (split(values), split(before));
            other_texts.refill(&mut packed(&texts).as_slice()).unwrap();
            other_places.refill(&mut packed(&places).as_slice()).unwrap();
            prop_assert_eq!((other_texts, other_places), (texts, places));
        }

        #[test]
        fn no_bytes_make_it_panic(bytes: Vec<u8>) {
            let _ = Vec::<Option<String>>::unpack(&mut bytes.as_slice());
            let _ = Vec::<Range<usize>>::unpack(&mut bytes.as_slice());
        }
    }
}
