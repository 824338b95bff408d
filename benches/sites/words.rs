//! What sites say around their stories.

use super::tongue::Tongue;

/// What sites say around their stories, in one language.
#[derive(Debug)]
pub(crate) struct Words {
    pub(crate) points: &'static str,
    pub(crate) source: &'static str,
    pub(crate) more: &'static str,
    pub(crate) read_also: &'static str,
    pub(crate) favourite: &'static str,
    pub(crate) share: &'static str,
    pub(crate) latest: &'static str,
    pub(crate) popular: &'static str,
    pub(crate) comments: &'static str,
    pub(crate) reply: &'static str,
    pub(crate) tags: &'static str,
    pub(crate) search: &'static str,
    pub(crate) all_news: &'static str,
    pub(crate) cookies: &'static str,
    pub(crate) accept: &'static str,
    pub(crate) rights: &'static str,
    pub(crate) subscribe: &'static str,
    pub(crate) advertising: &'static str,
    /// Leads to the other version.
    pub(crate) switch: &'static str,
    /// Asks a reader who may prefer the other version.
    pub(crate) banner: &'static str,
    /// What readers write under stories.
    pub(crate) remarks: [&'static str; 8],
}

impl Words {
    /// The words of `tongue`.
    pub(crate) fn of(tongue: Tongue) -> &'static Self {
        match tongue {
            Tongue::En => &ENGLISH,
            Tongue::Uk => &UKRAINIAN,
            Tongue::Ru => &RUSSIAN,
        }
    }
}

const ENGLISH: Words = Words {
    points: "Points of attention",
    source: "Source",
    more: "More on the topic",
    read_also: "Read also:",
    favourite: "Add to favourites",
    share: "Share",
    latest: "Latest news",
    popular: "Most read",
    comments: "Comments",
    reply: "Reply",
    tags: "Tags:",
    search: "Search",
    all_news: "All news",
    cookies: "We use cookies so that the site works better. By staying here you agree to our rules of privacy.",
    accept: "Accept",
    rights: "All rights reserved. Materials may be used only with a link to the page they come from.",
    subscribe: "Subscribe to our newsletter: the main events of the week, every Friday in your mailbox.",
    advertising: "Advertisement",
    switch: "Читати українською",
    banner: "Бажаєте читати новини українською?",
    remarks: [
        "Finally somebody wrote about it.",
        "I live nearby and can confirm every word.",
        "And where is the money from last year?",
        "Thank you, very interesting.",
        "It was exactly the same when my grandmother was young.",
        "I don’t believe it until I see it with my own eyes.",
        "Good people, well done!",
        "Please write more about such things and less about politics.",
    ],
};

const UKRAINIAN: Words = Words {
    points: "Головні тези",
    source: "Джерело",
    more: "Більше по темі",
    read_also: "Читайте також:",
    favourite: "Додати до обраного",
    share: "Поділитися",
    latest: "Останні новини",
    popular: "Найпопулярніше",
    comments: "Коментарі",
    reply: "Відповісти",
    tags: "Теги:",
    search: "Пошук",
    all_news: "Усі новини",
    cookies: "Ми використовуємо файли cookie, щоб сайт працював краще. Залишаючись тут, ви погоджуєтеся з правилами приватності.",
    accept: "Погоджуюся",
    rights: "Усі права захищено. Матеріали можна використовувати лише з посиланням на сторінку, з якої їх узято.",
    subscribe: "Підпишіться на нашу розсилку: головні події тижня щоп’ятниці у вашій скриньці.",
    advertising: "Реклама",
    switch: "Read in English",
    banner: "Would you like to read the news in English?",
    remarks: [
        "Нарешті хтось про це написав.",
        "Живу поруч і підтверджую кожне слово.",
        "А де гроші за минулий рік?",
        "Дякую, дуже цікаво.",
        "Точнісінько так було, коли моя бабуся була молода.",
        "Не повірю, доки не побачу на власні очі.",
        "Молодці, так тримати!",
        "Пишіть більше про таке й менше про політику.",
    ],
};

const RUSSIAN: Words = Words {
    points: "Главное",
    source: "Источник",
    more: "Больше по теме",
    read_also: "Читайте также:",
    favourite: "Добавить в избранное",
    share: "Поделиться",
    latest: "Последние новости",
    popular: "Самое читаемое",
    comments: "Комментарии",
    reply: "Ответить",
    tags: "Теги:",
    search: "Поиск",
    all_news: "Все новости",
    cookies: "Мы используем файлы cookie, чтобы сайт работал лучше. Оставаясь здесь, вы соглашаетесь с правилами.",
    accept: "Согласен",
    rights: "Все права защищены. Материалы можно использовать только со ссылкой на страницу, с которой они взяты.",
    subscribe: "Подпишитесь на нашу рассылку: главные события недели каждую пятницу в вашем ящике.",
    advertising: "Реклама",
    switch: "Читати українською",
    banner: "Бажаєте читати новини українською?",
    remarks: [
        "Наконец-то об этом написали.",
        "Живу рядом и подтверждаю каждое слово.",
        "А где деньги за прошлый год?",
        "Спасибо, очень интересно.",
        "Так было ещё при моей бабушке.",
        "Не поверю, пока не увижу своими глазами.",
        "Молодцы, так держать!",
        "Пишите больше о таком и меньше о политике.",
    ],
};
