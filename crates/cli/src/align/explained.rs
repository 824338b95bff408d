//! What a bead rests on, for reading.

use poruch::align::{Coverage, Evidence, Explanation};

/// Evidence that is smaller is not worth a word.
const LEAST: f32 = 0.05;

/// Two lines: the evidence by feature, and how much of either side has a counterpart.
pub(super) fn note(explanation: &Explanation) -> String {
    let Explanation { evidence, coverage, .. } = explanation;
    let parts: Vec<String> = features(evidence)
        .iter()
        .filter(|(_, nats)| nats.abs() >= LEAST)
        .map(|(name, nats)| format!("{name} {nats:+.1}"))
        .collect();
    format!("evidence {:+.1}: {}\n{}", evidence.total(), parts.join(", "), covered(*coverage))
}

fn features(evidence: &Evidence) -> [(&'static str, f32); 9] {
    [
        ("lexicon", evidence.lexicon),
        ("cognates", evidence.cognates),
        ("quantities", evidence.quantities),
        ("verbatim", evidence.verbatim),
        ("anchors", evidence.anchors),
        ("length", evidence.length),
        ("role", evidence.role),
        ("page", evidence.page),
        ("missing", evidence.missing),
    ]
}

fn covered(coverage: Coverage) -> String {
    let percent = |share: f32| format!("{:.0} %", 100.0 * share);
    let partial = if coverage.is_partial() { " (partial)" } else { "" };
    format!("covered: English {}, Ukrainian {}{partial}", percent(coverage.source), percent(coverage.target))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_the_features_that_count() {
        let mut explanation = Explanation::default();
        (explanation.evidence.lexicon, explanation.evidence.missing) = (12.25, -1.0);
        (explanation.coverage.source, explanation.coverage.target) = (1.0, 0.5);
        let lines = ["evidence +11.2: lexicon +12.2, missing -1.0", "covered: English 100 %, Ukrainian 50 % (partial)"];
        assert_eq!(note(&explanation).lines().collect::<Vec<_>>(), lines);
    }
}
