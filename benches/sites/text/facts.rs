//! What an article is about: the people, places and figures that are the same in all of it.

use super::names::{
    CITIES, COMPANY_ENDS, COMPANY_STARTS, Declension, GivenName, MEN, ORGANISATIONS, STREETS, SURNAMES, TEAMS, WOMEN,
};
use crate::sites::random::Random;
use crate::sites::tongue::Tongue;

/// What an article is about.
#[derive(Debug, Clone)]
pub(crate) struct Facts {
    /// What the figures of the whole article are drawn from.
    pub(super) seed: u64,
    pub(super) people: [Person; 3],
    pub(super) cities: [&'static [&'static str; 5]; 2],
    pub(super) street: &'static [&'static str; 2],
    pub(super) organisation: &'static [&'static str; 2],
    pub(super) company: [&'static [&'static str; 2]; 2],
    pub(super) teams: [&'static [&'static str; 2]; 2],
}

impl Facts {
    /// Facts that depend on `seed` alone.
    pub(crate) fn new(seed: u64) -> Self {
        let mut random = Random::fork(seed, 1);
        Self {
            seed,
            people: [(); 3].map(|()| Person::draw(&mut random)),
            cities: two(&CITIES, &mut random),
            street: random.pick(&STREETS),
            organisation: random.pick(&ORGANISATIONS),
            company: [random.pick(&COMPANY_STARTS), random.pick(&COMPANY_ENDS)],
            teams: two(&TEAMS, &mut random),
        }
    }

    /// The names of the cities.
    pub(crate) fn cities(&self, tongue: Tongue) -> [&'static str; 2] {
        self.cities.map(|city| city_name(city, tongue))
    }

    /// The full name of the first of the people.
    pub(crate) fn person(&self, tongue: Tongue) -> String {
        let mut name = String::new();
        self.people[0].push(Case::Nominative, tongue, &mut name);
        name
    }
}

/// The names of all cities.
pub(crate) fn places(tongue: Tongue) -> impl Iterator<Item = &'static str> {
    CITIES.iter().map(move |city| city_name(city, tongue))
}

fn city_name(&[english, ukrainian, ..]: &'static [&'static str; 5], tongue: Tongue) -> &'static str {
    if tongue == Tongue::En { english } else { ukrainian }
}

/// Two different ones of `items`.
fn two<T>(items: &'static [T], random: &mut Random) -> [&'static T; 2] {
    let first = random.below(items.len());
    let second = (first + 1 + random.below(items.len() - 1)) % items.len();
    [&items[first], &items[second]]
}

/// Somebody.
#[derive(Debug, Clone, Copy)]
pub(super) struct Person {
    given: &'static GivenName,
    surname: &'static (&'static str, &'static str, Declension),
    pub(super) woman: bool,
}

/// The case of a Ukrainian name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    Nominative,
    Genitive,
    Instrumental,
}

impl Person {
    fn draw(random: &mut Random) -> Self {
        let woman = random.chance(50);
        let given = random.pick(if woman { &WOMEN } else { &MEN });
        Self { given, surname: random.pick(&SURNAMES), woman }
    }

    /// Writes the full name.
    pub(super) fn push(&self, case: Case, tongue: Tongue, out: &mut String) {
        let (english, ukrainian, declension) = *self.surname;
        let column = if tongue == Tongue::En { 0 } else { case as usize + 1 };
        out.push_str(self.given[column]);
        out.push(' ');
        if tongue == Tongue::En {
            out.push_str(english);
            out.push_str(self.english_ending(declension));
        } else {
            out.push_str(ukrainian);
            out.push_str(self.endings(declension)[case as usize]);
        }
    }

    fn english_ending(&self, declension: Declension) -> &'static str {
        match declension {
            Declension::Noun(_) => "",
            Declension::Adjective if self.woman => "a",
            Declension::Adjective => "yi",
        }
    }

    /// The endings of the surname, by case.
    fn endings(&self, declension: Declension) -> [&'static str; 3] {
        match (declension, self.woman) {
            (Declension::Noun(ending), true) => [ending; 3],
            (Declension::Noun(ending), false) => [ending, "а", "ом"],
            (Declension::Adjective, true) => ["а", "ої", "ою"],
            (Declension::Adjective, false) => ["ий", "ого", "им"],
        }
    }
}
