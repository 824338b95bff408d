//! A page as it was fetched.

use super::crawl::{Copied, Stop, Target};
use super::gold;
use super::outline::Outline;
use super::page::{self, Listing, Request};
use super::random::{Random, seed_of};
use super::site::{Claims, Site, Transfer};
use super::slug::slug;
use super::story::{Story, Version};
use super::text::{places, stock};
use super::tongue::Tongue;
use super::words::Words;

/// A page as it was fetched.
#[derive(Debug)]
pub(crate) struct Capture {
    pub(crate) url: String,
    pub(crate) html: String,
    /// What the HTTP header `Link` says.
    pub(crate) link: Option<String>,
    pub(crate) transfer: Transfer,
    /// Tells the page apart from all others.
    pub(crate) seed: u64,
    /// The line of the gold that belongs to the page: each pair is told once, with its English page.
    pub(crate) gold: Option<String>,
}

impl Capture {
    /// Fetches a page of `site`, which has so many stories.
    pub(crate) fn fetch(site: &Site, stories: u64, stop: Stop) -> Self {
        let Stop { tongue, target, .. } = stop;
        let seed = seed_of(site.seed, seed_of(key(target), tongue as u64));
        let request = Request { site, tongue, stories, seed };
        match target {
            Target::Story { number, copy, paired } => story(request, number, copy, paired),
            Target::About => {
                let url = site.list("about/", tongue);
                Self::of(request, page::about(request, &url), url)
            }
            _ => list(request, target),
        }
    }

    fn of(request: Request, html: String, url: String) -> Self {
        let Request { site, seed, .. } = request;
        Self { url, html, link: None, transfer: site.transfer, seed, gold: None }
    }
}

/// Tells the pages of a site in one language apart.
fn key(target: Target) -> u64 {
    match target {
        Target::Front => 1,
        Target::About => 2,
        Target::Section(number) => seed_of(3, number as u64),
        Target::Tag(number) => seed_of(4, number as u64),
        Target::Author(number) => seed_of(5, number as u64),
        Target::Story { number, copy, .. } => seed_of(6 + copy as u64, number),
    }
}

fn list(request: Request, target: Target) -> Capture {
    let Request { site, tongue, .. } = request;
    let (title, path, stories) = match target {
        Target::Section(number) => {
            let subject = &stock().subjects[number];
            (subject.name.get(tongue).to_string(), format!("{}/", subject.path), 20)
        }
        Target::Tag(number) => {
            let city = places(tongue).nth(number % 30).unwrap_or_default();
            (city.to_owned(), format!("tag/{}-{number}/", slug(city)), 12)
        }
        Target::Author(number) => (site.author(number, tongue), format!("author/{number}/"), 12),
        _ => (Words::of(tongue).all_news.to_owned(), String::new(), 30),
    };
    let (url, other) = (site.list(&path, tongue), site.list(&path, tongue.other()));
    let linked = target == Target::Front && site.front_pages_linked();
    let listing = Listing { title: &title, url: &url, version: linked.then_some(other.as_str()), stories };
    let html = page::listing(request, &listing);
    Capture::of(request, html, url)
}

fn story(request: Request, number: u64, copy: Copied, paired: bool) -> Capture {
    let Request { site, tongue, .. } = request;
    let outline = Outline::new(site.seed, number);
    let claims = site.claims(&outline, tongue);
    let written = Story::write(&outline, site.habits);
    let russian;
    let version = match tongue {
        Tongue::Ru => {
            russian = Version::russian(&outline);
            &russian
        }
        _ => written.versions.get(tongue),
    };
    let html = html(request, &outline, version, &claims, copy);
    let url = copied(&site.article(&outline, tongue), copy, request.seed);
    let mut capture = Capture::of(request, html, url);
    let code = site.code(tongue.other());
    capture.link = claims.http.map(|href| format!("<{href}>; rel=\"alternate\"; hreflang=\"{code}\""));
    capture.gold = (paired && tongue == Tongue::En).then(|| gold::line(site, &outline, &written));
    capture
}

fn html(request: Request, outline: &Outline, version: &Version, claims: &Claims, copy: Copied) -> String {
    match copy {
        Copied::Amp => page::amp(request, outline, version),
        Copied::Print => page::print(request, outline, version),
        Copied::Not | Copied::Tracked | Copied::Mobile | Copied::Http => {
            page::article(request, outline, version, claims)
        }
    }
}

/// The address of a copy of the page at `url`.
fn copied(url: &str, copy: Copied, seed: u64) -> String {
    let joint = if url.contains('?') { '&' } else { '?' };
    match copy {
        Copied::Not => url.to_owned(),
        Copied::Amp if joint == '?' => format!("{}/amp", url.trim_end_matches('/')),
        Copied::Amp => format!("{url}&amp=1"),
        Copied::Print => format!("{url}{joint}print=1"),
        Copied::Tracked => {
            let source = Random::new(seed).pick(&["telegram", "facebook", "newsletter"]).to_owned();
            format!("{url}{joint}utm_source={source}&utm_medium=social")
        }
        Copied::Mobile => url.replacen("://", "://m.", 1),
        Copied::Http => url.replacen("https:", "http:", 1),
    }
}
