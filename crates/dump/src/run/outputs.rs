//! What a run writes: `aligned.jsonl`, the formats asked for, `left-out.jsonl`, `pages.jsonl`, `report.json`.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use poruch::export::{Article, Format, Index, IndexEntry, Writer};
use poruch::link::{LeftOut, Reason};
use poruch::{BilingualArticle, Page};
use serde::Serialize;

use crate::part_file::PartFile;
use crate::part_folder::PartFolder;
use crate::store::{Loss, Store};
use crate::{DamageSample, DumpError, Report};

/// The name of the report.
pub(super) const REPORT: &str = "report.json";
/// The names of what could not be used or linked, of the pages, of the index and the folder of HTML pages.
const LEFT_OUT: &str = "left-out.jsonl";
const PAGES: &str = "pages.jsonl";
const INDEX: &str = "index.html";
const ARTICLES: &str = "articles";

/// The open outputs of a run.
pub(super) struct Outputs {
    streams: Vec<Stream>,
    html: Option<ArticlePages>,
    left_out: Lines,
    pages: Option<Lines>,
}

/// The names of all outputs, of which some may be folders.
pub(super) fn names(formats: impl Iterator<Item = Format>, pages: bool) -> Vec<String> {
    let mut names = vec![REPORT.to_owned(), LEFT_OUT.to_owned()];
    names.extend(pages.then(|| PAGES.to_owned()));
    for format in formats {
        if format.is_file_per_article() {
            names.extend([INDEX, ARTICLES].map(str::to_owned));
        } else {
            names.extend(stream_names(format));
        }
    }
    names
}

/// The names of the files of a format.
fn stream_names(format: Format) -> impl Iterator<Item = String> {
    format.extensions().iter().map(|extension| format!("aligned.{extension}"))
}

/// A file of JSON lines.
struct Lines(PartFile);

/// A format with all articles in one file, or in one a stream.
struct Stream {
    path: PathBuf,
    writer: Writer<PartFile>,
}

/// Pages of HTML, one an article, and their index.
struct ArticlePages {
    folder: PartFolder,
    index_path: PathBuf,
    index: Index<PartFile>,
    articles: usize,
}

impl Outputs {
    pub(super) fn open(folder: &Path, formats: impl Iterator<Item = Format>, pages: bool) -> Result<Self, DumpError> {
        let left_out = Lines::create(folder.join(LEFT_OUT))?;
        let pages = pages.then(|| Lines::create(folder.join(PAGES))).transpose()?;
        let mut outputs = Self { streams: Vec::new(), html: None, left_out, pages };
        for format in formats {
            if format.is_file_per_article() {
                outputs.html = Some(ArticlePages::open(folder)?);
            } else {
                outputs.streams.push(Stream::open(folder, format)?);
            }
        }
        Ok(outputs)
    }

    pub(super) fn write(&mut self, article: &BilingualArticle) -> Result<(), DumpError> {
        let view = article.export_view();
        for Stream { path, writer } in &mut self.streams {
            writer.write(&view).map_err(|source| DumpError::Export { path: path.clone(), source })?;
        }
        self.html.as_mut().map_or(Ok(()), |html| html.write(&view))
    }

    /// Writes what of the inputs could not be used.
    pub(super) fn write_losses(&mut self, store: &Store) -> Result<(), DumpError> {
        let mut written = Ok(());
        store.losses(|loss, sample| {
            if written.is_ok() {
                written = self.left_out.write(&LostLine { lost: loss, sample: &sample });
            }
        })?;
        written
    }

    /// Writes that a page is in no pair, and why; `urls` are the addresses of the pages of its group, and `place` is where
    /// it stands in the inputs.
    pub(super) fn write_left_out(
        &mut self,
        left: &LeftOut,
        urls: &[String],
        (file, offset): (String, u64),
    ) -> Result<(), DumpError> {
        let url = |page: usize| urls.get(page).map(String::as_str).filter(|url| !url.is_empty());
        let of = match left.reason {
            Reason::Duplicate { of } | Reason::Version { of, .. } => url(of),
            _ => None,
        };
        self.left_out.write(&LeftOutLine { url: url(left.page), reason: left.reason.as_str(), of, file, offset })
    }

    pub(super) fn wants_pages(&self) -> bool {
        self.pages.is_some()
    }

    /// Writes a page in the form of `poruch stage parse`, its address as its id.
    pub(super) fn write_page(&mut self, url: &str, page: &Page) -> Result<(), DumpError> {
        let id = Some(url).filter(|url| !url.is_empty());
        self.pages.as_mut().map_or(Ok(()), |pages| pages.write(&PageLine { id, page }))
    }

    /// Puts all files in their places.
    pub(super) fn commit(self) -> Result<(), DumpError> {
        for Stream { path, writer } in self.streams {
            let files = writer.finish().map_err(|source| DumpError::Export { path, source })?;
            files.into_iter().try_for_each(commit)?;
        }
        self.html.map_or(Ok(()), ArticlePages::commit)?;
        self.pages.map_or(Ok(()), Lines::commit)?;
        self.left_out.commit()
    }
}

impl Stream {
    fn open(folder: &Path, format: Format) -> Result<Self, DumpError> {
        let paths: Vec<PathBuf> = stream_names(format).map(|name| folder.join(name)).collect();
        let path = paths.first().cloned().unwrap_or_default();
        let files: Vec<PartFile> = paths.into_iter().map(create).collect::<Result<_, _>>()?;
        let writer = Writer::new(format, files).map_err(|source| DumpError::Export { path: path.clone(), source })?;
        Ok(Self { path, writer })
    }
}

impl ArticlePages {
    fn open(folder: &Path) -> Result<Self, DumpError> {
        let (index_path, path) = (folder.join(INDEX), folder.join(ARTICLES));
        let index = Index::new(create(index_path.clone())?, "Aligned articles");
        let index = index.map_err(|source| DumpError::Export { path: index_path.clone(), source })?;
        let folder = PartFolder::create(path.clone()).map_err(|source| DumpError::Write { path, source })?;
        Ok(Self { folder, index_path, index, articles: 0 })
    }

    fn write(&mut self, article: &Article<'_>) -> Result<(), DumpError> {
        self.articles += 1;
        let name = format!("{:06}.html", self.articles);
        let path = self.folder.part().join(&name);
        let export = |source| DumpError::Export { path: path.clone(), source };
        let mut writer = Writer::new(Format::Html, [Vec::new()]).map_err(export)?;
        writer.write(article).map_err(export)?;
        let page = writer.finish().map_err(export)?.concat();
        fs::write(&path, page).map_err(|source| DumpError::Write { path: path.clone(), source })?;
        let entry = IndexEntry::of(article, &format!("{ARTICLES}/{name}"));
        self.index.write(&entry).map_err(|source| DumpError::Export { path: self.index_path.clone(), source })
    }

    fn commit(self) -> Result<(), DumpError> {
        let written = |source| DumpError::Write { path: self.folder.target().to_owned(), source };
        self.folder.commit().map_err(written)?;
        commit(self.index.finish().map_err(|source| DumpError::Export { path: self.index_path, source })?)
    }
}

impl Lines {
    fn create(path: PathBuf) -> Result<Self, DumpError> {
        create(path).map(Self)
    }

    fn write(&mut self, line: &impl Serialize) -> Result<(), DumpError> {
        let written = serde_json::to_writer(&mut self.0, line).map_err(io::Error::from);
        let written = written.and_then(|()| self.0.write_all(b"\n"));
        written.map_err(|source| DumpError::Write { path: self.0.target().to_owned(), source })
    }

    fn commit(self) -> Result<(), DumpError> {
        commit(self.0)
    }
}

/// Something of an input that could not be used.
#[derive(Serialize)]
struct LostLine<'a> {
    /// A record, or a gap between records.
    lost: Loss,
    #[serde(flatten)]
    sample: &'a DamageSample,
}

/// A page in no pair.
#[derive(Serialize)]
struct LeftOutLine<'a> {
    url: Option<&'a str>,
    reason: &'static str,
    /// The page that stands for it, of a duplicate; the page that it is a version of.
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<&'a str>,
    file: String,
    offset: u64,
}

/// A page with its id before it.
#[derive(Serialize)]
struct PageLine<'a> {
    id: Option<&'a str>,
    #[serde(flatten)]
    page: &'a Page,
}

/// Writes `report.json`.
pub(super) fn write_report(folder: &Path, report: &Report) -> Result<(), DumpError> {
    let mut file = create(folder.join(REPORT))?;
    let written = serde_json::to_writer_pretty(&mut file, report).map_err(io::Error::from);
    let written = written.and_then(|()| file.write_all(b"\n"));
    written.map_err(|source| DumpError::Write { path: file.target().to_owned(), source })?;
    commit(file)
}

fn create(path: PathBuf) -> Result<PartFile, DumpError> {
    PartFile::create(path.clone()).map_err(|source| DumpError::Write { path, source })
}

fn commit(file: PartFile) -> Result<(), DumpError> {
    let path = file.target().to_owned();
    file.commit().map_err(|source| DumpError::Write { path, source })
}
