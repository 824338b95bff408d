//! Values of other crates.

use jiff::civil::{Date, Time};
use jiff::tz::Offset;
use poruch_detect_language::{Detection, Lang, PageLanguage};

use super::{Packed, UnpackError, take};

/// The two letters of its code; zeros where there is none.
impl Packed for Lang {
    fn pack(&self, to: &mut Vec<u8>) {
        let code = if self.is_und() { [0, 0] } else { self.as_str().as_bytes().try_into().unwrap_or_default() };
        to.extend(code);
    }

    fn unpack(from: &mut &[u8]) -> Result<Self, UnpackError> {
        match take::<2>(from)? {
            [0, 0] => Ok(Self::UND),
            code => std::str::from_utf8(&code).ok().and_then(Self::from_tag).ok_or(UnpackError),
        }
    }
}

impl Packed for Detection {
    fn pack(&self, to: &mut Vec<u8>) {
        self.lang.pack(to);
        self.confidence.pack(to);
    }

    fn unpack(from: &mut &[u8]) -> Result<Self, UnpackError> {
        Ok(Self { lang: Lang::unpack(from)?, confidence: f32::unpack(from)? })
    }
}

impl Packed for PageLanguage {
    fn pack(&self, to: &mut Vec<u8>) {
        self.declared.pack(to);
        self.detected.pack(to);
        self.titled.pack(to);
    }

    fn unpack(from: &mut &[u8]) -> Result<Self, UnpackError> {
        let mut language = Self::default();
        language.refill(from)?;
        Ok(language)
    }

    fn refill(&mut self, from: &mut &[u8]) -> Result<(), UnpackError> {
        self.declared.refill(from)?;
        self.detected.refill(from)?;
        self.titled.refill(from)
    }
}

impl Packed for Date {
    fn pack(&self, to: &mut Vec<u8>) {
        to.extend(self.year().to_le_bytes());
        to.extend([self.month(), self.day()].map(i8::cast_unsigned));
    }

    fn unpack(from: &mut &[u8]) -> Result<Self, UnpackError> {
        let year = i16::from_le_bytes(take(from)?);
        let [month, day] = take::<2>(from)?.map(u8::cast_signed);
        Self::new(year, month, day).map_err(|_| UnpackError)
    }
}

/// Without parts of a second, which no date of a page has.
impl Packed for Time {
    fn pack(&self, to: &mut Vec<u8>) {
        to.extend([self.hour(), self.minute(), self.second()].map(i8::cast_unsigned));
    }

    fn unpack(from: &mut &[u8]) -> Result<Self, UnpackError> {
        let [hour, minute, second] = take::<3>(from)?.map(u8::cast_signed);
        Self::new(hour, minute, second, 0).map_err(|_| UnpackError)
    }
}

impl Packed for Offset {
    fn pack(&self, to: &mut Vec<u8>) {
        to.extend(self.seconds().to_le_bytes());
    }

    fn unpack(from: &mut &[u8]) -> Result<Self, UnpackError> {
        Self::from_seconds(i32::from_le_bytes(take(from)?)).map_err(|_| UnpackError)
    }
}
