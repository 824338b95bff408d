//! Lines that lead to other articles: «Читайте також: …», `News on the topic`.

use std::sync::LazyLock;

use memchr::{memchr, memchr3, memrchr};
use rustc_hash::FxHashSet;

use super::label::LONGEST;
use crate::text::key;

/// Labels that stand before a link to another article in one line: «Читайте також: …».
const READ_ALSO: [&str; 35] = [
    "читайте також",
    "читати також",
    "дивіться також",
    "також читайте",
    "також дивіться",
    "більше по темі",
    "більше за темою",
    "по темі",
    "за темою",
    "до теми",
    "читайте більше",
    "докладніше читайте",
    "детальніше читайте",
    "read also",
    "also read",
    "read more",
    "see also",
    "read next",
    "related",
    "more on this",
    "more on the topic",
    "don t miss",
    "також за темою",
    "більше про це",
    "читайте также",
    "смотрите также",
    "по теме",
    "больше по теме",
    "также читайте",
    "читайте ще",
    "дивіться ще",
    "дивись також",
    "не пропустіть",
    "вас може зацікавити",
    "вам буде цікаво",
];

/// What a list of articles on the topic at hand may be called before the topic is.
const TOPIC_HEADS: [&str; 32] = [
    "",
    "ще",
    "також",
    "більше",
    "новини",
    "статті",
    "матеріали",
    "публікації",
    "читайте",
    "ещё",
    "еще",
    "также",
    "больше",
    "новости",
    "статьи",
    "материалы",
    "публикации",
    "more",
    "also",
    "news",
    "articles",
    "stories",
    "related",
    "read more",
    "more news",
    "mehr",
    "auch",
    "artikel",
    "lesen sie mehr",
    "lesen sie auch",
    "mehr artikel",
    "weitere artikel",
];

/// How such a list calls the topic.
const TOPIC_TAILS: [&str; 16] = [
    "за темою",
    "по темі",
    "на тему",
    "на цю тему",
    "до теми",
    "про це",
    "по теме",
    "на эту тему",
    "об этом",
    "on the topic",
    "on this topic",
    "on the subject",
    "on this subject",
    "on this story",
    "about this",
    "zum thema",
];

/// The last words of [`TOPIC_TAILS`].
static TOPIC_ENDS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| TOPIC_TAILS.iter().filter_map(|tail| tail.rsplit(' ').next()).collect());

/// Whether a line is a label of articles on the same topic: «Статті за темою», `News on the topic`.
pub(super) fn is_on_topic(key: &str) -> bool {
    let last = memrchr(b' ', key.as_bytes()).map_or(key, |space| &key[space + 1..]);
    if !TOPIC_ENDS.contains(last) {
        return false;
    }
    let heads = TOPIC_TAILS.iter().filter_map(|tail| key.strip_suffix(tail));
    heads.into_iter().any(|head| TOPIC_HEADS.contains(&head.trim_end()) && (head.is_empty() || head.ends_with(' ')))
}

/// The first words of the lines that [`reads_also`] knows: few lines of a page begin with one of them.
static READ_ALSO_STARTS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| READ_ALSO.iter().chain(&TOPIC_HEADS).chain(&TOPIC_TAILS).map(|line| first_word(line)).collect());

pub(super) fn first_word(key: &str) -> &str {
    memchr(b' ', key.as_bytes()).map_or(key, |space| &key[..space])
}

/// Whether the line begins with a label of «Читайте також» and a colon, or with the label alone before a link.
pub(crate) fn reads_also(text: &str) -> bool {
    let Some(head) = text.get(..text.floor_char_boundary(LONGEST)) else { return false };
    reads_also_line(text, &key(head))
}

/// As [`reads_also`] where the key of the text or of its beginning is known.
pub(super) fn reads_also_line(text: &str, key_of_text: &str) -> bool {
    if !READ_ALSO_STARTS.contains(first_word(key_of_text)) {
        return false;
    }
    let Some(head) = text.get(..text.floor_char_boundary(80)) else { return false };
    let head = head.split([':', '|', '—', '–', '►', '→']).next().unwrap_or(head);
    let key = key(head);
    READ_ALSO.contains(&key.as_str()) || is_on_topic(&key)
}

/// Whether a text ends with a link to the rest of it: an excerpt of another article.
pub(crate) fn goes_on(text: &str) -> bool {
    const MORE: [&str; 8] = [
        "read more",
        "continue reading",
        "read the rest",
        "читати далі",
        "читати більше",
        "детальніше",
        "weiterlesen",
        "читать далее",
    ];
    let tail = key(&text[text.ceil_char_boundary(text.len().saturating_sub(80))..]);
    MORE.iter().any(|more| tail.ends_with(more))
}

/// The rest of a line that begins with a label of «Читайте також» and a separator.
pub(crate) fn after_reads_also(text: &str) -> Option<&str> {
    // The longer ones all begin with this byte.
    let start = memchr3(b':', b'|', 0xe2, text.as_bytes())?;
    let at = start + text[start..].find([':', '|', '—', '–', '►', '→']).filter(|_| reads_also(text))?;
    let rest = text[at..].trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '«' | '“' | '"'));
    (!rest.is_empty()).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_read_also_from_a_reminder() {
        assert!(reads_also("Читайте також: Міст відкрито"));
        assert!(!reads_also("Нагадаємо: міст закрили торік"));
        assert!(!reads_also("Related costs rose by a third."));
    }

    #[test]
    fn takes_the_label_off_a_teaser() {
        assert_eq!(after_reads_also("Читайте також: «Міст» відкрито"), Some("«Міст» відкрито"));
        assert_eq!(after_reads_also("Міст: відкрито"), None);
    }
}
