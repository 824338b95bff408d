//! The JSON form of a page: the line that `poruch stage parse` writes, without its `id`.
//!
//! Values stand under the names that programs rely on; where each was read stands beside them in `origins`. A date
//! with a time but no offset is no RFC 3339 date-time, so its time stands in `published_local`, `modified_local`. How
//! the page's `lang` was told stands in `language`; where a line has both and they differ, `lang` holds.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use poruch_detect_language::{Lang, PageLanguage};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::builder::{NewBlock, PageBuilder};
use super::{Alternate, Block, BlockKind, Metadata, Origin, Page, PageDate, PageKind, Related, Sourced};

#[derive(Serialize, Deserialize)]
struct PageForm<'a> {
    #[serde(borrow, default)]
    url: Option<Cow<'a, str>>,
    #[serde(default)]
    kind: PageKind,
    #[serde(default)]
    lang: Lang,
    #[serde(default)]
    language: Cow<'a, PageLanguage>,
    #[serde(borrow, default)]
    title: Option<Cow<'a, str>>,
    #[serde(default)]
    published: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    published_local: Option<String>,
    #[serde(default)]
    modified: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    modified_local: Option<String>,
    #[serde(borrow, default)]
    category: Option<Cow<'a, str>>,
    #[serde(default)]
    tags: Vec<Cow<'a, str>>,
    #[serde(default)]
    author: Vec<Cow<'a, str>>,
    #[serde(borrow, default)]
    source: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    site_name: Option<Cow<'a, str>>,
    #[serde(default, skip_deserializing)]
    lead: Option<String>,
    #[serde(default, skip_deserializing)]
    key_points: Vec<Cow<'a, str>>,
    #[serde(borrow, default)]
    blocks: Vec<BlockForm<'a>>,
    #[serde(default)]
    alternates: Cow<'a, [Alternate]>,
    #[serde(default)]
    related: Cow<'a, [Related]>,
    #[serde(borrow, default)]
    image: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    canonical: Option<Cow<'a, str>>,
    #[serde(default)]
    declared_langs: Cow<'a, [Sourced<Lang>]>,
    #[serde(default)]
    origins: BTreeMap<Field, Vec<Origin>>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    flattened: bool,
    #[serde(default, skip_deserializing)]
    text: String,
}

#[derive(Serialize, Deserialize)]
struct BlockForm<'a> {
    kind: BlockKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    level: Option<u8>,
    #[serde(borrow)]
    text: Cow<'a, str>,
    #[serde(default)]
    lang: Lang,
    #[serde(borrow, default)]
    path: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    range: Option<(usize, usize)>,
    #[serde(default, skip_serializing_if = "<[String]>::is_empty")]
    anchors: Cow<'a, [String]>,
}

/// The values of the metadata that have an origin, by their names in JSON.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Field {
    Title,
    Published,
    Modified,
    Category,
    Tags,
    Author,
    Source,
    SiteName,
    Image,
    Canonical,
}

impl Serialize for Page {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        PageForm::of(self).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Page {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        PageForm::deserialize(deserializer)?.into_page().map_err(D::Error::custom)
    }
}

impl<'a> PageForm<'a> {
    fn of(page: &'a Page) -> Self {
        let metadata = page.metadata();
        let date = |date: Option<&Sourced<PageDate>>| date.map(|date| date.value.to_string());
        let local = |date: Option<&Sourced<PageDate>>| date.and_then(|date| inexact_local(date.value));
        Self {
            url: page.url().map(Cow::Borrowed),
            kind: page.kind(),
            lang: page.lang(),
            language: Cow::Borrowed(page.language()),
            title: page.title().map(Cow::Borrowed),
            published: date(metadata.published.as_ref()),
            published_local: local(metadata.published.as_ref()),
            modified: date(metadata.modified.as_ref()),
            modified_local: local(metadata.modified.as_ref()),
            category: value(metadata.category.as_ref()),
            tags: values(&metadata.tags),
            author: values(&metadata.authors),
            source: value(metadata.source.as_ref()),
            site_name: value(metadata.site_name.as_ref()),
            lead: page.lead(),
            key_points: page.key_points().map(Cow::Borrowed).collect(),
            blocks: page.blocks().map(BlockForm::of).collect(),
            alternates: Cow::Borrowed(page.alternates()),
            related: Cow::Borrowed(page.related()),
            image: value(metadata.image.as_ref()),
            canonical: value(metadata.canonical.as_ref()),
            declared_langs: Cow::Borrowed(&metadata.declared_langs),
            origins: origins(metadata),
            flattened: page.is_flattened(),
            text: page.text(),
        }
    }

    fn into_page(mut self) -> Result<Page, super::date::ParseDateError> {
        let published = dated(self.published_local.take().or(self.published.take()))?;
        let modified = dated(self.modified_local.take().or(self.modified.take()))?;
        let origins = self.origins;
        let sourced = |field, value: Option<Cow<'_, str>>| {
            value.map(|value| Sourced::new(value.into_owned(), origin(&origins, field, 0)))
        };
        let all = |field, values: Vec<Cow<'_, str>>| {
            let numbered = values.into_iter().enumerate();
            numbered.map(|(at, value)| Sourced::new(value.into_owned(), origin(&origins, field, at))).collect()
        };
        let metadata = Metadata {
            title: sourced(Field::Title, self.title),
            published: published.map(|date| Sourced::new(date, origin(&origins, Field::Published, 0))),
            modified: modified.map(|date| Sourced::new(date, origin(&origins, Field::Modified, 0))),
            category: sourced(Field::Category, self.category),
            tags: all(Field::Tags, self.tags),
            authors: all(Field::Author, self.author),
            source: sourced(Field::Source, self.source),
            site_name: sourced(Field::SiteName, self.site_name),
            image: sourced(Field::Image, self.image),
            canonical: sourced(Field::Canonical, self.canonical),
            declared_langs: self.declared_langs.into_owned(),
        };
        let language = self.language.into_owned();
        let language = if language.lang() == self.lang { language } else { PageLanguage::from(self.lang) };
        let mut builder = PageBuilder::new(self.url.as_deref());
        builder.kind(self.kind).flattened(self.flattened).language(language).metadata(metadata);
        builder.alternates(self.alternates.into_owned()).related(self.related.into_owned());
        for block in self.blocks {
            builder.block(block.into_new());
        }
        Ok(builder.build())
    }
}

impl<'a> BlockForm<'a> {
    fn of(block: Block<'a>) -> Self {
        Self {
            kind: block.kind,
            level: block.level,
            text: Cow::Borrowed(block.text),
            lang: block.lang,
            path: Cow::Borrowed(block.path),
            range: block.range.map(|range| (range.start, range.end)),
            anchors: Cow::Borrowed(block.anchors),
        }
    }

    fn into_new(self) -> NewBlock<'a> {
        NewBlock {
            kind: self.kind,
            level: self.level,
            lang: self.lang,
            text: self.text,
            path: self.path,
            range: self.range.map(|(start, end)| Range { start, end }),
            anchors: self.anchors.into_owned(),
        }
    }
}

impl Serialize for Block<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        BlockForm::of(self.clone()).serialize(serializer)
    }
}

/// The local time of a date that is not written as an RFC 3339 date-time for want of an offset.
fn inexact_local(date: PageDate) -> Option<String> {
    if date.is_exact() { None } else { date.local() }
}

fn dated(text: Option<String>) -> Result<Option<PageDate>, super::date::ParseDateError> {
    text.map(|text| text.parse()).transpose()
}

fn value(value: Option<&Sourced<String>>) -> Option<Cow<'_, str>> {
    value.map(|value| Cow::Borrowed(value.value.as_str()))
}

fn values(values: &[Sourced<String>]) -> Vec<Cow<'_, str>> {
    values.iter().map(|value| Cow::Borrowed(value.value.as_str())).collect()
}

fn origins(metadata: &Metadata) -> BTreeMap<Field, Vec<Origin>> {
    fn all<T>(values: &[Sourced<T>]) -> Vec<Origin> {
        values.iter().map(|value| value.origin).collect()
    }
    fn one<T>(value: Option<&Sourced<T>>) -> Vec<Origin> {
        value.map(|value| value.origin).into_iter().collect()
    }
    let mut origins = BTreeMap::from([
        (Field::Title, one(metadata.title.as_ref())),
        (Field::Published, one(metadata.published.as_ref())),
        (Field::Modified, one(metadata.modified.as_ref())),
        (Field::Category, one(metadata.category.as_ref())),
        (Field::Tags, all(&metadata.tags)),
        (Field::Author, all(&metadata.authors)),
        (Field::Source, one(metadata.source.as_ref())),
        (Field::SiteName, one(metadata.site_name.as_ref())),
        (Field::Image, one(metadata.image.as_ref())),
        (Field::Canonical, one(metadata.canonical.as_ref())),
    ]);
    origins.retain(|_, origins| !origins.is_empty());
    origins
}

/// The origin of value number `at` of `field`; a line that names none took it from its text.
fn origin(origins: &BTreeMap<Field, Vec<Origin>>, field: Field, at: usize) -> Origin {
    origins.get(&field).and_then(|origins| origins.get(at)).copied().unwrap_or(Origin::Text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> Page {
        let mut metadata = Metadata {
            title: Some(Sourced::new("Міст відкрито".into(), Origin::JsonLd)),
            published: Some(Sourced::new("2025-02-16T14:30:00+02:00".parse().unwrap(), Origin::Meta)),
            modified: Some(Sourced::new("2025-02-16T15:00:00".parse().unwrap(), Origin::Text)),
            authors: vec![
                Sourced::new("Олена Гай".into(), Origin::Markup),
                Sourced::new("І. Кіт".into(), Origin::Meta),
            ],
            ..Metadata::default()
        };
        metadata.source = Some(Sourced::new("Суспільне".into(), Origin::Text));
        let mut builder = PageBuilder::new(Some("https://site.example/a"));
        builder.flattened(true).metadata(metadata);
        builder.language(PageLanguage::judge(&[Lang::EN], ["Рух почали вранці.", "Read more"]).with_title("News"));
        let block = |kind, text: &'static str| NewBlock {
            kind,
            level: None,
            lang: Lang::UK,
            text: text.into(),
            path: "html/body/p".into(),
            range: Some(4..9),
            anchors: vec!["https://site.example/i.jpg".into()],
        };
        builder.block(block(BlockKind::Title, "Міст відкрито"));
        builder.block(block(BlockKind::Lead, "Рух почали вранці."));
        builder.block(block(BlockKind::Caption, "Фото мосту"));
        builder.block(block(BlockKind::Paragraph, "Першими проїхали автобуси."));
        builder.build()
    }

    #[test]
    fn reads_back_what_it_writes() {
        let page = page();
        let json = serde_json::to_string(&page).unwrap();
        assert_eq!(serde_json::from_str::<Page>(&json).unwrap(), page);
        assert_eq!(serde_json::from_value::<Page>(serde_json::from_str(&json).unwrap()).unwrap(), page);
    }

    #[test]
    fn writes_the_promised_names() {
        let json = serde_json::to_value(page()).unwrap();
        assert_eq!(json["published"], "2025-02-16T14:30:00+02:00");
        assert_eq!(json["modified"], "2025-02-16");
        assert_eq!(json["modified_local"], "2025-02-16T15:00:00");
        assert_eq!(json["author"], serde_json::json!(["Олена Гай", "І. Кіт"]));
        assert_eq!(json["lead"], "Рух почали вранці.");
        assert_eq!(json["text"], "Рух почали вранці.\n\nПершими проїхали автобуси.");
        assert_eq!(json["blocks"][1]["kind"], "lead");
        assert_eq!(json["blocks"][1]["range"], serde_json::json!([4, 9]));
    }

    #[test]
    fn reads_a_line_with_an_unknown_field_and_few_known_ones() {
        let page: Page = serde_json::from_str(r#"{"id":7,"url":"https://s.example/","blocks":[]}"#).unwrap();
        assert_eq!(page.url(), Some("https://s.example/"));
    }

    #[test]
    fn takes_the_language_that_a_line_names() {
        let page: Page = serde_json::from_str(r#"{"lang":"uk","blocks":[]}"#).unwrap();
        assert_eq!(page.lang(), Lang::UK);
        let mut line = serde_json::to_value(self::page()).unwrap();
        assert_eq!(line["language"]["detected"]["lang"], "uk");
        line["lang"] = "be".into();
        assert_eq!(serde_json::from_value::<Page>(line).unwrap().lang(), Lang::BE);
    }
}
