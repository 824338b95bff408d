//! How a site addresses its versions and names the other one.

use super::tongue::{Both, Tongue};

/// How a site addresses its versions and names the other one.
#[derive(Debug)]
pub(crate) struct Convention {
    /// The name of the convention: `clue` in the gold.
    pub(crate) name: &'static str,
    /// Where the versions live.
    pub(crate) places: Both<Place>,
    /// Addresses of articles that this convention is found with.
    pub(crate) shapes: &'static [Shape],
    /// Whether both versions of a story have one identifier.
    pub(crate) same_id: bool,
    /// How pages name the other version.
    pub(crate) naming: Naming,
}

/// Where the pages of one language live.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    /// What stands before the host of the site.
    pub(crate) host: &'static str,
    /// The last part of the host.
    pub(crate) domain: &'static str,
    /// What paths begin with.
    pub(crate) path: &'static str,
    /// What stands behind an address.
    pub(crate) query: &'static str,
}

/// What an address of an article is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// `/title-of-the-story-12345/`
    SlugAndId,
    /// `/news/12345-title-of-the-story.html`
    IdAndSlug,
    /// `/news/12345.html`
    Id,
    /// `/news/2024/03/12/12345/`
    DateAndId,
    /// `/section/title-of-the-english-story-a1b2`, the same in both languages.
    EnglishSlug,
    /// `/p/5f0c9a77e1`
    Opaque,
}

/// How pages name the other version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Naming {
    /// `<link rel="alternate" hreflang="uk">`, both ways.
    Hreflang,
    /// The same with the code `ua`.
    HreflangUa,
    /// The same, but every page names the front pages.
    HreflangFront,
    /// The same, but one story of five names a story that it is not.
    HreflangStale,
    /// Only the Ukrainian page names the English one.
    OneWay,
    /// In the HTTP header `Link`.
    HttpHeader,
    /// «Read in English», «Читати українською» beside the title.
    BodySwitch,
    /// «UA», «EN» in the menu.
    MenuSwitch,
    /// «UA», «EN» in the menu, but they lead to the front pages.
    MenuSwitchHome,
    /// `workTranslation` and `translationOfWork` in JSON-LD.
    JsonLd,
    /// The front pages name each other, no other page does.
    FrontPages,
    /// Not at all.
    Nothing,
}

const fn path(path: &'static str) -> Place {
    Place { host: "", domain: "example", path, query: "" }
}

const fn host(host: &'static str) -> Place {
    Place { host, ..path("") }
}

const ROOT_AND_EN: Both<Place> = Both { en: path("/en"), uk: path("") };

const LINKED: Convention = Convention {
    name: "hreflang",
    places: ROOT_AND_EN,
    shapes: &[Shape::SlugAndId, Shape::IdAndSlug],
    same_id: false,
    naming: Naming::Hreflang,
};

/// All conventions.
pub(crate) const CONVENTIONS: [Convention; 17] = [
    LINKED,
    Convention {
        name: "hreflang-ua",
        places: Both { en: path("/en"), uk: path("/ua") },
        naming: Naming::HreflangUa,
        ..LINKED
    },
    Convention { name: "hreflang-front", same_id: true, naming: Naming::HreflangFront, ..LINKED },
    Convention {
        name: "hreflang-stale",
        shapes: &[Shape::SlugAndId, Shape::DateAndId],
        naming: Naming::HreflangStale,
        ..LINKED
    },
    Convention {
        name: "one-way",
        places: Both { en: path("/eng"), uk: path("/ukr") },
        shapes: &[Shape::Id, Shape::DateAndId],
        naming: Naming::OneWay,
        ..LINKED
    },
    Convention {
        name: "http-header",
        places: Both { en: path(""), uk: path("") },
        shapes: &[Shape::Id, Shape::Opaque],
        naming: Naming::HttpHeader,
        ..LINKED
    },
    Convention { name: "body-switch", naming: Naming::BodySwitch, ..LINKED },
    Convention {
        name: "menu-switch",
        places: Both { en: host("en."), uk: path("") },
        naming: Naming::MenuSwitch,
        ..LINKED
    },
    Convention {
        name: "menu-switch-home",
        places: Both { en: path("/english"), uk: path("") },
        shapes: &[Shape::Id, Shape::IdAndSlug],
        naming: Naming::MenuSwitchHome,
        ..LINKED
    },
    Convention { name: "json-ld", naming: Naming::JsonLd, ..LINKED },
    Convention { name: "same-slug", shapes: &[Shape::EnglishSlug], naming: Naming::Nothing, ..LINKED },
    Convention {
        name: "subdomain",
        places: Both { en: host("en."), uk: host("uk.") },
        shapes: &[Shape::EnglishSlug],
        naming: Naming::Nothing,
        ..LINKED
    },
    Convention {
        name: "query",
        places: Both { en: Place { query: "?lang=en", ..path("") }, uk: path("") },
        shapes: &[Shape::Id, Shape::IdAndSlug],
        same_id: true,
        naming: Naming::Nothing,
    },
    Convention {
        name: "same-id",
        shapes: &[Shape::SlugAndId, Shape::DateAndId],
        same_id: true,
        naming: Naming::MenuSwitchHome,
        ..LINKED
    },
    Convention {
        name: "two-domains",
        places: Both { en: Place { domain: "test", ..path("") }, uk: path("") },
        naming: Naming::Hreflang,
        ..LINKED
    },
    Convention {
        name: "two-domains-front",
        places: Both { en: Place { domain: "test", ..path("") }, uk: path("") },
        naming: Naming::FrontPages,
        ..LINKED
    },
    Convention {
        name: "none",
        places: Both { en: path(""), uk: path("") },
        shapes: &[Shape::Opaque, Shape::Id],
        naming: Naming::Nothing,
        ..LINKED
    },
];

impl Convention {
    /// Where the pages of `tongue` live.
    pub(crate) fn place(&self, tongue: Tongue) -> Place {
        match tongue {
            Tongue::Ru if self.places.en.host.is_empty() => Place { path: "/ru", ..self.places.uk },
            Tongue::Ru => Place { host: "ru.", ..self.places.uk },
            _ => *self.places.get(tongue),
        }
    }
}
