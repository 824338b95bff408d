//! Words of general use: finding their equivalents tells little, for they stand everywhere.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use crate::tongue;

/// Content words that every few sentences of English prose hold, by general knowledge of the language.
const ENGLISH: &str = "say tell ask answer speak call make do go come get take give keep put let see look watch hear know \
    think believe feel want need like use find work help start begin stop end try seem become happen turn move show \
    play run live stay leave bring hold write read learn change follow lead allow add open close set meet pay talk \
    year month week day hour minute time today yesterday tomorrow now then always never often again still already \
    man woman person people child family friend life world country city place home house thing way part side hand \
    head eye word name number group company state government case point question problem fact reason result idea \
    new old good bad big small great little long short high low large early late young important different same \
    other own right left next last first second many much more most few several all every each both some any \
    one two three four five six seven eight nine ten hundred thousand million really very just also only even well \
    back here there";

/// The same of Ukrainian.
const UKRAINIAN: &str = "сказати говорити казати розповісти питати відповісти назвати зробити робити піти йти прийти \
    отримати взяти брати дати давати тримати поставити бачити дивитися чути знати думати вважати вірити відчувати хотіти \
    потребувати потрібно подобатися використовувати знайти працювати робота допомогти допомога почати початок зупинити \
    кінець спробувати здаватися стати статися рухатися показати грати жити залишитися залишити принести писати \
    читати вчити зміна змінити дозволити додати відкрити закрити зустріти платити рік місяць тиждень день година хвилина \
    час сьогодні вчора завтра зараз тепер тоді завжди ніколи часто знову вже ще чоловік жінка людина люди дитина сім'я \
    друг життя світ країна місто місце дім будинок річ спосіб частина бік рука голова око слово ім'я число \
    кількість група компанія держава уряд випадок питання проблема факт причина результат ідея новий старий добрий \
    хороший поганий великий малий маленький довгий короткий високий низький ранній пізній молодий важливий різний \
    інший власний свій правий лівий наступний останній перший другий багато більше кілька всі кожний обидва деякий \
    один два три чотири п'ять шість сім вісім дев'ять десять сто тисяча мільйон дуже також тільки лише навіть добре \
    назад тут там";

/// Whether the word with this key is of general use in either language.
pub(crate) fn contains(key: u64) -> bool {
    static KEYS: OnceLock<FxHashSet<u64>> = OnceLock::new();
    KEYS.get_or_init(keys).contains(&key)
}

fn keys() -> FxHashSet<u64> {
    let mut buffer = String::new();
    let words = ENGLISH.split_whitespace().chain(UKRAINIAN.split_whitespace());
    words.map(|word| tongue::word_key(word, &mut buffer)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_common(word: &str) -> bool {
        contains(tongue::word_key(word, &mut String::new()))
    }

    #[test]
    fn knows_words_in_any_form() {
        assert!(is_common("years") && is_common("people") && is_common("роками"));
        assert!(!is_common("radar") && !is_common("радар"));
    }
}
