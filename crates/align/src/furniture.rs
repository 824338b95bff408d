//! Strings of the page that are no part of its text: they stand on either version on their own account.

/// Whole units that are interface strings, in lower case, sorted.
const STRINGS: [&str; 104] = [
    "about us",
    "add a comment",
    "advertisement",
    "advertising",
    "all news",
    "all rights reserved",
    "back to top",
    "breaking news",
    "comments",
    "contact us",
    "contacts",
    "continue reading",
    "cookie policy",
    "copy link",
    "editorial office",
    "follow us",
    "home",
    "join us",
    "latest",
    "latest news",
    "leave a comment",
    "listen to the article",
    "load more",
    "log in",
    "main page",
    "more news",
    "more on the topic",
    "most popular",
    "most read",
    "news",
    "next article",
    "next post",
    "popular",
    "popular news",
    "previous article",
    "previous post",
    "print",
    "privacy policy",
    "read more",
    "read next",
    "recommended",
    "related articles",
    "related news",
    "report a mistake",
    "report an error",
    "save",
    "search",
    "share",
    "share this article",
    "show more",
    "sign in",
    "sign up",
    "sponsored",
    "subscribe",
    "subscribe to our newsletter",
    "subscribe to our telegram channel",
    "support us",
    "terms of use",
    "top news",
    "trending",
    "view all",
    "whole news feed",
    "авторизуватися",
    "більше на тему",
    "більше новин",
    "версія для друку",
    "вибір редакції",
    "всі новини",
    "всі права захищені",
    "головна",
    "головне",
    "дивитися всі",
    "додати в обране",
    "додати до обраного",
    "додати коментар",
    "завантажити ще",
    "залишити коментар",
    "зберегти",
    "коментарі",
    "копіювати посилання",
    "найпопулярніше",
    "наступна публікація",
    "наступна стаття",
    "новини",
    "останні новини",
    "повідомити про помилку",
    "поділитися",
    "показати більше",
    "показати ще",
    "попередня публікація",
    "попередня стаття",
    "популярне",
    "пошук",
    "про нас",
    "підписатися",
    "підписуйтесь на нас",
    "підписуйтесь на наш канал у telegram",
    "підтримайте нас",
    "реклама",
    "рекомендовані статті",
    "стрічка новин",
    "увійти",
    "усі новини",
    "читати далі",
];

/// What stands before a colon where a teaser of another article follows, in lower case.
const TEASER_LABELS: [&str; 22] = [
    "also read",
    "learn more",
    "more on the topic",
    "more on this topic",
    "on the topic",
    "read also",
    "read more",
    "read on the topic",
    "related",
    "see also",
    "watch also",
    "більше на тему",
    "більше про це",
    "дивіться також",
    "до теми",
    "на тему",
    "на цю тему",
    "раніше ми писали",
    "також читайте",
    "читайте на тему",
    "читайте також",
    "читати також",
];

/// Longer texts are no interface strings: bytes.
const LONGEST: usize = 80;

/// Whether the text is a string of the page's interface, or a teaser of another article under its label.
pub(crate) fn is_furniture(text: &str) -> bool {
    let text = text.trim_matches(|c: char| !c.is_alphanumeric());
    if let Some((label, _)) = text.split_once(':')
        && contains(&TEASER_LABELS, label)
    {
        return true;
    }
    // A count may follow: «Коментарі (12)».
    contains(&STRINGS, text.trim_end_matches(|c: char| !c.is_alphabetic()))
}

fn contains(strings: &[&str], text: &str) -> bool {
    let lower = || text.chars().flat_map(char::to_lowercase);
    text.len() <= LONGEST && strings.binary_search_by(|string| string.chars().cmp(lower())).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_interface_strings_in_any_dress() {
        assert!(is_furniture("Коментарі (12)"));
        assert!(is_furniture("READ MORE »"));
        assert!(is_furniture("Читайте також: Новий міст відкрили"));
    }

    #[test]
    fn strings_are_in_order() {
        assert!(STRINGS.is_sorted() && TEASER_LABELS.is_sorted());
    }

    #[test]
    fn leaves_sentences_alone() {
        assert!(!is_furniture("Новини надійшли вранці."));
        assert!(!is_furniture("He said: read more books."));
        assert!(!is_furniture(""));
    }
}
