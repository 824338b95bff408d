//! Splits Ukrainian and English text into sentences and words, as byte spans.
//!
//! ```
//! use poruch_detect_language::Lang;
//!
//! let text = "Він народився в м. Києві у 1934 р. Потім І. Я. Франко писав: «Хто там?» – і т. д.";
//! let sentences: Vec<&str> = poruch_segment::sentences(text, Lang::UK).into_iter().map(|range| &text[range]).collect();
//! assert_eq!(sentences, ["Він народився в м. Києві у 1934 р.", "Потім І. Я. Франко писав: «Хто там?» – і т. д."]);
//! ```
//!
//! # The nouns
//!
//! - [`sentences`] and [`words`] for one call; a [`Segmenter`], made from [`SegmentOptions`], where a caller adds
//!   abbreviations of its own. A segmenter is immutable and can be used from any number of threads.
//! - A result is a half-open range of bytes into the text, on char boundaries, without white space at its ends. All
//!   that is no white space stands in exactly one sentence.
//! - An [`AbbreviationClass`] says how an abbreviation behaves where its stop could also end a sentence.
//! - [`ListLabels`] says whether the number before a numbered sentence stands apart or with its item.
//!
//! # How it decides
//!
//! Stops, marks, ellipses, line ends and colons are found by `memchr`; what stands around each decides: abbreviations by
//! class, initials before and behind surnames, numbers and list labels, quotes and brackets with the stop inside or
//! outside, dashes of dialogue, small and capital letters. Numbers of notes («…права. 4 Навіть») and smileys behind a
//! stop stay with their sentence.
//!
//! Where no stop stands, a sentence ends only at what can mean nothing else: a blank line, a rule of signs
//! ("=========="), the address of a page or a mail before a capital, the stamp of a forwarded mail, the greeting and
//! the closing of a letter, and, in English, a dash that breaks off speech ("I know she's — No, let me finish"). Colons
//! and semicolons end nothing by themselves. A heading that was joined to the text behind it can't be told from it.
//!
//! Speech in quotes is cut into its sentences («Чому? | Навіщо?» — кричав він), but a quotation inside a clause is not
//! («Гра «Що? Де? Коли?» повертається»). Before the dash of speech a new sentence begins where a capital follows. Two
//! kinds of lead are cut off by default, as in Ukrainian treebanks: the number of an item that is a sentence, that is, one
//! with a predicate, and a count of votes («За – 282 | Рішення прийнято.»).
//!
//! The lists of Ukrainian, English and Russian stand in `data/`, with their sources. Other Cyrillic languages are read
//! by the Russian list, other Latin ones by the English list (those that write ordinals with a stop, as German and
//! Czech do, keep them); [`Lang::UND`] reads each word by its script.
//!
//! # Limits
//!
//! Time grows with the length of the text, and nothing but the result is allocated. The lists are read once, at the first call.
//!
//! # Sources
//!
//! Words follow [UAX #29](https://www.unicode.org/reports/tr29/); «Український правопис» (2019) § 62 says where words are
//! shortened.

mod address;
mod candidates;
mod finding;
mod judge;
mod key;
mod leads;
mod letters;
mod lists;
mod mail;
mod options;
mod rules;
mod scan;
mod segmenter;
mod smiley;
#[cfg(test)]
mod tests;
mod token;
mod words;

pub use options::{ListLabels, SegmentOptions};
pub use rules::AbbreviationClass;
pub use segmenter::Segmenter;
pub use words::{Words, words};

use std::ops::Range;

use poruch_detect_language::Lang;

/// The sentences of `text`, which is in `lang`: [`Segmenter::sentences`] with the built-in rules.
///
/// ```
/// use poruch_detect_language::Lang;
///
/// let text = "They met in the U.S. Then it began.";
/// assert_eq!(poruch_segment::sentences(text, Lang::EN), [0..20, 21..35]);
/// ```
pub fn sentences(text: &str, lang: Lang) -> Vec<Range<usize>> {
    Segmenter::default().sentences(text, lang)
}
