//! Lines that the template adds to the text: invitations, appeals, notices.

use std::sync::LazyLock;

use memchr::{memchr, memchr_iter};
use rustc_hash::FxHashSet;

use super::read_also::first_word;
use crate::text::{ends_sentence, has_key, key};

/// What is longer says more than an invitation does, in bytes.
pub(super) const LONGEST: usize = 600;

/// Beginnings of such lines.
const PROMPTS: &[&str] = &[
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
    "ми використовуємо cookie",
    "ми використовуємо файли cookie",
    "ми використовуємо куки",
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
    "we use cookies",
    "this site uses cookies",
    "this website uses cookies",
    "this page is also available in",
    "this article is also available in",
    "all rights reserved",
    "found a typo",
    "if you notice an error",
    "subscribe now to",
    "subscribe to unlock",
    "register sign in to unlock",
    "register to unlock",
    "sign in to unlock",
    "don t have an account",
    "already a subscriber",
    "already have an account",
    "get the latest news",
    "download our app",
    "завантажуйте наш застосунок",
    "this entry was posted",
    "this post may contain affiliate links",
    "if you enjoyed reading this",
    "this content is hosted by a third party",
    "this article contains content provided by",
    "to view this content",
    "щоб переглянути цей вміст",
    "empfohlener redaktioneller inhalt",
    "empfohlener externer inhalt",
    "externer inhalt",
    "an dieser stelle findest du einen externen inhalt",
    "an dieser stelle finden sie einen externen inhalt",
    "ich bin damit einverstanden dass mir",
    "personenbezogene daten können an drittplattformen",
    "we apologize but this video has failed to load",
    "for more stories like this",
    "for the latest stories",
    "for more news",
    "click here for more",
    "click here to subscribe",
    "copyright 20",
    "copyright 19",
    "your email address will not be published",
    "required fields are marked",
    "bookmark the permalink",
    "to view the full story",
    "to read the full story",
    "to continue reading",
    "to read this article in full",
    "if you re seeing this message",
    "become a subscriber",
    "click here to watch",
    "latest posts by",
    "редакція може не поділяти",
    "редакція не несе відповідальності",
    "думка редакції може не",
    "думка автора може не",
    "точка зору редакції",
    "the views expressed in this",
    "the views expressed here",
    "the views expressed are",
    "the opinions expressed in this",
    "the opinions expressed are",
    "якщо ви побачили помилку",
    "by subscribing you agree",
    "by signing up you agree",
    "by signing up i agree",
    "you can unsubscribe at any time",
    "did you like this article",
    "did you enjoy this article",
    "if you liked this article",
    "if you enjoyed this article",
    "підписуючись ви погоджуєтес",
    "ви можете відписатися",
    "ви зможете відписатися",
    "вам сподобалася стаття",
    "вам сподобалась стаття",
    "вам сподобався матеріал",
    "сподобалася стаття",
    "сподобалась стаття",
    "сподобався матеріал",
    "якщо вам сподобалася стаття",
    "якщо вам сподобався матеріал",
    "hat ihnen dieser artikel gefallen",
    "hat ihnen der artikel gefallen",
    "hat dir der artikel gefallen",
    "sie können sich jederzeit wieder abmelden",
    "sie können sich jederzeit abmelden",
    "mit der anmeldung stimme",
    "mit ihrer anmeldung",
    "this document is subject to copyright",
    "підпишись на",
    "підписуйся на",
    "стеж за нами",
    "слідкуй за нами",
    "якщо помітили помилку",
    "якщо знайшли помилку",
    "якщо побачили помилку",
    "якщо виявили помилку",
    "якщо ви виявили помилку",
    "побачили помилку",
    "виділіть помилку",
    "виділіть текст з помилкою",
    "виділіть її та натисніть",
    "підтримайте нас",
    "підтримайте редакцію",
    "підтримати редакцію",
    "стань патроном",
    "станьте патроном",
    "станьте нашим патроном",
    "при використанні матеріалів",
    "у разі використання матеріалів",
    "будь яке використання матеріалів",
    "будь яке копіювання",
    "позиція редакції може не",
    "редакція не завжди поділяє",
    "думки висловлені в",
    "ваша електронна адреса не",
    "вашу електронну адресу не",
    "обов язкові поля позначені",
    "авторські права захищені",
    "щоб читати далі",
    "щоб прочитати повністю",
    "завантажте наш застосунок",
    "завантажуйте наш додаток",
    "завантажте наш додаток",
    "використання матеріалів сайту",
    "копіювання матеріалів сайту",
    "додайте нас до",
    "додай нас до",
    "have a tip",
    "got a tip",
    "have a story idea",
    "get stories like this",
    "read the original",
    "share this story on",
    "share this article on",
    "like this article",
    "liked this article",
    "enjoyed this article",
    "sign up for breaking news",
    "sign up for free",
    "we want to hear from you",
    "click here to read more",
];

/// Whether the line, of which the key is known, is an invitation or a notice of the template rather than a part of the
/// article.
pub(super) fn prompts(text: &str, key: &str) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    text.starts_with('©')
        || text.starts_with("(c) ")
        || (STARTS.contains(first_word(key)) && (begins_with(key, PROMPTS) || is_notice(text, key)))
        || (text.len() < 240 && key.ends_with("all rights reserved") && text.contains('©'))
        || gives_tags(text)
        || Topics::read(key).are_of_prompt(text, key)
}

/// The first words of [`PROMPTS`] and of what [`is_notice`] knows: few lines of a page begin with one of them.
static STARTS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    let lists = [PROMPTS, &FILED, &WRITTEN, &ARTICLE, &CREDITS, &OTHER_NOTICES];
    lists.into_iter().flatten().map(|line| first_word(line)).collect()
});

/// Whether somebody is quoted, which takes a comma or begins the line: a template speaks for itself.
fn quotes(text: &str) -> bool {
    const SPEECH: [&str; 8] = [",”", "”,", "»,", ",»", ",\"", "\",", ".” ", "! ”"];
    text.starts_with(['“', '«', '"', '„']) || SPEECH.iter().any(|sign| text.contains(sign))
}

/// Whether `key` begins with one of `list`.
fn begins_with(key: &str, list: &[&str]) -> bool {
    let first = key.as_bytes().first();
    list.iter().any(|start| start.as_bytes().first() == first && key.starts_with(start))
}

/// How a line says where the page is filed.
const FILED: [&str; 3] = ["posted in", "posted by", "filed under"];

/// How a line says who wrote the page.
const WRITTEN: [&str; 4] = ["posted by", "dieser eintrag wurde", "dieser beitrag wurde", "der beitrag wurde am"];

/// What a line calls the article that stands elsewhere as well.
const ARTICLE: [&str; 6] = ["this article", "this story", "this post", "this piece", "this essay", "a version of this"];

/// How a line says whose picture it is.
const CREDITS: [&str; 8] = [
    "photo by",
    "photos by",
    "photo courtesy of",
    "photos courtesy of",
    "image courtesy of",
    "images courtesy of",
    "image via",
    "photo via",
];

/// How other notices begin.
const OTHER_NOTICES: [&str; 6] =
    ["pages", "download the", "citation", "last updated", "thanks for reading", "if you re on the"];

/// Whether the line says where the page, its author or its programs are to be found.
fn is_notice(text: &str, key: &str) -> bool {
    let has_digit = || key.contains(|c: char| c.is_ascii_digit());
    let is_pages = key.strip_prefix("pages ").is_some_and(|rest| rest.bytes().all(|b| b == b' ' || b.is_ascii_digit()));
    is_pages
        || (text.len() < 80 && begins_with(key, &FILED))
        || (begins_with(key, &WRITTEN) && (has_digit() || key.contains("veröffentlicht")))
        || (text.len() < 200 && key.starts_with("download the") && key.split(' ').any(|word| word == "app"))
        || tells_origin(text, key)
        || credits_picture(text, key)
        || (key.starts_with("last updated") && text.len() < 60 && has_digit())
        || (key.starts_with("thanks for reading") && key.contains("subscribe"))
        || key.starts_with("if you re on the") && key.contains(" app click here")
}

/// Whether the line says where else the article stands, or how to cite it.
fn tells_origin(text: &str, key: &str) -> bool {
    const ELSEWHERE: [&str; 7] = [
        "originally published",
        "originally appeared",
        "first published",
        "first appeared",
        "republished",
        "was produced in partnership",
        "appears in print",
    ];
    (text.len() < 300 && begins_with(key, &ARTICLE) && has(key, &ELSEWHERE))
        || (text.starts_with("Citation:") && text.contains("http"))
}

/// Whether the line, which is no sentence, says whose picture stands above it: `Photo by Ann Carver on Unsplash`.
fn credits_picture(text: &str, key: &str) -> bool {
    text.len() < 100 && !ends_sentence(text) && begins_with(key, &CREDITS)
}

/// Whether the line says that the site is paid for what readers buy.
fn discloses(key: &str) -> bool {
    key.contains("affiliate link") && has(key, &["commission", "may contain", "we earn", "i earn", "contains"])
}

/// Whether a line is a label and tags or sections: «Теги: міст, транспорт».
fn gives_tags(text: &str) -> bool {
    const TAGS: [&str; 16] = [
        "tags",
        "tagged",
        "topics",
        "filed under",
        "keywords",
        "теги",
        "мітки",
        "рубрика",
        "ключові слова",
        "tag",
        "topic",
        "тег",
        "мітка",
        "рубрики",
        "категорія",
        "категорії",
    ];
    let label = || memchr(b':', &text.as_bytes()[..text.len().min(40)]).map(|colon| &text[..colon]);
    text.len() < 400 && !text.ends_with('.') && label().is_some_and(|label| has_key(label, &TAGS))
}

/// Social networks and messengers.
const NETWORKS: [&str; 17] = [
    "facebook",
    "twitter",
    "instagram",
    "telegram",
    "youtube",
    "whatsapp",
    "viber",
    "tiktok",
    "linkedin",
    "фейсбук",
    "телеграм",
    "вайбер",
    "ютуб",
    "інстаграм",
    "тікток",
    "твітер",
    "patreon",
];

/// Words that ask the reader to follow.
const WISHES: [&str; 37] = [
    "follow",
    "join",
    "subscribe",
    "підпишіться",
    "підпишись",
    "підписуйтесь",
    "підписуйтеся",
    "підписуйся",
    "підписатися",
    "підписатись",
    "стежте",
    "слідкуйте",
    "читайте",
    "долучайтесь",
    "долучайтеся",
    "долучайся",
    "приєднуйтесь",
    "приєднуйтеся",
    "приєднуйся",
    "подпишитесь",
    "подписывайтесь",
    "следите",
    "folge",
    "folgt",
    "folgst",
    "abonniere",
    "abonnieren",
    "síguenos",
    "siguenos",
    "únete",
    "suivez",
    "rejoignez",
    "seguici",
    "obserwuj",
    "стеж",
    "слідкуй",
    "шукайте",
];

/// Those of them that mean nothing else.
const SUBSCRIBE: [&str; 10] = [
    "subscribe",
    "підпишіться",
    "підписуйтесь",
    "підписуйтеся",
    "подпишитесь",
    "подписывайтесь",
    "abonniere",
    "abonnieren",
    "підписуйся",
    "підпишись",
];

/// What the site calls its own places there.
const CHANNELS: [&str; 9] =
    ["канал", "каналу", "каналі", "каналом", "channel", "channels", "канали", "каналах", "каналів"];

/// Who speaks of itself: the site.
const OURS: [&str; 21] = [
    "us",
    "our",
    "нас",
    "наш",
    "наша",
    "наші",
    "нашого",
    "нашу",
    "нашому",
    "нашим",
    "uns",
    "unser",
    "unseren",
    "unserem",
    "nuestro",
    "nuestra",
    "наше",
    "нашій",
    "нашої",
    "наших",
    "нашими",
];

/// Stems of words for a letter that comes by itself.
const LETTERS: [&str; 3] = ["newsletter", "розсилк", "рассылк"];

/// Stems of words for ordering it.
const ORDERS: [&str; 8] =
    ["sign up", "subscribe", "signing up", "підпис", "підпиш", "подпи", "отримуйте", "передплатіть"];

/// Stems of words for supporting the newsroom.
const SUPPORT: [&str; 8] = ["support", "donat", "member", "підтрим", "донат", "unterstütz", "spende", "задонат"];

/// What the newsroom calls itself when it asks for support.
const NEWSROOM: [&str; 10] = [
    "our journalism",
    "our newsroom",
    "our reporting",
    "нашу редакцію",
    "наших журналіст",
    "незалежну журналістику",
    "unseren journalismus",
    "роботу редакції",
    "нашої редакції",
    "нас на patreon",
];

/// Beginnings of a line in which the site says where else it is.
const WE_ARE: [&str; 14] = [
    "ми є в ",
    "ми є у ",
    "ми також у ",
    "ми також в ",
    "ми в ",
    "ми у ",
    "we are on ",
    "we are in ",
    "we are also on ",
    "we re on ",
    "we re also on ",
    "мы в ",
    "wir sind auf ",
    "wir sind auch auf ",
];

/// Stems of words for those who pay for the site of their own accord.
const CLUBS: [&str; 4] = ["club", "клуб", "спільнот", "community"];

/// Words for what is paid regularly.
const EACH_MONTH: [&str; 6] = ["a month", "per month", "на місяць", "щомісяця", "в месяц", "im monat"];

/// How appeals end.
const CALLS: [&str; 7] = [
    "subscribe now",
    "subscribe today",
    "donate now",
    "donate today",
    "sign up now",
    "become a member",
    "become a member today",
];

/// What the words of a line are about: a set.
#[derive(Debug, Clone, Copy, Default)]
struct Topics(u8);

/// The stems of words that tell of topics, by their second byte: that is where Cyrillic letters differ, too.
static STEMS: LazyLock<[Vec<(&str, Topics)>; 256]> = LazyLock::new(|| {
    let lists: [(&[&str], Topics); 5] = [
        (&NETWORKS, Topics::NETWORK),
        (&LETTERS, Topics::LETTER),
        (&SUPPORT, Topics::SUPPORT),
        (&CLUBS, Topics::CLUB),
        (&["link"], Topics::LINK),
    ];
    let mut stems = [const { Vec::new() }; 256];
    for (stem, topic) in lists.into_iter().flat_map(|(list, topic)| list.iter().map(move |&stem| (stem, topic))) {
        stems[usize::from(stem.as_bytes()[1])].push((stem, topic));
    }
    stems
});

impl Topics {
    const NETWORK: Self = Self(1);
    const LETTER: Self = Self(1 << 1);
    const SUPPORT: Self = Self(1 << 2);
    const CLUB: Self = Self(1 << 3);
    const LINK: Self = Self(1 << 4);

    fn read(key: &str) -> Self {
        let mut topics = Self::default();
        let (bytes, stems) = (key.as_bytes(), &*STEMS);
        let after_spaces = memchr_iter(b' ', bytes).map(|space| space + 1);
        for start in std::iter::once(0).chain(after_spaces) {
            let second = bytes.get(start + 1).copied().unwrap_or_default();
            for (stem, topic) in &stems[usize::from(second)] {
                if bytes[start] == stem.as_bytes()[0] && key[start..].starts_with(stem) {
                    topics.0 |= topic.0;
                }
            }
        }
        topics
    }

    fn has(self, topic: Self) -> bool {
        self.0 & topic.0 != 0
    }

    /// Whether the line that the topics are of is an invitation, in nobody's words, or says what the site earns by.
    fn are_of_prompt(self, text: &str, key: &str) -> bool {
        (self.has(Self::LINK) && discloses(key)) || (self.are_of_invitation(text, key) && !quotes(text))
    }

    /// Whether the line asks the reader to follow the site elsewhere, to order its letter, or to support it.
    fn are_of_invitation(self, text: &str, key: &str) -> bool {
        (self.has(Self::NETWORK) && key.len() < 320 && (wishes(key) || goes_on_with_wish(text)))
            || (self.has(Self::LETTER)
                && key.len() < 320
                && (has(key, &ORDERS) || (key.len() < 60 && begins_with(key, &LETTERS))))
            || (self.has(Self::SUPPORT) && key.len() < 500 && has(key, &NEWSROOM))
            || (self.has(Self::CLUB) && key.len() < 320 && names_price(key) && asks_to_join(key))
            || (key.len() < 320 && CALLS.iter().any(|call| key.ends_with(call)))
    }
}

/// Whether the line begins with a wish, orders something there, or says where the site itself is to be found: «у
/// нашому Viber».
fn wishes(key: &str) -> bool {
    /// «Our new official channel»: so many words on.
    const NEAR: usize = 3;
    /// A line without a wish says nothing else.
    const LONGEST: usize = 140;
    let words: Vec<&str> = key.split(' ').collect();
    let is_wish = |word: &&str| WISHES.contains(word);
    let is_place = |word: &&str| begins_with(word, &NETWORKS) || CHANNELS.contains(word);
    let near = |at: &usize| words[at + 1..].iter().take(NEAR).any(is_place);
    let any = |list: &[&str]| (0..words.len()).filter(|&at| list.contains(&words[at])).any(|at| near(&at));
    let says_where = begins_with(key, &WE_ARE) && key.len() < LONGEST && words.iter().take(5).any(is_place);
    says_where
        || (words.first().is_some_and(is_wish) && !key.starts_with("follow up"))
        || any(&SUBSCRIBE)
        || (any(&OURS) && (key.chars().count() < LONGEST || words.iter().any(is_wish)))
}

/// Whether a sentence after the first one begins with a wish: «Новини тепер у Telegram. Приєднуйтесь!»
fn goes_on_with_wish(text: &str) -> bool {
    let sentences = text.split(['.', '!', '?']).skip(1).filter(|sentence| sentence.starts_with(' '));
    let first = |sentence: &str| sentence.split_whitespace().next().map(key);
    let is_wish = |sentence: &str| first(sentence).is_some_and(|word| WISHES.contains(&word.as_str()));
    sentences.into_iter().any(is_wish)
}

/// Whether a line that tells of such a club asks the reader to join it.
fn asks_to_join(key: &str) -> bool {
    key.split(' ').any(|word| WISHES.contains(&word))
}

/// Whether a line says what something costs each month.
fn names_price(key: &str) -> bool {
    has(key, &EACH_MONTH) && key.contains(|c: char| c.is_ascii_digit())
}

fn has(key: &str, list: &[&str]) -> bool {
    list.iter().any(|word| key.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prompts(text: &str) -> bool {
        super::prompts(text, &key(text))
    }

    #[test]
    fn knows_a_wish_to_be_followed() {
        assert!(prompts("Follow City News on Facebook and Telegram"));
        assert!(prompts("For more stories follow us on Instagram."));
        assert!(prompts("Більше новин – у нашому Telegram-каналі. Підписуйтесь!"));
        assert!(prompts("Новини міста тепер у Telegram. Приєднуйтесь!"));
        assert!(prompts("¿Sabías que tenemos canal de Telegram? Únete desde tu móvil."));
        assert!(!prompts("The council has a channel on Telegram. Follow-up questions are asked there."));
        assert!(!prompts("The mayor said on Facebook that the bridge was open."));
        assert!(!prompts("Following the attack, Facebook told our reporters that it would join the inquiry."));
        assert!(!prompts("Like Facebook, the firm is based in the valley, and it follows its example."));
        assert!(!prompts("“Our Facebook page was attacked,” the mayor said on Monday."));
        assert!(!prompts("Підписання угоди відклали, повідомив мер у Facebook."));
        assert!(!prompts("Posted in 2019, the video was seen by a million people on the river’s banks and beyond."));
        assert!(!prompts("Мер повідомив про це в Telegram, і нас привітав."));
    }

    #[test]
    fn knows_what_goes_with_a_letter_and_an_appeal() {
        assert!(prompts("Підписуючись, ви погоджуєтеся з політикою приватності."));
        assert!(prompts("Вам сподобалася стаття? Розкажіть про нас друзям."));
        assert!(prompts("Sie können sich jederzeit wieder abmelden."));
        assert!(!prompts("Підписуючи угоду, мер погодився з радою."));
    }

    #[test]
    fn knows_where_the_site_says_it_is() {
        assert!(prompts("Ми є в Telegram та у WhatsApp."));
        assert!(prompts("We are also on Instagram and YouTube"));
        assert!(!prompts("We are on the bridge, Facebook users wrote."));
        assert!(!prompts("Ми в Україні, каже засновник Telegram."));
    }

    #[test]
    fn knows_an_appeal_to_join_for_money() {
        assert!(prompts("Долучайтеся до клубу «Сторінки» — від 100 гривень на місяць."));
        assert!(prompts("Texts like this take three weeks. Join the club of Storinka from 100 hryvnias a month."));
        assert!(!prompts("Тих, хто хоче вступити до клубу, просять платити 100 гривень на місяць."));
    }

    #[test]
    fn knows_an_appeal_by_its_end() {
        assert!(prompts("Honest reporting costs money, and every reader counts – subscribe now!"));
        assert!(!prompts("Readers were told that they could subscribe now and pay in the spring."));
    }

    #[test]
    fn knows_whose_picture_stands_above() {
        assert!(prompts("Photo by Ann Carver on Unsplash"));
        assert!(!prompts("Photos by Ann Carver hang in the town hall."));
    }

    #[test]
    fn knows_what_sites_add_below_a_text() {
        assert!(prompts("Have a tip? Write to our newsroom."));
        assert!(prompts("Last updated: May 4, 2021"));
        assert!(prompts("Thanks for reading! Subscribe for free to receive new posts."));
        assert!(prompts("Support the River Review. Become a member today."));
        assert!(!prompts("Last updated maps of the river are from 1911, and nobody has drawn any since then."));
    }

    #[test]
    fn knows_where_an_article_comes_from() {
        assert!(prompts("This article was first published in The River Review and is republished with permission."));
        assert!(prompts(
            "Citation: A bridge of glass (2021, May 4) retrieved 5 May 2021 from https://news.example/bridge"
        ));
        assert!(prompts("This post may contain affiliate links: we earn a small commission if you buy."));
        assert!(!prompts("This story begins on a bridge that was first opened in 1911."));
        assert!(!prompts("The book was first published in 1911 and is read to this day."));
    }

    #[test]
    fn knows_what_ukrainian_newsrooms_ask_for() {
        for line in [
            "Якщо ви помітили помилку, виділіть її та натисніть Ctrl+Enter",
            "Виділіть текст з помилкою та натисніть Ctrl+Enter.",
            "Стань патроном «Вісника»",
            "Підтримайте роботу редакції: кожен внесок важить",
            "Допоможіть нам працювати далі: задонатьте на роботу редакції",
            "Підписуйся на наш канал в Telegram",
            "Щоранку отримуйте розсилку з головним",
            "При використанні матеріалів посилання на «Вісник» обов’язкове.",
            "Категорії: Місто, Транспорт",
        ] {
            assert!(prompts(line), "{line}");
        }
        assert!(!prompts("Використання матеріалів з дерева здешевило міст на третину."));
        assert!(!prompts("Мешканці роками отримували розсилку з погрозами."));
        assert!(!prompts("Патроном школи став святий Миколай."));
    }

    #[test]
    fn knows_a_notice_about_cookies() {
        assert!(prompts("Ми використовуємо файли cookie, щоб сайт працював краще."));
        assert!(!prompts("Ми використовуємо дрони щодня, розповідає командир роти."));
    }
}
