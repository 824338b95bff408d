//! The pages of a site as HTML.

mod article;
mod bare;
mod frame;
mod head;
mod listing;
mod teaser;

#[cfg(test)]
pub(crate) use article::INLINE;
pub(crate) use article::article;
pub(crate) use bare::{amp, print};
pub(crate) use listing::{Listing, about, listing};

use super::layout::Role;
use super::outline::Outline;
use super::random::Random;
use super::site::Site;
use super::tongue::Tongue;
use super::words::Words;

/// Writes to a sheet.
macro_rules! put {
    ($sheet:expr, $($part:tt)*) => {
        std::fmt::Write::write_fmt(&mut $sheet.out, format_args!($($part)*)).expect("writing to a string does not fail")
    };
}
use put;

/// A page that is being written.
#[derive(Debug)]
struct Sheet<'a> {
    site: &'a Site,
    tongue: Tongue,
    words: &'static Words,
    random: Random,
    /// Stories of the site: teasers show some of them.
    stories: u64,
    out: String,
}

/// What is to be shown: a page of a site.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Request<'a> {
    pub(crate) site: &'a Site,
    pub(crate) tongue: Tongue,
    /// Stories of the site.
    pub(crate) stories: u64,
    /// What the choice of teasers and the like depends on.
    pub(crate) seed: u64,
}

impl<'a> Sheet<'a> {
    fn new(request: Request<'a>) -> Self {
        let Request { site, tongue, stories, seed } = request;
        let out = String::with_capacity(1 << 17);
        Self { site, tongue, words: Words::of(tongue), random: Random::new(seed), stories, out }
    }

    fn open(&mut self, tag: &str, role: Role) {
        put!(self, "<{tag} class=\"{}\">", self.site.layout.class(role));
    }

    fn close(&mut self, tag: &str) {
        put!(self, "</{tag}>\n");
    }

    /// An element with a text.
    fn leaf(&mut self, tag: &str, role: Role, text: &str) {
        self.open(tag, role);
        self.text(text);
        self.close(tag);
    }

    /// A link with a text.
    fn link(&mut self, role: Role, href: &str, text: &str) {
        put!(self, "<a class=\"{}\" href=\"{href}\">", self.site.layout.class(role));
        self.text(text);
        self.out.push_str("</a>\n");
    }

    /// A text, with what would be markup escaped.
    fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = rest.find(['&', '<', '>', '"']) {
            self.out.push_str(&rest[..at]);
            self.out.push_str(match rest.as_bytes()[at] {
                b'&' => "&amp;",
                b'<' => "&lt;",
                b'>' => "&gt;",
                _ => "&quot;",
            });
            rest = &rest[at + 1..];
        }
        self.out.push_str(rest);
    }

    /// Some story of the site that exists in the language of the page.
    fn some_story(&mut self) -> Outline {
        let first = self.random.below(usize::try_from(self.stories).unwrap_or(usize::MAX).max(1)) as u64;
        let mut outlines = (first..).map(|number| Outline::new(self.site.seed, number));
        outlines.find(|outline| outline.exists_in(self.tongue)).expect("a story in each language")
    }
}

/// `text` as it stands inside a JSON string.
fn json(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', " ")
}
