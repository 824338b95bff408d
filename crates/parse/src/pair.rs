//! The other language version as a witness: what has a partner is content.

use rustc_hash::FxHashSet;

use crate::draft::{Draft, Fate, Note};
use crate::page::{Block, BlockKind, Page};
use crate::path_key::NO_PATH;
use crate::text::words;

/// Where a smaller share of the blocks stands in regions of the other page, the two are of different makes.
const SAME_MAKE: f32 = 0.5;
/// Where more of the blocks of a region are content, the others with a partner are, too.
const CONTENT: f32 = 0.5;
/// Where fewer are, and there are many blocks, those that are taken for content are none.
const BESIDE: f32 = 0.2;
const MANY_BLOCKS: usize = 8;
/// Versions of a block are no more than so many times as long as each other, a few words apart.
const MOST_TIMES: usize = 2;
const FEW_WORDS: usize = 8;
/// Lines of fewer words may be alike in both languages: names, figures.
const LEAST_WORDS: usize = 4;

/// What stands in code that no tag calls so.
const SIGNS_OF_CODE: [char; 5] = ['<', '>', '{', '}', '='];

/// Reads two pages that are, or may be, versions of one article in two languages, each with the other as witness.
///
/// The versions of a site share its template: what is content on one page and stands in the same region of the other
/// is content there, too, in the same role, even where that page alone says little for it: a lead of two words, a body
/// that was cut short, key points without a label. A text in a third language that stands on both is of the template.
/// Pages of different makes tell nothing of each other, and nothing is left out for having no partner alone: a version
/// may well say more than the other.
///
/// ```
/// use poruch_parse::{PageContext, Parser, extract_pair};
///
/// let page = |lang: &str, title: &str, lead: &str, text: &str| {
///     let html = format!(
///         "<html lang={lang}><body><article><header><h1>{title}</h1><p class=dek>{lead}</p></header>
///          <div><p>{text}</p></div></article></body></html>"
///     );
///     Parser::default().draft(&html, &PageContext::new())
/// };
/// let en = page(
///     "en", "Bridge opened", "Traffic has been flowing since dawn.",
///     "The new bridge over the river was opened on Sunday morning, ten years after work on it began.",
/// )?;
/// let uk = page(
///     "uk", "Міст відкрито", "Рух є",
///     "Новий міст через річку відкрили в неділю вранці, через десять років після початку будівництва.",
/// )?;
/// assert_eq!(uk.clone().into_page().lead(), None);
///
/// let (_, uk) = extract_pair(en, uk);
/// assert_eq!(uk.lead().as_deref(), Some("Рух є"));
/// # Ok::<(), poruch_parse::ParseError>(())
/// ```
///
/// Takes time and memory in proportion to the two drafts.
pub fn extract_pair(first: Draft, second: Draft) -> (Page, Page) {
    let (first_fates, second_fates) = fates(&Side::new(&first), &Side::new(&second));
    (first.settle(first_fates).into_page(), second.settle(second_fates).into_page())
}

/// A page of the pair.
struct Side<'a> {
    draft: &'a Draft,
    candidates: Vec<(Block<'a>, Note)>,
    /// The candidates that stand in regions, with the keys of these: by region, in page order.
    placed: Vec<(u32, usize)>,
    /// The texts of its blocks.
    texts: FxHashSet<&'a str>,
}

impl<'a> Side<'a> {
    fn new(draft: &'a Draft) -> Self {
        let candidates: Vec<_> = draft.candidates().collect();
        let is_placed =
            |(_, (block, note)): &(usize, &(Block<'_>, Note))| block.kind != BlockKind::Title && note.path != NO_PATH;
        let mut placed = Vec::with_capacity(candidates.len());
        placed.extend(candidates.iter().enumerate().filter(is_placed).map(|(at, (_, note))| (note.path, at)));
        placed.sort_unstable();
        let texts = candidates.iter().map(|(block, _)| block.text).collect();
        Self { draft, candidates, placed, texts }
    }

    /// The regions with their keys and candidates.
    fn regions(&self) -> impl Iterator<Item = (u32, &[(u32, usize)])> {
        self.placed.chunk_by(|(one, _), (other, _)| one == other).map(|region| (region[0].0, region))
    }

    fn region(&self, path: u32) -> &[(u32, usize)] {
        let start = self.placed.partition_point(|(other, _)| *other < path);
        let length = self.placed[start..].partition_point(|(other, _)| *other == path);
        &self.placed[start..start + length]
    }

    fn is_text(&self, at: usize) -> bool {
        let (ref block, note) = self.candidates[at];
        note.is_chosen && block.kind.is_text()
    }

    fn chosen(&self, path: u32) -> usize {
        self.region(path).iter().filter(|(_, at)| self.is_text(*at)).count()
    }

    /// The share of its text that stands in regions that `other` has as well.
    fn share_in(&self, other: &Self) -> f32 {
        let text = || (0..self.candidates.len()).filter(|&at| self.is_text(at));
        let shared = text().filter(|&at| !other.region(self.candidates[at].1.path).is_empty()).count();
        match text().count() {
            0 => 0.0,
            all => shared as f32 / all as f32,
        }
    }

    /// The regions of which all stands on `other`, too: boxes that were left untranslated.
    fn boxes(&self, other: &Self) -> FxHashSet<u32> {
        let is_there = |(_, at): &(u32, usize)| other.texts.contains(self.candidates[*at].0.text);
        self.regions().filter(|(_, region)| region.iter().all(is_there)).map(|(path, _)| path).collect()
    }

    /// What becomes of its candidates by what they are, wherever their partners stand.
    fn own_fates(&self, other: &Self) -> Vec<Fate> {
        let boxes = self.boxes(other);
        (0..self.candidates.len()).map(|at| self.own_fate(at, other, &boxes)).collect()
    }

    /// What becomes of its candidates with `other` as witness.
    fn fates(&self, other: &Self) -> Vec<Fate> {
        let mut fates = self.own_fates(other);
        for (path, region) in self.regions() {
            Witnessed::new(self, other, path).settle(region, &mut fates);
        }
        fates
    }

    fn own_fate(&self, at: usize, other: &Self, boxes: &FxHashSet<u32>) -> Fate {
        let (ref block, note) = self.candidates[at];
        let is_foreign = |draft: &Draft| block.lang != draft.page().lang();
        let is_prose = matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Heading)
            && !block.text.contains(SIGNS_OF_CODE);
        let is_foreign_to_both = is_foreign(self.draft) && is_foreign(other.draft) && !block.lang.is_und();
        let is_shared = is_prose && is_foreign(self.draft) && other.texts.contains(block.text);
        let is_line = is_foreign_to_both && words(block.text) >= LEAST_WORDS;
        // A heading alone may be a name.
        let is_box = (is_foreign_to_both || block.kind != BlockKind::Heading) && boxes.contains(&note.path);
        let is_template = is_shared && !block.lang.is_und() && (is_line || is_box);
        match note.is_chosen {
            _ if is_template => Fate::Never,
            true => Fate::In(block.kind, 0),
            false => Fate::Open,
        }
    }
}

/// A region that both pages may have.
struct Witnessed<'a> {
    side: &'a Side<'a>,
    other: &'a Side<'a>,
    path: u32,
    /// The role that all text of the region on the other page has.
    role: Option<BlockKind>,
}

impl<'a> Witnessed<'a> {
    fn new(side: &'a Side<'a>, other: &'a Side<'a>, path: u32) -> Self {
        let kinds = || {
            other.region(path).iter().filter(|(_, at)| other.is_text(*at)).map(|(_, at)| other.candidates[*at].0.kind)
        };
        let role = kinds().next().filter(|&first| kinds().all(|kind| kind == first));
        Self { side, other, path, role }
    }

    fn settle(&self, region: &[(u32, usize)], fates: &mut [Fate]) {
        let partners = self.other.region(self.path);
        let (chosen, chosen_there) = (self.side.chosen(self.path), self.other.chosen(self.path));
        let all = region.len() + partners.len();
        let share = (chosen + chosen_there) as f32 / all as f32;
        if share < BESIDE && all >= MANY_BLOCKS && !partners.is_empty() {
            // Captions are no text, however many of them there are.
            for &(_, at) in region.iter().filter(|(_, at)| self.side.candidates[*at].0.kind != BlockKind::Caption) {
                fates[at] = Fate::Open;
            }
        } else if region.len() == partners.len() {
            for (&(_, at), &(_, partner)) in region.iter().zip(partners) {
                self.join(at, partner, share, fates);
            }
        } else if share >= CONTENT {
            self.fill(region, chosen_there.saturating_sub(chosen), fates);
        }
    }

    /// Gives a block the part that its partner has.
    fn join(&self, at: usize, partner: usize, share: f32, fates: &mut [Fate]) {
        let (ref block, note) = self.side.candidates[at];
        let there = &self.other.candidates[partner].0;
        if !self.other.is_text(partner) || self.is_shared(at) || !may_be_versions(block.text, there.text) {
            return;
        }
        let is_set_off = matches!(there.kind, BlockKind::Lead | BlockKind::KeyPoint);
        if !note.is_chosen && share >= CONTENT {
            fates[at] = Fate::In(if is_set_off { there.kind } else { block.kind }, 0);
        } else if matches!(fates[at], Fate::In(..)) && is_set_off && self.role == Some(there.kind) {
            fates[at] = Fate::In(there.kind, 0);
        }
    }

    /// Whether the block stands on the other page as it is: no partner, but the template or the same box.
    fn is_shared(&self, at: usize) -> bool {
        self.other.texts.contains(self.side.candidates[at].0.text)
    }

    /// Brings in so many blocks of the region, next to the chosen ones, where the article was cut short. (One between
    /// them was left out for what it is, and any of them may be the one that the other page lacks.)
    fn fill(&self, region: &[(u32, usize)], missing: usize, fates: &mut [Fate]) {
        let is_chosen = |(_, at): &(u32, usize)| self.side.is_text(*at);
        let (Some(first), Some(last)) = (region.iter().position(is_chosen), region.iter().rposition(is_chosen)) else {
            return;
        };
        let near = region[last + 1..].iter().chain(region[..first].iter().rev());
        for &(_, at) in near.filter(|(_, at)| !self.is_shared(*at)).take(missing) {
            fates[at] = Fate::In(self.side.candidates[at].0.kind, 0);
        }
    }
}

fn fates(first: &Side<'_>, second: &Side<'_>) -> (Vec<Fate>, Vec<Fate>) {
    let is_same_make = first.share_in(second).max(second.share_in(first)) >= SAME_MAKE;
    let witness = |side: &Side<'_>, other: &Side<'_>| {
        if is_same_make { side.fates(other) } else { side.own_fates(other) }
    };
    (witness(first, second), witness(second, first))
}

/// Whether the lengths of two texts allow them to be versions of each other.
fn may_be_versions(one: &str, other: &str) -> bool {
    let (one, other) = (words(one), words(other));
    one.max(other) <= FEW_WORDS.max(MOST_TIMES * one.min(other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{PageContext, Parser};

    fn draft(html: &str) -> Draft {
        Parser::default().draft(html, &PageContext::new()).expect("a small page")
    }

    fn page(lang: &str, title: &str, inner: &str) -> Draft {
        draft(&format!("<html lang={lang}><body><article><h1>{title}</h1>{inner}</article></body></html>"))
    }

    const EN: [&str; 3] = [
        "The new bridge over the river was opened on Sunday morning, ten years after work on it began.",
        "The first to cross were buses, and hundreds of people on foot followed them to the other bank.",
        "Work on the road to the bridge goes on, the mayor said, and will cost another two million.",
    ];
    const UK: [&str; 3] = [
        "Новий міст через річку відкрили в неділю вранці, через десять років після початку будівництва.",
        "Першими мостом поїхали автобуси, а за ними на другий берег пішли сотні людей.",
        "Роботи на дорозі до мосту тривають, сказав мер, і коштуватимуть ще два мільйони.",
    ];

    fn body(texts: &[&str]) -> String {
        format!("<p>{}</p>", texts.join("</p><p>"))
    }

    fn kinds(page: &Page) -> Vec<BlockKind> {
        page.blocks().map(|block| block.kind).collect()
    }

    #[test]
    fn leaves_pages_of_different_makes_alone() {
        let en = page("en", "Bridge opened", &format!("<div class=story>{}</div>", body(&EN)));
        let uk = draft(&format!("<html lang=uk><h1>Міст відкрито</h1><section>{}</section>", body(&UK)));
        let alone = (en.clone().into_page(), uk.clone().into_page());
        assert_eq!(extract_pair(en, uk), alone);
    }

    #[test]
    fn gives_key_points_of_one_side_to_the_other() {
        let list = |label: &str, points: &[&str]| {
            let items = points.join("</li><li>");
            format!("<div class=box><h4>{label}</h4><ul class=facts><li>{items}</li></ul></div>")
        };
        let en = list("Key points", &["Buses crossed first.", "Work goes on."]) + &body(&EN);
        let uk = list("Про новий міст", &["Першими поїхали автобуси.", "Роботи тривають."]) + &body(&UK);
        let (en, uk) = extract_pair(page("en", "Bridge opened", &en), page("uk", "Міст відкрито", &uk));
        assert_eq!(en.key_points().count(), 2);
        assert_eq!(uk.key_points().collect::<Vec<_>>(), ["Першими поїхали автобуси.", "Роботи тривають."]);
    }

    #[test]
    fn takes_out_what_stands_on_both_in_a_third_language() {
        let note = "<p>Dieser Artikel ist zuerst in einer anderen Zeitung erschienen und wurde übersetzt.</p>";
        let en = page("en", "Bridge opened", &(body(&EN) + note));
        let uk = page("uk", "Міст відкрито", &(body(&UK) + note));
        let (en, uk) = extract_pair(en, uk);
        assert_eq!((kinds(&en).len(), kinds(&uk).len()), (4, 4));
    }

    #[test]
    fn keeps_what_one_version_says_beyond_the_other() {
        let en = page("en", "Bridge opened", &body(&EN));
        let uk = page("uk", "Міст відкрито", &body(&UK[..1]));
        let (en, uk) = extract_pair(en, uk);
        assert_eq!((kinds(&en).len(), kinds(&uk).len()), (4, 2));
    }

    #[test]
    fn keeps_captions_however_many() {
        let figures = "<figure><img src=a><figcaption>О пів на шосту.</figcaption></figure>".repeat(5);
        let english = figures.replace("О пів на шосту.", "At half past five.");
        let en = page("en", "Bridge opened", &(body(&EN) + &english + &body(&EN[..1])));
        let uk = page("uk", "Міст відкрито", &(body(&UK) + &figures + &body(&UK[..1])));
        let alone = (en.clone().into_page(), uk.clone().into_page());
        assert!(kinds(&alone.0).contains(&BlockKind::Caption));
        assert_eq!(extract_pair(en, uk), alone);
    }

    #[test]
    fn reads_two_long_copies_in_time_that_grows_with_them() {
        let body = (0..30_000)
            .map(|at| format!("<p>Автобусів на мосту того ранку було {at}.</p>"))
            .collect::<Vec<_>>()
            .concat();
        let points = (0..30_000).map(|at| format!("<li>Автобус номер {at} поїхав.</li>")).collect::<Vec<_>>().concat();
        let html = format!("{body}<h4>Головні тези</h4><ul class=facts>{points}</ul>");
        let (one, other) = (page("uk", "Міст відкрито", &html), page("uk", "Міст відкрито", &html));
        let alone = one.clone().into_page();
        assert_eq!(extract_pair(one, other), (alone.clone(), alone));
    }

    const PIECES: &str = r"(<(div|p|p class=dek|h1|h2|ul|li|a href=x|table|td|br|b|figure|article|header)>|</(div|p|ul|a|table)>|Слово і слово |Some text. |Головні тези|-){0,60}";

    proptest::proptest! {
        #[test]
        fn sides_mirror_each_other_whatever_stands_there(one in PIECES, other in PIECES) {
            let (one, other) = (draft(&one), draft(&other));
            let (first, second) = extract_pair(one.clone(), other.clone());
            let turned = extract_pair(other, one);
            proptest::prop_assert_eq!((second, first), turned);
        }
    }
}
