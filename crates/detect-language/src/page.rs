//! The language of a whole page: what it declares, what it is written in, and whether the two agree.

use crate::{Detection, Detector, Lang};

/// The language of a page, judged from what the page says of itself and from its text.
///
/// Sites copy `lang="uk"` into their English templates, and English pages keep Ukrainian menus: the text decides,
/// weighed by its length, and the declaration is kept beside it.
///
/// ```
/// use poruch_detect_language::{Lang, PageLanguage};
///
/// let blocks = ["Додати до обраного", "The government approved the budget on Thursday, officials said."];
/// let page = PageLanguage::judge(&[Lang::UK], blocks);
/// assert_eq!(page.lang(), Lang::EN);
/// assert!(page.disagrees());
/// ```
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[non_exhaustive]
pub struct PageLanguage {
    /// What the page declares (`<html lang>`, `Content-Language`, `og:locale`), as the caller ordered it.
    pub declared: Vec<Lang>,
    /// What its blocks are written in: the language that holds most of their letters, and its share of them as the
    /// confidence. [`Lang::UND`] where no block has a language.
    pub detected: Detection,
}

impl PageLanguage {
    /// Judges a page by its declared languages, the most trusted first, and the texts of its blocks.
    pub fn judge<'t>(declared: &[Lang], blocks: impl IntoIterator<Item = &'t str>) -> Self {
        let mut weights = Weights::default();
        let detector = Detector::default();
        for text in blocks {
            weights.add(detector.detect(text), text);
        }
        Self { declared: declared.to_vec(), detected: weights.heaviest(declared) }
    }

    /// The language to treat the page as: the detected one, or the first declared one where the text tells nothing.
    pub fn lang(&self) -> Lang {
        if self.detected.lang.is_und() {
            self.declared.first().copied().unwrap_or_default()
        } else {
            self.detected.lang
        }
    }

    /// Whether the page declares a language and its text is in none of those declared.
    pub fn disagrees(&self) -> bool {
        !self.detected.lang.is_und() && !self.declared.is_empty() && !self.declared.contains(&self.detected.lang)
    }
}

/// Letters by language, weighed by confidence. A page has few languages: a list is enough.
#[derive(Debug, Default)]
struct Weights(Vec<(Lang, f64)>);

impl Weights {
    fn add(&mut self, detection: Detection, text: &str) {
        if detection.lang.is_und() {
            return;
        }
        let letters = text.chars().filter(|c| c.is_alphabetic()).count() as f64;
        let weight = letters * f64::from(detection.confidence);
        match self.0.iter_mut().find(|(lang, _)| *lang == detection.lang) {
            Some((_, sum)) => *sum += weight,
            None => self.0.push((detection.lang, weight)),
        }
    }

    /// The heaviest language; of equals, the declared one, then the one that came first.
    #[allow(clippy::cast_possible_truncation, reason = "a share needs no more than f32 holds")]
    fn heaviest(&self, declared: &[Lang]) -> Detection {
        let total: f64 = self.0.iter().map(|(_, weight)| weight).sum();
        let mut best: Option<(Lang, f64)> = None;
        for &(lang, weight) in &self.0 {
            let better = best.is_none_or(|(known, most)| {
                weight > most || (weight >= most && declared.contains(&lang) && !declared.contains(&known))
            });
            best = if better { Some((lang, weight)) } else { best };
        }
        best.map_or(Detection::NONE, |(lang, weight)| Detection { lang, confidence: (weight / total) as f32 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const UKRAINIAN: &str = "Уряд схвалив бюджет на наступний рік, повідомили у пресслужбі.";
    const ENGLISH: &str = "The government approved the budget for the next year, the press office said.";

    #[test]
    fn agrees_with_an_honest_declaration() {
        let page = PageLanguage::judge(&[Lang::UK], [UKRAINIAN, "14:35"]);
        assert_eq!(page.lang(), Lang::UK);
        assert!(!page.disagrees());
    }

    #[test]
    fn weighs_the_text_and_not_the_number_of_blocks() {
        let page = PageLanguage::judge(&[Lang::UK], ["Головна", "Новини", "Поділитися", ENGLISH, ENGLISH]);
        assert_eq!(page.lang(), Lang::EN);
        assert!(page.disagrees());
        assert!(page.detected.confidence < 1.0);
    }

    #[test]
    fn falls_back_on_the_declaration() {
        let page = PageLanguage::judge(&[Lang::UK], ["14:35", "100%"]);
        assert_eq!(page.detected, Detection::NONE);
        assert_eq!(page.lang(), Lang::UK);
        assert!(!page.disagrees());
    }

    #[test]
    fn knows_nothing_of_an_empty_page() {
        let page = PageLanguage::judge(&[], []);
        assert_eq!(page.lang(), Lang::UND);
        assert!(!page.disagrees());
    }
}
