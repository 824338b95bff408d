//! What a caller knows about a page besides its bytes.

use crate::{PageDate, metadata};

/// The headers that tell something of a page.
const HEEDED: [&str; 4] = ["Content-Type", "Content-Language", "Link", "Date"];

/// What a caller knows about a page besides its bytes: its address, the HTTP headers that came with it, the day it
/// was fetched.
///
/// Everything is optional. The address resolves relative links; `Content-Type` names the encoding, `Link` the other
/// language versions, `Content-Language` the language; the reference date gives «сьогодні, 14:30» its day.
///
/// ```
/// use poruch_parse::PageContext;
///
/// let context = PageContext::new()
///     .url("https://news.example/en/bridge-opened")
///     .header("Content-Type", "text/html; charset=utf-8")
///     .reference_date("2025-02-16".parse()?);
/// # let _ = context;
/// # Ok::<(), poruch_parse::ParseDateError>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct PageContext<'a> {
    url: Option<&'a str>,
    headers: Vec<(&'a str, &'a str)>,
    reference_date: Option<PageDate>,
}

impl<'a> PageContext<'a> {
    /// Nothing known.
    pub fn new() -> Self {
        Self::default()
    }

    /// The address that the page was read from. One that is no absolute address is kept as a name and resolves
    /// nothing.
    #[must_use]
    pub fn url(mut self, url: &'a str) -> Self {
        self.url = Some(url);
        self
    }

    /// An HTTP header; a name may come several times and in any case.
    #[must_use]
    pub fn header(mut self, name: &'a str, value: &'a str) -> Self {
        self.headers.push((name, value));
        self
    }

    /// HTTP headers as pairs of name and value.
    #[must_use]
    pub fn headers(mut self, headers: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        self.headers.extend(headers);
        self
    }

    /// Whether headers of this name, in letters of either case, tell something of a page. Others need not be given.
    ///
    /// ```
    /// use poruch_parse::PageContext;
    ///
    /// assert!(PageContext::heeds("content-type") && !PageContext::heeds("Server"));
    /// ```
    pub fn heeds(name: &str) -> bool {
        HEEDED.iter().any(|heeded| heeded.eq_ignore_ascii_case(name))
    }

    /// The day on which the page was fetched, with the time if it is known: what «сьогодні», «вчора», `2 hours ago` and
    /// dates without a year («16 лютого, 14:30») count from. Without it that of the HTTP header `Date` is taken, on
    /// Ukrainian pages by the clock of Kyiv, and without either such dates are not read.
    #[must_use]
    pub fn reference_date(mut self, date: PageDate) -> Self {
        self.reference_date = Some(date);
        self
    }

    pub(crate) fn address(&self) -> Option<&'a str> {
        self.url
    }

    /// The day given, or else the moment of the header as `clock` shows it.
    pub(crate) fn today(&self, clock: impl Fn(PageDate) -> PageDate) -> Option<PageDate> {
        self.reference_date.or_else(|| self.values("Date").find_map(metadata::http_date).map(clock))
    }

    /// The values of all headers called `name`, in order.
    pub(crate) fn values<'s>(&'s self, name: &'s str) -> impl Iterator<Item = &'a str> + 's {
        debug_assert!(Self::heeds(name), "{name} is not among the headers that callers give");
        self.headers.iter().filter(move |(other, _)| other.eq_ignore_ascii_case(name)).map(|&(_, value)| value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_from_the_header_where_no_day_is_given() {
        let context = PageContext::new().header("Date", "Sun, 16 Feb 2025 14:30:00 GMT");
        assert_eq!(context.today(|date| date).map(|date| date.ymd()), Some((2025, 2, 16)));
        let given = context.reference_date("2025-02-17".parse().expect("a date"));
        assert_eq!(given.today(|date| date).map(|date| date.ymd()), Some((2025, 2, 17)));
    }

    #[test]
    fn finds_headers_in_any_case() {
        let context = PageContext::new().header("LINK", "a").header("Content-Type", "b").header("link", "c");
        assert_eq!(context.values("Link").collect::<Vec<_>>(), ["a", "c"]);
    }
}
