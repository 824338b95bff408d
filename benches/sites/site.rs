//! A bilingual site: its names, addresses and habits.

use super::convention::{CONVENTIONS, Convention, Naming, Shape};
use super::layout::Layout;
use super::outline::Outline;
use super::random::{Random, seed_of};
use super::slug::slug;
use super::story::Habits;
use super::text::Facts;
use super::tongue::{Both, Tongue};

/// A bilingual site.
#[derive(Debug)]
pub(crate) struct Site {
    pub(crate) seed: u64,
    pub(crate) name: Both<String>,
    pub(crate) convention: &'static Convention,
    pub(crate) habits: Habits,
    pub(crate) layout: Layout,
    /// Pages that the site has in all.
    pub(crate) pages: usize,
    /// Whether there is a Russian version of some stories.
    pub(crate) russian: bool,
    /// Whether pages name their canonical address.
    pub(crate) canonical: bool,
    /// How bodies are transferred.
    pub(crate) transfer: Transfer,
    host: String,
    shape: Shape,
}

/// How the body of a response is transferred.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Transfer {
    Plain,
    Chunked,
    Gzip,
}

/// Beginnings of the names of sites.
const STEMS: [[&str; 3]; 24] = [
    ["obrii", "Obrii", "Обрій"],
    ["kadr", "Kadr", "Кадр"],
    ["stsena", "Stsena", "Сцена"],
    ["vezha", "Vezha", "Вежа"],
    ["hromada", "Hromada", "Громада"],
    ["dzvin", "Dzvin", "Дзвін"],
    ["mist", "Mist", "Міст"],
    ["pohliad", "Pohliad", "Погляд"],
    ["ranok", "Ranok", "Ранок"],
    ["storinka", "Storinka", "Сторінка"],
    ["maidanchyk", "Maidanchyk", "Майданчик"],
    ["promin", "Promin", "Промінь"],
    ["khvylia", "Khvylia", "Хвиля"],
    ["vistnyk", "Vistnyk", "Вістник"],
    ["kompas", "Kompas", "Компас"],
    ["lanka", "Lanka", "Ланка"],
    ["okolytsia", "Okolytsia", "Околиця"],
    ["pereprava", "Pereprava", "Переправа"],
    ["svitanok", "Svitanok", "Світанок"],
    ["tochka", "Tochka", "Точка"],
    ["zerno", "Zerno", "Зерно"],
    ["chas", "Chas", "Час"],
    ["shliakh", "Shliakh", "Шлях"],
    ["yavir", "Yavir", "Явір"],
];

/// What stands between the identifiers of two stories that follow each other.
const ID_STEP: u64 = 17;

impl Site {
    /// The site with that number. `pages` are those that it has in all.
    pub(crate) fn new(seed: u64, number: usize, pages: usize) -> Self {
        let seed = seed_of(seed, number as u64);
        let mut random = Random::new(seed);
        let convention = &CONVENTIONS[number % CONVENTIONS.len()];
        let [stem, en, uk] = random.pick(&STEMS);
        Self {
            seed,
            name: Both { en: format!("{en} {number}"), uk: format!("{uk} {number}") },
            convention,
            habits: Habits::draw(&mut random),
            layout: Layout::draw(&mut random),
            pages,
            russian: random.chance(35),
            canonical: random.chance(80),
            transfer: *random.pick(&[Transfer::Plain, Transfer::Plain, Transfer::Chunked, Transfer::Gzip]),
            host: format!("{stem}{number}"),
            shape: *random.pick(convention.shapes),
        }
    }

    /// The address that those of all stories in `tongue` begin with, without a stroke at its end.
    pub(crate) fn root(&self, tongue: Tongue) -> String {
        let place = self.convention.place(tongue);
        format!("https://{}{}.{}{}", place.host, self.host, place.domain, place.path)
    }

    /// The address of the front page in `tongue`, or of another page that is none of a story, given its path. Where
    /// stories of both languages live in one place, the lists do not.
    pub(crate) fn list(&self, path: &str, tongue: Tongue) -> String {
        let (place, other) = (self.convention.place(tongue), self.convention.place(tongue.other()));
        let shift = if tongue == Tongue::En && place == other { "en/" } else { "" };
        format!("{}/{shift}{path}{}", self.root(tongue), place.query)
    }

    /// The address of a story in `tongue`.
    pub(crate) fn article(&self, outline: &Outline, tongue: Tongue) -> String {
        let id = self.id(outline, tongue);
        let title = |tongue| slug(&outline.title(tongue));
        let path = match self.shape {
            Shape::SlugAndId => format!("{}-{id}/", title(tongue)),
            Shape::IdAndSlug => format!("news/{id}-{}.html", title(tongue)),
            Shape::Id => format!("news/{id}.html"),
            Shape::DateAndId => {
                let day = outline.published;
                format!("news/{}/{:02}/{:02}/{id}/", day.year, day.month, day.day)
            }
            Shape::EnglishSlug => {
                let mark = self.id(outline, Tongue::Uk);
                format!("{}/{}-{mark:x}", outline.subject.path, title(Tongue::En))
            }
            Shape::Opaque => format!("p/{:010x}", seed_of(outline.seed, id) >> 24),
        };
        format!("{}/{path}{}", self.root(tongue), self.convention.place(tongue).query)
    }

    /// The identifier of a version; that of another story is another.
    pub(crate) fn id(&self, outline: &Outline, tongue: Tongue) -> u64 {
        let first = 100_000 + self.seed % 4_000_000;
        let later = |shift: u64| if self.convention.same_id { 0 } else { shift * ID_STEP + 1 + outline.seed % 7 };
        match tongue {
            Tongue::Uk => first + outline.number * ID_STEP,
            Tongue::En => first + outline.number * ID_STEP + later(40),
            Tongue::Ru => first + outline.number * ID_STEP + later(3) + 9,
        }
    }

    /// The name of an author or a reader.
    pub(crate) fn author(&self, number: usize, tongue: Tongue) -> String {
        Facts::new(seed_of(self.seed, number as u64)).person(tongue)
    }

    /// What the page of a story says of its other version.
    pub(crate) fn claims(&self, outline: &Outline, tongue: Tongue) -> Claims {
        let other = tongue.other();
        let mut claims = Claims::default();
        let front = self.list("", other);
        let version = outline.exists_in(other).then(|| self.article(outline, other));
        match self.convention.naming {
            Naming::HreflangFront => claims.hreflang = Some(front),
            Naming::HreflangStale if outline.seed.is_multiple_of(5) => {
                claims.hreflang = Some(self.stale(outline, other));
            }
            Naming::OneWay if tongue == Tongue::En => {}
            Naming::Hreflang | Naming::HreflangUa | Naming::HreflangStale | Naming::OneWay => claims.hreflang = version,
            Naming::HttpHeader => claims.http = version,
            Naming::BodySwitch => claims.switch = version,
            Naming::MenuSwitch => claims.menu = Some(version.unwrap_or(front)),
            Naming::MenuSwitchHome => claims.menu = Some(front),
            Naming::JsonLd => claims.json_ld = version,
            Naming::FrontPages | Naming::Nothing => {}
        }
        claims
    }

    /// The address of another story.
    fn stale(&self, outline: &Outline, tongue: Tongue) -> String {
        let mut number = outline.number / 2;
        while number == outline.number || !Outline::new(self.seed, number).exists_in(tongue) {
            number += 1;
        }
        self.article(&Outline::new(self.seed, number), tongue)
    }

    /// The code that `hreflang` has for `tongue`.
    pub(crate) fn code(&self, tongue: Tongue) -> &'static str {
        match tongue {
            Tongue::Uk if self.convention.naming == Naming::HreflangUa => "ua",
            _ => tongue.code(),
        }
    }

    /// Whether front pages name each other.
    pub(crate) fn front_pages_linked(&self) -> bool {
        !matches!(self.convention.naming, Naming::Nothing)
    }
}

/// What a page says of its other version: addresses.
#[derive(Debug, Default)]
pub(crate) struct Claims {
    pub(crate) hreflang: Option<String>,
    pub(crate) http: Option<String>,
    pub(crate) switch: Option<String>,
    pub(crate) menu: Option<String>,
    pub(crate) json_ld: Option<String>,
}

impl Habits {
    fn draw(random: &mut Random) -> Self {
        Self {
            points: random.chance(35),
            headings: random.chance(60),
            captions: random.chance(60),
            typewriter: random.chance(25),
        }
    }
}
