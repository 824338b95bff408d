//! `pipeline`: two pages in, one aligned article out.

use dom_smoothie::{Config, Readability, TextMode};
use poruch::Pipeline;

use super::rows::OURS;
use crate::corpora::{Case, GoldPage, cases};
use crate::harness::{Group, Load, Row, Session, Unit};
use crate::quality::{Counts, strict_beads};
use crate::rivals::{gale_church, lengths};

/// The strict F1 of beads that ours reaches at the least.
const LEAST_F1: f64 = 0.95;

/// Texts of either side that correspond.
type Bead = [Vec<String>; 2];

/// Measures whole pairs of bundled pages, beside parts that exist, glued together: the lines of `dom_smoothie` aligned
/// by length.
pub fn pipeline(session: &mut Session) {
    let cases = cases();
    let pipeline = Pipeline::default();
    let bytes = |case: &Case| case.en.page.html.len() + case.uk.page.html.len();
    let load = Load { bytes: cases.iter().map(bytes).sum(), items: cases.len(), item: "pair" };
    let ours = Row::new(OURS, || {
        let beads = |case: &Case| {
            let article = pipeline.align_pages(&case.en.page.html, &case.uk.page.html);
            article.map_or(0, |article| article.alignment.beads.len())
        };
        cases.iter().map(beads).sum()
    });
    let glued = Row::new("dom_smoothie + Gale–Church", || cases.iter().map(|case| by_glue(case).len()).sum());
    let group = Group::new("pipeline/bundled", load, Unit::Items).quality("strict F1 of beads");
    let ours = ours.quality(|| f1(&cases, |case| by_poruch(case, &pipeline))).least(LEAST_F1);
    session.measure(group.row(ours).row(glued.quality(|| f1(&cases, by_glue))));
}

fn by_poruch(case: &Case, pipeline: &Pipeline) -> Vec<Bead> {
    let article = pipeline.align_pages(&case.en.page.html, &case.uk.page.html).expect("pages that can be read");
    let texts = |blocks: &[poruch::parse::Block<'_>]| blocks.iter().map(|block| block.text.to_owned()).collect();
    article.beads().map(|bead| [texts(&bead.en), texts(&bead.uk)]).collect()
}

fn by_glue(case: &Case) -> Vec<Bead> {
    let [en, uk] = [&case.en, &case.uk].map(|page| lines(&page.page.html));
    let beads = gale_church(&lengths(&en), &lengths(&uk));
    beads.into_iter().map(|(source, target)| [en[source].to_vec(), uk[target].to_vec()]).collect()
}

/// The title and the lines of the article's text.
fn lines(html: &str) -> Vec<String> {
    let config = Config { text_mode: TextMode::Formatted, ..Config::default() };
    let article = Readability::new(html, None, Some(config)).and_then(|mut reader| reader.parse());
    let Ok(article) = article else { return Vec::new() };
    let lines = article.text_content.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty());
    std::iter::once(article.title).chain(lines).collect()
}

/// The strict F1 of the beads of all pairs, where those of each pair count alone.
fn f1(cases: &[Case], align: impl Fn(&Case) -> Vec<Bead>) -> f64 {
    let mut counts = Counts::default();
    for case in cases {
        counts += strict_beads(align(case).into_iter().map(folded), gold(case).into_iter().map(folded));
    }
    counts.f1()
}

fn gold(case: &Case) -> Vec<Bead> {
    let texts = |page: &GoldPage, places: &[usize]| {
        let units = page.units();
        places.iter().map(|&place| units[place].text.clone()).collect()
    };
    case.beads.iter().map(|bead| [texts(&case.en, &bead.en), texts(&case.uk, &bead.uk)]).collect()
}

/// A bead whose texts differ in nothing but white space is the same.
fn folded(bead: Bead) -> Bead {
    bead.map(|side| side.iter().map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).collect())
}
