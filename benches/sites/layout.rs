//! What the pages of a site look like: class names, order of the parts, bulk.

use std::fmt::Write as _;

use super::bulk::Bulk;
use super::random::Random;

/// What the pages of a site look like.
#[derive(Debug)]
pub(crate) struct Layout {
    classes: Vec<String>,
    pub(crate) bulk: Bulk,
    pub(crate) paragraphs: Paragraphs,
    pub(crate) lead: LeadStyle,
    pub(crate) date: DateStyle,
    /// The parts above the text, as they follow each other.
    pub(crate) top: Vec<Top>,
    /// Elements around the article that say nothing.
    pub(crate) depth: usize,
    /// Links of the menu.
    pub(crate) menu: usize,
    /// Cards under the article.
    pub(crate) cards: usize,
    /// Headlines beside the article.
    pub(crate) headlines: usize,
    /// Comments under a story at most.
    pub(crate) comments: usize,
    /// Which parts there are.
    pub(crate) parts: Parts,
}

/// Which parts the pages of a site have.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "each is a part that is there or not")]
pub(crate) struct Parts {
    pub(crate) banner: bool,
    pub(crate) cookies: bool,
    pub(crate) source: bool,
    pub(crate) tags: bool,
    pub(crate) open_graph: bool,
    pub(crate) json_ld: bool,
    /// The story once more, as JSON for the scripts.
    pub(crate) state: bool,
    /// Teasers between the paragraphs.
    pub(crate) teasers: bool,
    /// What somebody said as `blockquote`.
    pub(crate) quotes: bool,
    /// Links and stress inside of paragraphs.
    pub(crate) inline: bool,
}

/// How paragraphs are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Paragraphs {
    P,
    PWithClass,
    Div,
    LineBreaks,
}

/// How the lead is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LeadStyle {
    P,
    Div,
    H2,
    Strong,
}

/// How the date is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DateStyle {
    Words,
    Figures,
    Time,
}

/// A part above the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Top {
    Date,
    Category,
    Author,
    Title,
    Lead,
    Share,
    Picture,
}

macro_rules! roles {
    ($($role:ident = $word:literal / $other:literal,)*) => {
        /// What an element of a page is for: each role has a class of its own.
        #[derive(Debug, Clone, Copy)]
        pub(crate) enum Role { $($role,)* }

        /// Two words for each role, for the names of classes.
        const ROLES: &[[&str; 2]] = &[$([$word, $other],)*];
    };
}

roles! {
    Page = "page" / "wrapper",
    Header = "header" / "masthead",
    Logo = "logo" / "brand",
    Menu = "menu" / "nav",
    MenuItem = "menu-item" / "nav-link",
    Languages = "lang" / "languages",
    Main = "main" / "container",
    Box = "inner" / "row",
    Article = "article" / "post",
    Top = "article-header" / "entry-header",
    Title = "title" / "headline",
    Date = "date" / "time",
    Category = "category" / "rubric",
    Author = "author" / "byline",
    Lead = "lead" / "excerpt",
    Share = "share" / "social",
    Body = "text" / "content",
    Paragraph = "paragraph" / "text-block",
    Heading = "subtitle" / "heading",
    Figure = "figure" / "image",
    Caption = "caption" / "credit",
    Points = "points" / "summary",
    Source = "source" / "origin",
    Tags = "tags" / "keywords",
    Teaser = "read-also" / "inline-teaser",
    Advert = "adv" / "banner-slot",
    More = "related" / "more",
    Card = "card" / "item",
    CardTitle = "card-title" / "item-name",
    CardDate = "card-date" / "item-time",
    Favourite = "favourite" / "bookmark",
    Aside = "sidebar" / "aside",
    Comments = "comments" / "discussion",
    Comment = "comment" / "reply",
    Footer = "footer" / "bottom",
    Banner = "lang-banner" / "switcher",
    Cookies = "cookies" / "consent",
    Subscribe = "subscribe" / "newsletter",
    List = "list" / "feed",
    Gallery = "gallery" / "slider",
}

impl Layout {
    pub(crate) fn draw(random: &mut Random) -> Self {
        let classes = classes(random);
        let rich = *random.pick(&[2, 2, 3, 4, 6]);
        Self {
            bulk: Bulk::draw(&classes, rich, random),
            classes,
            paragraphs: *random.pick(&[
                Paragraphs::P,
                Paragraphs::P,
                Paragraphs::P,
                Paragraphs::PWithClass,
                Paragraphs::PWithClass,
                Paragraphs::Div,
                Paragraphs::LineBreaks,
            ]),
            lead: *random.pick(&[LeadStyle::P, LeadStyle::P, LeadStyle::Div, LeadStyle::H2, LeadStyle::Strong]),
            date: *random.pick(&[DateStyle::Words, DateStyle::Words, DateStyle::Figures, DateStyle::Time]),
            top: top(random),
            depth: random.within(0..5),
            menu: random.within(12..30) * rich,
            cards: random.within(7..14) * rich,
            headlines: random.within(10..20) * rich,
            comments: *random.pick(&[0, 0, 6, 14]),
            parts: Parts::draw(random),
        }
    }

    /// The class of an element.
    pub(crate) fn class(&self, role: Role) -> &str {
        &self.classes[role as usize]
    }
}

impl Parts {
    fn draw(random: &mut Random) -> Self {
        Self {
            banner: random.chance(40),
            cookies: random.chance(60),
            source: random.chance(40),
            tags: random.chance(60),
            open_graph: random.chance(85),
            json_ld: random.chance(75),
            state: random.chance(25),
            teasers: random.chance(60),
            quotes: random.chance(30),
            inline: random.chance(60),
        }
    }
}

/// The order of the parts above the text: the lead never stands above the title.
fn top(random: &mut Random) -> Vec<Top> {
    let mut before = vec![Top::Date, Top::Category];
    random.shuffle(&mut before);
    let mut after = vec![Top::Lead, Top::Picture];
    random.shuffle(&mut after);
    for part in [Top::Author, Top::Share] {
        let side = if random.chance(50) { &mut before } else { &mut after };
        side.insert(random.below(side.len() + 1), part);
    }
    let title = random.below(before.len() + 1);
    before.insert(title, Top::Title);
    before.extend(after);
    before
}

/// The class of each role.
fn classes(random: &mut Random) -> Vec<String> {
    let block = *random.pick(&["c", "news", "post", "site", "b", "page"]);
    let (style, column) = (random.below(5), random.below(2));
    let class = |words: &[&str; 2]| {
        let (word, hash) = (words[column], random.next());
        let mut class = String::new();
        match style {
            0 => write!(class, "{block}__{word}"),
            1 => write!(class, "{block}-{word}"),
            2 => write!(class, "{word}_{word}__{:05x}", hash >> 44),
            3 => write!(class, "css-{:06x} mt-{} flex", hash >> 40, hash % 7),
            _ => write!(class, "{word}"),
        }
        .expect("writing to a string does not fail");
        class
    };
    ROLES.iter().map(class).collect()
}
