//! The head of a page.

use super::super::outline::Outline;
use super::super::site::Claims;
use super::super::tongue::Tongue;
use super::{Sheet, json, put};

/// What the head of a page tells.
#[derive(Debug)]
pub(super) struct Head<'a> {
    pub(super) title: &'a str,
    pub(super) description: &'a str,
    pub(super) url: &'a str,
    /// The story, where it is the page of one.
    pub(super) story: Option<(&'a Outline, &'a Claims)>,
    /// The address of the other version, of a page that is none of a story.
    pub(super) version: Option<&'a str>,
}

impl Sheet<'_> {
    pub(super) fn head(&mut self, head: &Head) {
        let (code, name) = (self.tongue.code(), self.site.name.get(self.tongue));
        put!(self, "<!DOCTYPE html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n<title>");
        self.text(head.title);
        put!(self, " — {name}</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        self.meta("name=\"description\"", head.description);
        if self.site.canonical {
            put!(self, "<link rel=\"canonical\" href=\"{}\">\n", head.url);
        }
        if self.site.layout.parts.open_graph {
            self.open_graph(head);
        }
        self.alternates(head);
        if let Some((outline, claims)) = head.story {
            self.json_ld(head, outline, claims);
        }
        let bulk = &self.site.layout.bulk;
        put!(self, "<style>{}</style>\n<script>{}</script>\n", bulk.style, bulk.scripts[0]);
        self.out.push_str("</head>\n");
    }

    fn meta(&mut self, property: &str, content: &str) {
        put!(self, "<meta {property} content=\"");
        self.text(content);
        self.out.push_str("\">\n");
    }

    fn open_graph(&mut self, head: &Head) {
        self.meta("property=\"og:site_name\"", self.site.name.get(self.tongue));
        self.meta("property=\"og:title\"", head.title);
        self.meta("property=\"og:description\"", head.description);
        self.meta("property=\"og:url\"", head.url);
        let Some((outline, _)) = head.story else { return };
        self.meta("property=\"og:type\"", "article");
        self.meta("property=\"og:image\"", &self.picture(outline));
        self.meta("property=\"article:published_time\"", &outline.published.rfc3339());
    }

    /// The address of the picture of a story, the same in all languages.
    pub(super) fn picture(&self, outline: &Outline) -> String {
        let (root, day) = (self.site.root(Tongue::Uk), outline.published);
        format!("{root}/images/{}/{:02}/{:x}.jpg", day.year, day.month, outline.seed >> 32)
    }

    fn alternates(&mut self, head: &Head) {
        let claimed = head.story.and_then(|(_, claims)| claims.hreflang.as_deref());
        let Some(version) = claimed.or(head.version) else { return };
        let (own, other) = (self.site.code(self.tongue), self.site.code(self.tongue.other()));
        put!(self, "<link rel=\"alternate\" hreflang=\"{own}\" href=\"{}\">\n", head.url);
        put!(self, "<link rel=\"alternate\" hreflang=\"{other}\" href=\"{version}\">\n");
        let default = if self.tongue == Tongue::En { version } else { head.url };
        put!(self, "<link rel=\"alternate\" hreflang=\"x-default\" href=\"{default}\">\n");
    }

    fn json_ld(&mut self, head: &Head, outline: &Outline, claims: &Claims) {
        if !self.site.layout.parts.json_ld && claims.json_ld.is_none() {
            return;
        }
        let (title, description) = (json(head.title), json(head.description));
        let (published, picture) = (outline.published.rfc3339(), self.picture(outline));
        let (name, section) = (self.site.name.get(self.tongue), outline.section(self.tongue));
        put!(
            self,
            "<script type=\"application/ld+json\">{{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\","
        );
        put!(self, "\"headline\":\"{title}\",\"description\":\"{description}\",\"datePublished\":\"{published}\",");
        put!(self, "\"mainEntityOfPage\":\"{}\",\"image\":\"{picture}\",\"articleSection\":\"{section}\",", head.url);
        if let Some(version) = &claims.json_ld {
            let relation = if self.tongue == Tongue::En { "translationOfWork" } else { "workTranslation" };
            put!(self, "\"{relation}\":{{\"@type\":\"NewsArticle\",\"@id\":\"{version}\"}},");
        }
        put!(
            self,
            "\"inLanguage\":\"{}\",\"publisher\":{{\"@type\":\"Organization\",\"name\":\"{name}\"}}}}</script>\n",
            self.tongue.code()
        );
    }
}
