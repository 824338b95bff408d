//! All templates, by subject.

use std::sync::LazyLock;

use super::template::Sentence;
use crate::sites::tongue::Both;

/// All templates.
#[derive(Debug)]
pub(crate) struct Stock {
    /// What articles are about.
    pub(crate) subjects: Vec<Subject>,
    /// Sentences that go with any subject.
    pub(crate) any: Subject,
    /// What a site publishes every day, with other figures.
    pub(crate) daily: Subject,
    /// Russian sentences.
    pub(crate) russian: Vec<Sentence>,
}

/// The templates of a subject.
#[derive(Debug)]
pub(crate) struct Subject {
    /// The name of the section.
    pub(crate) name: Both<&'static str>,
    /// The name of the section in addresses.
    pub(crate) path: &'static str,
    pub(crate) titles: Vec<Sentence>,
    pub(crate) leads: Vec<Sentence>,
    pub(crate) sentences: Vec<Sentence>,
    pub(crate) headings: Vec<Sentence>,
    pub(crate) captions: Vec<Sentence>,
    pub(crate) points: Vec<Sentence>,
}

/// The templates of this package.
///
/// # Panics
///
/// Where one of them is broken, which a test rules out.
pub(crate) fn stock() -> &'static Stock {
    static STOCK: LazyLock<Stock> = LazyLock::new(Stock::read);
    &STOCK
}

const SUBJECTS: [&str; 11] = [
    include_str!("council.txt"),
    include_str!("transport.txt"),
    include_str!("weather.txt"),
    include_str!("football.txt"),
    include_str!("science.txt"),
    include_str!("economy.txt"),
    include_str!("culture.txt"),
    include_str!("courts.txt"),
    include_str!("health.txt"),
    include_str!("war.txt"),
    include_str!("technology.txt"),
];

impl Stock {
    fn read() -> Self {
        let russian = include_str!("russian.txt").lines();
        Self {
            subjects: SUBJECTS.into_iter().map(Subject::read).collect(),
            any: Subject::read(include_str!("any.txt")),
            daily: Subject::read(include_str!("daily.txt")),
            russian: russian.map(|line| sentence(line, line)).collect(),
        }
    }
}

impl Subject {
    fn read(text: &'static str) -> Self {
        let mut lines = text.lines();
        let names: Vec<_> = lines.next().unwrap_or_default().split(['=', '|']).map(str::trim).collect();
        let [_, en, uk, path] = names[..] else { panic!("no names of a subject: {names:?}") };
        let mut subject = Self::new(Both { en, uk }, path);
        while let (Some(english), Some(ukrainian)) = (lines.next(), lines.next()) {
            let (kind, english) = english.split_at(2);
            let ukrainian = ukrainian.strip_prefix("| ").expect("a Ukrainian line");
            subject.list(kind.trim_end()).push(sentence(english, ukrainian));
        }
        subject
    }

    fn new(name: Both<&'static str>, path: &'static str) -> Self {
        Self {
            name,
            path,
            titles: Vec::new(),
            leads: Vec::new(),
            sentences: Vec::new(),
            headings: Vec::new(),
            captions: Vec::new(),
            points: Vec::new(),
        }
    }

    fn list(&mut self, kind: &str) -> &mut Vec<Sentence> {
        match kind {
            "T" => &mut self.titles,
            "L" => &mut self.leads,
            "S" => &mut self.sentences,
            "H" => &mut self.headings,
            "C" => &mut self.captions,
            "P" => &mut self.points,
            _ => panic!("no kind of template: {kind}"),
        }
    }
}

fn sentence(english: &'static str, ukrainian: &'static str) -> Sentence {
    Sentence::read(english, ukrainian).unwrap_or_else(|| panic!("a broken template: {english} = {ukrainian}"))
}
