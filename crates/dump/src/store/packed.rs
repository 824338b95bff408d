//! Drafts as they are stored: packed, compressed and sealed.

use std::io;

use poruch::parse::Draft;
use zstd::bulk::{Compressor, Decompressor};

use super::StoreError;
use super::sealed::{seal, unseal};

/// How hard drafts are compressed: a level of zstd that leaves letters as they are, which brings drafts to half of their
/// size. The fastest regular one brings them to four tenths, at half more of the cost.
const LEVEL: i32 = -2;

/// A draft as it is stored.
#[derive(Debug)]
pub(crate) struct Packed {
    /// Bytes when decompressed.
    pub(super) length: u32,
    pub(super) bytes: Vec<u8>,
}

/// Packs drafts one after another.
pub(crate) struct Packer {
    compressor: Compressor<'static>,
    plain: Vec<u8>,
    packed: Vec<u8>,
}

/// Unpacks them.
pub(crate) struct Unpacker {
    decompressor: Decompressor<'static>,
    plain: Vec<u8>,
}

impl Packer {
    pub(super) fn new() -> io::Result<Self> {
        Ok(Self { compressor: Compressor::new(LEVEL)?, plain: Vec::new(), packed: Vec::new() })
    }

    pub(super) fn pack(&mut self, draft: &Draft) -> Result<Packed, StoreError> {
        self.plain.clear();
        draft.pack(&mut self.plain);
        let length = u32::try_from(self.plain.len()).map_err(|_| io::Error::other("a draft of more than 4 GiB"))?;
        self.packed.clear();
        self.packed.reserve(zstd::compress_bound(self.plain.len()));
        self.compressor.compress_to_buffer(&self.plain, &mut self.packed)?;
        seal(&mut self.packed);
        Ok(Packed { length, bytes: self.packed.clone() })
    }
}

impl Unpacker {
    pub(super) fn new() -> io::Result<Self> {
        Ok(Self { decompressor: Decompressor::new()?, plain: Vec::new() })
    }

    /// The bytes of a draft of so many, as [`Draft::unpack`] reads them.
    pub(super) fn plain(&mut self, sealed: &[u8], length: usize) -> Result<&[u8], StoreError> {
        self.plain.clear();
        self.plain.reserve(length);
        self.decompressor.decompress_to_buffer(unseal(sealed)?, &mut self.plain)?;
        if self.plain.len() == length { Ok(&self.plain) } else { Err(StoreError::Broken) }
    }
}
