//! Pages aligned through the facade against the gold.

use poruch::align::{Bead, BeadKind, Unit};
use poruch::parse::extract_pair;
use poruch::{BilingualArticle, Cache, Error, Lang, Page, Pipeline};

use super::Disagreements;
use super::case::{self, Case};
use super::diff::Sets;
use super::gold::{Gold, GoldBlock, GoldPage};

#[test]
fn beads_of_pages_are_those_of_the_gold() {
    let (mut disagreements, pipeline) = (Disagreements::default(), Pipeline::default());
    for case in case::all() {
        let article = align(&case, &pipeline);
        let en: Vec<_> = article.en.units().map(|unit| unit.text).collect();
        let uk: Vec<_> = article.uk.units().map(|unit| unit.text).collect();
        expect_beads(&mut disagreements, &case, &bead_lines(&article.alignment.beads, &en, &uk));
    }
    disagreements.assert_none();
}

#[test]
fn beads_of_gold_blocks_are_those_of_the_gold() {
    let (mut disagreements, pipeline) = (Disagreements::default(), Pipeline::default());
    for case in case::all() {
        let (en, uk) = (units(case.gold.en()), units(case.gold.uk()));
        let alignment = pipeline.aligner().align(&mut Cache::default(), &en, &uk);
        let found = bead_lines(&alignment.beads, &texts(case.gold.en()), &texts(case.gold.uk()));
        expect_beads(&mut disagreements, &case, &found);
    }
    disagreements.assert_none();
}

#[test]
fn the_order_of_the_pages_does_not_matter() {
    let pipeline = Pipeline::default();
    for case in case::all() {
        let (en, uk) = (case.parse(case.gold.en()), case.parse(case.gold.uk()));
        let turned = pipeline.align_parsed(uk, en, &mut Cache::default());
        let turned = turned.unwrap_or_else(|error| panic!("{}: {error}", case.name));
        assert_eq!(turned, align(&case, &pipeline), "{}", case.name);
    }
}

#[test]
fn the_other_version_as_witness_keeps_pages_as_the_gold_has_them() {
    let mut disagreements = Disagreements::default();
    for case in case::all() {
        let [en, uk] = [case.gold.en(), case.gold.uk()];
        let (en_page, uk_page) = extract_pair(case.draft(en), case.draft(uk));
        for (gold, page) in [(en, en_page), (uk, uk_page)] {
            let lines = |page: &Page| -> Vec<String> {
                page.blocks().map(|block| format!("{} {}", block.kind.as_str(), block.text)).collect()
            };
            let sets = Sets { expected: &lines(&case.parse(gold)), allowed: &[], found: &lines(&page) };
            disagreements.expect_set(&case.name, &gold.file, &sets);
        }
    }
    disagreements.assert_none();
}

#[test]
fn a_page_is_not_aligned_with_one_in_its_own_language() {
    let pipeline = Pipeline::default();
    for case in case::all() {
        let (page, again) = (case.parse(case.gold.uk()), case.parse(case.gold.uk()));
        let refused = pipeline.align_parsed(page, again, &mut Cache::default());
        assert!(matches!(refused, Err(Error::SameLanguage { lang: Lang::UK })), "{}: {refused:?}", case.name);
    }
}

#[test]
fn a_russian_version_is_not_taken_for_the_ukrainian_one() {
    let pipeline = Pipeline::default();
    let cases = case::all();
    let mut pairs = cases.iter().filter_map(|case| Some((case, case.gold.pages.get("ru")?))).peekable();
    assert!(pairs.peek().is_some(), "no case has a Russian version");
    for (case, ru) in pairs {
        let refused = pipeline.align_parsed(case.parse(case.gold.en()), case.parse(ru), &mut Cache::default());
        let is_right = matches!(refused, Err(Error::OtherLanguages { first: Lang::EN, second: Lang::RU }));
        assert!(is_right, "{}: {refused:?}", case.name);
    }
}

fn align(case: &Case, pipeline: &Pipeline) -> BilingualArticle {
    let (en, uk) = (case.parse(case.gold.en()), case.parse(case.gold.uk()));
    let article = pipeline.align_parsed(en, uk, &mut Cache::default());
    article.unwrap_or_else(|error| panic!("{}: {error}", case.name))
}

fn units(page: &GoldPage) -> Vec<Unit<'_>> {
    page.units().into_iter().map(GoldBlock::unit).collect()
}

fn texts(page: &GoldPage) -> Vec<&str> {
    page.units().into_iter().map(|block| block.text.as_str()).collect()
}

/// Where a bead of Ukrainian only stands among others is not judged here.
fn expect_beads(disagreements: &mut Disagreements, case: &Case, found: &[String]) {
    let expected = gold_lines(&case.gold);
    disagreements.expect_set(&case.name, "beads", &Sets { expected: &expected, allowed: &[], found });
}

fn gold_lines(gold: &Gold) -> Vec<String> {
    let (en, uk) = (texts(gold.en()), texts(gold.uk()));
    let pick = |indices: &[usize], texts: &[&str]| indices.iter().map(|index| texts[*index].to_owned()).collect();
    gold.beads.iter().map(|bead| line(bead.kind, &pick(&bead.en, &en), &pick(&bead.uk, &uk))).collect()
}

fn bead_lines(beads: &[Bead], en: &[&str], uk: &[&str]) -> Vec<String> {
    let pick = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    let lines =
        beads.iter().map(|bead| line(bead.kind, &pick(&en[bead.source.clone()]), &pick(&uk[bead.target.clone()])));
    lines.collect()
}

/// A bead as a line of a diff, by the texts of its units.
fn line(kind: BeadKind, en: &Vec<String>, uk: &Vec<String>) -> String {
    format!("{} {en:?} = {uk:?}", kind.as_str())
}
