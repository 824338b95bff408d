//! What a run should find.

use serde::Serialize;

use super::outline::Outline;
use super::site::Site;
use super::story::{Story, Version};
use super::tongue::{Both, Tongue};

/// A pair of pages, and what corresponds in them.
#[derive(Debug, Serialize)]
struct Pair<'a> {
    en_url: String,
    uk_url: String,
    clue: &'a str,
    beads: Vec<[Vec<&'a str>; 2]>,
}

/// The line of a story that stands in both languages.
pub(crate) fn line(site: &Site, outline: &Outline, story: &Story) -> String {
    let texts =
        |bead: &Both<Vec<usize>>| [texts_of(&story.versions.en, &bead.en), texts_of(&story.versions.uk, &bead.uk)];
    let pair = Pair {
        en_url: site.article(outline, Tongue::En),
        uk_url: site.article(outline, Tongue::Uk),
        clue: site.convention.name,
        beads: story.beads.iter().map(texts).collect(),
    };
    serde_json::to_string(&pair).expect("strings can be written as JSON")
}

fn texts_of<'a>(version: &'a Version, places: &[usize]) -> Vec<&'a str> {
    places.iter().map(|&place| version.units[place].text.as_str()).collect()
}
