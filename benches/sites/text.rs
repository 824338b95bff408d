//! The stock of sentences: templates in both languages, and the facts that fill them.
//!
//! The templates stand in `text/*.txt`, a file a subject. A line that begins with `=` names the subject (English,
//! Ukrainian, the word in addresses); every other template is two lines, the English one with its kind (`T` title, `L`
//! lead, `S` sentence, `H` heading, `C` caption, `P` point of attention), the Ukrainian one behind `|`. What stands in
//! braces is a slot:
//!
//! | slot | what fills it |
//! | --- | --- |
//! | `p`, `q`, `r` | people of the article; `.g` genitive, `.i` instrumental, `?he\|she` by gender |
//! | `c`, `d` | its cities; `.g` genitive, `.in` locative and `.from` genitive with a preposition, `.adj` stem of the adjective |
//! | `st`, `o`, `m`, `f`, `g` | a street, an organisation (masculine), a company, two teams (feminine) |
//! | `A`, `S`, `T` | a number, a sum and a date that are the same in the whole article |
//! | `n`, `N`, `k`, `v`, `a` | a small and a large number, a percentage, a decimal, an age |
//! | `s`, `t`, `h`, `y`, `w`, `sc` | a sum, a date, a time (`.at` with its preposition), a year, a weekday, a score |
//!
//! A digit behind a name makes another slot of the same kind: `n2`. Whole numbers never ask for the singular, so that
//! `{n:вагони|вагонів}` has the form after 2 to 4 and that after 5 and more.

mod euphony;
mod facts;
mod names;
mod number;
mod stock;
mod template;

pub(crate) use facts::{Facts, places};
pub(crate) use number::MONTHS;
pub(crate) use stock::{Subject, stock};
pub(crate) use template::Sentence;
