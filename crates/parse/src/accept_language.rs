//! Which version of an article to offer to a reader: the header `Accept-Language` against the languages at hand.
//!
//! Tags are read by `icu_locale_core`, which every user of `url` has already. `fluent-langneg` would take the order of
//! the header for its weights, and knows neither `*` nor exclusions.

use icu_locale_core::Locale;
use poruch_detect_language::Lang;

use crate::page::{Alternate, AlternateTarget, Page};

/// Headers name a handful of languages; what comes after so many is not read.
const MOST_RANGES: usize = 100;

/// The languages that a reader asks for, by the HTTP header `Accept-Language` (RFC 9110, 12.5.4), and which version of
/// an article to offer them, as news sites do: «Ця сторінка доступна українською».
///
/// - A language counts by its first subtag: `uk-UA` asks for Ukrainian, `ru-UA` for Russian. `ua`, which some write for
///   Ukrainian, is read so.
/// - A language has the weight (`q`) of the range that names it, the greatest where several do; `*` gives its weight to
///   every language not named.
/// - `q=0` excludes: `uk;q=0` all of Ukrainian, `en-US;q=0` that kind of English alone. What is neither named nor
///   covered by `*` is not acceptable either.
/// - No language stands in for another: who reads Russian is not offered Ukrainian unless they ask for it.
/// - Of versions with the same weight, the language named first is taken, then the version that comes first.
/// - A page in a language that the reader wants as much as any other is theirs already: nothing is offered.
///
/// Ranges and weights that are none are passed over, so that any text is a header; time grows with its length alone.
///
/// ```
/// use poruch_parse::{AcceptLanguage, Lang, PageContext, Parser};
///
/// let html = "<html lang=en><link rel=alternate hreflang=uk href=/uk/mist-1><title>The new bridge is open</title>";
/// let page = Parser::default().parse(html, &PageContext::new().url("https://city.example/en/bridge-1"))?;
///
/// let reader = AcceptLanguage::parse("uk-UA,uk;q=0.9,en;q=0.8");
/// assert_eq!(reader.offer(&page).map(|version| version.url.as_str()), Some("https://city.example/uk/mist-1"));
/// assert_eq!(AcceptLanguage::parse("en-GB,en;q=0.9,uk;q=0.5").offer(&page), None);
///
/// let versions = [(Lang::EN, "bridge.html"), (Lang::UK, "mist.html")];
/// assert_eq!(reader.choose(Lang::RU, versions), Some("mist.html"));
/// # Ok::<(), poruch_parse::ParseError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AcceptLanguage {
    ranges: Vec<Range>,
    /// The weight of languages that no range names.
    others: Weight,
}

/// A language range of the header.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Range {
    lang: Lang,
    /// Whether it names the language without a script, region or variant of it.
    is_whole: bool,
    weight: Weight,
}

/// A weight in thousandths; 0 is not acceptable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
struct Weight(u16);

impl AcceptLanguage {
    /// Reads the value of the header. Several headers of the name are one whose values stand between commas.
    pub fn parse(header: &str) -> Self {
        let mut accept = Self::default();
        for item in header.split(',').take(MOST_RANGES) {
            let (range, parameters) = item.split_once(';').unwrap_or((item, ""));
            let Some(weight) = Weight::read(parameters) else { continue };
            match range.trim() {
                "*" => accept.others = accept.others.max(weight),
                tag => accept.ranges.extend(Range::read(tag, weight)),
            }
        }
        accept
    }

    /// How much the reader wants `lang`, from 0 (not acceptable) to 1.
    pub fn quality(&self, lang: Lang) -> f32 {
        f32::from(self.weight(lang).0) / 1000.0
    }

    /// What to offer beside a page in language `own`: the value of the version that the reader wants more than the
    /// page and most of all, if there is one.
    ///
    /// A page whose language is not known ([`Lang::UND`]) is one that nobody asks for.
    pub fn choose<T>(&self, own: Lang, versions: impl IntoIterator<Item = (Lang, T)>) -> Option<T> {
        let own_weight = if own.is_und() { Weight::default() } else { self.weight(own) };
        let mut best: Option<(Weight, usize, T)> = None;
        for (lang, version) in versions.into_iter().filter(|(lang, _)| *lang != own && !lang.is_und()) {
            let (weight, place) = (self.weight(lang), self.place(lang));
            let is_better = best.as_ref().is_none_or(|best| (best.0, place) < (weight, best.1));
            if weight > own_weight && is_better {
                best = Some((weight, place, version));
            }
        }
        best.map(|(.., version)| version)
    }

    /// Which of the versions that a page names to offer to its reader. Links to front pages are no versions.
    pub fn offer<'p>(&self, page: &'p Page) -> Option<&'p Alternate> {
        let versions = page.alternates().iter().filter(|version| version.target == AlternateTarget::Page);
        self.choose(page.lang(), versions.map(|version| (version.lang, version)))
    }

    fn weight(&self, lang: Lang) -> Weight {
        let named = || self.ranges.iter().filter(|range| range.lang == lang);
        if named().any(|range| range.is_whole && range.weight == Weight::default()) {
            return Weight::default();
        }
        // A region that is excluded says nothing of the rest of the language.
        let wanted = named().filter(|range| range.is_whole || range.weight > Weight::default());
        wanted.map(|range| range.weight).max().unwrap_or(self.others)
    }

    /// The place in the header of the first range that names `lang`.
    fn place(&self, lang: Lang) -> usize {
        self.ranges.iter().position(|range| range.lang == lang).unwrap_or(self.ranges.len())
    }
}

impl Range {
    fn read(tag: &str, weight: Weight) -> Option<Self> {
        // Some programs send the name of a locale: `uk_UA`.
        let locale = Locale::try_from_str(&tag.replace('_', "-")).ok()?;
        let lang = Lang::from_tag(locale.id.language.as_str()).filter(|lang| !lang.is_und())?;
        Some(Self {
            lang,
            is_whole: locale.id.region.is_none() && locale.id.script.is_none() && locale.id.variants.is_empty(),
            weight,
        })
    }
}

impl Weight {
    const WHOLE: Self = Self(1000);

    /// The weight among the parameters of a range, the whole where there is none; `None` where it is no weight.
    fn read(parameters: &str) -> Option<Self> {
        let value = parameters.split(';').find_map(|parameter| {
            let (name, value) = parameter.split_once('=')?;
            name.trim().eq_ignore_ascii_case("q").then_some(value.trim())
        });
        value.map_or(Some(Self::WHOLE), Self::of)
    }

    /// `0.8`, `1`, `0.125`: three decimals at most.
    fn of(value: &str) -> Option<Self> {
        let (whole, decimals) = value.split_once('.').unwrap_or((value, ""));
        let is_number = decimals.len() <= 3 && decimals.bytes().all(|byte| byte.is_ascii_digit());
        let thousandths = format!("{decimals:0<3}").parse().ok().filter(|_| is_number);
        match (whole, thousandths?) {
            ("0" | "", thousandths) if !value.is_empty() => Some(Self(thousandths)),
            ("1", 0) => Some(Self::WHOLE),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const VERSIONS: [(Lang, Lang); 3] = [(Lang::EN, Lang::EN), (Lang::UK, Lang::UK), (Lang::RU, Lang::RU)];

    /// Checks what is offered beside a page in `own`, which has versions in English, Ukrainian and Russian.
    #[track_caller]
    fn check(header: &str, own: Lang, expected: Option<Lang>) {
        assert_eq!(AcceptLanguage::parse(header).choose(own, VERSIONS), expected, "{header}");
    }

    #[test]
    fn offers_what_the_reader_wants_more_than_the_page() {
        check("uk-UA,uk;q=0.9,en-US;q=0.8,en;q=0.7", Lang::EN, Some(Lang::UK));
        check("en-US,en;q=0.9,uk;q=0.8", Lang::UK, Some(Lang::EN));
        check("de-DE,de;q=0.9,en;q=0.8", Lang::UK, Some(Lang::EN));
        check("en;q=0.3, uk;q=0.7", Lang::EN, Some(Lang::UK));
    }

    #[test]
    fn offers_nothing_where_the_page_is_wanted_as_much() {
        check("uk-UA,uk;q=0.9,en;q=0.8", Lang::UK, None);
        check("uk,en", Lang::EN, None);
        check("de,fr;q=0.5", Lang::EN, None);
        check("", Lang::EN, None);
    }

    #[test]
    fn reads_every_spelling_of_ukrainian() {
        for tag in ["uk", "UK-ua", "uk_UA", "ua", "UA-UA", "ukr", "uk-Cyrl-UA"] {
            check(tag, Lang::EN, Some(Lang::UK));
        }
        check("en-UK", Lang::UK, Some(Lang::EN));
        check("en-UA", Lang::UK, Some(Lang::EN));
    }

    #[test]
    fn lets_no_language_stand_in_for_another() {
        let versions = [(Lang::EN, 1), (Lang::UK, 2)];
        assert_eq!(AcceptLanguage::parse("ru-UA,ru;q=0.9").choose(Lang::EN, versions), None);
        assert_eq!(AcceptLanguage::parse("ru,en;q=0.5").choose(Lang::UK, versions), Some(1));
        check("ru-UA,uk;q=0.9", Lang::EN, Some(Lang::RU));
    }

    #[test]
    fn follows_exclusions() {
        check("uk;q=0, *", Lang::EN, None);
        check("en;q=0, *;q=0.5", Lang::EN, Some(Lang::UK));
        check("en-US;q=0, en;q=0.5", Lang::UK, Some(Lang::EN));
        check("en-GB, en;q=0", Lang::UK, None);
        check("en;q=0.000, uk;q=0.0", Lang::RU, None);
        check("en-US;q=0, *;q=0.2", Lang::UK, None);
    }

    #[test]
    fn gives_the_wildcard_to_languages_not_named() {
        check("uk, *;q=0.5", Lang::EN, Some(Lang::UK));
        check("uk;q=0.2, *;q=0.5", Lang::UK, Some(Lang::EN));
        check("*", Lang::EN, None);
        check("*;q=0, uk;q=0.1", Lang::EN, Some(Lang::UK));
    }

    #[test]
    fn takes_the_language_named_first_of_equals() {
        check("ru, en", Lang::UK, Some(Lang::RU));
        check("en, ru", Lang::UK, Some(Lang::EN));
        check("*", Lang::DE, None);
        let accept = AcceptLanguage::parse("uk");
        assert_eq!(accept.choose(Lang::EN, [(Lang::UK, "first"), (Lang::UK, "second")]), Some("first"));
    }

    #[test]
    fn passes_over_what_is_no_range_or_no_weight() {
        check("uk;q=2, en;q=0.5", Lang::RU, Some(Lang::EN));
        check("uk;q=x, uk;q=0.1234, uk;q=, uk;q=-1, uk;q=1.001, uk;q=0.+1", Lang::EN, None);
        check("ukrainian!, ,;;q=1, x-uk, uk-!, і, en ;q = 0.5 ; level=1", Lang::RU, Some(Lang::EN));
        check("uk;q=.5;v=2", Lang::EN, Some(Lang::UK));
    }

    #[test]
    fn leads_to_no_front_page() {
        let html = "<html lang=en><link rel=alternate hreflang=uk href=/uk/><a href=/uk/mist-1>Українською</a><h1>Bridge opened</h1>";
        let context = crate::PageContext::new().url("https://city.example/en/bridge-1");
        let page = crate::Parser::default().parse(html, &context).expect("a small page");
        let offered = AcceptLanguage::parse("uk").offer(&page).map(|version| version.url.as_str());
        assert_eq!(offered, Some("https://city.example/uk/mist-1"));
    }

    fn any_header() -> impl Strategy<Value = String> {
        let tag = prop::sample::select(&["uk", "en-US", "ru", "*", "ua", "", "de-", "x-y", "\u{0}", "ґ"][..]);
        let weight = prop::sample::select(
            &["", ";q=0", ";q=0.5", ";q=1", ";q=1.", "; Q = 0.25", ";q", ";=;", ";q=9999999999999"][..],
        );
        prop::collection::vec((tag, weight), 0..8).prop_map(|items| {
            items.into_iter().map(|(tag, weight)| format!("{tag}{weight}")).collect::<Vec<_>>().join(", ")
        })
    }

    proptest! {
        #[test]
        fn reads_any_text(header in "\\PC{0,60}|[a-z*;=q0-9., -]{0,60}") {
            let accept = AcceptLanguage::parse(&header);
            for (lang, _) in VERSIONS {
                prop_assert!((0.0..=1.0).contains(&accept.quality(lang)));
            }
        }

        #[test]
        fn offers_the_most_wanted_version_or_none(header in any_header(), own in 0_usize..3) {
            let (accept, own) = (AcceptLanguage::parse(&header), VERSIONS[own].0);
            let best = VERSIONS.iter().map(|(lang, _)| accept.quality(*lang)).fold(0.0, f32::max);
            match accept.choose(own, VERSIONS) {
                Some(lang) => prop_assert!(accept.quality(lang) >= best && accept.quality(own) < best),
                None => prop_assert!(accept.quality(own) >= best),
            }
        }
    }
}
