//! A sentence with slots, in both languages.

use super::facts::{Case, Facts};
use super::{euphony, number};
use crate::sites::random::{Random, seed_of};
use crate::sites::tongue::{Both, Tongue};

/// A sentence with slots, in both languages.
#[derive(Debug)]
pub(crate) struct Sentence(Both<Template>);

/// A sentence with slots.
type Template = Vec<Piece>;

#[derive(Debug)]
enum Piece {
    Text(&'static str),
    Slot(Slot),
}

#[derive(Debug)]
struct Slot {
    kind: Kind,
    form: Form,
    /// Tells the slots of a sentence apart, so that `n2` is another number than `n`.
    key: u64,
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    Person(usize),
    City(usize),
    Street,
    Organisation,
    Company,
    Team(usize),
    /// The number, the sum and the date of the whole article.
    ArticleNumber,
    ArticleSum,
    ArticleDate,
    Small,
    Large,
    Percentage,
    Decimal,
    Age,
    Sum,
    Date,
    Time,
    Year,
    Weekday,
    Score,
}

/// The form that a slot asks for.
#[derive(Debug)]
enum Form {
    Plain,
    /// A case, or a preposition.
    Case(&'static str),
    /// What stands instead, of a man and of a woman.
    Gender(&'static str, &'static str),
    /// The noun behind the number, after 2 to 4 and after 5 and more.
    Counted(&'static str, &'static str),
}

impl Sentence {
    /// Reads both sides. `None` where a slot is unknown or a brace is missing.
    pub(super) fn read(english: &'static str, ukrainian: &'static str) -> Option<Self> {
        Some(Self(Both { en: template(english)?, uk: template(ukrainian)? }))
    }

    /// The sentence in `tongue`, with what `facts` tell and with figures drawn from `seed`.
    pub(crate) fn push(&self, facts: &Facts, seed: u64, tongue: Tongue, out: &mut String) {
        let start = out.len();
        for piece in self.0.get(tongue) {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Slot(slot) => slot.push(facts, seed, tongue, out),
            }
        }
        capitalise(start, out);
    }
}

/// Makes the first letter after `start` a capital.
fn capitalise(start: usize, out: &mut String) {
    let Some((shift, letter)) = out[start..].char_indices().find(|(_, letter)| letter.is_alphanumeric()) else {
        return;
    };
    if letter.is_lowercase() {
        let capital: String = letter.to_uppercase().collect();
        let at = start + shift;
        out.replace_range(at..at + letter.len_utf8(), &capital);
    }
}

fn template(text: &'static str) -> Option<Template> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (slot, behind) = after.split_once('}')?;
        pieces.extend((!before.is_empty()).then_some(Piece::Text(before)));
        pieces.push(Piece::Slot(Slot::read(slot)?));
        rest = behind;
    }
    pieces.extend((!rest.is_empty()).then_some(Piece::Text(rest)));
    Some(pieces)
}

impl Slot {
    fn read(text: &'static str) -> Option<Self> {
        let end = text.find(['.', '?', ':']).unwrap_or(text.len());
        let (name, form) = text.split_at(end);
        let form = match form.chars().next() {
            None => Form::Plain,
            Some('.') => Form::Case(&form[1..]),
            Some('?') => form[1..].split_once('|').map(|(man, woman)| Form::Gender(man, woman))?,
            Some(_) => form[1..].split_once('|').map(|(few, many)| Form::Counted(few, many))?,
        };
        let key = name.bytes().fold(0, |key, byte| seed_of(key, u64::from(byte)));
        Some(Self { kind: kind(name.trim_end_matches(|letter: char| letter.is_ascii_digit()))?, form, key })
    }

    fn push(&self, facts: &Facts, seed: u64, tongue: Tongue, out: &mut String) {
        match self.kind {
            Kind::Person(index) => self.push_person(&facts.people[index], tongue, out),
            Kind::City(index) => self.push_city(facts.cities[index], tongue, out),
            Kind::Street => push_side(facts.street, tongue, out),
            Kind::Organisation => push_side(facts.organisation, tongue, out),
            Kind::Company => facts.company.iter().for_each(|part| push_side(part, tongue, out)),
            Kind::Team(index) => push_side(facts.teams[index], tongue, out),
            Kind::ArticleNumber | Kind::ArticleSum | Kind::ArticleDate => {
                self.push_figure(&mut Random::fork(facts.seed, self.key), tongue, out);
            }
            _ => self.push_figure(&mut Random::fork(seed, self.key), tongue, out),
        }
    }

    fn push_person(&self, person: &super::facts::Person, tongue: Tongue, out: &mut String) {
        match self.form {
            Form::Gender(_, she) if person.woman => out.push_str(she),
            Form::Gender(he, _) => out.push_str(he),
            Form::Case("g") => person.push(Case::Genitive, tongue, out),
            Form::Case("i") => person.push(Case::Instrumental, tongue, out),
            _ => person.push(Case::Nominative, tongue, out),
        }
    }

    fn push_city(&self, city: &[&str; 5], tongue: Tongue, out: &mut String) {
        let [english, nominative, genitive, locative, adjective] = city;
        if tongue != Tongue::En {
            match self.form {
                Form::Case("in") => out.push_str(euphony::in_before(out, locative)),
                Form::Case("from") => out.push_str(euphony::from_before(genitive)),
                _ => {}
            }
        }
        out.push_str(match (tongue, &self.form) {
            (Tongue::En, _) => english,
            (_, Form::Case("g" | "from")) => genitive,
            (_, Form::Case("adj")) => adjective,
            (_, Form::Case("in")) => locative,
            _ => nominative,
        });
    }

    fn push_figure(&self, random: &mut Random, tongue: Tongue, out: &mut String) {
        match self.kind {
            Kind::Small => self.push_count(number::small(random), tongue, out),
            Kind::ArticleNumber => self.push_count(number::middle(random), tongue, out),
            Kind::Large => self.push_count(number::large(random), tongue, out),
            Kind::Percentage => number::push_percentage(random, tongue, out),
            Kind::Decimal => number::push_decimal(random, tongue, out),
            Kind::Age => number::push_whole(random.within(24..70), tongue, out),
            Kind::ArticleSum | Kind::Sum => number::push_sum(random, tongue, out),
            Kind::ArticleDate | Kind::Date => number::push_date(random, tongue, out),
            Kind::Time => number::push_time(random, matches!(self.form, Form::Case(_)), tongue, out),
            Kind::Year => out.push_str(&random.within(1950..2024).to_string()),
            Kind::Weekday => number::push_weekday(random, tongue, out),
            _ => number::push_score(random, tongue, out),
        }
    }

    fn push_count(&self, count: usize, tongue: Tongue, out: &mut String) {
        number::push_whole(count, tongue, out);
        if let Form::Counted(few, many) = self.form {
            out.push(' ');
            out.push_str(if number::is_few(count) { few } else { many });
        }
    }
}

fn push_side([english, ukrainian]: &[&str; 2], tongue: Tongue, out: &mut String) {
    out.push_str(if tongue == Tongue::En { english } else { ukrainian });
}

fn kind(name: &str) -> Option<Kind> {
    Some(match name {
        "p" => Kind::Person(0),
        "q" => Kind::Person(1),
        "r" => Kind::Person(2),
        "c" => Kind::City(0),
        "d" => Kind::City(1),
        "st" => Kind::Street,
        "o" => Kind::Organisation,
        "m" => Kind::Company,
        "f" => Kind::Team(0),
        "g" => Kind::Team(1),
        "A" => Kind::ArticleNumber,
        "S" => Kind::ArticleSum,
        "T" => Kind::ArticleDate,
        "n" => Kind::Small,
        "N" => Kind::Large,
        "k" => Kind::Percentage,
        "v" => Kind::Decimal,
        "a" => Kind::Age,
        "s" => Kind::Sum,
        "t" => Kind::Date,
        "h" => Kind::Time,
        "y" => Kind::Year,
        "w" => Kind::Weekday,
        "sc" => Kind::Score,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::stock::{Subject, stock};
    use super::*;

    fn written(english: &'static str, ukrainian: &'static str, seed: u64) -> Both<String> {
        let sentence = Sentence::read(english, ukrainian).expect("a template");
        let facts = Facts::new(seed);
        Both::of(|tongue| {
            let mut text = String::new();
            sentence.push(&facts, seed, tongue, &mut text);
            text
        })
    }

    #[test]
    fn tells_the_same_figures_in_both_languages() {
        for seed in 0..50 {
            let Both { en, uk } = written("{n} {n2} {N} {y} {A}", "{A} {y} {N} {n2} {n}", seed);
            let figures = |text: &str| text.replace([',', '\u{a0}'], "");
            let reversed: Vec<String> = figures(&uk).split(' ').rev().map(str::to_owned).collect();
            assert_eq!(figures(&en), reversed.join(" "));
        }
    }

    #[test]
    fn puts_nouns_into_the_form_that_the_number_asks_for() {
        for seed in 0..300 {
            let text = written("{n}", "{n:вагони|вагонів}", seed).uk;
            let (number, noun) = text.split_once(' ').expect("a number and a noun");
            let few = number.ends_with(['2', '3', '4']) && !(number.len() == 2 && number.starts_with('1'));
            assert_eq!(noun, if few { "вагони" } else { "вагонів" }, "{text}");
        }
    }

    #[test]
    fn agrees_with_the_gender_of_the_name() {
        for seed in 0..100 {
            let text = written("{p}", "{p} {p?сказав|сказала}", seed).uk;
            let given = text.split(' ').next().expect("a name");
            let woman = given.ends_with(['а', 'я']) && given != "Микола";
            assert_eq!(text.ends_with("сказала"), woman, "{text}");
        }
    }

    #[test]
    fn chooses_the_preposition_by_the_name_of_the_city() {
        for seed in 0..100 {
            let text = written("{c}", "{c.in}", seed).uk;
            let vowel = text.chars().nth(2).is_some_and(|letter| "ОУІ".contains(letter));
            assert_eq!(text.starts_with("В "), vowel, "{text}");
            let origin = written("{c}", "{c.from}", seed).uk;
            assert_eq!(origin.starts_with("Зі Ст"), origin.contains(" Ст"), "{origin}");
        }
    }

    #[test]
    fn every_template_asks_for_the_same_on_both_sides() {
        let keys = |template: &Template| {
            let slots = template.iter().filter_map(|piece| match piece {
                Piece::Slot(Slot { form: Form::Gender(..), .. }) | Piece::Text(_) => None,
                Piece::Slot(slot) => Some(slot.key),
            });
            slots.collect::<std::collections::BTreeSet<_>>()
        };
        let lists = |subject: &'static Subject| {
            let Subject { titles, leads, sentences, headings, captions, points, .. } = subject;
            [titles, leads, sentences, headings, captions, points].into_iter().flatten()
        };
        let subjects = stock().subjects.iter().chain([&stock().any, &stock().daily]);
        for Sentence(Both { en, uk }) in subjects.flat_map(lists) {
            assert_eq!(keys(en), keys(uk), "{en:?} {uk:?}");
        }
    }

    #[test]
    fn refuses_unknown_slots_and_open_braces() {
        assert!(Sentence::read("{x}", "").is_none());
        assert!(Sentence::read("", "{n").is_none());
    }
}
