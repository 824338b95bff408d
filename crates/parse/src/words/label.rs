//! Lines that a reader sees and that say what stands beside or below them.
//!
//! The lists are what news sites of both languages write; compared as [`key`](crate::text::key)s.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::text::key;

/// What a line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Label {
    /// A list of key points follows.
    KeyPoints,
    /// Teasers of other articles follow.
    Related,
    /// Readers' comments follow.
    Comments,
    /// A line of the template: a button, a reaction, a share bar, a notice.
    Widget,
    /// A line about the article, or the label of one.
    About,
    /// An offer to subscribe follows.
    Paywall,
}

const KEY_POINTS: [&str; 18] = [
    "points of attention",
    "key points",
    "key takeaways",
    "key facts",
    "main points",
    "main theses",
    "the main theses",
    "highlights",
    "at a glance",
    "in brief",
    "takeaways",
    "what you need to know",
    "головні тези",
    "головне",
    "коротко",
    "ключові тези",
    "основні тези",
    "тези",
];

const RELATED: [&str; 46] = [
    "more on the topic",
    "more on this topic",
    "more on this story",
    "more on this",
    "more stories",
    "more news",
    "more like this",
    "related",
    "related news",
    "related stories",
    "related articles",
    "related posts",
    "related topics",
    "related content",
    "related coverage",
    "read also",
    "also read",
    "read more",
    "read next",
    "see also",
    "recommended",
    "recommended for you",
    "you may also like",
    "you might also like",
    "you may like",
    "most read",
    "most popular",
    "popular",
    "trending",
    "latest news",
    "top stories",
    "don t miss",
    "більше по темі",
    "більше за темою",
    "читайте також",
    "читати також",
    "дивіться також",
    "дивись також",
    "ще за темою",
    "ще по темі",
    "по темі",
    "за темою",
    "схожі новини",
    "останні новини",
    "популярне",
    "рекомендуємо",
];

const MORE_RELATED: [&str; 27] = [
    "вас може зацікавити",
    "вам може бути цікаво",
    "пов язані новини",
    "новини по темі",
    "новини за темою",
    "матеріали по темі",
    "матеріали за темою",
    "топ новини",
    "до теми",
    "інші новини",
    "більше про це",
    "більше на тему",
    "більше на цю тему",
    "також за темою",
    "також по темі",
    "more about this",
    "also on the topic",
    "on this topic",
    "also on this topic",
    "читайте также",
    "смотрите также",
    "по теме",
    "больше по теме",
    "похожие новости",
    "последние новости",
    "популярное",
    "рекомендуем",
];

const COMMENTS: [&str; 11] = [
    "comments",
    "leave a comment",
    "leave a reply",
    "join the conversation",
    "join the discussion",
    "коментарі",
    "коментарів",
    "залишити коментар",
    "обговорення",
    "комментарии",
    "оставить комментарий",
];

const WIDGETS: [&str; 66] = [
    "share",
    "share this",
    "share this article",
    "share this story",
    "share on facebook",
    "share on x",
    "share on twitter",
    "share on telegram",
    "copy link",
    "print",
    "save",
    "add to favorites",
    "add to favourites",
    "add to bookmarks",
    "add to bookmark",
    "how do you like that",
    "how do you like it",
    "what do you think",
    "your reaction",
    "advertisement",
    "advertising",
    "sponsored",
    "sponsored content",
    "subscribe",
    "subscribe now",
    "sign up",
    "log in",
    "sign in",
    "accept",
    "accept all",
    "ok",
    "close",
    "listen to this article",
    "listen",
    "follow us",
    "back to top",
    "go to top",
    "report a typo",
    "text size",
    "reading time",
    "поділитися",
    "поділитись",
    "поширити",
    "поділитися новиною",
    "копіювати посилання",
    "друкувати",
    "зберегти",
    "додати до обраного",
    "додати в обране",
    "до обраного",
    "в закладки",
    "як вам це",
    "як вам новина",
    "ваша реакція",
    "реклама",
    "на правах реклами",
    "підписатися",
    "підписатись",
    "увійти",
    "прийняти",
    "закрити",
    "вгору",
    "поделиться",
    "распечатать",
    "подписаться",
    "как вам новость",
];

/// Beginnings of the first line of a paywall's box.
const PAYWALL: [&str; 10] = [
    "this content is reserved for subscribers",
    "this article is for subscribers",
    "subscribe to continue reading",
    "subscribe to keep reading",
    "subscribe for more articles",
    "register for more articles",
    "create an account or sign in",
    "цей матеріал доступний лише передплатникам",
    "цей матеріал доступний лише для передплатників",
    "оформіть передплату щоб читати далі",
];

/// What the words of a block say of it, read once and asked for many times.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Said {
    /// As [`whole`].
    pub(crate) whole: Option<Label>,
    /// Whether it is an invitation or a notice of the template rather than a part of the article.
    pub(crate) prompts: bool,
    /// As [`reads_also`].
    pub(crate) reads_also: bool,
    /// Whether there is a [`source_of`] it.
    pub(crate) names_source: bool,
}

impl Said {
    pub(crate) fn by(text: &str) -> Self {
        let head = key(&text[..text.floor_char_boundary(LONGEST)]);
        Self {
            whole: (text.len() <= LONGEST).then(|| whole_line(&head)).flatten(),
            prompts: prompts(text, &head),
            reads_also: READ_ALSO_STARTS.contains(first_word(&head)) && reads_also(text),
            names_source: source_of(text).is_some(),
        }
    }
}

/// A label is no longer, in bytes, and an invitation can be told by as many.
const LONGEST: usize = 120;

/// What a line is whose whole text says so; a trailing count («Коментарі (12)», `Comments 3`) does not matter.
pub(crate) fn whole(text: &str) -> Option<Label> {
    (text.len() <= LONGEST).then(|| whole_line(&key(text))).flatten()
}

fn whole_line(key: &str) -> Option<Label> {
    let line = key.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    if let Some(&label) = LABELS.get(line) {
        Some(label)
    } else if is_on_topic(line) {
        Some(Label::Related)
    } else if is_reading_time(key) {
        Some(Label::Widget)
    } else if PAYWALL.iter().any(|start| line.starts_with(start)) {
        Some(Label::Paywall)
    } else {
        None
    }
}

/// The lists of whole lines in one table: each block of a page is looked up.
static LABELS: LazyLock<FxHashMap<&str, Label>> = LazyLock::new(|| {
    let lists: [(&[&str], Label); 6] = [
        (&KEY_POINTS, Label::KeyPoints),
        (&RELATED, Label::Related),
        (&MORE_RELATED, Label::Related),
        (&COMMENTS, Label::Comments),
        (&WIDGETS, Label::Widget),
        (&ABOUT, Label::About),
    ];
    // Of two lists that hold a line the first counts.
    lists.into_iter().rev().flat_map(|(lines, label)| lines.iter().map(move |&line| (line, label))).collect()
});

/// Whether a line says how long the article takes to read: «4 хв читання», `Reading time: 4 min`.
fn is_reading_time(key: &str) -> bool {
    const MINUTES: [&str; 9] = ["min", "mins", "minute", "minutes", "хв", "хвилина", "хвилини", "хвилин", "мин"];
    const READING: [&str; 7] = ["read", "reading", "читання", "читати", "прочитання", "чтения", "lesezeit"];
    const OTHER: [&str; 7] = ["time", "to", "a", "на", "час", "для", "время"];
    let is_known = |word: &str| {
        word.bytes().all(|byte| byte.is_ascii_digit())
            || [&MINUTES[..], &READING, &OTHER].iter().any(|list| list.contains(&word))
    };
    let has = |list: &[&str]| key.split(' ').any(|word| list.contains(&word));
    key.split(' ').all(is_known) && has(&MINUTES) && has(&READING)
}

const ABOUT: [&str; 15] = [
    "category",
    "categories",
    "tags",
    "topics",
    "source",
    "author",
    "published",
    "updated",
    "категорія",
    "теги",
    "теми",
    "джерело",
    "автор",
    "опубліковано",
    "оновлено",
];

/// Labels that stand before a link to another article in one line: «Читайте також: …».
const READ_ALSO: [&str; 29] = [
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
];

/// What a list of articles on the topic at hand may be called before the topic is.
const TOPIC_HEADS: [&str; 25] = [
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
];

/// How such a list calls the topic.
const TOPIC_TAILS: [&str; 13] = [
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
    "on this story",
    "about this",
];

/// The last words of [`TOPIC_TAILS`].
static TOPIC_ENDS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| TOPIC_TAILS.iter().filter_map(|tail| tail.rsplit(' ').next()).collect());

/// Whether a line is a label of articles on the same topic: «Статті за темою», `News on the topic`.
fn is_on_topic(key: &str) -> bool {
    let last = key.rsplit(' ').next().unwrap_or(key);
    if !TOPIC_ENDS.contains(last) {
        return false;
    }
    let heads = TOPIC_TAILS.iter().filter_map(|tail| key.strip_suffix(tail));
    heads.into_iter().any(|head| TOPIC_HEADS.contains(&head.trim_end()) && (head.is_empty() || head.ends_with(' ')))
}

/// The first words of the lines that [`reads_also`] knows: few lines of a page begin with one of them.
static READ_ALSO_STARTS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| READ_ALSO.iter().chain(&TOPIC_HEADS).chain(&TOPIC_TAILS).map(|line| first_word(line)).collect());

fn first_word(key: &str) -> &str {
    key.split(' ').next().unwrap_or(key)
}

/// Whether the line begins with a label of «Читайте також» and a colon, or with the label alone before a link.
pub(crate) fn reads_also(text: &str) -> bool {
    let Some(head) = text.get(..text.floor_char_boundary(80)) else { return false };
    let head = head.split([':', '|', '—', '–', '►', '→']).next().unwrap_or(head);
    let key = key(head);
    READ_ALSO.contains(&key.as_str()) || is_on_topic(&key)
}

/// The rest of a line that begins with a label of «Читайте також» and a separator.
pub(crate) fn after_reads_also(text: &str) -> Option<&str> {
    let at = text.find([':', '|', '—', '–', '►', '→']).filter(|_| reads_also(text))?;
    let rest = text[at..].trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '«' | '“' | '"'));
    (!rest.is_empty()).then_some(rest)
}

/// Beginnings of lines that the template adds: invitations, notices.
const PROMPTS: [&str; 38] = [
    "підписуйтесь на",
    "підписуйтеся на",
    "підпишіться на",
    "підписатися на",
    "долучайтесь до",
    "долучайтеся до",
    "приєднуйтесь до",
    "приєднуйтеся до",
    "стежте за нами",
    "слідкуйте за нами",
    "слідкуйте за новинами",
    "читайте нас",
    "якщо ви помітили помилку",
    "якщо ви знайшли помилку",
    "знайшли помилку",
    "помітили помилку",
    "цей сайт використовує",
    "ми використовуємо",
    "сайт використовує файли cookie",
    "ця сторінка доступна українською",
    "хочете читати українською",
    "передрук матеріалів",
    "усі права захищені",
    "всі права захищені",
    "subscribe to our",
    "sign up for our",
    "sign up to our",
    "follow us on",
    "join our telegram",
    "join us on",
    "we use cookies",
    "this site uses cookies",
    "this website uses cookies",
    "this page is also available in",
    "this article is also available in",
    "all rights reserved",
    "found a typo",
    "if you notice an error",
];

/// The first words of [`PROMPTS`], each of which has more than one.
static PROMPT_STARTS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| PROMPTS.iter().map(|prompt| first_word(prompt)).collect());

/// Whether the line is an invitation or a notice of the template rather than a part of the article.
///
/// `head` is the key of its beginning.
fn prompts(text: &str, head: &str) -> bool {
    if text.len() > 600 {
        return false;
    }
    (PROMPT_STARTS.contains(first_word(head)) && PROMPTS.iter().any(|prompt| head.starts_with(prompt)))
        || offers_letters(text, head)
        || text.starts_with('©')
        || text.starts_with("(c) ")
}

/// Whether a short text offers a newsletter: both the thing and the wish that the reader takes it are named.
///
/// `head` is the key of its beginning.
fn offers_letters(text: &str, head: &str) -> bool {
    const LETTERS: [&str; 3] = ["newsletter", "розсилк", "рассылк"];
    const TAKE: [&str; 6] = ["sign up", "subscribe", "signing up", "підпис", "підпиш", "подпи"];
    if text.len() >= 320 {
        return false;
    }
    let key = if text.len() <= LONGEST { Cow::Borrowed(head) } else { Cow::Owned(key(text)) };
    let has = |list: &[&str]| list.iter().any(|word| key.contains(word));
    has(&LETTERS) && has(&TAKE)
}

/// Whether the line signs a post of a social network: «— Міська рада (@miskrada) 6 травня 2025».
pub(crate) fn signs_post(text: &str) -> bool {
    text.len() < 200 && text.starts_with(['—', '–', '-']) && text.contains("(@")
}

/// Labels of a line that says where the news comes from.
const SOURCE: [&str; 6] = ["source", "sources", "джерело", "джерела", "источник", "источники"];

/// The rest of a line «Джерело: …».
pub(crate) fn source_of(text: &str) -> Option<&str> {
    let (label, rest) = text.split_once(':')?;
    let rest = rest.trim().trim_end_matches('.');
    (label.len() < 24 && SOURCE.contains(&key(label).as_str()) && !rest.is_empty()).then_some(rest)
}

/// Whether the line is nothing but the label of a source, which stands in the next line.
pub(crate) fn is_source_label(text: &str) -> bool {
    text.len() < 32 && SOURCE.contains(&key(text).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_for_prompts_by_their_first_word() {
        assert!(PROMPTS.iter().all(|prompt| prompt.contains(' ')));
        assert!(PROMPTS.iter().all(|prompt| Said::by(prompt).prompts));
        assert!(READ_ALSO.iter().all(|line| Said::by(line).reads_also));
    }

    #[test]
    fn knows_labels_with_counts_and_colons() {
        assert_eq!(whole("Головні тези:"), Some(Label::KeyPoints));
        assert_eq!(whole("Коментарі (12)"), Some(Label::Comments));
        assert_eq!(whole("Більше по темі"), Some(Label::Related));
        assert_eq!(whole("How do you like that?"), Some(Label::Widget));
        assert_eq!(whole("Міст відкрито"), None);
    }

    #[test]
    fn knows_the_time_that_reading_takes() {
        assert_eq!(whole("4 хв читання"), Some(Label::Widget));
        assert_eq!(whole("Reading time: 12 minutes"), Some(Label::Widget));
        assert_eq!(whole("4 min read"), Some(Label::Widget));
        assert_eq!(whole("5 хвилин тиші"), None);
    }

    #[test]
    fn tells_read_also_from_a_reminder() {
        assert!(reads_also("Читайте також: Міст відкрито"));
        assert!(!reads_also("Нагадаємо: міст закрили торік"));
        assert!(!reads_also("Related costs rose by a third."));
    }

    #[test]
    fn knows_labels_of_articles_on_the_topic() {
        for label in ["Статті за темою", "Новости по теме", "News on the topic:", "Також за темою:", "На цю тему"]
        {
            assert_eq!(whole(label), Some(Label::Related), "{label}");
        }
        assert_eq!(whole("Розмова на тему"), None);
    }

    #[test]
    fn takes_the_label_off_a_teaser() {
        assert_eq!(after_reads_also("Читайте також: «Міст» відкрито"), Some("«Міст» відкрито"));
        assert_eq!(after_reads_also("Міст: відкрито"), None);
    }

    #[test]
    fn takes_the_label_off_a_source() {
        assert_eq!(source_of("Джерело: Суспільне."), Some("Суспільне"));
        assert_eq!(source_of("Source: The New York Times"), Some("The New York Times"));
        assert_eq!(source_of("Source of the river: a spring"), None);
    }
}
