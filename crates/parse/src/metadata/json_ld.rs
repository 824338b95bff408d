//! JSON-LD objects, read leniently: arrays, `@graph`, objects inside objects, raw line breaks in strings.

mod bounded;

use serde_json::{Map, Value};

use bounded::Budget;

/// The JSON-LD objects of a page.
#[derive(Debug, Default)]
pub(crate) struct JsonLd {
    roots: Vec<Value>,
}

/// An object of JSON-LD.
pub(crate) type Object = Map<String, Value>;

/// How many objects and lists are read: a page has a handful; the limit holds for hostile ones.
const MOST_OBJECTS: usize = 10_000;

impl JsonLd {
    /// Reads the texts of a page's scripts; what cannot be read is left out.
    pub(crate) fn read(scripts: &[&str]) -> Self {
        let budget = Budget::new(MOST_OBJECTS);
        Self { roots: scripts.iter().filter_map(|script| parse(script, &budget)).collect() }
    }

    /// All objects, outer ones first, in page order.
    pub(crate) fn objects(&self) -> Vec<&Object> {
        let mut waiting: Vec<&Value> = self.roots.iter().rev().collect();
        let mut objects = Vec::new();
        while let Some(value) = waiting.pop() {
            match value {
                Value::Array(values) => waiting.extend(values.iter().rev()),
                Value::Object(object) if objects.len() < MOST_OBJECTS => {
                    objects.push(object);
                    waiting.extend(object.values().filter(|value| value.is_object() || value.is_array()));
                }
                _ => {}
            }
        }
        objects
    }

    /// The object that describes the page's article: the first with a type of article and a headline, else of
    /// another work with a headline.
    pub(crate) fn article(&self) -> Option<&Object> {
        let objects = self.objects();
        let mut articles = objects.iter().filter(|object| is_article(object));
        let article = articles.clone().find(|object| object.contains_key("headline")).or_else(|| articles.next());
        article.copied()
    }
}

/// Whether the object's type is that of an article.
fn is_article(object: &Object) -> bool {
    types(object).any(|kind| {
        let kind = kind.rsplit(['/', ':', '#']).next().unwrap_or(kind);
        kind.ends_with("Article")
            || matches!(kind, "BlogPosting" | "LiveBlogPosting" | "Report" | "NewsReport" | "Blog")
    })
}

/// The names of the object's types.
pub(crate) fn types(object: &Object) -> impl Iterator<Item = &str> {
    object.get("@type").into_iter().flat_map(strings)
}

/// The strings that a value holds: itself, or the items of a list.
pub(crate) fn strings(value: &Value) -> impl Iterator<Item = &str> {
    items(value).iter().filter_map(Value::as_str)
}

/// The items of a list, or the one value.
pub(crate) fn items(value: &Value) -> &[Value] {
    match value {
        Value::Array(values) => values,
        value => std::slice::from_ref(value),
    }
}

/// The text of a property: a string, or the first of a list, or the `name`, `url` or `@value` of an object.
pub(crate) fn text<'v>(object: &'v Object, property: &str, of: &[&str]) -> Option<&'v str> {
    first_text(object.get(property)?, of)
}

fn first_text<'v>(value: &'v Value, of: &[&str]) -> Option<&'v str> {
    let value = match value {
        Value::Array(values) => values.first()?,
        value => value,
    };
    let text = match value {
        Value::String(text) => Some(text.as_str()),
        Value::Object(object) => of.iter().find_map(|name| object.get(*name)?.as_str()),
        _ => None,
    };
    text.map(str::trim).filter(|text| !text.is_empty())
}

/// The names in a property that holds one name or several.
pub(crate) fn names<'v>(object: &'v Object, property: &str) -> Vec<&'v str> {
    let values = object.get(property).map(items).unwrap_or_default();
    let named = |value: &'v Value| match value.as_object().and_then(|object| object.get("name")) {
        // Several people under one roof: `{"@type": "Person", "name": ["…", "…"]}`.
        Some(Value::Array(names)) => names.iter().filter_map(|name| first_text(name, &[])).collect(),
        _ => first_text(value, &["name"]).into_iter().collect::<Vec<_>>(),
    };
    values.iter().flat_map(named).collect()
}

fn parse(script: &str, budget: &Budget) -> Option<Value> {
    let script = script.trim().trim_start_matches("<!--").trim_start_matches("//<![CDATA[").trim();
    let script = script.trim_end_matches("-->").trim_end_matches("//]]>").trim_end_matches(';').trim();
    budget.read_whole(script).or_else(|| budget.read_whole(&repaired(script))).or_else(|| budget.read_first(script))
}

/// The text with control characters turned into spaces and commas before a closing bracket taken out.
fn repaired(script: &str) -> String {
    let mut repaired = String::with_capacity(script.len());
    let (mut quoted, mut escaped) = (false, false);
    for c in script.chars() {
        if quoted {
            quoted = c != '"' || escaped;
            escaped = c == '\\' && !escaped;
        } else {
            quoted = c == '"';
            if matches!(c, '}' | ']') {
                let kept = repaired.trim_end().trim_end_matches(',').len();
                repaired.truncate(kept);
            }
        }
        repaired.push(if c.is_control() { ' ' } else { c });
    }
    repaired
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn headline(script: &str) -> String {
        let data = JsonLd::read(&[script]);
        let article = data.article().expect("an article");
        text(article, "headline", &[]).unwrap_or_default().to_owned()
    }

    #[test]
    fn finds_the_article_in_a_graph() {
        let script = r#"{"@graph":[{"@type":"WebSite","name":"S"},{"@type":["NewsArticle"],"headline":"Міст"}]}"#;
        assert_eq!(headline(script), "Міст");
    }

    #[test]
    fn reads_broken_json() {
        assert_eq!(headline("{\"@type\":\"NewsArticle\",\"headline\":\"Міст\nвідкрито\",}"), "Міст відкрито");
        assert_eq!(headline("{\"@type\":\"NewsArticle\",\"headline\":\"Міст\"} </script"), "Міст");
    }

    #[test]
    fn gives_names_of_lists_and_objects() {
        let data = JsonLd::read(&[
            r#"{"@type":"Article","author":[{"name":"Олена Гай"},"Іван Кіт",{"name":["Ніна Верба"]}]}"#,
        ]);
        let article = data.article().expect("an article");
        assert_eq!(names(article, "author"), ["Олена Гай", "Іван Кіт", "Ніна Верба"]);
    }
}
