//! What the page says about its article, each value with where it was read.

mod authors;
mod category;
mod dates;
mod describe;
mod image;
pub(crate) mod json_ld;
mod near;
pub(crate) mod signature;
mod site_name;
mod tags;
mod visible_date;

pub(crate) use dates::http_date;
pub(crate) use describe::{Sources, description, read};
pub(crate) use image::lead_picture;
pub(crate) use visible_date::{begins as begins_with_date, has_moment, is_word_of_date};

use poruch_detect_language::Lang;
use visible_date::Calendar;

use crate::context::PageContext;
use crate::head::Head;

/// What dates count from, and how the page orders their numbers.
pub(crate) fn calendar(head: &Head<'_>, context: &PageContext<'_>) -> Calendar {
    let host = head.base.as_ref().and_then(|url| url.host_str());
    let lang = head.lang.or_else(|| head.first(&["og:locale", "content-language"]));
    // «Сьогодні» is the newsroom's day, not that of Greenwich.
    let is_ukrainian = lang.is_some_and(|lang| Lang::from_tag(lang) == Some(Lang::UK));
    let clock = |date| if is_ukrainian { visible_date::in_kyiv(date) } else { date };
    Calendar { today: context.today(clock), order: dates::order(lang, host) }
}
