//! Values that tell whether they are as they were written: a disk may turn bits, and `SQLite` does not notice.

use super::StoreError;
use crate::key::{Key, KeyBuilder};

/// Bytes of the seal, which stands behind the value.
const SEAL: usize = size_of::<Key>();

/// Puts the seal behind a value.
pub(super) fn seal(value: &mut Vec<u8>) {
    let key = key_of(value);
    value.extend_from_slice(key.bytes());
}

/// The value without its seal.
///
/// # Errors
///
/// Where the seal is not that of the value.
pub(super) fn unseal(sealed: &[u8]) -> Result<&[u8], StoreError> {
    let (value, seal) = sealed.split_last_chunk::<SEAL>().ok_or(StoreError::Broken)?;
    if key_of(value) == Key::from_bytes(*seal) { Ok(value) } else { Err(StoreError::Broken) }
}

fn key_of(value: &[u8]) -> Key {
    KeyBuilder::new("seal").with(value).finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed(value: &[u8]) -> Vec<u8> {
        let mut sealed = value.to_vec();
        seal(&mut sealed);
        sealed
    }

    #[test]
    fn gives_back_what_was_sealed() {
        for value in [&b""[..], b"value"] {
            assert_eq!(unseal(&sealed(value)).unwrap(), value);
        }
    }

    #[test]
    fn notices_what_was_changed_or_cut() {
        let sealed = sealed(b"value");
        for at in 0..sealed.len() {
            let mut turned = sealed.clone();
            turned[at] ^= 1;
            assert!(matches!(unseal(&turned), Err(StoreError::Broken)), "{at}");
            assert!(matches!(unseal(&sealed[..at]), Err(StoreError::Broken)), "{at}");
        }
    }
}
