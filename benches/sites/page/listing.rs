//! Front pages, lists of stories, and pages about the site.

use super::super::layout::Role;
use super::head::Head;
use super::{Request, Sheet};

/// A page that shows other pages.
#[derive(Debug)]
pub(crate) struct Listing<'a> {
    pub(crate) title: &'a str,
    pub(crate) url: &'a str,
    /// The address of the same page in the other language, where the page tells it.
    pub(crate) version: Option<&'a str>,
    /// Stories that are shown.
    pub(crate) stories: usize,
}

/// A page that shows other pages.
pub(crate) fn listing(request: Request, listing: &Listing) -> String {
    let mut sheet = Sheet::new(request);
    let &Listing { title, url, version, stories } = listing;
    sheet.head(&Head { title, description: sheet.words.all_news, url, story: None, version });
    sheet.open_body(version);
    sheet.leaf("h1", Role::Title, title);
    (0..stories).for_each(|_| sheet.entry());
    sheet.cards(sheet.words.popular, 6);
    sheet.headlines(sheet.words.latest, sheet.site.layout.headlines);
    sheet.close_body();
    sheet.out
}

/// A page about the site.
pub(crate) fn about(request: Request, url: &str) -> String {
    let mut sheet = Sheet::new(request);
    let title = sheet.words.search;
    sheet.head(&Head { title, description: title, url, story: None, version: None });
    sheet.open_body(None);
    sheet.leaf("h1", Role::Title, title);
    for text in [sheet.words.subscribe, sheet.words.rights, sheet.words.cookies] {
        sheet.leaf("p", Role::Paragraph, text);
    }
    sheet.close_body();
    sheet.out
}

impl Sheet<'_> {
    /// A story in a list: title, date, lead.
    fn entry(&mut self) {
        let outline = self.some_story();
        self.open("div", Role::List);
        self.out.push_str("<h2>");
        self.headline(&outline);
        self.out.push_str("</h2>");
        self.leaf("span", Role::CardDate, &outline.published.in_words(self.tongue));
        self.leaf("p", Role::Lead, &outline.lead(self.tongue));
        self.close("div");
    }
}
