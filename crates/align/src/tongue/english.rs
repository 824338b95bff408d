//! English inflection undone by rule.

use super::listed;

/// Cuts what is joined to the word by an apostrophe: `'s`, `n't`, `'ll`.
pub(super) fn cut_clitic(word: &mut String) {
    if !word.bytes().any(|byte| byte == b'\'') {
        return;
    }
    match word.as_str() {
        "can't" => word.truncate(3),
        "won't" => *word = String::from("will"),
        "shan't" => *word = String::from("shall"),
        _ => {
            const CLITICS: [&str; 8] = ["n't", "'s", "'m", "'d", "'ll", "'re", "'ve", "'"];
            if let Some(base) =
                CLITICS.iter().find_map(|clitic| word.strip_suffix(clitic)).filter(|base| !base.is_empty())
            {
                word.truncate(base.len());
            }
        }
    }
}

/// Cuts `word`, lower-case, to its stem.
///
/// The stem is that of inflection alone: a noun and its plural, a verb and its forms, an adjective and its adverb meet,
/// `teach` and `teacher` do not, for Ukrainian has two unlike words there.
pub(super) fn stem(word: &mut String) {
    cut_clitic(word);
    if let Some(lemma) = listed::ENGLISH_FORMS.lemma(word) {
        lemma.clone_into(word);
    } else if word.is_ascii() && word.len() > 3 {
        cut_ending(word);
        cut_adverb(word);
    }
    fold_spelling(word);
}

/// Cuts the ending of a plural, of the third person, of the past, of a participle.
fn cut_ending(word: &mut String) {
    let len = word.len();
    if len > 4 && (word.ends_with("ies") || word.ends_with("ied")) {
        word.replace_range(len - 3.., "y");
    } else if ["sses", "shes", "ches", "xes", "zzes"].iter().any(|ending| word.ends_with(ending)) {
        word.truncate(len - 2);
    } else if word.ends_with('s') && !["ss", "us", "is"].iter().any(|ending| word.ends_with(ending)) {
        word.truncate(len - 1);
        if word.ends_with("ing") {
            // The plural meets its singular, and that the verb: warnings, warning, warn.
            cut_participle(word, "ing".len());
        }
    } else if let Some(ending) = ["ing", "ed"].into_iter().find(|ending| word.ends_with(ending)) {
        cut_participle(word, ending.len());
    }
}

/// Cuts `-ed` or `-ing` where a vowel is left before it, and undoubles: `planned`, `stopping`, but not `falling`.
fn cut_participle(word: &mut String, ending: usize) {
    let base = &word.as_bytes()[..word.len() - ending];
    if base.len() < 2 || !base.iter().any(|&letter| is_vowel(letter)) {
        return;
    }
    if ending == 2 && base.ends_with(b"e") {
        // need, feed, succeed: the ending is part of the word; agreed keeps its e.
        return if base.ends_with(b"re") {
            word.truncate(word.len() - 1);
        };
    }
    let (last, before) = (base[base.len() - 1], base[base.len() - 2]);
    let is_doubled = last == before && !matches!(last, b'l' | b's' | b'z' | b'f' | b'a' | b'e' | b'o');
    word.truncate(base.len() - usize::from(is_doubled));
}

/// Cuts `-ly`: an adverb meets its adjective.
fn cut_adverb(word: &mut String) {
    let len = word.len();
    if word.ends_with("ily") && len > 5 {
        word.replace_range(len - 3.., "y");
    } else if word.ends_with("ically") && len > 7 {
        word.truncate(len - 4);
    } else if word.ends_with("ably") || word.ends_with("ibly") {
        word.replace_range(len - 1.., "e");
    } else if word.ends_with("ly") && len > 5 {
        word.truncate(len - 2);
    }
}

/// Folds what the cuts leave in two spellings: the final silent e, final doubles, British and American endings.
fn fold_spelling(word: &mut String) {
    if !word.is_ascii() || word.len() < 4 {
        return;
    }
    for (british, american) in
        [("our", "or"), ("yse", "yz"), ("ise", "iz"), ("isation", "ization"), ("tre", "ter"), ("ogue", "og")]
    {
        let base = word.strip_suffix(british).filter(|base| base.len() > 2);
        // praise, appraise, bruise: no American z there.
        if base.is_some_and(|base| british != "ise" || !base.ends_with(VOWELS)) {
            word.truncate(word.len() - british.len());
            word.push_str(american);
        }
    }
    if word.ends_with("is") && word.len() > 5 && !word[..word.len() - 2].ends_with(VOWELS) {
        // realis(ed) beside realiz(ed); analysis and basis only meet themselves.
        word.replace_range(word.len() - 1.., "z");
    }
    if word.ends_with('e') && word.len() > 3 {
        word.pop();
    }
    if word.ends_with('i') && word.len() > 3 {
        word.replace_range(word.len() - 1.., "y");
    }
    let bytes = word.as_bytes();
    if bytes.len() > 4 && bytes[bytes.len() - 1] == bytes[bytes.len() - 2] && bytes[bytes.len() - 1] == b'l' {
        word.pop();
    }
}

const VOWELS: [char; 5] = ['a', 'e', 'i', 'o', 'u'];

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
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
    fn regular_forms_meet() {
        check_meet(&["attack", "attacks", "attacked", "attacking", "attack's"]);
        check_meet(&["plan", "plans", "planned", "planning"]);
        check_meet(&["use", "uses", "used", "using"]);
        check_meet(&["city", "cities", "city's"]);
        check_meet(&["carry", "carries", "carried", "carrying"]);
        check_meet(&["agree", "agrees", "agreed", "agreeing"]);
        check_meet(&["church", "churches"]);
        check_meet(&["warn", "warning", "warnings"]);
        check_meet(&["map", "mapping", "mappings"]);
        check_meet(&["fall", "falls", "falling", "fell", "fallen"]);
        check_meet(&["control", "controls", "controlled", "controlling"]);
        check_meet(&["travel", "travelled", "traveled", "travelling"]);
        check_meet(&["organise", "organize", "organised", "organizing"]);
        check_meet(&["colour", "color", "colours"]);
        check_meet(&["praise", "praised", "praising"]);
        check_meet(&["program", "programme", "programmes", "programmed"]);
        check_meet(&["quick", "quickly"]);
        check_meet(&["happy", "happily"]);
        check_meet(&["possible", "possibly"]);
    }

    #[test]
    fn irregular_forms_meet() {
        check_meet(&["go", "went", "gone", "goes", "going"]);
        check_meet(&["child", "children", "children's"]);
        check_meet(&["good", "better", "best"]);
        check_meet(&["high", "higher", "highest", "highly"]);
        check_meet(&["do", "don't", "did", "didn't", "does"]);
        check_meet(&["befall", "befell", "befallen"]);
        check_meet(&["overhear", "overheard"]);
        check_meet(&["strive", "strove", "striving"]);
        check_meet(&["guarantee", "guaranteed", "guaranteeing"]);
        check_meet(&["alumnus", "alumni"]);
        check_meet(&["elf", "elves"]);
        check_meet(&["criterion", "criteria"]);
        check_meet(&["brave", "bravest", "bravely"]);
    }

    #[test]
    fn words_that_only_look_inflected_stay() {
        for (word, other) in [
            ("news", "new"),
            ("need", "ne"),
            ("bring", "br"),
            ("process", "proces"),
            ("teacher", "teach"),
            ("goods", "good"),
        ] {
            assert_ne!(stem_of(word), stem_of(other), "{word} {other}");
        }
    }
}
