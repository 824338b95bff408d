//! Words of class names, ids and the like that say what an element is for.
//!
//! The lists hold what templates of news sites call their parts, in English and in transliterated Ukrainian.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::marks::Marks;
use crate::tree::{NodeId, Tree};

/// What the value of a `class`, `id`, `itemprop`, … attribute says.
pub(crate) fn marks(value: &str) -> Marks {
    marks_by(value, of_name)
}

/// As [`marks`], where `of_name` tells, as [`of_name`] does, what each of the names says.
pub(crate) fn marks_by<'v>(value: &'v str, mut of_name: impl FnMut(&'v str) -> Marks) -> Marks {
    let mut marks = Marks::default();
    let has_variants = value.contains(':');
    for name in value.split_ascii_whitespace() {
        if matches!(name, "hidden" | "hide" | "d-none" | "display-none") && !shows(value) {
            marks |= Marks::HIDDEN;
        }
        // `print:article-body` is `article-body` in print: the variant says nothing of the element.
        let name = if has_variants { name.rsplit(':').next().unwrap_or(name) } else { name };
        if !(names_topic(name) && is_post(value)) {
            marks |= of_name(name);
        }
    }
    marks
}

/// What one name says.
pub(crate) fn of_name(name: &str) -> Marks {
    BY_NAME.get(name).copied().unwrap_or_default() | by_words(name)
}

/// Whether a name shows the element on a screen of another size: `md:block` beside `hidden`.
fn shows(value: &str) -> bool {
    let is_display = |part: &str| matches!(part, "block" | "flex" | "grid" | "inline" | "table" | "visible");
    value
        .split_ascii_whitespace()
        .filter(|name| name.contains([':', '-']))
        .any(|name| name.split([':', '-']).any(is_display))
}

/// Whether the names are those that blogging software gives the box of a post.
fn is_post(value: &str) -> bool {
    value.split_ascii_whitespace().any(|name| matches!(name, "hentry" | "type-post" | "type-page" | "status-publish"))
}

/// Whether a name of such a box says what the post is about: `tag-newsletter`, `category-comments`.
fn names_topic(name: &str) -> bool {
    ["tag-", "category-", "author-", "topic-", "section-"].iter().any(|topic| name.starts_with(topic))
}

/// Whether one of the names in `value` has one of `words`: `article__category` has `category`.
pub(crate) fn has_word(value: &str, words: &[&str]) -> bool {
    let is_one = |word: &str| words.iter().any(|other| other.eq_ignore_ascii_case(word));
    value.split_ascii_whitespace().flat_map(Words::of).any(is_one)
}

/// Whether the class of an element has one of `words`.
pub(crate) fn is_called(tree: &Tree, node: NodeId, words: &[&str]) -> bool {
    tree.attr(node, "class").is_some_and(|value| has_word(value, words))
}

/// Names that mean something only as a whole.
const NAMES: [(Marks, &[&str]); 7] = [
    (
        Marks::HIDDEN,
        &[
            "sr-only",
            "visually-hidden",
            "visuallyhidden",
            "screen-reader-text",
            "screen-reader",
            "screenreader",
            "u-visually-hidden",
            "element-invisible",
            "is-hidden",
            "u-hidden",
            "print-only",
            "show-for-sr",
            "a11y-hidden",
            "assistive-text",
        ],
    ),
    (
        Marks::BODY,
        &[
            "articleBody",
            "articlebody",
            "article-body",
            "entry-content",
            "post-content",
            "story-body",
            "e-content",
            "news-text",
            "article-text",
            "post-body",
            "news-content",
        ],
    ),
    (Marks::NAVIGATION, &["breadcrumbs", "bread-crumbs"]),
    (
        Marks::RELATED,
        &[
            "read-also",
            "readalso",
            "read-more",
            "readmore",
            "also-read",
            "see-also",
            "more-on",
            "also",
            "read_also",
            "chytaite-takozh",
            "chitayte-takozh",
        ],
    ),
    (
        Marks::KEY_POINTS,
        &["key-points", "keypoints", "key_points", "key-takeaways", "golovni-tezy", "main-points", "tezy"],
    ),
    (Marks::SHARE, &["e-mail", "add-to-favorites", "add-to-favourites", "bookmark", "mw-editsection"]),
    (Marks::QUOTE, &["pull-quote", "pullquote", "blockquote", "quote", "zitat", "cytata", "tsytata"]),
];

/// The words that make up one name: `article__shareBar` is `article`, `share`, `bar`.
fn by_words(name: &str) -> Marks {
    let mut marks = Marks::default();
    let mut before = "";
    let (mut is_layout, mut is_author, mut is_wall) = (false, false, false);
    let lower = lowered(name);
    let words = || Words { name, lower: &lower, at: 0 }.map(known);
    for word in words() {
        let (says, role) = one_word(word);
        let is_meant = match role {
            Role::Holder => return Marks::default(),
            Role::Contents => !is_numbered(name),
            Role::Part => !is_part_of_text(before, word),
            _ => true,
        };
        marks |= match role {
            _ if !is_meant => Marks::default(),
            Role::Text if is_article(before) => says | Marks::BODY,
            Role::Description if is_picture(before) => says | Marks::CAPTION,
            Role::Title if before == "sub" => says | Marks::LEAD,
            _ => says,
        };
        is_author |= role == Role::Author;
        is_wall |= role == Role::Wall;
        is_layout |= role == Role::Layout;
        before = word;
    }
    if is_author && words().any(describes) {
        marks |= Marks::AUTHOR;
    }
    let wall = if is_wall && words().any(holds_text) { Marks::PROMPT } else { Marks::default() };
    let side = if is_layout { Marks::ASIDE } else { Marks::default() };
    marks.without(wall).without(side)
}

/// What a word does to the name that it is a part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Role {
    #[default]
    None,
    /// `has-paywall`, `with-comments` say what the element holds, not what it is.
    Holder,
    Author,
    Wall,
    /// `sidebar-grid` speaks of the page around, not of the side column.
    Layout,
    /// `toc-section-3` is what the third entry of a table of contents leads to.
    Contents,
    /// Editors call each part of a text so: `elementor-widget`, `kg-card`.
    Part,
    /// After the word for an article it is the article's body.
    Text,
    /// After the word for a picture it is the picture's caption.
    Description,
    /// After `sub` it is the lead.
    Title,
}

const ROLES: [(Role, &[&str]); 9] = [
    (Role::Holder, &["has", "with", "without", "no"]),
    (Role::Author, &["author", "authors", "avtor", "autor"]),
    (Role::Wall, &["paywall"]),
    (Role::Layout, &["grid", "layout"]),
    (Role::Contents, &["toc"]),
    (Role::Part, &["widget", "card"]),
    (Role::Text, &["body", "text", "content"]),
    (Role::Description, &["description", "desc"]),
    (Role::Title, &["title", "headline"]),
];

/// Whether a word is what editors call each part of a text: `elementor-widget`, `kg-card`.
fn is_part_of_text(before: &str, word: &str) -> bool {
    matches!((before, word), ("elementor", "widget") | ("kg" | "callout", "card"))
}

/// Whether a name ends with a number: one of several things of a kind.
fn is_numbered(name: &str) -> bool {
    name.rsplit(['-', '_']).next().is_some_and(|last| !last.is_empty() && last.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether a word beside that for the wall before paid text says that the text behind it is meant.
fn holds_text(word: &str) -> bool {
    matches!(word, "content" | "container" | "body" | "text" | "article")
}

/// Whether a word beside that for the author tells that the author is described: `author-bio`, `about-the-author`.
fn describes(word: &str) -> bool {
    matches!(
        word,
        "box" | "bio" | "biography" | "card" | "about" | "description" | "desc" | "profile" | "tooltip" | "info"
    )
}

fn is_article(word: &str) -> bool {
    matches!(word, "article" | "story" | "post" | "entry" | "news")
}

fn is_picture(word: &str) -> bool {
    matches!(word, "image" | "img" | "photo" | "picture" | "foto" | "bild")
}

/// What single words say.
const WORDS: [(Marks, &[&str]); 17] = [
    (
        Marks::NAVIGATION,
        &[
            "nav",
            "navi",
            "navbar",
            "navigation",
            "breadcrumb",
            "breadcrumbs",
            "menu",
            "submenu",
            "pagination",
            "pager",
            "paginator",
            "topbar",
            "toc",
            "sitemap",
            "skiplink",
            "skip",
            "navigator",
        ],
    ),
    (Marks::FOOTER, &["footer", "colophon", "disclaimer", "impressum", "imprint"]),
    (Marks::HEADER, &["masthead"]),
    (Marks::ASIDE, &["sidebar", "aside", "rail", "infobox", "factbox", "sidecol"]),
    (
        Marks::COMMENTS,
        &[
            "comment",
            "comments",
            "disqus",
            "respond",
            "komentari",
            "komentar",
            "discussion",
            "kommentare",
            "coral",
            "commentlist",
        ],
    ),
    (
        Marks::RELATED,
        &[
            "related",
            "recommended",
            "recommendation",
            "recommendations",
            "recirc",
            "recirculation",
            "outbrain",
            "taboola",
            "mostread",
            "popular",
            "trending",
            "similar",
            "shozhi",
            "skhozhi",
            "relatedposts",
            "relatedarticles",
            "upnext",
            "yarpp",
            "addthis_recommended",
        ],
    ),
    (
        Marks::SHARE,
        &[
            "share",
            "sharing",
            "shares",
            "social",
            "socials",
            "sharebar",
            "sharedaddy",
            "addthis",
            "addtoany",
            "sharethis",
            "toolbar",
            "bookmark",
            "bookmarks",
            "favorite",
            "favorites",
            "obrane",
            "reaction",
            "reactions",
            "rating",
            "ratings",
            "vote",
            "voting",
            "poll",
            "likes",
            "podilytysia",
        ],
    ),
    (
        Marks::ADVERT,
        &[
            "ad",
            "ads",
            "adv",
            "advert",
            "advertisement",
            "advertising",
            "adslot",
            "adsbygoogle",
            "sponsor",
            "sponsored",
            "reklama",
            "anzeige",
            "adbox",
            "advertorial",
            "affiliate",
            "dfp",
            "googlead",
            "promo",
            "disclosure",
        ],
    ),
    (
        Marks::PROMPT,
        &[
            "newsletter",
            "subscribe",
            "subscription",
            "signup",
            "cookie",
            "cookies",
            "consent",
            "gdpr",
            "paywall",
            "piano",
            "popup",
            "modal",
            "overlay",
            "donate",
            "donation",
            "cta",
            "telegram",
            "pidpyska",
            "optin",
            "registration",
            "regwall",
            "login",
            "banner",
            "onetrust",
            "mailchimp",
            "support",
            "popmake",
        ],
    ),
    (
        Marks::BYLINE,
        &[
            "byline",
            "author",
            "authors",
            "dateline",
            "timestamp",
            "pubdate",
            "published",
            "date",
            "datetime",
            "tags",
            "tag",
            "taglist",
            "keywords",
            "meta",
            "metadata",
            "postmeta",
            "postmetadata",
            "kicker",
            "overline",
            "eyebrow",
            "category",
            "categories",
            "rubric",
            "rubryka",
            "avtor",
            "views",
            "readtime",
            "biography",
            "bio",
            "vcard",
        ],
    ),
    (
        Marks::LEAD,
        &[
            "lead",
            "lede",
            "standfirst",
            "intro",
            "introtext",
            "subtitle",
            "subheadline",
            "dek",
            "deck",
            "summary",
            "excerpt",
            "abstract",
            "vorspann",
            "perex",
            "anons",
            "announce",
            "annotation",
            "lid",
            "sapo",
            "chapo",
            "chapeau",
            "ingress",
            "subline",
            "introduction",
            "abstrakt",
            "preamble",
        ],
    ),
    (Marks::CAPTION, &["caption", "figcaption", "legend", "imagedescription", "bildunterschrift", "pidpys"]),
    (Marks::CREDIT, &["credit", "credits", "copyright", "photographer"]),
    (Marks::FIGURE, &["figure", "gallery", "slideshow", "slider", "carousel", "lightbox"]),
    (
        Marks::TEASER,
        &["teaser", "teasers", "card", "cards", "promoted", "widget", "widgets", "video", "videos", "player"],
    ),
    (Marks::KEY_POINTS, &["takeaways", "keypoints", "tezy", "highlights"]),
    (Marks::TITLE, &["headline", "title"]),
];

/// The tables, by what they hold: a page has thousands of names.
static BY_NAME: LazyLock<FxHashMap<&str, Marks>> = LazyLock::new(|| NAMES.iter().flat_map(each).collect());
static BY_WORD: LazyLock<FxHashMap<&str, (Marks, Role)>> = LazyLock::new(|| {
    let mut words: FxHashMap<&str, (Marks, Role)> = FxHashMap::default();
    WORDS.iter().flat_map(each).for_each(|(word, marks)| words.entry(word).or_default().0 = marks);
    for (role, names) in &ROLES {
        names.iter().for_each(|word| words.entry(word).or_insert_with(|| (by_stem(word), Role::None)).1 = *role);
    }
    words
});

fn each((marks, names): &(Marks, &'static [&'static str])) -> impl Iterator<Item = (&'static str, Marks)> {
    names.iter().map(|name| (*name, *marks))
}

fn one_word(word: &str) -> (Marks, Role) {
    BY_WORD.get(word).copied().unwrap_or_else(|| (by_stem(word), Role::None))
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

/// A name in lower case.
fn lowered(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) { name.to_ascii_lowercase().into() } else { name.into() }
}

/// The word, empty where it is longer than any that the lists hold.
fn known(word: &str) -> &str {
    /// In bytes.
    const LONGEST: usize = 24;
    if word.len() > LONGEST { "" } else { word }
}

/// Splits a name at whatever is no letter or digit, and before a capital that follows a small letter.
struct Words<'n> {
    name: &'n str,
    /// What the words are given from: the name or, of the same length, the name in lower case.
    lower: &'n str,
    at: usize,
}

impl<'n> Words<'n> {
    /// The words as they are written.
    fn of(name: &'n str) -> Self {
        Self { name, lower: name, at: 0 }
    }
}

impl<'n> Iterator for Words<'n> {
    type Item = &'n str;

    fn next(&mut self) -> Option<&'n str> {
        let bytes = self.name.as_bytes();
        let start = self.at + bytes[self.at..].iter().position(u8::is_ascii_alphanumeric)?;
        let mut before = bytes[start];
        self.at = start + 1;
        while let Some(&byte) = bytes.get(self.at).filter(|byte| byte.is_ascii_alphanumeric()) {
            if byte.is_ascii_uppercase() && before.is_ascii_lowercase() {
                break;
            }
            before = byte;
            self.at += 1;
        }
        Some(&self.lower[start..self.at])
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
    fn takes_what_an_element_has_for_no_part_of_it() {
        check("has-paywall o-section--has-ads no-comments", Marks::default());
        check("elementor-widget-text-editor", Marks::default());
        check("kg-card kg-callout-card", Marks::default());
    }

    #[test]
    fn takes_the_topic_of_a_post_for_no_part_of_it() {
        check("post-7 hentry category-comments tag-newsletter", Marks::default());
        check("category-comments", Marks::COMMENTS | Marks::BYLINE);
    }

    #[test]
    fn knows_a_box_about_the_author() {
        check("single-author-box", Marks::BYLINE | Marks::AUTHOR);
        check("about-author", Marks::BYLINE | Marks::AUTHOR);
        check("author", Marks::BYLINE);
    }

    #[test]
    fn knows_the_description_of_a_picture() {
        check("c-ImageDescriptionText", Marks::CAPTION);
        check("photo__description", Marks::CAPTION);
        check("article__description", Marks::default());
    }

    #[test]
    fn tells_paid_text_from_the_wall_before_it() {
        check("paywall-content", Marks::default());
        check("paywall-notice", Marks::PROMPT);
    }

    #[test]
    fn knows_what_is_hidden_on_every_screen() {
        check("intro hidden", Marks::HIDDEN | Marks::LEAD);
        check("hidden md:block", Marks::default());
        check("d-none d-md-flex", Marks::default());
    }

    #[test]
    fn ignores_variants() {
        check("print:article-dropcap desktop:share", Marks::SHARE);
        check("print:article", Marks::default());
    }

    #[test]
    fn tells_a_table_of_contents_from_what_it_leads_to() {
        check("TOC_TITLE_4", Marks::TITLE);
        check("article-toc", Marks::NAVIGATION);
    }

    #[test]
    fn finds_nothing_in_layout_names() {
        check("col-md-8 overflow-hidden flex lg:hidden статья", Marks::default());
    }
}
