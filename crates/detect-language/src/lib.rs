//! Tells which language a text is in: Ukrainian, English, one of their neighbours, or none.
//!
//! ```
//! use poruch_detect_language::{Detector, Lang, detect};
//!
//! assert_eq!(detect("Ціни на пальне знову зросли").lang, Lang::UK);
//! assert_eq!(detect("Цены на топливо снова выросли").lang, Lang::RU);
//! assert_eq!(detect("Fuel prices have gone up again").lang, Lang::EN);
//! assert_eq!(detect("info@example.com, 14:35").lang, Lang::UND);
//!
//! // A short text leans on what its page says.
//! let heading = Detector::default().detect_with_prior("Реклама", Some(Lang::RU));
//! assert_eq!(heading.lang, Lang::RU);
//! ```
//!
//! # The nouns
//!
//! - [`Lang`]: a small open identifier with ISO 639-1 codes, [`Lang::UND`] for "no language".
//! - [`Detection`]: a language and how sure the decision is. [`detect`] gives it in one call; a [`Detector`] also takes
//!   the caller's expectation.
//! - [`Part`]: a stretch of a text in one language, from [`Detector::parts`].
//! - [`PageLanguage`]: what a whole page declares, what it is written in, and whether the two agree.
//!
//! # How it decides
//!
//! The setting is open: any language may come. Four voices are added up, none has a veto:
//!
//! - **letters**, by how often each language writes them (і ї є ґ, ы э ъ, ў, ј љ њ, ą ł, ř ů, …), so that a Ukrainian
//!   paragraph may quote Russian;
//! - **words, endings, beginnings and groups of letters** of fifteen languages, from the lists in `data/`;
//! - **the caller's expectation** (the page's declared language, that of the blocks around), which weighs as much as a
//!   word or two and so decides for weak evidence only;
//! - **`whatlang`**, asked where the others leave doubt or where hardly a word is known, which is how languages without
//!   lists are told.
//!
//! E-mail addresses, URLs, numbers, acronyms and names like "GitHub" have no vote; a text of nothing else is
//! [`Lang::UND`], and so are two to four capitalised Latin words that no language shows in ("Angela Merkel").
//!
//! # Limits
//!
//! Time grows with the length of the text; nothing is allocated for a text that the lists decide. The tables (under
//! 1 MB) are built once, at the first call. A single word that two languages share goes to the language of the library
//! (Ukrainian, English) unless the caller expects another: no evidence could tell. Cyrillic languages beyond Ukrainian,
//! Russian, Belarusian, Bulgarian, Serbian and Macedonian are [`Lang::UND`] where their letters show it.

mod alphabet;
mod detector;
mod evidence;
mod lanes;
mod lang;
mod page;
mod parts;
mod scores;
mod second_opinion;
mod table;
#[cfg(test)]
mod tests;

pub use detector::{Detection, Detector, Part, detect};
pub use lang::{Lang, ParseLangError};
pub use page::PageLanguage;
