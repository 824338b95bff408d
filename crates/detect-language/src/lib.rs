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
//! The setting is open: any language may come. Voices are added up as logarithms of odds, none has a veto:
//!
//! - **words**: how often each language uses them, for some 275,000 words of 22 languages; and **groups of letters** for
//!   words that are not listed. Letters that few languages write (і ї є ґ, ы э ъ, ў, ј љ њ, ą ł, ř ů, …) weigh by that, so
//!   that a Ukrainian paragraph may quote Russian;
//! - **the caller's expectation** (the page's declared language, that of the blocks around), which weighs as much as a
//!   word or two and so decides for weak evidence only;
//! - **`whatlang`**, asked where the lead is a coin's toss or where hardly a word is known, which is how languages that
//!   are not listed are told.
//!
//! E-mail addresses, URLs, handles, paths, numbers, codes, acronyms and names like "GitHub" have no vote; a text of
//! nothing else is [`Lang::UND`], and so are two to four capitalised Latin words that are names ("Angela Merkel").
//!
//! # Limits
//!
//! Short texts are read whole; of a text beyond 4 KB its head and a quarter of the rest, spread over it, and no more than
//! the first 4 MB. Nothing is allocated where `whatlang` is not asked. The table takes 1.9 MB of the program and is not
//! loaded; an alphabet of 5 KB is built at the first call.
//!
//! A word that languages share goes to that which uses it more, to Ukrainian among equals, and to English unless another
//! uses it far more, unless the caller expects another: no evidence could tell. Cyrillic languages beyond Ukrainian, Russian,
//! Belarusian, Bulgarian, Serbian and Macedonian are [`Lang::UND`] where their letters show it.
//!
//! # Sources
//!
//! The table is made by the package `language-tables` of the repository from letter n-grams of `lingua`, word lists of
//! Tesseract and lists of the project's own; it comes under the Apache License 2.0, see `data/NOTICE.md`. Witten and Bell
//! 1991 for unknown words, Weinberger et al. 2009 for the hashing of groups of letters.

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
