//! Numbers, sums, dates and times, as either language writes them.

use std::fmt::Write as _;

use crate::sites::random::Random;
use crate::sites::tongue::Tongue;

/// The months: English, and genitive in Ukrainian.
pub(crate) const MONTHS: [[&str; 2]; 12] = [
    ["January", "січня"],
    ["February", "лютого"],
    ["March", "березня"],
    ["April", "квітня"],
    ["May", "травня"],
    ["June", "червня"],
    ["July", "липня"],
    ["August", "серпня"],
    ["September", "вересня"],
    ["October", "жовтня"],
    ["November", "листопада"],
    ["December", "грудня"],
];

const WEEKDAYS: [[&str; 2]; 7] = [
    ["on Monday", "у понеділок"],
    ["on Tuesday", "у вівторок"],
    ["on Wednesday", "у середу"],
    ["on Thursday", "у четвер"],
    ["on Friday", "у п’ятницю"],
    ["on Saturday", "у суботу"],
    ["on Sunday", "у неділю"],
];

/// A whole number of two figures at most that asks for a plural.
pub(super) fn small(random: &mut Random) -> usize {
    plural(random.within(2..98))
}

/// A whole number of two or three figures that asks for a plural.
pub(super) fn middle(random: &mut Random) -> usize {
    plural(random.within(22..480))
}

/// A whole number of three to five figures that asks for a plural.
pub(super) fn large(random: &mut Random) -> usize {
    let magnitude = *random.pick(&[600, 4_000, 48_000]);
    plural(random.within(120..magnitude))
}

/// 1, 21 and so on ask for the singular in Ukrainian, which the templates do not have.
fn plural(number: usize) -> usize {
    if number % 10 == 1 { number + 2 } else { number }
}

/// Whether a Ukrainian noun after `number` stands in the form of 2 to 4.
pub(super) fn is_few(number: usize) -> bool {
    matches!(number % 10, 2..=4) && !matches!(number % 100, 12..=14)
}

/// Writes a whole number: 12,500 and 4,500 in English, 12 500 and 4500 in Ukrainian.
pub(super) fn push_whole(number: usize, tongue: Tongue, out: &mut String) {
    let (thousands, rest) = (number / 1000, number % 1000);
    let written = match tongue {
        _ if thousands == 0 => write!(out, "{rest}"),
        Tongue::En => write!(out, "{thousands},{rest:03}"),
        _ if thousands < 10 => write!(out, "{number}"),
        _ => write!(out, "{thousands}\u{a0}{rest:03}"),
    };
    written.expect(WRITES);
}

/// Writes a number with one figure behind the point that is not 0.
pub(super) fn push_decimal(random: &mut Random, tongue: Tongue, out: &mut String) {
    let (whole, tenths) = (random.within(1..40), random.within(1..10));
    let point = if tongue == Tongue::En { '.' } else { ',' };
    write!(out, "{whole}{point}{tenths}").expect(WRITES);
}

/// Writes a number of per cent, without the sign.
pub(super) fn push_percentage(random: &mut Random, tongue: Tongue, out: &mut String) {
    if random.chance(50) {
        push_decimal(random, tongue, out);
    } else {
        push_whole(random.within(2..96), tongue, out);
    }
}

/// Writes a sum of money.
pub(super) fn push_sum(random: &mut Random, tongue: Tongue, out: &mut String) {
    push_decimal(random, tongue, out);
    out.push_str(if tongue == Tongue::En { " million hryvnias" } else { " мільйона гривень" });
}

/// Writes a day of the year.
pub(super) fn push_date(random: &mut Random, tongue: Tongue, out: &mut String) {
    let (day, [english, ukrainian]) = (random.within(1..29), random.pick(&MONTHS));
    let month = if tongue == Tongue::En { english } else { ukrainian };
    write!(out, "{day} {month}").expect(WRITES);
}

/// Writes a time of the day.
pub(super) fn push_time(random: &mut Random, preposition: bool, tongue: Tongue, out: &mut String) {
    let (hour, minute) = (random.within(5..24), random.within(0..12) * 5);
    let before = match tongue {
        _ if !preposition => "",
        Tongue::En => "at ",
        _ if hour == 11 => "об ",
        _ => "о ",
    };
    write!(out, "{before}{hour}:{minute:02}").expect(WRITES);
}

/// Writes a day of the week with its preposition.
pub(super) fn push_weekday(random: &mut Random, tongue: Tongue, out: &mut String) {
    let [english, ukrainian] = random.pick(&WEEKDAYS);
    out.push_str(if tongue == Tongue::En { english } else { ukrainian });
}

/// Writes the score of a match that one side won.
pub(super) fn push_score(random: &mut Random, tongue: Tongue, out: &mut String) {
    let winner = random.within(1..6);
    let (loser, mark) = (random.below(winner), if tongue == Tongue::En { '–' } else { ':' });
    write!(out, "{winner}{mark}{loser}").expect(WRITES);
}

const WRITES: &str = "writing to a string does not fail";
