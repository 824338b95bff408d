//! Ukrainian inflection undone by rule.
//!
//! Three steps: the ending of case, number, person or tense goes; then what marks a participle, a verbal noun or an
//! abstract noun; then the alternations of the stem's end are folded: г/з/ж, к/ц/ч, х/с/ш, дж/д, щ/ст, л after a
//! labial, і/о/е in the last syllable, and the fleeting о and е; of the first letter у/в and й/і. Words and stems that
//! the rules would harm are listed.

use super::listed;

/// Cuts `word`, lower-case Ukrainian without apostrophes, to its stem.
pub(super) fn stem(word: &mut String) {
    let is_listed = put_irregular(word) || (cut_reflexive(word) && put_irregular(word));
    if !is_listed && !cut_motion(word) {
        cut_regular(word);
        fold_stem(word);
    }
    fold_first_letter(word);
}

fn cut_regular(word: &mut String) {
    cut_future(word);
    if cut_imperative(word) || cut_to_protected(word) {
        return;
    }
    restore_verbal_noun(word);
    cut_ending(word);
    cut_final_vowels(word);
    cut_superlative(word);
    cut_derivation(word);
}

/// Puts the lemma for an irregular form.
fn put_irregular(word: &mut String) -> bool {
    let lemma = listed::UKRAINIAN_FORMS.lemma(word);
    if let Some(lemma) = lemma {
        lemma.clone_into(word);
    }
    lemma.is_some()
}

/// How many bytes at the end of a name are a case ending with a consonant in it.
///
/// Endings of vowels alone need no cut, for the skeleton drops them. `-ів` stays: cities and surnames end so.
pub(super) fn name_ending_len(word: &str) -> usize {
    const ENDINGS: [&str; 18] = [
        "ього", "ьому", "ими", "ого", "ому", "ями", "ами", "ові", "еві", "єві", "ом", "ем", "єм", "им", "их", "ам",
        "ах", "ям",
    ];
    ENDINGS
        .iter()
        .find(|ending| word.ends_with(*ending) && letters(word) >= letters(ending) + 3)
        .map_or(0, |ending| ending.len())
}

/// Cuts `-ся`; the endings of the third person lose their `-ть` with it: `починається` meets `починає`.
fn cut_reflexive(word: &mut String) -> bool {
    let count = letters(word);
    let cut = if count >= 7 && (word.ends_with("ється") || word.ends_with("еться")) {
        "ться".len()
    } else if (count >= 6 && word.ends_with("ся")) || (count >= 7 && word.ends_with("сь")) {
        "ся".len()
    } else {
        0
    };
    word.truncate(word.len() - cut);
    cut > 0
}

/// Cuts the forms of `іти` with a prefix, which change stem: `перейти`, `перейде`, `перейшов`.
fn cut_motion(word: &mut String) -> bool {
    const FORMS: [&str; 18] = [
        "йти",
        "йду",
        "йдеш",
        "йде",
        "йдемо",
        "йдете",
        "йдуть",
        "йди",
        "йдіть",
        "йдімо",
        "йшов",
        "йшла",
        "йшло",
        "йшли",
        "йшовши",
        "йдено",
        "йдений",
        "йдена",
    ];
    if !word.contains('й') {
        return false;
    }
    let prefix =
        FORMS.iter().find_map(|form| word.strip_suffix(form)).filter(|prefix| !prefix.is_empty()).map(str::len);
    if let Some(prefix) = prefix {
        word.truncate(prefix);
        word.push_str("йд");
    }
    prefix.is_some()
}

/// Folds the first letters that change with the word before: `уже` and `вже`, `імовірно` and `ймовірно`.
fn fold_first_letter(word: &mut String) {
    let mut letters = word.chars();
    let (Some(first), Some(second)) = (letters.next(), letters.next()) else { return };
    let folded = match first {
        'у' if !is_vowel(second) => "в",
        'й' if !is_vowel(second) => "і",
        _ => return,
    };
    word.replace_range(..first.len_utf8(), folded);
}

/// Cuts `-те` of commands where no adjective ends so: `повідомте`, `станьте`.
fn cut_imperative(word: &mut String) -> bool {
    let base = word.strip_suffix("те").filter(|base| base.ends_with(['м', 'ж', 'в', 'ь', 'ш', 'ч']));
    let len = base.map(str::len).filter(|len| *len >= 8);
    if let Some(len) = len {
        word.truncate(len);
    }
    len.is_some()
}

/// The future in one word meets the infinitive: `матиме`, `мати`.
fn cut_future(word: &mut String) {
    const PERSONS: [&str; 6] = ["ме", "муть", "мемо", "му", "мете", "меш"];
    // Most words are too short: they need no look at their end.
    if word.len() <= 14 {
        return;
    }
    let infinitive = PERSONS.iter().find_map(|person| word.strip_suffix(person)).filter(|base| base.ends_with("ти"));
    if let Some(len) = infinitive.map(str::len).filter(|len| *len > 10) {
        word.truncate(len);
    }
}

/// Cuts the word to a protected stem, if it is one with at most a noun's ending.
fn cut_to_protected(word: &mut String) -> bool {
    let is_stem = |&ending: &usize| listed::UKRAINIAN_STEMS.contains(&word[..word.len() - ending]);
    let found = endings_of_nouns(word).find(is_stem);
    if let Some(ending) = found {
        word.truncate(word.len() - ending);
    }
    found.is_some()
}

/// Lengths in bytes of what may be a noun's ending: nothing, then what the last letters allow.
fn endings_of_nouns(word: &str) -> impl Iterator<Item = usize> {
    let endings: &[&str] = match word.chars().next_back() {
        Some('а') => &["а"],
        Some('у') => &["у"],
        Some('і') => &["і", "ові"],
        Some('и') => &["и", "ами", "ями"],
        Some('ю') => &["ю", "ою", "ею"],
        Some('я') => &["я"],
        Some('е') => &["е"],
        Some('о') => &["о"],
        Some('ї') => &["ї"],
        Some('ь') => &["ь"],
        Some('м') => &["ом", "ем", "єм", "ам", "ям"],
        Some('в') => &["ів", "їв"],
        Some('х') => &["ах", "ях"],
        _ => &[],
    };
    let len = word.len();
    let cut = endings
        .iter()
        .filter(move |ending| ending.len() + 4 <= len && word.ends_with(**ending))
        .map(|ending| ending.len());
    std::iter::once(0).chain(cut)
}

/// Gives the genitive plural of verbal nouns its second н: `рішень`, `завдань`, `поколінь`.
fn restore_verbal_noun(word: &mut String) {
    const PLURALS: [&str; 9] = ["шень", "чень", "жень", "щень", "лень", "вань", "дань", "тань", "лінь"];
    if word.ends_with("нь") && letters(word) > 5 && PLURALS.iter().any(|ending| word.ends_with(ending)) {
        word.truncate(word.len() - "нь".len());
        word.push_str("ння");
    }
}

/// The endings by their last letter, the longest first.
fn endings(last: char) -> &'static [&'static str] {
    match last {
        'а' => &["увала", "ювала", "ала", "яла", "ила", "іла", "їла", "ула", "а"],
        'я' => &["ія", "я"],
        'о' => &[
            "увало",
            "ювало",
            "уваємо",
            "уємо",
            "юємо",
            "аємо",
            "яємо",
            "ього",
            "ого",
            "ало",
            "яло",
            "ило",
            "іло",
            "уло",
            "аймо",
            "яймо",
            "имо",
            "імо",
            "їмо",
            "ьмо",
            "емо",
            "ємо",
            "о",
        ],
        'и' => &[
            "уючи",
            "юючи",
            "увавши",
            "ювавши",
            "авши",
            "ивши",
            "івши",
            "ували",
            "ювали",
            "увати",
            "ювати",
            "ючи",
            "ячи",
            "учи",
            "ачи",
            "остями",
            "іями",
            "али",
            "яли",
            "или",
            "іли",
            "їли",
            "ули",
            "ати",
            "яти",
            "ити",
            "іти",
            "їти",
            "ути",
            "ами",
            "ями",
            "ими",
            "іми",
            "вши",
            "и",
        ],
        'у' => &["ьому", "ому", "у"],
        'ю' => &["уваю", "істю", "ією", "ьою", "ою", "ею", "єю", "ую", "юю", "ию", "ію", "аю", "яю", "ю"],
        'е' => &["уєте", "юєте", "аєте", "ете", "єте", "ите", "їте", "йте", "е"],
        'є' => &["уває", "ює", "ує", "ає", "яє", "іє", "є"],
        'і' => &["ості", "ові", "еві", "єві", "і"],
        'ї' => &["ьої", "ої", "ії", "ї"],
        _ => endings_in_consonants(last),
    }
}

fn endings_in_consonants(last: char) -> &'static [&'static str] {
    match last {
        'м' => &["остям", "іям", "ом", "ем", "єм", "ам", "ям", "им", "ім", "їм"],
        'в' => &["ував", "ював", "ав", "яв", "ив", "ів", "їв", "ув"],
        'х' => &["остях", "іях", "ах", "ях", "их", "іх", "їх"],
        'й' => &["остей", "ий", "ій", "їй", "ай", "ей", "уй", "юй", "й"],
        'ь' => &[
            "увають",
            "ують",
            "юють",
            "ають",
            "яють",
            "іють",
            "уєть",
            "юєть",
            "аєть",
            "яєть",
            "ієть",
            "ість",
            "єть",
            "еть",
            "ить",
            "їть",
            "ать",
            "ять",
            "уть",
            "ють",
            "іть",
            "ь",
        ],
        'ш' => &["уєш", "аєш", "еш", "єш", "иш", "їш"],
        _ => &[],
    }
}

fn cut_ending(word: &mut String) {
    let Some(last) = word.chars().next_back() else { return };
    let count = letters(word);
    let found = endings(last)
        .iter()
        .find(|ending| word.ends_with(**ending) && count >= letters(ending) + shortest_stem(ending));
    if let Some(ending) = found {
        word.truncate(word.len() - ending.len());
    }
}

/// How many letters an ending must leave: endings of verbs and abstract nouns look more like parts of stems.
fn shortest_stem(ending: &str) -> usize {
    match letters(ending) {
        1 => 2,
        _ if ending.starts_with("іст") || ending.starts_with("ост") => 4,
        // The adjectives in -овий lose as much below.
        _ if matches!(ending, "ові" | "еві" | "єві") => 4,
        _ => 3,
    }
}

/// `найбільший` meets `більший`.
fn cut_superlative(word: &mut String) {
    if word.starts_with("най") && word.ends_with('ш') && letters(word) > 6 {
        word.replace_range(.."най".len(), "");
    }
    if word.ends_with("іш") && letters(word) > 5 {
        word.truncate(word.len() - 4);
    }
}

/// Cuts what marks verbal nouns (`-ування`, `-ення`), participles (`-аний`, `-ений`), and what verbs would lose too.
fn cut_derivation(word: &mut String) {
    let marks: &[(&str, usize)] = match word.chars().next_back() {
        Some('н') => &[
            ("уванн", 3),
            ("юванн", 3),
            ("ованн", 3),
            ("уван", 3),
            ("юван", 3),
            ("ован", 3),
            ("анн", 3),
            ("янн", 3),
            ("енн", 3),
            ("єнн", 3),
            ("інн", 3),
            ("ан", 4),
            ("ян", 4),
            ("ен", 4),
        ],
        Some('т') => &[("ятт", 3), ("итт", 3), ("утт", 3), ("ат", 3), ("ят", 3), ("ит", 3), ("іт", 3), ("ут", 3)],
        Some('в') => &[("ов", 4), ("ев", 4)],
        Some('л') => &[("овл", 4)],
        Some('м') => &[("ам", 4), ("ем", 4), ("им", 4)],
        _ => return,
    };
    let count = letters(word);
    if let Some((mark, _)) = marks.iter().find(|(mark, left)| word.ends_with(mark) && count >= letters(mark) + left) {
        word.truncate(word.len() - mark.len());
    }
}

/// Folds the alternations at the end of the stem.
fn fold_stem(word: &mut String) {
    cut_final_vowels(word);
    fold_last_consonants(word);
    drop_fleeting_vowel(word);
    drop_epenthetic(word);
    fold_last_vowel(word);
}

fn cut_final_vowels(word: &mut String) {
    while letters(word) > 2 && word.ends_with(['а', 'е', 'и', 'і', 'о', 'у', 'є', 'ї', 'ю', 'я', 'ь', 'й'])
    {
        word.pop();
    }
}

fn fold_last_consonants(word: &mut String) {
    if letters(word) > 3 {
        match word.pop() {
            Some('щ') => word.push_str("ст"),
            Some('ж') if word.ends_with('д') => {}
            Some(last) => word.push(last),
            None => {}
        }
    }
    let Some(last) = word.pop() else { return };
    let folded = match last {
        'г' | 'ж' => 'з',
        'ц' | 'ч' => 'к',
        'х' | 'ш' => 'с',
        other => other,
    };
    // Doubled consonants of nouns such as `обличчя` and `ніччю`.
    if !word.ends_with(last) || letters(word) < 3 {
        word.push(folded);
    } else {
        word.pop();
        word.push(folded);
    }
}

/// Drops і, о, е between the last two consonants of a long stem, for they may be fleeting, and ь there.
fn drop_fleeting_vowel(word: &mut String) {
    let mut backwards = word.char_indices().rev();
    let (Some((last_at, last)), Some((sign_at, sign)), Some((_, before))) =
        (backwards.next(), backwards.next(), backwards.next())
    else {
        return;
    };
    if is_vowel(last) {
        return;
    }
    match sign {
        'є' | 'ї' if is_vowel(before) => word.replace_range(sign_at..last_at, "й"),
        'і' | 'о' | 'е' if !is_vowel(before) && letters(word) > 4 => word.replace_range(sign_at..last_at, ""),
        'ь' => word.replace_range(sign_at..last_at, ""),
        _ => {}
    }
}

/// Drops the л that joins a labial before some endings: `роблять`, `робити`.
fn drop_epenthetic(word: &mut String) {
    if letters(word) > 3
        && word.ends_with('л')
        && word[..word.len() - 'л'.len_utf8()].ends_with(['б', 'п', 'в', 'м', 'ф'])
    {
        word.pop();
    }
}

/// Folds і, о, е of the last syllable, and ї, є.
fn fold_last_vowel(word: &mut String) {
    let Some((at, vowel)) = word.char_indices().rev().find(|(_, letter)| is_vowel(*letter)) else { return };
    let folded = match vowel {
        'і' | 'е' => "о",
        'ї' => "є",
        _ => return,
    };
    word.replace_range(at..at + vowel.len_utf8(), folded);
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'а' | 'е' | 'и' | 'і' | 'о' | 'у' | 'є' | 'ї' | 'ю' | 'я')
}

/// Ukrainian letters have two bytes each.
fn letters(word: &str) -> usize {
    word.len() / 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stem_of(word: &str) -> String {
        let mut word = word.to_owned();
        stem(&mut word);
        word
    }

    fn check_meet(words: &[&str]) {
        for word in words {
            assert_eq!(stem_of(word), stem_of(words[0]), "{word} and {}", words[0]);
        }
    }

    #[test]
    fn cases_of_nouns_meet() {
        check_meet(&[
            "президент",
            "президента",
            "президентові",
            "президентом",
            "президенте",
            "президенти",
            "президентів",
            "президентами",
        ]);
        check_meet(&["війна", "війни", "війні", "війну", "війною", "війнами"]);
        check_meet(&["держава", "держави", "державі", "державою", "держав", "державам"]);
        check_meet(&["область", "області", "областю", "областей", "областями"]);
        check_meet(&["рішення", "рішенню", "рішенням", "рішень", "рішеннях"]);
        check_meet(&["завдання", "завдань", "завданнями"]);
        check_meet(&["незалежність", "незалежності", "незалежністю"]);
        check_meet(&["компанія", "компанії", "компаній", "компанією", "компаніями"]);
        check_meet(&["депутат", "депутати", "депутатів", "депутатами"]);
        check_meet(&["програма", "програм", "програмою", "програмам"]);
    }

    #[test]
    fn alternations_meet() {
        check_meet(&["київ", "києва", "києву", "києвом", "києві"]);
        check_meet(&["харків", "харкова", "харкові", "харковом"]);
        check_meet(&["львів", "львова", "львові"]);
        check_meet(&["книга", "книзі", "книги", "книг"]);
        check_meet(&["рука", "руці", "руки", "рук"]);
        check_meet(&["рік", "року", "роки", "років", "роках"]);
        check_meet(&["будинок", "будинку", "будинки", "будинків"]);
        check_meet(&["українець", "українця", "українці", "українців"]);
        check_meet(&["день", "дня", "дні", "днів", "днями"]);
        check_meet(&["стілець", "стільця", "стільці"]);
        check_meet(&["торговець", "торгівця", "торгівцем"]);
        check_meet(&["корабель", "корабля", "кораблі"]);
        check_meet(&["будівля", "будівель", "будівлі"]);
        check_meet(&["якість", "якості", "якістю"]);
        check_meet(&["вже", "уже"]);
        check_meet(&["ймовірно", "імовірно"]);
        check_meet(&["європеєць", "європейця", "європейців"]);
    }

    #[test]
    fn forms_of_verbs_meet() {
        check_meet(&["сказати", "сказав", "сказала", "сказали", "скаже", "скажу", "сказано"]);
        check_meet(&["зробити", "зробив", "зробили", "зроблять", "зроблю", "зроблено"]);
        check_meet(&["говорити", "говорив", "говорять", "говорить", "говорила"]);
        check_meet(&["фінансувати", "фінансує", "фінансував", "фінансують", "фінансування"]);
        check_meet(&["намагатися", "намагається", "намагалися", "намагаються", "намагався"]);
        check_meet(&["досліджувати", "досліджує", "досліджень", "дослідження"]);
        check_meet(&["називати", "називається", "називаються", "називав"]);
        check_meet(&["памятати", "памятайте", "памятаю"]);
        check_meet(&["становити", "становлять", "становив"]);
        check_meet(&["повідомити", "повідомте", "повідомив"]);
        check_meet(&["припустити", "припустімо", "припустив"]);
        check_meet(&["поглянути", "погляньмо", "погляне"]);
        check_meet(&["почекати", "почекаймо", "почекає"]);
        check_meet(&["відкривати", "відкриваю", "відкриваючи", "відкривав"]);
        check_meet(&["діяти", "діяли", "діє"]);
        check_meet(&["працювати", "працюватиме", "працюватимуть", "працював"]);
        check_meet(&["відбуватися", "відбувається", "відбувалося", "відбуваються"]);
        check_meet(&["надавати", "надати", "надає", "надасть", "надано"]);
        check_meet(&["прийняти", "прийняв", "прийняття"]);
        check_meet(&["перейти", "перейдіть", "перейшов", "перейде"]);
        check_meet(&["іти", "йде", "йшов", "ішли", "йти"]);
        check_meet(&["пройти", "пройшли", "пройдемо", "пройдено"]);
        check_meet(&["знайти", "знайшла", "знайдено"]);
        check_meet(&["увійти", "увійдіть", "ввійшов"]);
        check_meet(&["платити", "плачу", "платять"]);
        check_meet(&["летіти", "лечу", "летять"]);
        check_meet(&["встигнути", "встигли", "встигне"]);
        check_meet(&["надіслати", "надішліть", "надішле"]);
    }

    #[test]
    fn forms_of_adjectives_meet() {
        check_meet(&["новий", "нова", "нового", "новому", "новим", "нових", "новими", "новою"]);
        check_meet(&["український", "українська", "українського", "українських", "українською"]);
        check_meet(&["важливий", "важливіший", "найважливіший", "важливо"]);
        check_meet(&["податковий", "податкові", "податкових", "податок", "податку"]);
        check_meet(&["здоровий", "здорові", "здорових"]);
        check_meet(&["великий", "великої", "великою", "великому"]);
        check_meet(&["синій", "синього", "синьому", "синім", "синіх"]);
    }

    #[test]
    fn different_words_stay_apart() {
        for (one, other) in [
            ("війна", "вина"),
            ("рука", "рік"),
            ("мова", "мати"),
            ("країна", "край"),
            ("влада", "вплив"),
            ("сила", "село"),
        ] {
            assert_ne!(stem_of(one), stem_of(other), "{one} {other}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_word_is_stemmed(word in "\\PC{0,20}") {
            stem_of(&word);
            name_ending_len(&word);
        }

        #[test]
        fn stems_of_letters_are_not_empty(word in "[а-яіїєґ]{1,14}") {
            assert!(!stem_of(&word).is_empty());
        }
    }
}
