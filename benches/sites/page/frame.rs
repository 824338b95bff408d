//! What stands on every page of a site: menu, banners, foot.

use super::super::layout::Role;
use super::super::text::{Subject, places, stock};
use super::super::tongue::Tongue;
use super::{Sheet, put};

impl Sheet<'_> {
    /// Opens the body; `version` is where the menu leads for the other language.
    pub(super) fn open_body(&mut self, version: Option<&str>) {
        put!(self, "<body class=\"{}\">\n{}\n", self.site.layout.class(Role::Page), self.site.layout.bulk.drawings);
        if self.site.layout.parts.banner {
            self.banner(version);
        }
        self.open("header", Role::Header);
        let front = self.site.list("", self.tongue);
        self.link(Role::Logo, &front, self.site.name.get(self.tongue));
        self.menu();
        if let Some(version) = version {
            self.languages(version);
        }
        let search = self.words.search;
        put!(self, "<form action=\"{front}\"><input type=\"search\" name=\"q\" placeholder=\"{search}\"></form>\n");
        self.close("header");
        put!(self, "<main class=\"{}\">\n", self.site.layout.class(Role::Main));
        (0..self.site.layout.depth).for_each(|_| self.open("div", Role::Box));
    }

    fn banner(&mut self, version: Option<&str>) {
        self.open("div", Role::Banner);
        put!(self, "<span>{}</span>", self.words.banner);
        let href = version.map_or_else(|| self.site.list("", self.tongue.other()), str::to_owned);
        put!(self, "<a href=\"{href}\" rel=\"nofollow\">OK</a><button type=\"button\">×</button>");
        self.close("div");
    }

    fn menu(&mut self) {
        self.open("nav", Role::Menu);
        self.out.push_str("<ul>\n");
        let subjects = &stock().subjects;
        for place in 0..self.site.layout.menu {
            let subject = &subjects[place % subjects.len()];
            put!(
                self,
                "<li class=\"{0} {0}-{place}\"><svg><use href=\"#icon-{1}\"/></svg>",
                self.site.layout.class(Role::MenuItem),
                place % 9
            );
            match places(self.tongue).nth(place / subjects.len()).filter(|_| place >= subjects.len()) {
                None => self.section(subject),
                Some(city) => {
                    let href = self.site.list(&format!("{}/{place}/", subject.path), self.tongue);
                    put!(self, "<a href=\"{href}\">{city}</a>");
                }
            }
            self.out.push_str("</li>\n");
        }
        self.out.push_str("</ul>\n");
        self.close("nav");
    }

    fn section(&mut self, subject: &Subject) {
        let href = self.site.list(&format!("{}/", subject.path), self.tongue);
        self.link(Role::MenuItem, &href, subject.name.get(self.tongue));
    }

    fn languages(&mut self, version: &str) {
        let here = self.site.list("", self.tongue);
        let (own, other) = if self.tongue == Tongue::En { ("EN", "UA") } else { ("UA", "EN") };
        self.open("div", Role::Languages);
        put!(self, "<a class=\"is-active\" href=\"{here}\">{own}</a><a href=\"{version}\">{other}</a>");
        self.close("div");
    }

    /// Closes the body.
    pub(super) fn close_body(&mut self) {
        (0..self.site.layout.depth).for_each(|_| self.close("div"));
        self.close("main");
        self.open("footer", Role::Footer);
        stock().subjects.iter().for_each(|subject| self.section(subject));
        put!(self, "<p>© 2021–2026 {}. {}</p>\n", self.site.name.get(self.tongue), self.words.rights);
        self.close("footer");
        if self.site.layout.parts.cookies {
            self.open("div", Role::Cookies);
            put!(self, "<p>{}</p><button type=\"button\">{}</button>", self.words.cookies, self.words.accept);
            self.close("div");
        }
        for script in &self.site.layout.bulk.scripts[1..] {
            put!(self, "<script>{script}</script>\n");
        }
        self.out.push_str("</body>\n</html>\n");
    }
}
