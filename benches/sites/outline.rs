//! What is known of a story before it is written: enough for a teaser and an address.

use super::moment::Moment;
use super::random::{Random, seed_of};
use super::text::{Facts, Subject, stock};
use super::tongue::Tongue;

/// What is known of a story before it is written.
#[derive(Debug)]
pub(crate) struct Outline {
    /// Its place among the stories of its site, from 0, the oldest first.
    pub(crate) number: u64,
    pub(crate) seed: u64,
    pub(crate) genre: Genre,
    pub(crate) subject: &'static Subject,
    pub(crate) facts: Facts,
    pub(crate) published: Moment,
    versions: Versions,
}

/// What kind of story it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Genre {
    News,
    /// The same sentences every day, with other figures.
    Daily,
    /// Pictures and no text.
    Gallery,
}

/// In which languages a story exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Versions {
    Both,
    English,
    Ukrainian,
}

/// Stories that a site publishes in a day.
const STORIES_A_DAY: u64 = 6;

impl Outline {
    /// The outline of a story of the site with `site_seed`.
    pub(crate) fn new(site_seed: u64, number: u64) -> Self {
        let seed = seed_of(site_seed, number.wrapping_add(1 << 32));
        let mut random = Random::new(seed);
        let genre = match random.below(100) {
            0..6 => Genre::Daily,
            6..9 => Genre::Gallery,
            _ => Genre::News,
        };
        let subject = if genre == Genre::Daily { &stock().daily } else { random.pick(&stock().subjects) };
        let versions = match random.below(100) {
            0..70 => Versions::Both,
            70..92 => Versions::Ukrainian,
            _ => Versions::English,
        };
        let days = usize::try_from(number / STORIES_A_DAY).expect("a day within the range of `usize`");
        let published = Moment::new(days, &mut random);
        Self { number, seed, genre, subject, facts: Facts::new(seed), published, versions }
    }

    /// Whether it exists in `tongue`, were its site to have a Russian version.
    pub(crate) fn exists_in(&self, tongue: Tongue) -> bool {
        match tongue {
            Tongue::En => self.versions != Versions::Ukrainian,
            Tongue::Uk => self.versions != Versions::English,
            Tongue::Ru => self.versions != Versions::English && self.seed.is_multiple_of(3),
        }
    }

    /// Whether it exists in both languages.
    pub(crate) fn is_bilingual(&self) -> bool {
        self.versions == Versions::Both
    }

    /// Its title.
    pub(crate) fn title(&self, tongue: Tongue) -> String {
        let mut title = String::new();
        let mut random = Random::fork(self.seed, 2);
        let titles = if tongue == Tongue::Ru { &stock().russian } else { &self.subject.titles };
        random.pick(titles).push(&self.facts, random.next(), tongue, &mut title);
        title
    }

    /// Its lead.
    pub(crate) fn lead(&self, tongue: Tongue) -> String {
        let mut lead = String::new();
        let mut random = Random::fork(self.seed, 4);
        let leads = if tongue == Tongue::Ru { &stock().russian } else { &self.subject.leads };
        random.pick(leads).push(&self.facts, random.next(), tongue, &mut lead);
        lead
    }

    /// The name of the section it stands in.
    pub(crate) fn section(&self, tongue: Tongue) -> &'static str {
        self.subject.name.get(tongue)
    }
}
