//! Ukrainian in Latin letters, by the official table.
//!
//! Source: resolution 55 of the Cabinet of Ministers of Ukraine of 27 January 2010.

/// Appends `word`, lower-case Ukrainian, in Latin letters.
///
/// Letters that are not Ukrainian pass as they are.
pub(super) fn romanise(word: &str, out: &mut String) {
    let mut previous = None;
    for letter in word.chars() {
        if letter == 'г' && previous == Some('з') {
            // зг is written zgh, so that it does not read as ж.
            out.push_str("gh");
        } else {
            push_letter(letter, previous.is_none(), out);
        }
        previous = Some(letter);
    }
}

fn push_letter(letter: char, is_first: bool, out: &mut String) {
    match table(letter, is_first) {
        Some(latin) => out.push_str(latin),
        None => out.push(letter),
    }
}

/// The table; five letters are written otherwise at the start of a word. Russian letters, which turn up in names and
/// quotations, stand beside the Ukrainian ones nearest to them.
fn table(letter: char, is_first: bool) -> Option<&'static str> {
    Some(match letter {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' => "h",
        'ґ' => "g",
        'д' => "d",
        'е' | 'э' => "e",
        'є' if is_first => "ye",
        'є' => "ie",
        'ж' => "zh",
        'з' => "z",
        'ї' if is_first => "yi",
        'й' if is_first => "y",
        'и' | 'ы' => "y",
        'і' | 'ї' | 'й' => "i",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ю' if is_first => "yu",
        'ю' => "iu",
        'я' if is_first => "ya",
        'я' => "ia",
        'ь' | 'ъ' | '\'' | '’' | 'ʼ' => "",
        'ё' => "io",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, expected: &str) {
        let mut out = String::new();
        romanise(word, &mut out);
        assert_eq!(out, expected);
    }

    /// The examples that the resolution itself gives.
    #[test]
    fn follows_the_examples_of_the_resolution() {
        for (word, expected) in [
            ("алушта", "alushta"),
            ("борщагівка", "borshchahivka"),
            ("володимир", "volodymyr"),
            ("гадяч", "hadiach"),
            ("ґалаґан", "galagan"),
            ("єнакієве", "yenakiieve"),
            ("житомир", "zhytomyr"),
            ("закарпаття", "zakarpattia"),
            ("медвин", "medvyn"),
            ("їжакевич", "yizhakevych"),
            ("кадиївка", "kadyivka"),
            ("йосипівка", "yosypivka"),
            ("стрий", "stryi"),
            ("харків", "kharkiv"),
            ("біла", "bila"),
            ("щербухи", "shcherbukhy"),
            ("юрій", "yurii"),
            ("корюківка", "koriukivka"),
            ("яготин", "yahotyn"),
            ("костянтин", "kostiantyn"),
            ("згорани", "zghorany"),
            ("розгон", "rozghon"),
            ("знам'янка", "znamianka"),
        ] {
            check(word, expected);
        }
    }
}
