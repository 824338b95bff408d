//! The page of a story.

use super::super::layout::{DateStyle, LeadStyle, Paragraphs, Role, Top};
use super::super::outline::{Genre, Outline};
use super::super::random::Random;
use super::super::site::Claims;
use super::super::story::{Unit, UnitKind, Version};
use super::super::tongue::Tongue;
use super::head::Head;
use super::{Request, Sheet, json, put};

/// The page of a story.
pub(crate) fn article(request: Request, outline: &Outline, version: &Version, claims: &Claims) -> String {
    let mut sheet = Sheet::new(request);
    let url = sheet.site.article(outline, sheet.tongue);
    let lead = text_of(version, UnitKind::Lead);
    let head =
        Head { title: version.title(), description: lead, url: &url, story: Some((outline, claims)), version: None };
    sheet.head(&head);
    sheet.open_body(claims.menu.as_deref());
    sheet.open("article", Role::Article);
    sheet.top(outline, version, claims);
    sheet.body(outline, version);
    sheet.bottom(outline);
    sheet.close("article");
    sheet.around(outline);
    if sheet.site.layout.parts.state {
        sheet.state(outline, version);
    }
    sheet.close_body();
    sheet.out
}

/// The first unit of that kind.
fn text_of(version: &Version, kind: UnitKind) -> &str {
    version.units.iter().find(|unit| unit.kind == kind).map_or("", |unit| &unit.text)
}

/// What stands around some words of a paragraph.
pub(crate) const INLINE: [(&str, &str); 3] = [("<b>", "</b>"), ("<em>", "</em>"), ("<a href=\"/about/\">", "</a>")];

impl Sheet<'_> {
    fn top(&mut self, outline: &Outline, version: &Version, claims: &Claims) {
        self.open("div", Role::Top);
        let site = self.site;
        for part in &site.layout.top {
            match part {
                Top::Date => self.date(outline),
                Top::Category => self.category(outline),
                Top::Author => self.author(outline),
                Top::Title => self.leaf("h1", Role::Title, version.title()),
                Top::Lead => self.lead(text_of(version, UnitKind::Lead)),
                Top::Share => self.share(),
                Top::Picture => self.figure(outline, None),
            }
        }
        if let Some(href) = &claims.switch {
            self.link(Role::Languages, href, self.words.switch);
        }
        self.close("div");
    }

    fn date(&mut self, outline: &Outline) {
        let date = outline.published;
        match self.site.layout.date {
            DateStyle::Words => self.leaf("span", Role::Date, &date.in_words(self.tongue)),
            DateStyle::Figures => self.leaf("div", Role::Date, &date.in_figures()),
            DateStyle::Time => {
                put!(self, "<time class=\"{}\" datetime=\"{}\">", self.site.layout.class(Role::Date), date.rfc3339());
                put!(self, "{}</time>\n", date.in_words(self.tongue));
            }
        }
    }

    fn category(&mut self, outline: &Outline) {
        let href = self.site.list(&format!("{}/", outline.subject.path), self.tongue);
        self.link(Role::Category, &href, outline.section(self.tongue));
    }

    fn author(&mut self, outline: &Outline) {
        let number = Random::fork(outline.seed, 7).below(40);
        let href = self.site.list(&format!("author/{number}/"), self.tongue);
        self.link(Role::Author, &href, &self.site.author(number, self.tongue));
    }

    fn lead(&mut self, text: &str) {
        match self.site.layout.lead {
            _ if text.is_empty() => {}
            LeadStyle::P => self.leaf("p", Role::Lead, text),
            LeadStyle::Div => self.leaf("div", Role::Lead, text),
            LeadStyle::H2 => self.leaf("h2", Role::Lead, text),
            LeadStyle::Strong => {
                self.out.push_str("<p>");
                self.leaf("strong", Role::Lead, text);
                self.close("p");
            }
        }
    }

    fn share(&mut self) {
        self.open("div", Role::Share);
        for (place, network) in ["Facebook", "X", "Telegram", "Viber"].into_iter().enumerate() {
            let words = self.words.share;
            put!(self, "<a href=\"https://share.example/{network}\" aria-label=\"{words}: {network}\">");
            put!(self, "<svg width=\"16\" height=\"16\"><use href=\"#icon-{place}\"/></svg></a>");
        }
        self.close("div");
    }

    fn figure(&mut self, outline: &Outline, caption: Option<&Unit>) {
        let picture = self.picture(outline);
        self.open("figure", Role::Figure);
        let mark = caption.map_or(0, |caption| caption.text.len());
        put!(
            self,
            "<img src=\"{picture}?v={mark}\" srcset=\"{picture}?v={mark}&amp;w=800 800w\" width=\"1200\" height=\"675\" alt=\"\">"
        );
        if let Some(caption) = caption {
            self.leaf("figcaption", Role::Caption, &caption.text);
        }
        self.close("figure");
    }

    fn body(&mut self, outline: &Outline, version: &Version) {
        self.points(version);
        self.open("div", if outline.genre == Genre::Gallery { Role::Gallery } else { Role::Body });
        for (place, unit) in version.in_order().enumerate() {
            match unit.kind {
                UnitKind::Paragraph => self.paragraph(&unit.text),
                UnitKind::Heading => self.leaf("h2", Role::Heading, &unit.text),
                UnitKind::Caption => self.figure(outline, Some(unit)),
                UnitKind::Title | UnitKind::Lead | UnitKind::Point => continue,
            }
            self.between(place);
        }
        self.close("div");
    }

    fn points(&mut self, version: &Version) {
        let mut points = version.in_order().filter(|unit| unit.kind == UnitKind::Point).peekable();
        if points.peek().is_some() {
            self.open("div", Role::Points);
            put!(self, "<div>{}</div><ul>\n", self.words.points);
            points.for_each(|point| self.leaf("li", Role::Paragraph, &point.text));
            self.out.push_str("</ul>");
            self.close("div");
        }
    }

    fn paragraph(&mut self, text: &str) {
        let quote = self.site.layout.parts.quotes && text.starts_with(['“', '«', '"']);
        self.out.push_str(if quote { "<blockquote>" } else { "" });
        match self.site.layout.paragraphs {
            Paragraphs::P => self.marked("<p>", text, "</p>"),
            Paragraphs::PWithClass => {
                self.open("p", Role::Paragraph);
                self.marked("", text, "</p>");
            }
            Paragraphs::Div => {
                self.open("div", Role::Paragraph);
                self.marked("", text, "</div>");
            }
            Paragraphs::LineBreaks => self.marked("", text, "<br><br>"),
        }
        self.out.push_str(if quote { "</blockquote>\n" } else { "\n" });
    }

    /// A text between two tags, now and then with some words of it in a link or stressed.
    fn marked(&mut self, before: &str, text: &str, after: &str) {
        self.out.push_str(before);
        let spaces: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).take(6).collect();
        match spaces[..] {
            [_, from, .., to] if self.site.layout.parts.inline && self.random.chance(30) => {
                self.text(&text[..=from]);
                let (open, close) = *self.random.pick(&INLINE);
                self.out.push_str(open);
                self.text(&text[from + 1..to]);
                self.out.push_str(close);
                self.text(&text[to..]);
            }
            _ => self.text(text),
        }
        self.out.push_str(after);
    }

    /// What stands between two paragraphs, now and then.
    fn between(&mut self, place: usize) {
        match self.random.below(14) {
            0 if self.site.layout.parts.teasers => {
                self.open("div", Role::Teaser);
                put!(self, "<span>{}</span> ", self.words.read_also);
                let story = self.some_story();
                self.headline(&story);
                self.close("div");
            }
            1 => {
                self.open("div", Role::Advert);
                put!(self, "<span>{}</span><div id=\"slot-{place}\"></div>", self.words.advertising);
                put!(
                    self,
                    "<script>window.slots=window.slots||[];slots.push({{id:\"slot-{place}\",sizes:[[300,250]]}})</script>"
                );
                self.close("div");
            }
            _ => {}
        }
    }

    fn bottom(&mut self, outline: &Outline) {
        let parts = self.site.layout.parts;
        if parts.source {
            put!(
                self,
                "<div class=\"{}\">{}: <a href=\"https://agency.example/\">",
                self.site.layout.class(Role::Source),
                self.words.source
            );
            put!(self, "{}</a></div>\n", self.site.name.get(self.tongue));
        }
        if parts.tags {
            self.open("div", Role::Tags);
            put!(self, "<span>{}</span> ", self.words.tags);
            for city in outline.facts.cities(self.tongue) {
                let href = self.site.list(&format!("tag/{}/", super::super::slug::slug(city)), self.tongue);
                self.link(Role::Tags, &href, city);
            }
            self.close("div");
        }
        self.share();
    }

    /// What stands under and beside the article.
    fn around(&mut self, outline: &Outline) {
        let layout = &self.site.layout;
        self.open("div", Role::Subscribe);
        put!(self, "<p>{}</p><input type=\"email\"><button>OK</button>", self.words.subscribe);
        self.close("div");
        self.cards(self.words.more, layout.cards);
        if layout.comments > 0 {
            self.comments(outline, layout.comments);
        }
        self.open("aside", Role::Aside);
        self.headlines(self.words.latest, layout.headlines);
        self.headlines(self.words.popular, layout.headlines / 2);
        self.close("aside");
    }

    fn comments(&mut self, outline: &Outline, most: usize) {
        let count = Random::fork(outline.seed, 8).below(most);
        self.open("section", Role::Comments);
        put!(self, "<h3>{} ({count})</h3>\n", self.words.comments);
        for _ in 0..count {
            let name = self.site.author(self.random.below(400), self.tongue);
            self.open("div", Role::Comment);
            self.leaf("b", Role::Author, &name);
            let [first, second] = [(); 2].map(|()| *self.random.pick(&self.words.remarks));
            put!(self, "<p>{first} {second}</p><button>{}</button>", self.words.reply);
            self.close("div");
        }
        self.close("section");
    }

    /// The story once more, for the scripts.
    fn state(&mut self, outline: &Outline, version: &Version) {
        put!(self, "<script>window.__STATE__={{\"id\":{},\"blocks\":[", self.site.id(outline, self.tongue));
        for unit in version.in_order() {
            put!(self, "{{\"t\":\"{}\"}},", json(&unit.text));
        }
        let lang = usize::from(self.tongue == Tongue::En);
        put!(self, "null],\"lang\":{lang}}};</script>\n");
    }
}
