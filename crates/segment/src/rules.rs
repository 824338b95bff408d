//! What is known of each language: its abbreviations by class and the words that help to judge around them.

mod forms;
mod list;

use std::sync::LazyLock;

use poruch_detect_language::Lang;

use crate::key::Key;

pub use list::AbbreviationClass;
pub(crate) use list::Rules;

static UKRAINIAN: LazyLock<Rules> = LazyLock::new(|| Rules::read(include_str!("../data/uk.txt")));
static RUSSIAN: LazyLock<Rules> = LazyLock::new(|| Rules::read(include_str!("../data/ru.txt")));
static ENGLISH: LazyLock<Rules> = LazyLock::new(|| Rules::read(include_str!("../data/en.txt")));

/// The rules for a text: one list a script, because a Ukrainian page quotes "Mr." and an English one «вул.».
#[derive(Debug, Clone, Copy)]
pub(crate) struct RulePair {
    cyrillic: &'static Rules,
    latin: &'static Rules,
}

impl RulePair {
    /// The rules for a text in `lang`. A Cyrillic language without a list of its own reads by the Russian one, which
    /// shares most forms with it; unknown Cyrillic reads as Ukrainian, any Latin script as English.
    pub(crate) fn of(lang: Lang) -> Self {
        let cyrillic = match lang {
            Lang::RU | Lang::BE | Lang::BG | Lang::SR | Lang::MK => &RUSSIAN,
            _ => &UKRAINIAN,
        };
        Self { cyrillic, latin: &ENGLISH }
    }

    /// The rules that a word of its script falls under.
    pub(crate) fn for_word(self, word: &Key) -> &'static Rules {
        if word.is_cyrillic() { self.cyrillic } else { self.latin }
    }
}
