//! How likely each candidate is.

mod crowd;
mod posterior;
mod trust;

use rustc_hash::FxHashMap;

use super::Verify;
use super::candidates::{Candidates, Places};
use super::content::Frequencies;
use super::convention::{Conventions, Rule};
use super::dates::Dates;
use super::shift;
use super::site::Site;
use crate::{Evidence, LinkOptions, Via};

use crowd::Crowds;
pub(super) use posterior::{Posterior, Versioned};
use trust::Trust;

/// What a link back adds, in nats: both come from one table of the site, so it is little news.
const MUTUAL: f64 = 1.5;
/// Of two explicit clues the weaker counts by half, for sites make both from the same table.
const SECOND_CLUE: f64 = 0.5;
/// Bounds of what an alignment says, in nats: it has not seen the page, only the texts.
const MAX_VERIFIED: f64 = 7.0;
/// Candidates of a page that are verified.
const MAX_QUESTIONS: usize = 3;

/// A candidate and its weight. There are many, so that their evidence is only told of those that are chosen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Judged {
    pub(super) first: u32,
    pub(super) second: u32,
    /// All evidence that it is a pair against that it is two random pages, in nats.
    pub(super) weight: f32,
    /// What date and content say, beyond the bounds of what is believed of them: for comparison with rivals.
    implicit: f32,
}

impl Judged {
    pub(super) fn places(&self) -> Places {
        (self.first, self.second)
    }

    fn add(&mut self, weight: f64) {
        self.weight += single(weight);
    }
}

/// The candidates of a site with their weights.
#[derive(Debug)]
pub(super) struct Judgement<'s, 'a> {
    site: &'s Site<'a>,
    candidates: Candidates,
    scales: Scales,
    trust: Trust,
    judged: Vec<Judged>,
    /// What alignments said.
    answers: FxHashMap<Places, f32>,
}

impl<'s, 'a> Judgement<'s, 'a> {
    /// Weighs `candidates`, and those that the numbers in their addresses add.
    pub(super) fn of(site: &'s Site<'a>, conventions: &Conventions, mut candidates: Candidates) -> Self {
        let scales = Scales::of(site);
        let mut judged = scales.weigh_all(site, &candidates);
        let shifted = shift::pairs(conventions, &judged);
        if !shifted.is_empty() {
            candidates.add_rule(shifted, Rule::Shift);
            judged = scales.weigh_all(site, &candidates);
        }
        Crowds::of(site, &judged).limit(&mut judged);
        let trust = Trust::learn(site, &candidates, &judged);
        for judged in &mut judged {
            judged.add(explicit(&candidates, &trust, judged.places()));
        }
        Self { site, candidates, scales, trust, judged, answers: FxHashMap::default() }
    }

    /// The candidates, ordered by their places.
    pub(super) fn judged(&self) -> &[Judged] {
        &self.judged
    }

    /// Has the likeliest candidates of each page aligned where doubt is left.
    pub(super) fn verify(&mut self, options: &LinkOptions, verify: &mut Verify<'_>) {
        let mut answers = vec![None; self.judged.len()];
        let questions = questions(self.site, &self.judged, options);
        let page =
            |(first, second): Places| (self.site.first[first as usize].page, self.site.second[second as usize].page);
        let pairs: Vec<_> = questions.iter().map(|&at| page(self.judged[at].places())).collect();
        for (&at, answer) in questions.iter().zip(verify(&pairs)) {
            if let Some(answer) = answer {
                answers[at] = Some(log_odds(answer));
                self.answers.insert(self.judged[at].places(), answer);
            }
        }
        let crowds = Crowds::of(self.site, &self.judged);
        let weights = answers.iter().enumerate().filter_map(|(at, answer)| {
            let answer = (*answer)?;
            // What an alignment says of a rival as well, or may say, it does not say of this candidate.
            let rivals = crowds.rivals(&self.judged, at).map(|rival| answers[rival].unwrap_or(answer));
            let of_rivals = rivals.fold(0.0, f64::max);
            Some((at, if answer > 0.0 { (answer - of_rivals).max(0.0) } else { answer }))
        });
        for (at, weight) in weights.collect::<Vec<_>>() {
            self.judged[at].add(weight);
        }
    }

    /// What speaks for and against a candidate: the strongest signal, and all of them.
    pub(super) fn evidence(&self, pair: Places) -> (Via, Vec<Evidence>) {
        let (mut via, mut evidence) = (Via::Content, Vec::new());
        let clues = self.candidates.clues(pair);
        if let Some((clues, (link, _))) = clues.and_then(|clues| Some((clues, self.trust.best_link(pair, clues)?))) {
            via = link;
            evidence.push(Evidence::Link { via, mutual: clues.forward && clues.backward });
        }
        if let Some((rule, _)) = clues.and_then(|clues| self.trust.best_rule(&clues.rules)) {
            via = if via == Via::Content { Via::Url } else { via };
            evidence.push(rule.evidence());
        }
        self.scales.explain(self.site, pair, &mut evidence);
        evidence.extend(self.answers.get(&pair).map(|&probability| Evidence::Verified { probability }));
        (via, evidence)
    }
}

/// What dates and contents are compared by.
#[derive(Debug)]
struct Scales {
    dates: Dates,
    frequencies: Frequencies,
}

impl Scales {
    fn of(site: &Site<'_>) -> Self {
        Self { dates: Dates::of(site), frequencies: Frequencies::of(site) }
    }

    fn weigh_all(&self, site: &Site<'_>, candidates: &Candidates) -> Vec<Judged> {
        candidates.pairs().iter().map(|&pair| self.weigh(site, pair)).collect()
    }

    /// What date and content say.
    fn weigh(&self, site: &Site<'_>, (first, second): Places) -> Judged {
        let (one, other) = site.digests((first, second));
        let dates = one.day().zip(other.day()).map_or(0.0, |(one, other)| self.dates.evidence(one, other));
        let agreement = self.frequencies.compare(one.content(), other.content());
        let (weight, implicit) = (single(dates + agreement.weight), single(dates + agreement.unbounded));
        Judged { first, second, weight, implicit }
    }

    /// Tells what date and content say.
    fn explain(&self, site: &Site<'_>, pair: Places, evidence: &mut Vec<Evidence>) {
        let (one, other) = site.digests(pair);
        let apart = one.day().zip(other.day()).map(|(one, other)| one.abs_diff(other));
        evidence.extend(apart.map(|apart| Evidence::Days { apart }));
        let agreement = self.frequencies.compare(one.content(), other.content());
        evidence.push(Evidence::Terms { shared: agreement.terms, weight: single(agreement.weight) });
        if agreement.anchors > 0 {
            evidence.push(Evidence::Anchors { shared: agreement.anchors });
        }
    }
}

/// What links and addresses say, in nats.
fn explicit(candidates: &Candidates, trust: &Trust, pair: Places) -> f64 {
    let Some(clues) = candidates.clues(pair) else { return 0.0 };
    let mutual = if clues.forward && clues.backward { MUTUAL } else { 0.0 };
    let link = trust.best_link(pair, clues).map(|(_, weight)| weight + mutual);
    let rule = trust.best_rule(&clues.rules).map(|(_, weight)| weight);
    match (link, rule) {
        (Some(link), Some(rule)) => link.max(rule) + SECOND_CLUE * link.min(rule),
        (one, other) => one.or(other).unwrap_or(0.0),
    }
}

/// The candidates to verify: the likeliest few of each page in doubt.
fn questions(site: &Site<'_>, judged: &[Judged], options: &LinkOptions) -> Vec<usize> {
    let posterior = Posterior::of(site, judged, Versioned::estimate(site, judged), |_| true);
    let mut doubtful: Vec<usize> = (0..judged.len()).filter(|&at| options.is_doubtful(posterior.of_pair(at))).collect();
    doubtful.sort_by(|&a, &b| {
        let order = judged[a].first.cmp(&judged[b].first);
        order.then(posterior.of_pair(b).total_cmp(&posterior.of_pair(a))).then(a.cmp(&b))
    });
    let of_page = doubtful.chunk_by(|&a, &b| judged[a].first == judged[b].first);
    of_page.flat_map(|of_page| of_page.iter().copied().take(MAX_QUESTIONS)).collect()
}

/// For callers, and where there are many: probabilities and weights in single precision.
#[expect(clippy::cast_possible_truncation, reason = "fewer digits, no other value")]
fn single(value: f64) -> f32 {
    value as f32
}

fn log_odds(probability: f32) -> f64 {
    let probability = f64::from(if probability.is_nan() { 0.5 } else { probability.clamp(0.0, 1.0) });
    ((probability + 1e-9) / (1.0 - probability + 1e-9)).ln().clamp(-MAX_VERIFIED, MAX_VERIFIED)
}
