//! Teasers of other stories.

use super::super::layout::Role;
use super::super::outline::Outline;
use super::{Sheet, put};

impl Sheet<'_> {
    /// Cards under a heading.
    pub(super) fn cards(&mut self, heading: &str, count: usize) {
        self.open("section", Role::More);
        self.leaf("h3", Role::Heading, heading);
        (0..count).for_each(|_| self.card());
        self.close("section");
    }

    fn card(&mut self) {
        let outline = self.some_story();
        let (href, title) = (self.site.article(&outline, self.tongue), outline.title(self.tongue));
        let picture = self.picture(&outline);
        let class = self.site.layout.class(Role::Card);
        put!(
            self,
            "<div class=\"{class} {class}--horizontal\" data-id=\"{}\" data-position=\"related\">\n",
            outline.number
        );
        put!(self, "<a href=\"{href}\" data-track=\"teaser\" tabindex=\"-1\"><picture>");
        put!(self, "<source srcset=\"{picture}?w=320 320w, {picture}?w=640 640w\" type=\"image/webp\">");
        put!(
            self,
            "<img src=\"{picture}?w=320\" width=\"320\" height=\"180\" loading=\"lazy\" alt=\"\"></picture></a>\n"
        );
        self.leaf("div", Role::CardDate, &outline.published.in_figures());
        self.link(Role::CardTitle, &href, &title);
        let (class, words) = (self.site.layout.class(Role::Favourite), self.words.favourite);
        put!(self, "<button class=\"{class}\" type=\"button\"><svg><use href=\"#icon-2\"/></svg>{words}</button>");
        self.close("div");
    }

    /// Headlines with times, in a list.
    pub(super) fn headlines(&mut self, heading: &str, count: usize) {
        self.open("div", Role::List);
        self.leaf("h3", Role::Heading, heading);
        self.out.push_str("<ul>\n");
        for _ in 0..count {
            let outline = self.some_story();
            put!(self, "<li><time>{}</time> ", outline.published.in_figures());
            self.headline(&outline);
            self.out.push_str("</li>\n");
        }
        self.out.push_str("</ul>\n");
        self.close("div");
    }

    /// The title of a story as a link to it.
    pub(super) fn headline(&mut self, outline: &Outline) {
        let (href, title) = (self.site.article(outline, self.tongue), outline.title(self.tongue));
        self.link(Role::CardTitle, &href, &title);
    }
}
