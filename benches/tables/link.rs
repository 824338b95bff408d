//! `link`: which pages of made-up sites are versions of one article.

use std::collections::{HashMap, HashSet};

use poruch::Lang;
use poruch::link::{Digest, link as link_digests};
use poruch::parse::{Page, Parser};

use super::rows::OURS;
use crate::corpora::{MadeDump, pages_of};
use crate::harness::{Group, Load, Row, Session, Unit};
use crate::quality::Counts;

/// Pages of the made-up sites.
const SIZES: [usize; 2] = [200, 2_000];
const LINKS: &str = "language links that agree, alone";
/// The F1 of pairs that ours reaches at the least.
const LEAST_F1: f64 = 0.97;

/// Two addresses, the English one first.
type Pair = (String, String);

/// Measures how pages that were read are linked: digests made of them, and pairs found. What a language link says, taken
/// at its word where the other page says the same, is the floor.
///
/// # Panics
///
/// Where a made-up page cannot be read.
pub fn link(session: &mut Session) {
    for size in SIZES {
        let name = format!("link/made sites/{size}");
        if session.wants(&name, &[OURS, LINKS]) {
            measure(session, name, MadeDump::lines(size));
        }
    }
}

fn measure(session: &mut Session, name: String, made: MadeDump) {
    let texts = pages_of(&made.path());
    let parser = Parser::default();
    let pages: Vec<Page> =
        texts.iter().map(|page| parser.parse(&page.html, &page.context()).expect("a page within limits")).collect();
    let gold: HashSet<Pair> = made.pairs.into_iter().map(|pair| (pair.en_url, pair.uk_url)).collect();

    let load = Load { bytes: texts.iter().map(|page| page.html.len()).sum(), items: pages.len(), item: "page" };
    let (pages, gold) = (&pages, &gold);
    let row = |name, pairs: fn(&[Page]) -> Vec<Pair>| {
        Row::new(name, move || pairs(pages).len()).quality(move || f1(pairs(pages), gold))
    };
    let group = Group::new(name, load, Unit::Items).quality("F1 of pairs");
    let rival = row(LINKS, by_language_links);
    session.measure(group.row(row(OURS, by_poruch).least(LEAST_F1)).row(rival));
}

fn by_poruch(pages: &[Page]) -> Vec<Pair> {
    let digests: Vec<Digest> = pages.iter().map(Digest::of).collect();
    let url = |page: usize| digests[page].url().to_owned();
    link_digests(&digests).pairs.iter().map(|pair| (url(pair.en), url(pair.uk))).collect()
}

/// English pages that name a Ukrainian page as their version which names them.
fn by_language_links(pages: &[Page]) -> Vec<Pair> {
    let named = |page: &Page, lang| -> Vec<String> {
        page.alternates().iter().filter(|link| link.lang == lang).map(|link| link.url.clone()).collect()
    };
    let of = |lang| pages.iter().filter(move |page| page.lang() == lang);
    let back: HashMap<&str, Vec<String>> =
        of(Lang::UK).filter_map(|page| Some((page.url()?, named(page, Lang::EN)))).collect();
    let mut pairs = Vec::new();
    for (page, url) in of(Lang::EN).filter_map(|page| Some((page, page.url()?))) {
        let agrees = |uk: &String| back.get(uk.as_str()).is_some_and(|named| named.iter().any(|en| en == url));
        pairs.extend(named(page, Lang::UK).into_iter().filter(agrees).map(|uk| (url.to_owned(), uk)));
    }
    pairs
}

fn f1(found: Vec<Pair>, gold: &HashSet<Pair>) -> f64 {
    let found: HashSet<Pair> = found.into_iter().collect();
    Counts { right: found.intersection(gold).count(), found: found.len(), gold: gold.len() }.f1()
}
