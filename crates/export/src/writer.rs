//! Writes articles to the caller's streams.

use std::fmt;
use std::io::{self, Write};

use crate::encoder::{Encoder, encoder};
use crate::{Article, ExportError, Format};

/// Writes articles in a format to the caller's streams, one article after another.
///
/// An article is put together in memory and then written whole, so memory is bounded by the largest article; nothing is
/// buffered beyond that. What a format needs before the first article is written at once, what it needs after the last
/// one by [`finish`](Self::finish). Give it a buffered stream where writes are dear.
///
/// ```
/// use poruch_export::{Article, Bead, Format, Side, Text, Writer};
///
/// let bead = Bead::new(vec![Text::new("paragraph", "Good day.")], vec![Text::new("paragraph", "Добрий день.")]);
/// let article = Article::new(Side::new(), Side::new()).with_beads(vec![bead]);
///
/// let mut writer = Writer::new(Format::Moses, [Vec::new(), Vec::new()])?;
/// writer.write(&article)?;
/// let streams = writer.finish()?;
/// assert_eq!(streams[0], b"Good day.\n");
/// assert_eq!(streams[1], "Добрий день.\n".as_bytes());
/// # Ok::<(), poruch_export::ExportError>(())
/// ```
pub struct Writer<W> {
    format: Format,
    encoder: Box<dyn Encoder>,
    streams: Vec<W>,
    buffers: Vec<Vec<u8>>,
}

impl<W: Write> Writer<W> {
    /// A writer in `format` to `streams`, one for each of the format's [extensions](Format::extensions), in that order.
    ///
    /// # Errors
    ///
    /// [`ExportError::Streams`] where their number is not the format's, [`ExportError::Write`] where one fails.
    pub fn new(format: Format, streams: impl IntoIterator<Item = W>) -> Result<Self, ExportError> {
        let streams: Vec<W> = streams.into_iter().collect();
        let (expected, actual) = (format.extensions().len(), streams.len());
        if expected != actual {
            return Err(ExportError::Streams { format, expected, actual });
        }
        let mut writer = Self { format, encoder: encoder(format), streams, buffers: vec![Vec::new(); expected] };
        writer.encode(|encoder, buffers| encoder.head(buffers))?;
        Ok(writer)
    }

    /// Writes an article.
    ///
    /// # Errors
    ///
    /// [`ExportError::Write`] where a stream fails.
    pub fn write(&mut self, article: &Article<'_>) -> Result<(), ExportError> {
        self.encode(|encoder, buffers| encoder.article(article, buffers))
    }

    /// Writes what stands after the last article, flushes the streams and gives them back.
    ///
    /// # Errors
    ///
    /// [`ExportError::Write`] where a stream fails.
    pub fn finish(mut self) -> Result<Vec<W>, ExportError> {
        self.encode(|encoder, buffers| encoder.foot(buffers))?;
        for stream in &mut self.streams {
            stream.flush()?;
        }
        Ok(self.streams)
    }

    fn encode(
        &mut self,
        part: impl FnOnce(&mut dyn Encoder, &mut [Vec<u8>]) -> io::Result<()>,
    ) -> Result<(), ExportError> {
        part(self.encoder.as_mut(), &mut self.buffers)?;
        for (stream, buffer) in self.streams.iter_mut().zip(&mut self.buffers) {
            stream.write_all(buffer)?;
            buffer.clear();
        }
        Ok(())
    }
}

impl<W> fmt::Debug for Writer<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Writer").field("format", &self.format).finish_non_exhaustive()
    }
}

/// Articles in a format as text: the first of its streams.
#[cfg(test)]
pub(crate) fn written(format: Format, articles: &[Article<'_>]) -> String {
    let mut writer = Writer::new(format, vec![Vec::new(); format.extensions().len()]).unwrap();
    for article in articles {
        writer.write(article).unwrap();
    }
    String::from_utf8(writer.finish().unwrap().swap_remove(0)).unwrap()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn refuses_streams_in_the_wrong_number() {
        let error = Writer::new(Format::Moses, [Vec::new()]).unwrap_err();
        assert_eq!(error.to_string(), "moses is written to 2 streams, not 1");
    }

    #[test]
    fn reports_a_stream_that_takes_nothing() {
        let mut room = [0_u8; 8];
        let mut writer = Writer::new(Format::Jsonl, [room.as_mut_slice()]).unwrap();
        assert!(matches!(writer.write(&sample::article()), Err(ExportError::Write { .. })));
    }

    #[test]
    fn writes_every_format_without_articles_and_with_an_empty_one() {
        for format in Format::ALL {
            written(format, &[]);
            written(format, &[Article::default()]);
        }
    }
}
