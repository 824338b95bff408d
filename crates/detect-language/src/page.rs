//! The language of a whole page: what it declares, what it is written in, and whether the two agree.

use serde::{Deserialize, Serialize};

use crate::alphabet::is_alphabetic;
use crate::{Detection, Detector, Lang};

/// A title is taken to be in a language from this confidence on: it is a sentence, if a short one.
const SURE_TITLE: f32 = 0.98;

/// A language with a smaller share of a page's letters may owe them to mistakes.
const HALF: f32 = 0.5;

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
/// assert_eq!((page.lang(), page.detected.lang), (Lang::EN, Lang::EN));
/// assert!(page.disagrees());
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PageLanguage {
    /// What the page declares (`<html lang>`, `Content-Language`, `og:locale`), as the caller ordered it.
    pub declared: Vec<Lang>,
    /// What its blocks are written in, and the share of their letters that it holds as the confidence (letters of blocks
    /// without a language apart). [`Lang::UND`] where no block has a language.
    pub detected: Detection,
    /// The language of its title, if that is the first declared one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub titled: Option<Lang>,
}

impl PageLanguage {
    /// Judges a page by its declared languages, the most trusted first, and the texts of its blocks. Blocks without
    /// evidence of their own are expected to be in the first declared language. The language of most letters is that of
    /// the page; where it holds less than half of them, that of all blocks read as one text: single lines tell little of
    /// a language that the detector hardly knows. Time is linear in the texts.
    pub fn judge<'t>(declared: &[Lang], blocks: impl IntoIterator<Item = &'t str>) -> Self {
        let (prior, detector) = (declared.first().copied(), Detector::default());
        let told = blocks.into_iter().map(|text| (text, detector.detect_with_prior(text, prior).lang));
        Self::judge_told(declared, &told.collect::<Vec<_>>())
    }

    /// As [`judge`](Self::judge), from blocks whose languages were told with the first declared one as the expectation:
    /// a caller who needs these, too, tells each once.
    ///
    /// ```
    /// use poruch_detect_language::{Detector, Lang, PageLanguage};
    ///
    /// let blocks = ["Уряд схвалив бюджет на наступний рік.", "The budget was approved on Thursday."];
    /// let told = blocks.map(|text| (text, Detector::default().detect_with_prior(text, Some(Lang::UK)).lang));
    /// assert_eq!(PageLanguage::judge_told(&[Lang::UK], &told), PageLanguage::judge(&[Lang::UK], blocks));
    /// ```
    pub fn judge_told(declared: &[Lang], blocks: &[(&str, Lang)]) -> Self {
        let mut letters = Letters::default();
        for &(text, lang) in blocks {
            letters.add(lang, text);
        }
        let mut lang = letters.most(declared);
        if letters.share(lang) < HALF {
            let whole = blocks.iter().map(|(text, _)| *text).collect::<Vec<_>>().join("\n");
            let told = Detector::default().detect_with_prior(&whole, declared.first().copied()).lang;
            lang = if told.is_und() { lang } else { told };
        }
        let detected = Detection { lang, confidence: letters.share(lang) };
        Self { declared: declared.to_vec(), detected, titled: None }
    }

    /// The page, judged with its title: a title in the language that the page declares first confirms it, whatever the
    /// blocks hold. Boxes in the language of a template may outweigh a short article.
    ///
    /// ```
    /// use poruch_detect_language::{Lang, PageLanguage};
    ///
    /// let page = PageLanguage::judge(&[Lang::UK], ["Subscribe to our newsletter and never miss a story."]);
    /// assert_eq!(page.lang(), Lang::EN);
    /// assert_eq!(page.with_title("Міст через річку відкрили").lang(), Lang::UK);
    /// ```
    #[must_use]
    pub fn with_title(mut self, title: &str) -> Self {
        let told = Detector::default().detect(title);
        let is_sure = told.confidence >= SURE_TITLE;
        self.titled = self.declared.first().copied().filter(|&declared| is_sure && told.lang == declared);
        self
    }

    /// The language to treat the page as: that of the title which the page declares, else the detected one, else, where
    /// the text tells nothing, the first declared one.
    pub fn lang(&self) -> Lang {
        let detected = Some(self.detected.lang).filter(|lang| !lang.is_und());
        self.titled.or(detected).or(self.declared.first().copied()).unwrap_or_default()
    }

    /// Whether the page declares languages and is in none of them.
    pub fn disagrees(&self) -> bool {
        !self.declared.is_empty() && !self.declared.contains(&self.lang())
    }
}

/// A page whose language is known from elsewhere: it declares nothing.
impl From<Lang> for PageLanguage {
    fn from(lang: Lang) -> Self {
        let detected = if lang.is_und() { Detection::NONE } else { Detection { lang, confidence: 1.0 } };
        Self { declared: Vec::new(), detected, titled: None }
    }
}

impl Default for PageLanguage {
    fn default() -> Self {
        Self::from(Lang::UND)
    }
}

/// Letters by language. A page has few languages: a list is enough.
#[derive(Debug, Default)]
struct Letters(Vec<(Lang, usize)>);

impl Letters {
    fn add(&mut self, lang: Lang, text: &str) {
        if lang.is_und() {
            return;
        }
        let letters = text.chars().filter(|&c| is_alphabetic(c)).count();
        match self.0.iter_mut().find(|(known, _)| *known == lang) {
            Some((_, sum)) => *sum += letters,
            None => self.0.push((lang, letters)),
        }
    }

    /// The language of most letters; of equals, the declared one, then the one that came first.
    fn most(&self, declared: &[Lang]) -> Lang {
        let rank = |&(lang, letters): &(Lang, usize)| (letters, declared.contains(&lang));
        let best = self.0.iter().rev().max_by_key(|&entry| rank(entry));
        best.map_or(Lang::UND, |&(lang, _)| lang)
    }

    /// The share of all letters that `lang` holds, in `[0, 1]`.
    #[allow(clippy::cast_possible_truncation, reason = "a share needs no more than f32 holds")]
    fn share(&self, lang: Lang) -> f32 {
        let all: usize = self.0.iter().map(|(_, letters)| letters).sum();
        let own = self.0.iter().find(|(known, _)| *known == lang).map_or(0, |&(_, letters)| letters);
        (own as f64 / all.max(1) as f64) as f32
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
    fn takes_a_declared_title_for_the_page() {
        let page = PageLanguage::judge(&[Lang::UK, Lang::EN], [ENGLISH, "Новини"]).with_title("Уряд схвалив бюджет");
        assert_eq!((page.lang(), page.detected.lang), (Lang::UK, Lang::EN));
        assert!(!page.disagrees());
    }

    #[test]
    fn does_not_let_an_undeclared_title_decide() {
        let page = PageLanguage::judge(&[Lang::EN], [ENGLISH]).with_title("Уряд схвалив бюджет");
        assert_eq!(page.titled, None);
        assert_eq!(page.lang(), Lang::EN);
    }

    #[test]
    fn reads_all_blocks_as_one_text_where_they_differ() {
        let swedish =
            ["Kommunfullmäktige beslutade", "på torsdagen att", "reparera bron", "över ån och", "bygga en ny skola"];
        assert_eq!(PageLanguage::judge(&[], swedish).lang().as_str(), "sv");
    }

    #[test]
    fn prefers_the_declared_of_two_languages_with_as_many_letters() {
        let (russian, ukrainian) = ("Это было", "Це є сьом");
        let letters = |text: &str| text.chars().filter(|&c| is_alphabetic(c)).count();
        assert_eq!(letters(russian), letters(ukrainian));
        let page = PageLanguage::judge(&[Lang::UK], [russian, ukrainian]);
        assert_eq!(page.detected, Detection { lang: Lang::UK, confidence: 0.5 });
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

    #[test]
    fn takes_a_known_language_as_it_is() {
        assert_eq!(PageLanguage::from(Lang::UK).lang(), Lang::UK);
        assert_eq!(PageLanguage::default(), PageLanguage::judge(&[], []));
    }

    #[test]
    fn goes_through_json_and_back() {
        for page in
            [PageLanguage::judge(&[Lang::UK], [ENGLISH, UKRAINIAN]).with_title(UKRAINIAN), PageLanguage::default()]
        {
            let json = serde_json::to_string(&page).expect("an object");
            assert_eq!(serde_json::from_str::<PageLanguage>(&json).expect("a page's language"), page);
        }
    }
}
