//! The way from digests to pairs.

mod candidates;
mod content;
mod convention;
mod dates;
mod domains;
mod findings;
mod fold;
mod judge;
mod matching;
mod section;
mod shift;
mod site;
mod versions;

use poruch_detect_language::Lang;
use poruch_parse::PageKind;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::address::Address;
use crate::{Digest, LeftOut, LinkOptions, Linkage, Pair, Reason};
use candidates::Candidates;
use findings::Findings;
use fold::Folding;
use judge::Judgement;
use site::{Entry, Site};

/// So many articles may name a page as their version: versions in other languages, and copies of them.
const MAX_CLAIMS: usize = 8;

/// Gives the probabilities, by alignment, that pairs of pages are versions of one article: for pairs of indexes, each of
/// an English and a Ukrainian page, in the same order. `None` where it cannot be told; so are answers that are missing.
pub type Verify<'a> = dyn FnMut(&[(usize, usize)]) -> Vec<Option<f32>> + 'a;

/// Links pages with default options; see [`Linker`].
pub fn link(pages: &[Digest]) -> Linkage {
    Linker::default().link(pages)
}

/// Finds the pages that are versions of one article. Made once, used for many sites and from many threads.
#[derive(Debug, Clone, Default)]
pub struct Linker {
    options: LinkOptions,
}

impl Linker {
    /// A linker from `options`.
    pub fn new(options: LinkOptions) -> Self {
        Self { options }
    }

    /// Links `pages`, of one site or of many.
    ///
    /// Pages of different domains are paired where the domains belong together: where a page of one links to a page of
    /// the other as its version, where the user says so ([`LinkOptions::group`]), or where their names are alike or a
    /// language link leads from one to the other, and content agrees. The order of the pages has no influence. Time is *n* log *n* in the number of pages, memory linear.
    pub fn link(&self, pages: &[Digest]) -> Linkage {
        self.link_verified(pages, &mut |_| Vec::new())
    }

    /// Links `pages`, and asks `verify` about candidates whose evidence leaves doubt.
    ///
    /// It is asked about all candidates of a site at once, so that they can be aligned by many threads, and about each at
    /// most once.
    pub fn link_verified(&self, pages: &[Digest], verify: &mut Verify<'_>) -> Linkage {
        let mut findings = Findings::default();
        let entries = admit(pages, &mut findings.left_out);
        for group in domains::group(entries, &self.options) {
            let group = without_sections(group, &mut findings.left_out);
            let folding = Folding::of(&group);
            findings.left_out.extend(folding.duplicates(&group));
            let site = Site::new(&group, &folding, [Lang::EN, Lang::UK]);
            findings.pairs.extend(self.pair(&site, verify));
            findings.versions.extend(versions::find(&group, &folding, &self.options));
        }
        findings.into_linkage(pages)
    }

    /// The pairs of a site.
    fn pair(&self, site: &Site<'_>, verify: &mut Verify<'_>) -> Vec<Pair> {
        let conventions = convention::learn(site);
        let found = Candidates::find(site, &conventions, Some(self.options.candidates()));
        let mut judgement = Judgement::of(site, &conventions, found);
        judgement.verify(&self.options, verify);
        let chosen = matching::choose(site, judgement.judged(), self.options.least());
        let pairs = chosen.into_iter().map(|((first, second), score)| {
            let (en, uk) = (site.first[first as usize].page, site.second[second as usize].page);
            Pair::new(en, uk, score, judgement.evidence((first, second)))
        });
        pairs.collect()
    }
}

/// The pages that may be in a pair, in an order that does not depend on the order they came in.
fn admit<'a>(pages: &'a [Digest], left_out: &mut Vec<LeftOut>) -> Vec<Entry<'a>> {
    let mut entries = Vec::with_capacity(pages.len());
    let claimed = claimed_by_articles(pages);
    let mut address = Address::default();
    for (page, digest) in pages.iter().enumerate() {
        match admit_one(digest, Entry::new(page, digest, &mut address, entries.last()), &claimed) {
            Ok(entry) => entries.push(entry),
            Err(reason) => left_out.push(LeftOut { page, reason }),
        }
    }
    entries.sort_by(|a, b| a.order().cmp(&b.order()));
    entries
}

/// The pages of a site without its sections.
fn without_sections<'a>(entries: Vec<Entry<'a>>, left_out: &mut Vec<LeftOut>) -> Vec<Entry<'a>> {
    let is_section = section::sections(&entries);
    let (sections, articles): (Vec<_>, Vec<_>) =
        entries.into_iter().zip(is_section).partition(|(_, is_section)| *is_section);
    left_out.extend(sections.iter().map(|(entry, _)| LeftOut { page: entry.page, reason: Reason::Listing }));
    articles.into_iter().map(|(entry, _)| entry).collect()
}

fn admit_one<'a>(digest: &Digest, entry: Option<Entry<'a>>, claimed: &FxHashSet<u64>) -> Result<Entry<'a>, Reason> {
    // What an article names as its version is an article, whatever the parser made of a short text among teasers.
    let is_claimed = |entry: &Entry<'_>| claimed.contains(&entry.key) && entry.names_article;
    if entry.as_ref().is_some_and(|entry| entry.is_front) {
        return Err(Reason::Listing);
    }
    match (digest.kind(), digest.lang()) {
        (PageKind::Listing, _) if !entry.as_ref().is_some_and(is_claimed) => Err(Reason::Listing),
        (PageKind::Other, _) if !entry.as_ref().is_some_and(is_claimed) => Err(Reason::NoText),
        _ if digest.content().length == 0 => Err(Reason::NoText),
        (_, Lang::EN | Lang::UK) => entry.ok_or(Reason::NoUrl),
        (_, other) => entry.ok_or(Reason::OtherLanguage(other)),
    }
}

/// The keys of the addresses that articles name as their versions. What many name is the version of none.
fn claimed_by_articles(pages: &[Digest]) -> FxHashSet<u64> {
    let articles = pages.iter().filter(|digest| digest.kind() == PageKind::Article);
    let mut claims: FxHashMap<u64, FxHashSet<&str>> = FxHashMap::default();
    for (key, url) in articles.flat_map(|digest| digest.links().iter().map(|link| (link.key, digest.url()))) {
        let claims = claims.entry(key).or_default();
        if claims.len() <= MAX_CLAIMS {
            claims.insert(url);
        }
    }
    claims.into_iter().filter(|(_, claims)| claims.len() <= MAX_CLAIMS).map(|(key, _)| key).collect()
}

#[cfg(test)]
mod tests;
