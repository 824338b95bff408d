//! How likely each candidate is.

mod crowd;
mod posterior;
mod trust;

use super::Verify;
use super::candidates::{self, Candidate};
use super::content::Frequencies;
use super::convention::{Conventions, Rule};
use super::dates::Dates;
use super::shift;
use super::site::Site;
use crate::{Evidence, LinkOptions, Via};

use crowd::Crowds;
pub(super) use posterior::Posterior;
use trust::Trust;

/// What a link back adds, in nats: both come from one table of the site, so it is little news.
const MUTUAL: f64 = 1.5;
/// Of two explicit clues the weaker counts by half, for sites make both from the same table.
const SECOND_CLUE: f64 = 0.5;
/// Bounds of what an alignment says, in nats: it has not seen the page, only the texts.
const MAX_VERIFIED: f64 = 7.0;
/// Candidates of a page that are verified.
const MAX_QUESTIONS: usize = 3;

/// A candidate with its evidence.
#[derive(Debug, Clone)]
pub(super) struct Judged {
    pub(super) first: usize,
    pub(super) second: usize,
    /// All evidence that it is a pair against that it is two random pages, in nats.
    pub(super) weight: f64,
    /// What date and content say, beyond the bounds of what is believed of them: for comparison with rivals.
    implicit: f64,
    pub(super) via: Via,
    pub(super) evidence: Vec<Evidence>,
}

/// Weighs the candidates of `site`, and those that the numbers in their addresses add.
pub(super) fn judge(site: &Site<'_>, conventions: &Conventions, mut candidates: Vec<Candidate>) -> Vec<Judged> {
    let (dates, frequencies) = (Dates::of(site), Frequencies::of(site));
    let weigh = |candidate: &Candidate| implicit(site, candidate, &dates, &frequencies);
    let mut judged: Vec<Judged> = candidates.iter().map(weigh).collect();
    let shifted = shift::pairs(conventions, &judged);
    if !shifted.is_empty() {
        candidates = candidates::with_rule(candidates, shifted, Rule::Shift);
        judged = candidates.iter().map(weigh).collect();
    }
    let crowds = Crowds::of(site, &judged);
    for candidate in &mut judged {
        candidate.weight = candidate.weight.min(crowds.limit(candidate));
    }
    let trust = Trust::learn(site, &candidates, &judged);
    for (candidate, judged) in candidates.iter().zip(&mut judged) {
        add_explicit(candidate, judged, &trust);
    }
    judged
}

/// What date and content say.
fn implicit(site: &Site<'_>, candidate: &Candidate, dates: &Dates, frequencies: &Frequencies) -> Judged {
    let (first, second) = (site.first[candidate.first].digest, site.second[candidate.second].digest);
    let (Candidate { first: at, second: other, .. }, via) = (candidate, Via::Content);
    let mut judged = Judged { first: *at, second: *other, weight: 0.0, implicit: 0.0, via, evidence: Vec::new() };
    if let (Some(first), Some(second)) = (first.day(), second.day()) {
        judged.weight = dates.evidence(first, second);
        judged.evidence.push(Evidence::Days { apart: first.abs_diff(second) });
    }
    let agreement = frequencies.compare(first.content(), second.content());
    judged.implicit = judged.weight + agreement.unbounded;
    judged.weight += agreement.weight;
    judged.evidence.push(Evidence::Terms { shared: agreement.terms, weight: single(agreement.weight) });
    if agreement.anchors > 0 {
        judged.evidence.push(Evidence::Anchors { shared: agreement.anchors });
    }
    judged
}

/// Adds what links and addresses say.
fn add_explicit(candidate: &Candidate, judged: &mut Judged, trust: &Trust) {
    let clues = &candidate.clues;
    let mut weights = Vec::new();
    if let Some((via, weight)) = trust.best_link(candidate) {
        let mutual = clues.forward && clues.backward;
        weights.push(weight + if mutual { MUTUAL } else { 0.0 });
        judged.via = via;
        judged.evidence.insert(0, Evidence::Link { via, mutual });
    }
    if let Some((rule, weight)) = trust.best_rule(&clues.rules) {
        weights.push(weight);
        if judged.via == Via::Content {
            judged.via = Via::Url;
        }
        judged.evidence.push(match rule {
            Rule::Address => Evidence::SameAddress,
            Rule::Slug => Evidence::SameSlug,
            Rule::Id => Evidence::SameId,
            Rule::Shift => Evidence::ShiftedId,
        });
    }
    weights.sort_by(|a, b| b.total_cmp(a));
    judged.weight += weights.iter().zip([1.0, SECOND_CLUE]).map(|(weight, share)| weight * share).sum::<f64>();
}

/// Has the likeliest candidates of each page aligned where doubt is left.
pub(super) fn verify(site: &Site<'_>, judged: &mut [Judged], options: &LinkOptions, verify: &mut Verify<'_>) {
    let mut answers = vec![None; judged.len()];
    for at in questions(site, judged, options) {
        let candidate = &mut judged[at];
        if let Some(probability) = verify(site.first[candidate.first].page, site.second[candidate.second].page) {
            answers[at] = Some(log_odds(probability));
            candidate.evidence.push(Evidence::Verified { probability });
        }
    }
    let crowds = Crowds::of(site, judged);
    for (at, candidate) in judged.iter_mut().enumerate() {
        let Some(answer) = answers[at] else { continue };
        // What an alignment says of a rival as well, or may say, it does not say of this candidate.
        let rivals = crowds.rivals(at, candidate).map(|rival| answers[rival].unwrap_or(answer));
        let of_rivals = rivals.fold(0.0, f64::max);
        candidate.weight += if answer > 0.0 { (answer - of_rivals).max(0.0) } else { answer };
    }
}

/// The candidates to verify: the likeliest few of each page in doubt.
fn questions(site: &Site<'_>, judged: &[Judged], options: &LinkOptions) -> Vec<usize> {
    let posterior = Posterior::of(site, judged, |_| true);
    let mut doubtful: Vec<usize> = (0..judged.len()).filter(|&at| options.is_doubtful(posterior.of_pair(at))).collect();
    doubtful.sort_by(|&a, &b| {
        let order = judged[a].first.cmp(&judged[b].first);
        order.then(posterior.of_pair(b).total_cmp(&posterior.of_pair(a))).then(a.cmp(&b))
    });
    let of_page = doubtful.chunk_by(|&a, &b| judged[a].first == judged[b].first);
    of_page.flat_map(|of_page| of_page.iter().copied().take(MAX_QUESTIONS)).collect()
}

/// For callers: probabilities and weights in single precision.
#[expect(clippy::cast_possible_truncation, reason = "fewer digits, no other value")]
fn single(value: f64) -> f32 {
    value as f32
}

fn log_odds(probability: f32) -> f64 {
    let probability = f64::from(if probability.is_nan() { 0.5 } else { probability.clamp(0.0, 1.0) });
    ((probability + 1e-9) / (1.0 - probability + 1e-9)).ln().clamp(-MAX_VERIFIED, MAX_VERIFIED)
}
