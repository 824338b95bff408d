//! Made-up sites: stories in English and Ukrainian, as many as wanted, at addresses of any convention.

use poruch_parse::{AlternateVia, Page};
use serde_json::{Value, json};

use crate::digest::hash;
use crate::{Digest, Linkage, Via, link};

/// Syllables that are written alike in both scripts.
const SYLLABLES: [(&str, &str); 14] = [
    ("bo", "бо"),
    ("ra", "ра"),
    ("ven", "вен"),
    ("ko", "ко"),
    ("tar", "тар"),
    ("lum", "лум"),
    ("sa", "са"),
    ("du", "ду"),
    ("nov", "нов"),
    ("pel", "пел"),
    ("mar", "мар"),
    ("zor", "зор"),
    ("fen", "фен"),
    ("gut", "ґут"),
];

/// What happens in stories; `{a}` and `{b}` are names, `{n}` a number.
const SENTENCES: [(&str, &str); 10] = [
    ("The new bridge in {a} cost {n} million hryvnias.", "Новий міст у місті {a} коштував {n} мільйонів гривень."),
    ("The mayor of {a}, {b}, met {n} teachers on Monday.", "Мер міста {a}, {b}, зустрів у понеділок {n} учителів."),
    ("The court in {a} sentenced {b} to {n} years.", "Суд у місті {a} засудив {b} до {n} років."),
    ("A fire in the village of {a} destroyed {n} houses.", "Пожежа в селі {a} знищила {n} будинків."),
    ("The company {b} will build {n} schools in {a}.", "Компанія {b} збудує {n} шкіл у місті {a}."),
    ("The team from {a} won the match {n} times.", "Команда з міста {a} виграла матч {n} разів."),
    ("The hospital in {a} received {n} new ambulances.", "Лікарня в місті {a} отримала {n} нових швидких."),
    ("The writer {b} presented a book with {n} pages.", "Письменник {b} представив книжку на {n} сторінок."),
    ("The river near {a} rose by {n} centimetres.", "Річка біля міста {a} піднялася на {n} сантиметрів."),
    ("Police in {a} found {n} stolen cars of {b}.", "Поліція міста {a} знайшла {n} викрадених машин {b}."),
];

/// Random numbers that are the same in every run.
#[derive(Debug)]
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn new(seed: u64) -> Self {
        Self(hash::of(&seed.to_le_bytes()))
    }

    pub(super) fn below(&mut self, end: u64) -> u64 {
        self.0 = hash::extend(self.0, &[1]);
        u64::from(hash::spread(self.0)) % end
    }

    /// A name in both scripts.
    pub(super) fn name(&mut self) -> (String, String) {
        let (mut latin, mut cyrillic) = (String::new(), String::new());
        for _ in 0..3 {
            let (one, other) = SYLLABLES[usize::try_from(self.below(14)).unwrap()];
            latin.push_str(one);
            cyrillic.push_str(other);
        }
        (capitalised(&latin), capitalised(&cyrillic))
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// An article in both languages: title, then paragraphs.
#[derive(Debug, Clone)]
pub(super) struct Story {
    pub(super) en: Vec<String>,
    pub(super) uk: Vec<String>,
}

impl Story {
    /// Story number `seed`, of `sentences` under a title.
    pub(super) fn new(seed: u64, sentences: usize) -> Self {
        let mut chance = Chance::new(seed);
        let told = (0..=sentences).map(|_| sentence(&mut chance));
        let (en, uk) = told.unzip();
        Self { en, uk }
    }
}

fn sentence(chance: &mut Chance) -> (String, String) {
    let (en, uk) = SENTENCES[usize::try_from(chance.below(10)).unwrap()];
    let (a, b, n) = (chance.name(), chance.name(), (12 + chance.below(900)).to_string());
    let fill = |text: &str, a: &str, b: &str| text.replace("{a}", a).replace("{b}", b).replace("{n}", &n);
    (fill(en, &a.0, &b.0), fill(uk, &a.1, &b.1))
}

/// A page that is made up.
#[derive(Debug, Clone)]
pub(super) struct Made {
    pub(super) url: String,
    pub(super) lang: &'static str,
    /// Day of 2025.
    pub(super) day: Option<u64>,
    pub(super) texts: Vec<String>,
    pub(super) alternates: Vec<Value>,
    pub(super) canonical: Option<String>,
}

impl Made {
    pub(super) fn new(url: impl Into<String>, lang: &'static str, texts: &[String]) -> Self {
        Self { url: url.into(), lang, day: None, texts: texts.to_vec(), alternates: Vec::new(), canonical: None }
    }

    pub(super) fn on(self, day: u64) -> Self {
        Self { day: Some(day), ..self }
    }

    pub(super) fn alternate(mut self, lang: &str, url: &str, via: AlternateVia) -> Self {
        self.alternates.push(json!({"lang": lang, "url": url, "via": via}));
        self
    }

    pub(super) fn canonical(self, url: &str) -> Self {
        Self { canonical: Some(url.to_owned()), ..self }
    }

    pub(super) fn digest(&self) -> Digest {
        self.digest_of("article")
    }

    /// The digest of the page where it is a listing.
    pub(super) fn listing(&self) -> Digest {
        self.digest_of("listing")
    }

    fn digest_of(&self, page_kind: &str) -> Digest {
        let kind = |at| if at == 0 { "title" } else { "paragraph" };
        let block = |(at, text)| json!({"kind": kind(at), "text": text, "lang": self.lang});
        let blocks: Vec<Value> = self.texts.iter().enumerate().map(block).collect();
        let published = self.day.map(|day| format!("2025-{:02}-{:02}", day / 28 % 12 + 1, day % 28 + 1));
        let page = json!({
            "url": self.url, "lang": self.lang, "published": published, "blocks": blocks,
            "alternates": self.alternates, "canonical": self.canonical, "kind": page_kind,
        });
        Digest::of(&serde_json::from_value::<Page>(page).unwrap())
    }
}

/// Pages, the English and the Ukrainian one of each article one after the other.
pub(super) fn digests(articles: &[[Made; 2]]) -> Vec<Digest> {
    articles.iter().flatten().map(Made::digest).collect()
}

/// How many pairs of `linkage` are pages 2k and 2k + 1, and how many are not.
pub(super) fn right_and_wrong(linkage: &Linkage) -> (usize, usize) {
    let (right, wrong): (Vec<_>, Vec<_>) =
        linkage.pairs.iter().partition(|pair| pair.en % 2 == 0 && pair.uk == pair.en + 1);
    (right.len(), wrong.len())
}

/// Checks that all `articles` are linked, most of them by `via`.
#[track_caller]
pub(super) fn check_linked(articles: &[[Made; 2]], via: Via) {
    let linkage = link(&digests(articles));
    assert_eq!(right_and_wrong(&linkage), (articles.len(), 0));
    let as_told = linkage.pairs.iter().filter(|pair| pair.via == via).count();
    assert!(as_told * 10 >= articles.len() * 9, "{as_told} of {} by {via}", articles.len());
}
