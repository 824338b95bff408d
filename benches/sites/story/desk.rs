//! Where a story is put together.

use super::manner::Fate;
use super::{Habits, Story, UnitKind, Version};
use crate::sites::outline::Outline;
use crate::sites::random::Random;
use crate::sites::text::{Sentence, Subject};
use crate::sites::tongue::{Both, Tongue};

/// A story that is being put together.
#[derive(Debug)]
pub(super) struct Desk<'a> {
    outline: &'a Outline,
    pub(super) habits: Habits,
    versions: Both<Version>,
    beads: Vec<Both<Vec<usize>>>,
}

impl<'a> Desk<'a> {
    pub(super) fn new(outline: &'a Outline, habits: Habits) -> Self {
        Self { outline, habits, versions: Both::default(), beads: Vec::new() }
    }

    pub(super) fn subject(&self) -> &'static Subject {
        self.outline.subject
    }

    /// A sentence, filled with the facts of the story and with fresh figures.
    pub(super) fn draw(&self, sentence: &Sentence, random: &mut Random) -> Both<String> {
        let seed = random.next();
        Both::of(|tongue| {
            let mut text = String::new();
            sentence.push(&self.outline.facts, seed, tongue, &mut text);
            text
        })
    }

    /// Puts down a unit that is drawn from `sentence`.
    pub(super) fn put_drawn(&mut self, kind: UnitKind, sentence: &Sentence, random: &mut Random) {
        let text = self.draw(sentence, random);
        self.put(kind, text);
    }

    /// Puts down the lead.
    pub(super) fn put_lead(&mut self) {
        self.put(UnitKind::Lead, Both::of(|tongue| self.outline.lead(tongue)));
    }

    /// Puts down a unit that stands in both languages.
    pub(super) fn put(&mut self, kind: UnitKind, text: Both<String>) {
        let (en, uk) = (self.push(Tongue::En, kind, text.en), self.push(Tongue::Uk, kind, text.uk));
        if kind != UnitKind::Caption {
            self.beads.push(Both { en: vec![en], uk: vec![uk] });
        }
    }

    /// Puts down a paragraph, given as its sentences.
    pub(super) fn put_paragraph(&mut self, sentences: &[Both<String>], fate: Fate) {
        let whole = |tongue| joined(sentences, tongue);
        match fate {
            Fate::Kept => self.put(UnitKind::Paragraph, Both::of(whole)),
            Fate::Shortened => {
                let kept = sentences.len().saturating_sub(1).max(1);
                let en = joined(&sentences[..kept], Tongue::En);
                self.put(UnitKind::Paragraph, Both { en, uk: whole(Tongue::Uk) });
            }
            Fate::Split => self.put_split(sentences),
            Fate::Joined => self.join(sentences),
            Fate::OnlyEnglish => self.put_alone(Tongue::En, whole(Tongue::En)),
            Fate::OnlyUkrainian => self.put_alone(Tongue::Uk, whole(Tongue::Uk)),
        }
    }

    fn put_split(&mut self, sentences: &[Both<String>]) {
        self.put_paragraph(sentences, Fate::Kept);
        let [first, rest @ ..] = sentences else { return };
        let Some(bead) = self.beads.last_mut().filter(|_| !rest.is_empty()) else { return };
        let (place, next) = (bead.en[0], self.versions.en.units.len());
        bead.en.push(next);
        self.versions.en.units[place].text.clone_from(&first.en);
        self.push(Tongue::En, UnitKind::Paragraph, joined(rest, Tongue::En));
    }

    /// Puts a paragraph at the end of the one before in English, for itself in Ukrainian.
    fn join(&mut self, sentences: &[Both<String>]) {
        let place = self.push(Tongue::Uk, UnitKind::Paragraph, joined(sentences, Tongue::Uk));
        let bead = self.beads.last_mut().expect("a paragraph before one that is joined to it");
        bead.uk.push(place);
        let before = &mut self.versions.en.units[bead.en[0]].text;
        before.push(' ');
        before.push_str(&joined(sentences, Tongue::En));
    }

    fn put_alone(&mut self, tongue: Tongue, text: String) {
        let place = vec![self.push(tongue, UnitKind::Paragraph, text)];
        self.beads.push(match tongue {
            Tongue::En => Both { en: place, uk: Vec::new() },
            _ => Both { en: Vec::new(), uk: place },
        });
    }

    fn push(&mut self, tongue: Tongue, kind: UnitKind, text: String) -> usize {
        let version = if tongue == Tongue::En { &mut self.versions.en } else { &mut self.versions.uk };
        version.push(kind, text)
    }

    /// Moves one of the last paragraphs to the front of the others in Ukrainian. No heading is left without a text.
    pub(super) fn move_paragraph(&mut self, random: &mut Random) {
        let units = &self.versions.uk.units;
        let is_text = |place: usize| units[place].kind == UnitKind::Paragraph;
        let places: Vec<usize> = (1..units.len()).filter(|&place| is_text(place) && is_text(place - 1)).collect();
        if places.len() > 6 {
            let (from, to) = (places[random.within(places.len() - 2..places.len())], places[1]);
            let moved = self.versions.uk.order.remove(from);
            self.versions.uk.order.insert(to, moved);
        }
    }

    pub(super) fn finish(mut self) -> Story {
        if self.habits.typewriter {
            let Both { en, uk } = &mut self.versions;
            for unit in en.units.iter_mut().chain(&mut uk.units) {
                unit.text = unit.text.replace('’', "'").replace(['“', '”'], "\"");
            }
        }
        Story { versions: self.versions, beads: self.beads }
    }
}

fn joined(sentences: &[Both<String>], tongue: Tongue) -> String {
    let texts: Vec<&str> = sentences.iter().map(|sentence| sentence.get(tongue).as_str()).collect();
    texts.join(" ")
}
