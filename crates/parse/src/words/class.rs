//! Words of class names, ids and the like that say what an element is for.
//!
//! The lists hold what templates of news sites call their parts, in English and in transliterated Ukrainian.

use crate::marks::Marks;

/// What the value of a `class`, `id`, `itemprop`, … attribute says.
pub(crate) fn marks(value: &str) -> Marks {
    let mut marks = Marks::default();
    for name in value.split_ascii_whitespace() {
        // `print:article-body` is `article-body` in print: the variant says nothing of the element.
        let name = name.rsplit(':').next().unwrap_or(name);
        marks |= whole_name(name);
        marks |= by_words(name);
    }
    marks
}

/// Whether one of the names in `value` has one of `words`: `article__category` has `category`.
pub(crate) fn has_word(value: &str, words: &[&str]) -> bool {
    value.split_ascii_whitespace().flat_map(Words).any(|word| words.contains(&word.as_str()))
}

/// Names that mean something only as a whole.
fn whole_name(name: &str) -> Marks {
    match name {
        "sr-only" | "visually-hidden" | "visuallyhidden" | "screen-reader-text" | "screen-reader" | "screenreader"
        | "u-visually-hidden" | "element-invisible" | "is-hidden" | "u-hidden" | "print-only" | "show-for-sr"
        | "a11y-hidden" | "assistive-text" => Marks::HIDDEN,
        "articleBody" | "articlebody" | "article-body" | "entry-content" | "post-content" | "story-body"
        | "e-content" | "news-text" | "article-text" | "post-body" | "news-content" => Marks::BODY,
        "breadcrumbs" | "bread-crumbs" => Marks::NAVIGATION,
        "read-also" | "readalso" | "read-more" | "readmore" | "also-read" | "see-also" | "more-on" | "also"
        | "read_also" | "chytaite-takozh" | "chitayte-takozh" => Marks::RELATED,
        "key-points" | "keypoints" | "key_points" | "key-takeaways" | "golovni-tezy" | "main-points" | "tezy" => {
            Marks::KEY_POINTS
        }
        "e-mail" | "add-to-favorites" | "add-to-favourites" | "bookmark" => Marks::SHARE,
        "pull-quote" | "pullquote" | "blockquote" => Marks::QUOTE,
        _ => Marks::default(),
    }
}

/// The words that make up one name: `article__shareBar` is `article`, `share`, `bar`.
fn by_words(name: &str) -> Marks {
    let mut marks = Marks::default();
    let mut is_after_article = false;
    let mut is_layout = false;
    for word in Words(name) {
        let word = word.as_str();
        marks |= one_word(word);
        if is_after_article && matches!(word, "body" | "text" | "content") {
            marks |= Marks::BODY;
        }
        // `has-sidebar`, `sidebar-grid` speak of the page around, not of the side column.
        is_layout |= matches!(word, "grid" | "layout" | "has" | "with" | "without" | "no");
        is_after_article = is_article(word);
    }
    if is_layout { marks.without(Marks::ASIDE) } else { marks }
}

fn is_article(word: &str) -> bool {
    matches!(word, "article" | "story" | "post" | "entry" | "news")
}

fn one_word(word: &str) -> Marks {
    match word {
        "nav" | "navi" | "navbar" | "navigation" | "breadcrumb" | "breadcrumbs" | "menu" | "submenu" | "pagination"
        | "pager" | "paginator" | "topbar" | "toc" | "sitemap" | "skiplink" | "skip" | "navigator" => Marks::NAVIGATION,
        "footer" | "colophon" | "disclaimer" | "impressum" | "imprint" => Marks::FOOTER,
        "masthead" => Marks::HEADER,
        "sidebar" | "aside" | "rail" | "infobox" | "factbox" | "sidecol" => Marks::ASIDE,
        "comment" | "comments" | "disqus" | "respond" | "komentari" | "komentar" | "discussion" | "kommentare"
        | "coral" | "commentlist" => Marks::COMMENTS,
        "related"
        | "recommended"
        | "recommendation"
        | "recommendations"
        | "recirc"
        | "recirculation"
        | "outbrain"
        | "taboola"
        | "mostread"
        | "popular"
        | "trending"
        | "similar"
        | "shozhi"
        | "skhozhi"
        | "relatedposts"
        | "relatedarticles"
        | "upnext"
        | "jp"
        | "crp"
        | "yarpp"
        | "addthis_recommended" => Marks::RELATED,
        "share" | "sharing" | "shares" | "social" | "socials" | "sharebar" | "sharedaddy" | "addthis" | "addtoany"
        | "sharethis" | "toolbar" | "bookmark" | "bookmarks" | "favorite" | "favorites" | "obrane" | "reaction"
        | "reactions" | "rating" | "ratings" | "vote" | "voting" | "poll" | "likes" | "podilytysia" => Marks::SHARE,
        "ad" | "ads" | "adv" | "advert" | "advertisement" | "advertising" | "adslot" | "adsbygoogle" | "sponsor"
        | "sponsored" | "reklama" | "anzeige" | "adbox" | "advertorial" | "affiliate" | "dfp" | "googlead"
        | "promo" => Marks::ADVERT,
        "newsletter" | "subscribe" | "subscription" | "signup" | "cookie" | "cookies" | "consent" | "gdpr"
        | "paywall" | "piano" | "popup" | "modal" | "overlay" | "donate" | "donation" | "cta" | "telegram"
        | "pidpyska" | "optin" | "registration" | "regwall" | "login" | "banner" | "onetrust" | "mailchimp"
        | "support" => Marks::PROMPT,
        "byline" | "author" | "authors" | "dateline" | "timestamp" | "pubdate" | "published" | "date" | "datetime"
        | "tags" | "tag" | "taglist" | "keywords" | "meta" | "metadata" | "postmeta" | "kicker" | "overline"
        | "eyebrow" | "category" | "categories" | "rubric" | "rubryka" | "avtor" | "views" | "readtime"
        | "biography" | "bio" | "vcard" => Marks::BYLINE,
        "lead" | "lede" | "standfirst" | "intro" | "introtext" | "subtitle" | "subheadline" | "dek" | "deck"
        | "summary" | "excerpt" | "abstract" | "vorspann" | "perex" | "anons" | "lid" | "sapo" | "chapo"
        | "chapeau" | "ingress" | "subline" | "introduction" | "abstrakt" | "preamble" => Marks::LEAD,
        "caption" | "figcaption" | "legend" | "bildunterschrift" | "pidpys" => Marks::CAPTION,
        "credit" | "credits" | "copyright" | "photographer" => Marks::CREDIT,
        "figure" | "gallery" | "slideshow" | "slider" | "carousel" | "lightbox" => Marks::FIGURE,
        "teaser" | "teasers" | "card" | "cards" | "promoted" | "widget" | "widgets" => Marks::TEASER,
        "takeaways" | "keypoints" | "tezy" | "highlights" => Marks::KEY_POINTS,
        "headline" | "title" => Marks::TITLE,
        _ => by_stem(word),
    }
}

/// Long stems, which stand at the start of run-together names (`relatedcontent`, `newsletterbox`).
fn by_stem(word: &str) -> Marks {
    const STEMS: [(&str, Marks); 14] = [
        ("newsletter", Marks::PROMPT),
        ("cookie", Marks::PROMPT),
        ("paywall", Marks::PROMPT),
        ("breadcrumb", Marks::NAVIGATION),
        ("pagination", Marks::NAVIGATION),
        ("sidebar", Marks::ASIDE),
        ("advert", Marks::ADVERT),
        ("sponsor", Marks::ADVERT),
        ("comment", Marks::COMMENTS),
        ("recommend", Marks::RELATED),
        ("related", Marks::RELATED),
        ("social", Marks::SHARE),
        ("sharing", Marks::SHARE),
        ("reklam", Marks::ADVERT),
    ];
    if word.len() < 7 {
        return Marks::default();
    }
    let begins = |stem: &str| stem.as_bytes()[0] == word.as_bytes()[0] && word.starts_with(stem);
    STEMS.iter().find(|(stem, _)| begins(stem)).map_or(Marks::default(), |&(_, marks)| marks)
}

/// The longest word that any list holds.
const LONGEST: usize = 24;

/// A word in lower case; empty where it is longer than any word of the lists or not ASCII.
#[derive(Clone, Copy, Default)]
struct Word {
    bytes: [u8; LONGEST],
    len: usize,
}

impl Word {
    fn new(word: &str) -> Self {
        let mut new = Self::default();
        if word.len() <= LONGEST && word.is_ascii() {
            new.len = word.len();
            new.bytes[..word.len()].copy_from_slice(word.as_bytes());
            new.bytes.make_ascii_lowercase();
        }
        new
    }

    fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.len]).unwrap_or_default()
    }
}

/// Splits a name at whatever is no letter or digit, and before a capital that follows a small letter.
struct Words<'a>(&'a str);

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        let rest = self.0.trim_start_matches(|c: char| !c.is_ascii_alphanumeric());
        let bytes = rest.as_bytes();
        if bytes.is_empty() {
            return None;
        }
        let ends = |at: usize| {
            !bytes[at].is_ascii_alphanumeric() || (bytes[at].is_ascii_uppercase() && bytes[at - 1].is_ascii_lowercase())
        };
        let end = (1..bytes.len()).find(|&at| ends(at)).unwrap_or(bytes.len());
        let (word, rest) = rest.split_at(end);
        self.0 = rest;
        Some(Word::new(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: &str, expected: Marks) {
        assert_eq!(marks(value), expected, "{value}");
    }

    #[test]
    fn reads_words_of_any_spelling() {
        check("article__share-bar", Marks::SHARE);
        check("articleShareBar", Marks::SHARE);
        check("c-RelatedItems", Marks::RELATED);
        check("newsletterbox", Marks::PROMPT);
    }

    #[test]
    fn reads_body_only_beside_a_word_for_article() {
        check("article-body", Marks::BODY);
        check("page-body", Marks::default());
    }

    #[test]
    fn takes_a_layout_with_a_side_column_for_no_side_column() {
        check("sidebar-grid__content", Marks::default());
        check("page-has-sidebar", Marks::default());
        check("page-sidebar", Marks::ASIDE);
    }

    #[test]
    fn ignores_variants() {
        check("print:article-dropcap desktop:share", Marks::SHARE);
        check("print:article", Marks::default());
    }

    #[test]
    fn finds_nothing_in_layout_names() {
        check("col-md-8 overflow-hidden flex lg:hidden статья", Marks::default());
    }
}
