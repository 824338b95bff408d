//! A JSON object a line, an article a line.

use std::io;

use serde::{Serialize, Serializer};

use super::Encoder;
use crate::{Article, Bead, OtherVersion, SentencePair, Text};

pub(super) struct Jsonl;

#[derive(Serialize)]
struct ArticleLine<'a> {
    en_url: Option<&'a str>,
    uk_url: Option<&'a str>,
    via: Option<&'a str>,
    score: f32,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    evidence: &'a [String],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    versions: &'a [OtherVersion<'a>],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    en_copies: &'a [&'a str],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    uk_copies: &'a [&'a str],
    verdict: Option<VerdictForm<'a>>,
    #[serde(serialize_with = "beads")]
    beads: &'a [Bead<'a>],
}

#[derive(Serialize)]
struct VerdictForm<'a> {
    kind: &'a str,
    score: f32,
}

#[derive(Serialize)]
struct BeadForm<'a> {
    #[serde(serialize_with = "texts")]
    en: &'a [Text<'a>],
    #[serde(serialize_with = "texts")]
    uk: &'a [Text<'a>],
    score: f32,
    kind: &'a str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    sentences: &'a [SentencePair<'a>],
}

impl Encoder for Jsonl {
    fn article(&mut self, article: &Article<'_>, out: &mut [Vec<u8>]) -> io::Result<()> {
        let out = &mut out[0];
        serde_json::to_writer(&mut *out, &ArticleLine::of(article))?;
        out.push(b'\n');
        Ok(())
    }
}

impl<'a> ArticleLine<'a> {
    fn of(article: &'a Article<'a>) -> Self {
        Self {
            en_url: article.en.url,
            uk_url: article.uk.url,
            via: article.via,
            score: article.score,
            evidence: &article.evidence,
            versions: &article.versions,
            en_copies: &article.en.copies,
            uk_copies: &article.uk.copies,
            verdict: article.verdict.map(|(kind, score)| VerdictForm { kind, score }),
            beads: &article.beads,
        }
    }
}

fn beads<S: Serializer>(beads: &[Bead<'_>], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(beads.iter().map(BeadForm::of))
}

fn texts<S: Serializer>(texts: &[Text<'_>], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(texts.iter().map(|text| text.text))
}

impl<'a> BeadForm<'a> {
    fn of(bead: &'a Bead<'a>) -> Self {
        Self { en: &bead.en, uk: &bead.uk, score: bead.score, kind: bead.kind, sentences: &bead.sentences }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::{Article, Format, OtherVersion, Side, sample, writer::written};

    #[test]
    fn writes_a_line_an_article_with_the_promised_names() {
        let lines = written(Format::Jsonl, &[sample::article(), Article::default()]);
        let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[0]["en_url"], sample::EN_URL);
        assert_eq!(lines[0]["uk_url"], sample::UK_URL);
        assert_eq!(lines[0]["via"], "hreflang");
        assert_eq!(lines[0]["verdict"], json!({"kind": "partial", "score": 0.5}));
        assert_eq!(lines[0]["beads"][1]["uk"], json!(["Перший абзац.", "Другий абзац."]));
        assert_eq!(lines[0]["beads"][2]["kind"], "unaligned");
        assert_eq!(lines[0]["beads"][2]["uk"], json!([]));
        assert_eq!(lines[0]["beads"][1]["sentences"][0]["uk"], json!(["Перший абзац."]));
        assert_eq!(lines[0]["beads"][2].get("sentences"), None);
        assert_eq!(lines[0].get("versions"), None);
    }

    #[test]
    fn writes_what_else_is_known_of_the_article() {
        let en = Side::new().with_url(sample::EN_URL).with_copies(["https://m.site.example/en/7"]);
        let article = Article::new(en, Side::new())
            .with_link("hreflang", 0.97)
            .with_evidence(vec!["hreflang:mutual".to_owned(), "days:0".to_owned()])
            .with_versions(vec![OtherVersion::new("ru", "https://site.example/ru/7")]);
        let line: Value = serde_json::from_str(&written(Format::Jsonl, &[article])).unwrap();
        assert_eq!(line["evidence"], json!(["hreflang:mutual", "days:0"]));
        assert_eq!(line["versions"], json!([{"lang": "ru", "url": "https://site.example/ru/7"}]));
        assert_eq!(line["en_copies"], json!(["https://m.site.example/en/7"]));
        assert_eq!(line.get("uk_copies"), None);
    }
}
