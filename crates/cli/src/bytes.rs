//! Sizes of memory on the command line.

use std::str::FromStr;

/// A number of bytes: `1048576`, `1024K`, `512M`, `2G`, in powers of 1024.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Bytes(pub(crate) u64);

/// The text is no number of bytes.
#[derive(Debug, thiserror::Error)]
#[error("not a number of bytes, as 1048576, 1024K, 512M or 2G")]
pub(crate) struct ParseBytesError;

impl Bytes {
    /// A share of it, as a length in memory.
    pub(crate) fn part(self, share: u64) -> usize {
        usize::try_from(self.0 / share).unwrap_or(usize::MAX)
    }
}

impl FromStr for Bytes {
    type Err = ParseBytesError;

    fn from_str(text: &str) -> Result<Self, ParseBytesError> {
        let upper = text.trim().to_ascii_uppercase();
        let text = upper.strip_suffix("IB").or_else(|| upper.strip_suffix('B')).unwrap_or(&upper);
        let units = [('K', 10), ('M', 20), ('G', 30), ('T', 40)];
        let unit = units.iter().find_map(|&(unit, shift)| Some((text.strip_suffix(unit)?, shift)));
        let (digits, shift) = unit.unwrap_or((text, 0));
        let number: u64 = digits.trim_end().parse().map_err(|_| ParseBytesError)?;
        number.checked_mul(1 << shift).map(Self).ok_or(ParseBytesError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<u64>) {
        assert_eq!(text.parse().ok().map(|bytes: Bytes| bytes.0), expected, "{text}");
    }

    #[test]
    fn reads_bytes_with_and_without_units() {
        check("0", Some(0));
        check("1000", Some(1000));
        check("3k", Some(3 << 10));
        check("512M", Some(512 << 20));
        check("2 GiB", Some(2 << 30));
        check("1TB", Some(1 << 40));
    }

    #[test]
    fn refuses_what_is_no_size() {
        for text in ["", "M", "-1", "1.5G", "1X", "99999999T", "i"] {
            check(text, None);
        }
    }
}
