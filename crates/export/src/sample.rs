//! An article for the tests of the formats.

use crate::{Article, Bead, SentencePair, Side, Text};

pub(crate) const EN_URL: &str = "https://site.example/en/7?a=1&b=2";
pub(crate) const UK_URL: &str = "https://site.example/7";

/// A title, a 1–2 bead with sentences, and a paragraph of either side alone.
pub(crate) fn article() -> Article<'static> {
    let paragraph = |text| Text::new("paragraph", text);
    let sentences = vec![
        SentencePair::new(vec!["First paragraph."], vec!["Перший абзац."], 0.9),
        SentencePair::new(vec!["Second paragraph."], vec!["Другий абзац."], 0.8),
    ];
    let beads = vec![
        Bead::new(vec![Text::new("title", "A <title> & more")], vec![Text::new("title", "Назва")]).with_score(0.99),
        Bead::new(
            vec![paragraph("First paragraph. Second paragraph.")],
            vec![paragraph("Перший абзац."), paragraph("Другий абзац.")],
        )
        .with_units(1..2, 1..3)
        .with_score(0.9)
        .with_sentences(sentences),
        Bead::new(vec![paragraph("Only \"here\" | \u{b}_now_")], vec![]).with_units(2..3, 3..3).with_score(0.8),
        Bead::new(vec![], vec![paragraph("Лише тут")]).with_units(3..3, 3..4).with_score(0.7),
    ];
    let en = Side::new().with_url(EN_URL).with_title("A <title> & more").with_date("2025-02-16".to_owned());
    let uk = Side::new().with_url(UK_URL).with_title("Назва").with_authors(["Олена Гай"]);
    Article::new(en, uk).with_link("hreflang", 0.97).with_verdict("partial", 0.5).with_beads(beads)
}
