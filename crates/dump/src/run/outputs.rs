//! What a run writes: `aligned.jsonl`, the formats asked for, `pages.jsonl`, `report.json`.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use poruch::export::{Article, Format, Index, IndexEntry, Writer};
use poruch::{BilingualArticle, Page};
use serde::Serialize;

use super::corpus::Corpus;
use super::stand_in::original;
use crate::part_file::{PartFile, part_of};
use crate::{DumpError, Report};

/// The open outputs of a run.
pub(super) struct Outputs {
    streams: Vec<Stream>,
    pages: Option<ArticlePages>,
}

/// A format with all articles in one file, or in one a stream.
struct Stream {
    path: PathBuf,
    writer: Writer<PartFile>,
}

/// Pages of HTML, one an article, and their index.
struct ArticlePages {
    folder: PathBuf,
    index_path: PathBuf,
    index: Index<PartFile>,
    articles: usize,
}

impl Outputs {
    pub(super) fn open(folder: &Path, formats: impl Iterator<Item = Format>) -> Result<Self, DumpError> {
        let mut outputs = Self { streams: Vec::new(), pages: None };
        for format in formats {
            if format.is_file_per_article() {
                outputs.pages = Some(ArticlePages::open(folder)?);
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
        if let Some(pages) = &mut self.pages {
            pages.write(&view)?;
        }
        Ok(())
    }

    /// Puts all files in their places.
    pub(super) fn commit(self) -> Result<(), DumpError> {
        for Stream { path, writer } in self.streams {
            let files = writer.finish().map_err(|source| DumpError::Export { path, source })?;
            files.into_iter().try_for_each(commit)?;
        }
        self.pages.map_or(Ok(()), ArticlePages::commit)
    }
}

impl Stream {
    fn open(folder: &Path, format: Format) -> Result<Self, DumpError> {
        let paths: Vec<PathBuf> =
            format.extensions().iter().map(|extension| folder.join(format!("aligned.{extension}"))).collect();
        let path = paths.first().cloned().unwrap_or_default();
        let files: Vec<PartFile> = paths.into_iter().map(create).collect::<Result<_, _>>()?;
        let writer = Writer::new(format, files).map_err(|source| DumpError::Export { path: path.clone(), source })?;
        Ok(Self { path, writer })
    }
}

impl ArticlePages {
    fn open(folder: &Path) -> Result<Self, DumpError> {
        let (index_path, folder) = (folder.join("index.html"), folder.join("articles"));
        let index = Index::new(create(index_path.clone())?, "Aligned articles");
        let index = index.map_err(|source| DumpError::Export { path: index_path.clone(), source })?;
        let part = part_of(&folder);
        let made = remove_folder(&part).and_then(|()| fs::create_dir(&part));
        made.map_err(|source| DumpError::Write { path: part, source })?;
        Ok(Self { folder, index_path, index, articles: 0 })
    }

    fn write(&mut self, article: &Article<'_>) -> Result<(), DumpError> {
        self.articles += 1;
        let name = format!("{:06}.html", self.articles);
        let path = part_of(&self.folder).join(&name);
        let export = |source| DumpError::Export { path: path.clone(), source };
        let mut writer = Writer::new(Format::Html, [Vec::new()]).map_err(export)?;
        writer.write(article).map_err(export)?;
        let page = writer.finish().map_err(export)?.concat();
        fs::write(&path, page).map_err(|source| DumpError::Write { path: path.clone(), source })?;
        let entry = IndexEntry::of(article, &format!("articles/{name}"));
        self.index.write(&entry).map_err(|source| DumpError::Export { path: self.index_path.clone(), source })
    }

    fn commit(self) -> Result<(), DumpError> {
        let moved = remove_folder(&self.folder).and_then(|()| fs::rename(part_of(&self.folder), &self.folder));
        moved.map_err(|source| DumpError::Write { path: self.folder.clone(), source })?;
        commit(self.index.finish().map_err(|source| DumpError::Export { path: self.index_path, source })?)
    }
}

/// Writes `pages.jsonl`: the article pages, in the order read, in the form of `poruch stage parse`, without what is of
/// their sites' template; their address is their id.
pub(super) fn write_pages(folder: &Path, corpus: &Corpus) -> Result<(), DumpError> {
    let mut file = create(folder.join("pages.jsonl"))?;
    for (number, entry) in corpus.pages.iter().enumerate().filter(|(_, entry)| entry.is_article) {
        let Some(page) = corpus.page(number).map_err(|source| DumpError::Spool { source })? else { continue };
        let written = write_page(&mut file, &original(entry.digest.url()), &page);
        written.map_err(|source| DumpError::Write { path: file.target().to_owned(), source })?;
    }
    commit(file)
}

/// A page with its id before it.
#[derive(Serialize)]
struct PageLine<'a> {
    id: Option<&'a str>,
    #[serde(flatten)]
    page: &'a Page,
}

fn write_page(file: &mut PartFile, url: &str, page: &Page) -> io::Result<()> {
    let id = Some(url).filter(|url| !url.is_empty());
    serde_json::to_writer(&mut *file, &PageLine { id, page })?;
    file.write_all(b"\n")
}

/// Writes `report.json`.
pub(super) fn write_report(folder: &Path, report: &Report) -> Result<(), DumpError> {
    let mut file = create(folder.join("report.json"))?;
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

fn remove_folder(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
