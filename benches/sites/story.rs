//! A story as it is written in both languages, and which of its parts correspond.

mod desk;
mod manner;

use super::outline::{Genre, Outline};
use super::random::Random;
use super::text::{Sentence, stock};
use super::tongue::{Both, Tongue};
use desk::Desk;
use manner::{Fate, Manner};

/// A story, written.
#[derive(Debug)]
pub(crate) struct Story {
    pub(crate) versions: Both<Version>,
    /// What corresponds: places in `units` of either version.
    pub(crate) beads: Vec<Both<Vec<usize>>>,
}

/// A story in one language.
#[derive(Debug, Default)]
pub(crate) struct Version {
    pub(crate) units: Vec<Unit>,
    /// The places of the units in `units`, as they stand on the page.
    pub(crate) order: Vec<usize>,
}

/// A part of a story.
#[derive(Debug)]
pub(crate) struct Unit {
    pub(crate) kind: UnitKind,
    pub(crate) text: String,
}

/// What a part of a story is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum UnitKind {
    Title,
    Lead,
    Point,
    Heading,
    Paragraph,
    Caption,
}

/// What a site gives its stories.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "each is a habit that a site has or not")]
pub(crate) struct Habits {
    /// A list of points of attention under the lead.
    pub(crate) points: bool,
    /// Headings between the paragraphs.
    pub(crate) headings: bool,
    /// Pictures with captions between the paragraphs.
    pub(crate) captions: bool,
    /// Quotation marks and apostrophes of the typewriter.
    pub(crate) typewriter: bool,
}

impl Version {
    /// Its units as they stand on the page.
    pub(crate) fn in_order(&self) -> impl Iterator<Item = &Unit> {
        self.order.iter().map(|&place| &self.units[place])
    }

    /// The Russian version of a story, which says something else.
    pub(crate) fn russian(outline: &Outline) -> Self {
        let mut random = Random::fork(outline.seed, 5);
        let mut version = Self::default();
        version.push(UnitKind::Title, outline.title(Tongue::Ru));
        version.push(UnitKind::Lead, outline.lead(Tongue::Ru));
        for sentences in drawn(&stock().russian, random.within(8..17), &mut random).chunks(2) {
            let mut text = String::new();
            for sentence in sentences {
                text.push_str(if text.is_empty() { "" } else { " " });
                sentence.push(&outline.facts, random.next(), Tongue::Ru, &mut text);
            }
            version.push(UnitKind::Paragraph, text);
        }
        version
    }

    /// Puts a unit behind the others. Returns its place.
    fn push(&mut self, kind: UnitKind, text: String) -> usize {
        let place = self.units.len();
        self.units.push(Unit { kind, text });
        self.order.push(place);
        place
    }

    /// Its title.
    pub(crate) fn title(&self) -> &str {
        self.units.first().map_or("", |unit| &unit.text)
    }
}

impl Story {
    /// Writes the story that `outline` tells of.
    pub(crate) fn write(outline: &Outline, habits: Habits) -> Self {
        let mut random = Random::fork(outline.seed, 3);
        let mut desk = Desk::new(outline, habits);
        desk.put(UnitKind::Title, Both::of(|tongue| outline.title(tongue)));
        match outline.genre {
            Genre::News => news(&mut desk, &mut random),
            Genre::Daily => daily(&mut desk, &mut random),
            Genre::Gallery => gallery(&mut desk, &mut random),
        }
        desk.finish()
    }
}

fn news(desk: &mut Desk, random: &mut Random) {
    let (subject, any, habits) = (desk.subject(), &stock().any, desk.habits);
    desk.put_lead();
    if habits.points {
        subject.points.iter().for_each(|point| desk.put_drawn(UnitKind::Point, point, random));
    }
    let manner = Manner::draw(random);
    let paragraphs = paragraphs(desk, random);
    let mut headings = either(&subject.headings, &any.headings, random);
    let mut captions = either(&subject.captions, &any.captions, random);
    for (place, fate) in manner.fates(paragraphs.len(), random).into_iter().enumerate() {
        if habits.headings && place % 4 == 3 && fate == Fate::Kept {
            headings.pop().into_iter().for_each(|heading| desk.put_drawn(UnitKind::Heading, heading, random));
        }
        desk.put_paragraph(&paragraphs[place], fate);
        if habits.captions && random.chance(16) {
            captions.pop().into_iter().for_each(|caption| desk.put_drawn(UnitKind::Caption, caption, random));
        }
    }
    manner.rearrange(desk, random);
}

/// Templates of the subject and such as go with any, each of them once.
fn either<'a>(subject: &'a [Sentence], any: &'a [Sentence], random: &mut Random) -> Vec<&'a Sentence> {
    let mut templates: Vec<_> = subject.iter().chain(any).collect();
    random.shuffle(&mut templates);
    templates
}

/// The sentences of each paragraph, in both languages.
fn paragraphs(desk: &Desk, random: &mut Random) -> Vec<Vec<Both<String>>> {
    let mut sentences: Vec<&Sentence> = drawn(&desk.subject().sentences, random.within(9..17), random);
    sentences.extend(drawn(&stock().any.sentences, random.within(4..13), random));
    random.shuffle(&mut sentences);
    let mut sentences = sentences.into_iter().peekable();
    let mut paragraphs = Vec::new();
    while sentences.peek().is_some() {
        let size = *random.pick(&[1, 1, 2, 2, 2, 3]);
        paragraphs.push(sentences.by_ref().take(size).map(|sentence| desk.draw(sentence, random)).collect());
    }
    paragraphs
}

/// So many of `items`, in another order.
fn drawn<'a, T>(items: &'a [T], count: usize, random: &mut Random) -> Vec<&'a T> {
    let mut items: Vec<_> = items.iter().collect();
    random.shuffle(&mut items);
    items.truncate(count);
    items
}

fn daily(desk: &mut Desk, random: &mut Random) {
    let subject = desk.subject();
    desk.put_lead();
    for sentences in subject.sentences.chunks(2) {
        let paragraph: Vec<_> = sentences.iter().map(|sentence| desk.draw(sentence, random)).collect();
        desk.put_paragraph(&paragraph, Fate::Kept);
    }
}

fn gallery(desk: &mut Desk, random: &mut Random) {
    let captions = &desk.subject().captions;
    (0..random.within(3..9)).for_each(|_| desk.put_drawn(UnitKind::Caption, random.pick(&captions[..]), random));
}
