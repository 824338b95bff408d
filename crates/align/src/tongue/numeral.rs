//! Words that are part of a quantity.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

/// What a word means as part of a quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Meaning {
    /// Nothing.
    #[default]
    None,
    /// A number in digits; its value stands in the text.
    Digits,
    /// A number word: `five`, `двадцять`.
    Cardinal(u32),
    /// An ordinal: `fifth`, `п'ятий`.
    Ordinal(u32),
    /// `hundred`, `thousand`, `million`: a power of ten.
    Magnitude(u8),
    /// `st`, `th`, `й`, `го` behind digits.
    OrdinalSuffix,
    /// A currency.
    Currency(Currency),
    /// `percent`.
    Percent,
    /// A month, 1 to 12.
    Month(u8),
    /// `am`: `false`, `pm`: `true`.
    Meridiem { afternoon: bool },
}

/// The currencies that news name most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Currency {
    Dollar = 1,
    Euro,
    Pound,
    Hryvnia,
    Rouble,
    Yen,
    Yuan,
    Zloty,
    Franc,
}

/// The words of a meaning: of English as they are; of Ukrainian too, or as a stem and endings.
const MEANINGS: &[(Meaning, &str)] = &[
    (Meaning::Cardinal(2), "two два дві двох двом двома двоє"),
    (Meaning::Cardinal(3), "three три трьох трьом трьома троє"),
    (Meaning::Cardinal(4), "four чотири чотирьох чотирьом чотирма четверо"),
    (Meaning::Cardinal(5), "five пять пяти пятьох пятьом пятьма пятеро"),
    (Meaning::Cardinal(6), "six шість шести шістьох шістьом шістьма шестеро"),
    (Meaning::Cardinal(7), "seven сім семи сімох сімом сьома семеро"),
    (Meaning::Cardinal(8), "eight вісім восьми вісьмох вісьмом вісьма"),
    (Meaning::Cardinal(9), "nine девять девяти девятьох девятьом девятьма"),
    (Meaning::Cardinal(10), "ten десять десяти десятьох десятьом десятьма"),
    (Meaning::Cardinal(11), "eleven одинадцять одинадцяти одинадцятьма"),
    (Meaning::Cardinal(12), "twelve dozen дванадцять дванадцяти дванадцятьма дюжина дюжину"),
    (Meaning::Cardinal(13), "thirteen тринадцять тринадцяти"),
    (Meaning::Cardinal(14), "fourteen чотирнадцять чотирнадцяти"),
    (Meaning::Cardinal(15), "fifteen пятнадцять пятнадцяти"),
    (Meaning::Cardinal(16), "sixteen шістнадцять шістнадцяти"),
    (Meaning::Cardinal(17), "seventeen сімнадцять сімнадцяти"),
    (Meaning::Cardinal(18), "eighteen вісімнадцять вісімнадцяти"),
    (Meaning::Cardinal(19), "nineteen девятнадцять девятнадцяти"),
    (Meaning::Cardinal(20), "twenty двадцять двадцяти двадцятьох двадцятьма"),
    (Meaning::Cardinal(30), "thirty тридцять тридцяти тридцятьох тридцятьма"),
    (Meaning::Cardinal(40), "forty сорок сорока"),
    (Meaning::Cardinal(50), "fifty пятдесят пятдесяти пятдесятьох"),
    (Meaning::Cardinal(60), "sixty шістдесят шістдесяти шістдесятьох"),
    (Meaning::Cardinal(70), "seventy сімдесят сімдесяти сімдесятьох"),
    (Meaning::Cardinal(80), "eighty вісімдесят вісімдесяти вісімдесятьох"),
    (Meaning::Cardinal(90), "ninety девяносто девяноста"),
    (Meaning::Cardinal(100), "сто ста"),
    (Meaning::Cardinal(200), "двісті двохсот"),
    (Meaning::Cardinal(300), "триста трьохсот"),
    (Meaning::Cardinal(400), "чотириста чотирьохсот"),
    (Meaning::Cardinal(500), "пятсот пятисот"),
    (Meaning::Cardinal(600), "шістсот шестисот"),
    (Meaning::Cardinal(700), "сімсот семисот"),
    (Meaning::Cardinal(800), "вісімсот восьмисот"),
    (Meaning::Cardinal(900), "девятсот девятисот"),
    (Meaning::Magnitude(2), "hundred hundreds сотня сотні сотень сотню сотнями"),
    (Meaning::Magnitude(3), "thousand thousands k тис тисяча тисячі тисяч тисячу тисячею тисячам тисячами тисячах"),
    (
        Meaning::Magnitude(6),
        "million millions mln mn m млн мільйон мільйона мільйони мільйонів мільйонам мільйонами мільйонах мільйоном",
    ),
    (
        Meaning::Magnitude(9),
        "billion billions bln bn b млрд мільярд мільярда мільярди мільярдів мільярдам мільярдами мільярдах мільярдом",
    ),
    (Meaning::Magnitude(12), "trillion trillions tn trln трлн трильйон трильйона трильйони трильйонів трильйонами"),
    (Meaning::OrdinalSuffix, "st nd rd th й го му ий ого ому ша га тя та ма ї ій х ти а е м"),
    (
        Meaning::Currency(Currency::Dollar),
        "dollar dollars usd buck bucks дол долар долара доларі долари доларів доларам доларами доларах",
    ),
    (Meaning::Currency(Currency::Euro), "euro euros eur євро"),
    (Meaning::Currency(Currency::Pound), "gbp фунт фунта фунти фунтів фунтам фунтами sterling стерлінгів"),
    (
        Meaning::Currency(Currency::Hryvnia),
        "hryvnia hryvnias hryvnya hryvnyas hryvna uah грн гривня гривні гривень гривню гривнею гривням гривнями гривнях",
    ),
    (
        Meaning::Currency(Currency::Rouble),
        "rouble roubles ruble rubles rub руб рубль рубля рублі рублів рублям рублями",
    ),
    (Meaning::Currency(Currency::Yen), "yen jpy єна єни єн єну єнах"),
    (Meaning::Currency(Currency::Yuan), "yuan renminbi cny юань юаня юані юанів юанях"),
    (Meaning::Currency(Currency::Zloty), "zloty zlotys pln злотий злотих злотого злоті"),
    (Meaning::Currency(Currency::Franc), "franc francs chf франк франка франки франків"),
    (
        Meaning::Percent,
        "percent pct percentage відсоток відсотка відсотки відсотків відсотком відсотками відсоткам відсотках процент процента проценти процентів процентами",
    ),
    (Meaning::Month(1), "january jan січень січня січні січнем січню"),
    (Meaning::Month(2), "february feb лютий лютого лютому лютим"),
    (Meaning::Month(3), "march березень березня березні березнем березню"),
    (Meaning::Month(4), "april apr квітень квітня квітні квітнем квітню"),
    (Meaning::Month(5), "may травень травня травні травнем травню"),
    (Meaning::Month(6), "june червень червня червні червнем червню"),
    (Meaning::Month(7), "july липень липня липні липнем липню"),
    (Meaning::Month(8), "august aug серпень серпня серпні серпнем серпню"),
    (Meaning::Month(9), "september sept sep вересень вересня вересні вереснем вересню"),
    (Meaning::Month(10), "october oct жовтень жовтня жовтні жовтнем жовтню"),
    (Meaning::Month(11), "november nov листопад листопада листопаді листопадом листопаду"),
    (Meaning::Month(12), "december dec грудень грудня грудні груднем грудню"),
    (Meaning::Meridiem { afternoon: false }, "am"),
    (Meaning::Meridiem { afternoon: true }, "pm"),
];

/// Ordinals: the English word, the Ukrainian one without the ending of an adjective.
const ORDINALS: &[(u32, &str, &str)] = &[
    (1, "first", "перш"),
    (2, "second", "друг"),
    (4, "fourth", "четверт"),
    (5, "fifth", "пят"),
    (6, "sixth", "шост"),
    (7, "seventh", "сьом"),
    (8, "eighth", "восьм"),
    (9, "ninth", "девят"),
    (10, "tenth", "десят"),
    (11, "eleventh", "одинадцят"),
    (12, "twelfth", "дванадцят"),
    (13, "thirteenth", "тринадцят"),
    (14, "fourteenth", "чотирнадцят"),
    (15, "fifteenth", "пятнадцят"),
    (16, "sixteenth", "шістнадцят"),
    (17, "seventeenth", "сімнадцят"),
    (18, "eighteenth", "вісімнадцят"),
    (19, "nineteenth", "девятнадцят"),
    (20, "twentieth", "двадцят"),
    (30, "thirtieth", "тридцят"),
    (40, "fortieth", "сороков"),
    (50, "fiftieth", "пятдесят"),
    (100, "hundredth", "сот"),
];

const ADJECTIVE_ENDINGS: [&str; 14] =
    ["ий", "а", "е", "і", "ого", "ої", "ому", "ій", "им", "их", "ими", "у", "ою", "о"];
/// The third ordinal alone is of the soft declension.
const THIRD: &str = "third третій третя третє треті третього третьої третьому третім третіх третіми третю третьою";

/// What `word`, normalised, means as part of a quantity.
pub(super) fn meaning(word: &str) -> Meaning {
    static WORDS: OnceLock<FxHashMap<String, Meaning>> = OnceLock::new();
    WORDS.get_or_init(table).get(word).copied().unwrap_or_default()
}

fn table() -> FxHashMap<String, Meaning> {
    let mut table = FxHashMap::default();
    for &(value, english, stem) in ORDINALS {
        table.insert(english.to_owned(), Meaning::Ordinal(value));
        for ending in ADJECTIVE_ENDINGS {
            table.insert(format!("{stem}{ending}"), Meaning::Ordinal(value));
        }
    }
    for form in THIRD.split_whitespace() {
        table.insert(form.to_owned(), Meaning::Ordinal(3));
    }
    for &(meaning, forms) in MEANINGS {
        for form in forms.split_whitespace() {
            table.insert(form.to_owned(), meaning);
        }
    }
    // Forms of other words that happen to look like an ordinal's.
    for form in ["друга", "друг", "сота", "соти", "першо"] {
        table.remove(form);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn number_words_meet_over_languages() {
        for (english, ukrainian) in [
            ("five", "пять"),
            ("forty", "сорока"),
            ("third", "третього"),
            ("first", "першою"),
            ("million", "млн"),
            ("february", "лютого"),
            ("dollars", "доларів"),
            ("percent", "відсотка"),
        ] {
            assert_eq!(meaning(english), meaning(ukrainian), "{english} {ukrainian}");
            assert_ne!(meaning(english), Meaning::None, "{english}");
        }
    }

    #[test]
    fn other_words_mean_nothing() {
        for word in ["war", "друга", "війна"] {
            assert_eq!(meaning(word), Meaning::None, "{word}");
        }
    }
}
