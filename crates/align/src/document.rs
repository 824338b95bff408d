//! One side of a pair, read once: which terms stand in which unit.

use std::cmp::Ordering;
use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::common_words;
use crate::evidence::Marks;
use crate::furniture::is_furniture;
use crate::tongue::{Analyser, Analysis, Side, Token, TokenKind};
use crate::{Role, Unit};

/// What a term is, which decides how much its presence and its absence tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TermClass {
    /// A word with a meaning of its own.
    Word,
    /// A word of general use: found everywhere.
    Common,
    /// An article, a preposition, a pronoun.
    Function,
    /// A capitalised word inside a sentence.
    Name,
    /// A number, a date, a sum of money.
    Quantity,
    /// An address, a tag, a code, a Latin word in Cyrillic text: written alike on both sides.
    Literal,
    /// What the page says that the unit holds: an image, a link target.
    Anchor,
}

/// A distinct term of a document.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Term {
    /// Identifies it; equal on both sides for all but words.
    pub(crate) key: u64,
    /// Identifies its consonant skeleton, with and without a case ending, where it may be a name or a loan word.
    pub(crate) skeletons: [Option<u64>; 2],
    /// Consonants in the skeleton.
    pub(crate) skeleton_len: u8,
    /// What it is.
    pub(crate) class: TermClass,
    /// In how many units it stands.
    pub(crate) units: u32,
}

/// What the length of a unit and its like say.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape {
    /// Letters and digits, at least one.
    pub(crate) chars: f32,
    /// How many terms stand in it, function words counted by a part.
    pub(crate) mass: f32,
    /// The role.
    pub(crate) role: Role,
    /// Its punctuation.
    pub(crate) marks: Marks,
    /// The share of Cyrillic letters among its letters; one half where it has none.
    pub(crate) cyrillic: f32,
    /// Whether it is a string of the page's interface, or a teaser of another article.
    pub(crate) is_furniture: bool,
}

/// The terms of a document's units.
#[derive(Debug, Default)]
pub(crate) struct Document {
    shapes: Vec<Shape>,
    terms: Vec<Term>,
    by_key: FxHashMap<u64, u32>,
    /// Terms of each unit, distinct and ascending: `unit_terms[unit_ends[u - 1]..unit_ends[u]]`.
    unit_terms: Vec<u32>,
    unit_ends: Vec<u32>,
    /// Units of each term, ascending.
    postings: Vec<u32>,
    posting_ends: Vec<u32>,
    /// How many numbers of terms there are.
    term_count: usize,
    has_anchors: bool,
    /// Above zero where most letters are Cyrillic, below it where most are others.
    balance: f32,
}

/// What a function word counts for in the mass of a unit: it is aligned less often, and tells less.
const FUNCTION_MASS: f32 = 0.3;

/// Where a larger share of all words is written with a capital inside sentences, nouns are, as in German prose, which has
/// about one in four; English and Ukrainian prose mostly has less than one in ten.
const MOST_NAMES: f32 = 0.2;

impl Document {
    /// Reads `units`; what was there before goes.
    ///
    /// The script decides how the text is read, wherever it stands: a text in Latin letters on the target side is no
    /// Ukrainian text full of foreign words.
    pub(crate) fn read(&mut self, units: &[Unit<'_>], analyser: &mut Analyser, analysis: &mut Analysis) {
        self.clear();
        self.shapes.extend(units.iter().map(shape));
        self.balance = self.shapes.iter().map(|shape| (shape.cyrillic - 0.5) * shape.chars).sum();
        self.has_anchors = units.iter().any(|unit| !unit.anchors.is_empty());
        let side = self.side();
        let (mut names, mut tokens) = (0, 0);
        for (at, unit) in units.iter().enumerate() {
            analyser.analyse(unit.text, side, analysis);
            self.shapes[at].mass = self.push_terms(unit, analysis).max(1.0);
            names += analysis.tokens.iter().filter(|token| token.kind == TokenKind::Name).count();
            tokens += analysis.tokens.len();
        }
        if names as f32 > MOST_NAMES * tokens as f32 {
            self.read_names_as_words();
        }
        self.term_count = self.terms.len();
        self.index();
    }

    /// Takes names for words: in this text a capital letter makes no name.
    fn read_names_as_words(&mut self) {
        for term in self.terms.iter_mut().filter(|term| term.class == TermClass::Name) {
            term.class = TermClass::Word;
        }
    }

    /// Makes this a document of parts of units of `whole`: the parts are its units, terms keep their numbers there.
    ///
    /// It answers what [`Tables`](crate::evidence::Tables) ask; the terms themselves are asked of the whole.
    pub(crate) fn start_parts(&mut self, whole: &Self) {
        self.clear();
        self.term_count = whole.terms.len();
        self.balance = whole.balance;
    }

    /// Adds a part of a unit of `whole` as the next unit.
    pub(crate) fn push_part(&mut self, whole: &Self, part: &str, analyser: &mut Analyser, analysis: &mut Analysis) {
        analyser.analyse(part, whole.side(), analysis);
        let start = self.unit_terms.len();
        let words = analysis.tokens.iter().filter(|token| token.kind != TokenKind::Number).map(|token| token.key);
        let keys = words.chain(analysis.quantities.iter().map(|quantity| quantity.key));
        self.unit_terms.extend(keys.filter_map(|key| whole.find(key)));
        let mass = close_unit(&mut self.unit_terms, start, &whole.terms);
        self.unit_ends.push(index(self.unit_terms.len()));
        self.shapes.push(Shape { mass: mass.max(1.0), ..shape_of_text(part) });
    }

    fn side(&self) -> Side {
        if self.is_cyrillic() { Side::Target } else { Side::Source }
    }

    fn clear(&mut self) {
        self.shapes.clear();
        self.terms.clear();
        self.by_key.clear();
        self.unit_terms.clear();
        self.unit_ends.clear();
        self.has_anchors = false;
    }

    /// Adds the terms of the next unit; their mass.
    fn push_terms(&mut self, unit: &Unit<'_>, analysis: &Analysis) -> f32 {
        let start = self.unit_terms.len();
        for token in analysis.tokens.iter().filter(|token| token.kind != TokenKind::Number) {
            let term = self.intern(term_of(token));
            self.unit_terms.push(term);
        }
        for quantity in &analysis.quantities {
            let term = self.intern(Term::keyed(quantity.key, TermClass::Quantity));
            self.unit_terms.push(term);
        }
        for anchor in unit.anchors {
            let term = self.intern(Term::keyed(anchor_key(anchor), TermClass::Anchor));
            self.unit_terms.push(term);
        }
        let mass = close_unit(&mut self.unit_terms, start, &self.terms);
        self.unit_ends.push(index(self.unit_terms.len()));
        mass
    }

    fn intern(&mut self, term: Term) -> u32 {
        let next = index(self.terms.len());
        let id = *self.by_key.entry(term.key).or_insert(next);
        if id == next {
            let is_common = term.class == TermClass::Word && common_words::contains(term.key);
            self.terms.push(if is_common { Term { class: TermClass::Common, ..term } } else { term });
        } else if term.class == TermClass::Name {
            self.terms[id as usize].class = TermClass::Name;
        }
        id
    }

    /// Fills the postings by counting: units of a term come out ascending.
    fn index(&mut self) {
        self.posting_ends.clear();
        self.posting_ends.resize(self.terms.len(), 0);
        for &term in &self.unit_terms {
            self.terms[term as usize].units += 1;
        }
        let mut sum = 0;
        for (end, term) in self.posting_ends.iter_mut().zip(&self.terms) {
            *end = sum;
            sum += term.units;
        }
        self.postings.clear();
        self.postings.resize(self.unit_terms.len(), 0);
        for unit in 0..self.shapes.len() {
            for at in self.term_range(unit) {
                let end = &mut self.posting_ends[self.unit_terms[at] as usize];
                self.postings[*end as usize] = index(unit);
                *end += 1;
            }
        }
    }

    fn term_range(&self, unit: usize) -> Range<usize> {
        let start = if unit == 0 { 0 } else { self.unit_ends[unit - 1] as usize };
        start..self.unit_ends[unit] as usize
    }

    /// How many units there are.
    pub(crate) fn len(&self) -> usize {
        self.shapes.len()
    }

    /// How many terms all units hold.
    pub(crate) fn occurrences(&self) -> usize {
        self.unit_terms.len()
    }

    /// How many numbers of terms there are: those of its units are less.
    pub(crate) fn term_count(&self) -> usize {
        self.term_count
    }

    /// Whether any unit has an anchor.
    pub(crate) fn has_anchors(&self) -> bool {
        self.has_anchors
    }

    /// All distinct terms.
    pub(crate) fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The term with `key`.
    pub(crate) fn find(&self, key: u64) -> Option<u32> {
        self.by_key.get(&key).copied()
    }

    /// The terms of a unit, ascending.
    pub(crate) fn terms_of(&self, unit: usize) -> &[u32] {
        &self.unit_terms[self.term_range(unit)]
    }

    /// The units in which a term stands, ascending.
    pub(crate) fn units_with(&self, term: u32) -> &[u32] {
        let term = term as usize;
        let start = if term == 0 { 0 } else { self.posting_ends[term - 1] as usize };
        &self.postings[start..self.posting_ends[term] as usize]
    }

    /// The units of `range` in which a term stands, ascending.
    pub(crate) fn units_within(&self, term: u32, range: &Range<usize>) -> &[u32] {
        let units = self.units_with(term);
        if units.len() < 8 {
            let start = units.iter().position(|&unit| unit as usize >= range.start).unwrap_or(units.len());
            let end =
                units[start..].iter().position(|&unit| unit as usize >= range.end).map_or(units.len(), |n| start + n);
            return &units[start..end];
        }
        let start = units.partition_point(|&unit| (unit as usize) < range.start);
        let end = units.partition_point(|&unit| (unit as usize) < range.end);
        &units[start..end]
    }

    /// Letters and digits of a run of units.
    pub(crate) fn chars(&self, units: Range<usize>) -> f32 {
        self.shapes[units].iter().map(|shape| shape.chars).sum()
    }

    /// The punctuation of a run of units.
    pub(crate) fn marks(&self, units: Range<usize>) -> Marks {
        self.shapes[units].iter().map(|shape| shape.marks).reduce(Marks::then).unwrap_or_default()
    }

    /// The shape of a unit.
    pub(crate) fn shape(&self, unit: usize) -> &Shape {
        &self.shapes[unit]
    }

    /// Whether most of the text is in Cyrillic letters.
    pub(crate) fn is_cyrillic(&self) -> bool {
        self.script() == Ordering::Greater
    }

    /// Whether Cyrillic letters are more or fewer than others; neither where there are no letters.
    pub(crate) fn script(&self) -> Ordering {
        self.balance.partial_cmp(&0.0).unwrap_or(Ordering::Equal)
    }
}

impl Term {
    fn keyed(key: u64, class: TermClass) -> Self {
        Self { key, skeletons: [None; 2], skeleton_len: 0, class, units: 0 }
    }
}

impl TermClass {
    /// Whether terms of the class belong to a language.
    pub(crate) fn is_word(self) -> bool {
        matches!(self, Self::Word | Self::Common | Self::Function | Self::Name)
    }

    fn mass(self) -> f32 {
        if self == Self::Function { FUNCTION_MASS } else { 1.0 }
    }
}

fn term_of(token: &Token) -> Term {
    Term {
        key: token.key,
        skeletons: [token.skeleton, token.whole_skeleton],
        skeleton_len: token.skeleton_len,
        class: class_of(token.kind),
        units: 0,
    }
}

fn class_of(kind: TokenKind) -> TermClass {
    match kind {
        TokenKind::Word => TermClass::Word,
        TokenKind::FunctionWord => TermClass::Function,
        TokenKind::Name => TermClass::Name,
        TokenKind::Number => TermClass::Quantity,
        TokenKind::Code | TokenKind::Address | TokenKind::Tag | TokenKind::Latin => TermClass::Literal,
    }
}

fn anchor_key(anchor: &str) -> u64 {
    use std::hash::Hasher;
    let mut hasher = rustc_hash::FxHasher::default();
    hasher.write(anchor.as_bytes());
    hasher.finish() ^ 0xa5a5_5a5a_c3c3_3c3c
}

/// Sorts the terms of the unit that starts at `start`, and leaves each once; their mass.
fn close_unit(terms: &mut Vec<u32>, start: usize, all: &[Term]) -> f32 {
    terms[start..].sort_unstable();
    let mut end = start;
    for at in start..terms.len() {
        if at == start || terms[at] != terms[end - 1] {
            terms[end] = terms[at];
            end += 1;
        }
    }
    terms.truncate(end);
    terms[start..].iter().map(|&term| all[term as usize].class.mass()).sum()
}

fn shape(unit: &Unit<'_>) -> Shape {
    Shape { role: unit.role, is_furniture: is_furniture(unit.text), ..shape_of_text(unit.text) }
}

/// The shape as far as letters and digits say.
fn shape_of_text(text: &str) -> Shape {
    let bytes = text.as_bytes();
    let latin = count(bytes, |byte| byte.is_ascii_alphabetic());
    let digits = count(bytes, |byte| byte.is_ascii_digit());
    let cyrillic = count(bytes, opens_cyrillic);
    let others = bytes.iter().enumerate().filter(|&(_, &byte)| byte >= 0xc2 && !opens_cyrillic(byte));
    let others = others.filter(|&(at, _)| text[at..].starts_with(char::is_alphabetic)).count();
    let letters = latin + cyrillic + others;
    let share = if letters == 0 { 0.5 } else { cyrillic as f32 / letters as f32 };
    let chars = (letters + digits).max(1) as f32;
    let marks = Marks::of(text);
    Shape { chars, mass: 1.0, role: Role::Unknown, marks, cyrillic: share, is_furniture: false }
}

/// How many bytes are such; small sums let several be counted at a time.
fn count(bytes: &[u8], is_counted: impl Fn(u8) -> bool) -> usize {
    let few = |bytes: &[u8]| bytes.iter().map(|&byte| u8::from(is_counted(byte))).sum::<u8>();
    bytes.chunks(usize::from(u8::MAX)).map(|bytes| usize::from(few(bytes))).sum()
}

/// Whether the byte opens a letter of U+0400 to U+053F: the Cyrillic ones, and the first of the Armenian alphabet.
fn opens_cyrillic(byte: u8) -> bool {
    (0xd0..=0xd4).contains(&byte)
}

/// Counts of units and terms fit 32 bits: no text held in memory has more.
fn index(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, chars: f32, cyrillic: f32) {
        let shape = shape_of_text(text);
        assert_eq!((shape.chars, shape.cyrillic), (chars, cyrillic), "{text}");
    }

    #[test]
    fn letters_of_all_scripts_and_digits_are_counted() {
        check("Їжак, 5 «ґав» — é!", 9.0, 7.0 / 8.0);
        check("Où? 12", 4.0, 0.0);
        check("— 7 … €", 1.0, 0.5);
        check("", 1.0, 0.5);
    }

    #[test]
    fn long_texts_are_counted_whole() {
        check(&"ab Вг 1 ".repeat(300), 1500.0, 0.5);
    }

    fn names(text: &str) -> usize {
        let mut document = Document::default();
        document.read(&[Unit::new(text)], &mut Analyser::default(), &mut Analysis::default());
        document.terms().iter().filter(|term| term.class == TermClass::Name).count()
    }

    #[test]
    fn a_capital_makes_a_name_where_few_words_have_one() {
        assert_eq!(names("At noon the old guide from Bern led Daniel up the narrow path to the hut"), 2);
    }

    #[test]
    fn a_capital_makes_no_name_where_nouns_have_one() {
        assert_eq!(names("Der alte Führer aus Bern ging am Mittag mit Daniel über den schmalen Pfad zur Hütte"), 0);
    }
}
