use poruch_detect_language::Lang;

use super::*;
use crate::{Page, PageContext, Parser};

const NOTE: &str = "Ми працюємо для вас щодня, попри все: пишіть нам і телефонуйте.";

fn draft(html: &str) -> Draft {
    Parser::default().draft(html, &PageContext::new().url("https://misto.example/uk/1")).expect("a small page")
}

fn page(title: &str, text: &str) -> Draft {
    draft(&format!("<html lang=uk><body><article><h1>{title}</h1><p>{text}</p><p>{NOTE}</p></article></body></html>"))
}

fn pages() -> Vec<Draft> {
    vec![
        page("Міст відкрито", "У понеділок мер відкрив новий міст через річку, повідомила міська рада."),
        page("Пройшов дощ", "У ніч на вівторок у всій області пройшов сильний дощ, кажуть синоптики."),
        page("Матч виграно", "У середу команда міста виграла третій матч сезону з рахунком 2:1."),
    ]
}

fn model(drafts: &[Draft]) -> SiteModel {
    let mut learner = SiteLearner::new();
    for draft in drafts {
        learner.learn(draft);
    }
    learner.finish()
}

fn refined(model: &SiteModel, draft: &Draft) -> Page {
    model.refine(draft.clone()).into_page()
}

#[test]
fn takes_out_what_stands_on_article_after_article() {
    let pages = pages();
    let refined = refined(&model(&pages), &pages[1]);
    assert_eq!(refined.text(), "У ніч на вівторок у всій області пройшов сильний дощ, кажуть синоптики.");
    assert_eq!(refined.title(), Some("Пройшов дощ"));
}

#[test]
fn keeps_what_only_copies_of_one_article_share() {
    let page = pages().remove(0);
    let copies = vec![page.clone(); 5];
    assert_eq!(refined(&model(&copies), &page), page.into_page());
}

#[test]
fn keeps_a_page_that_is_template_alone() {
    let model = model(&pages());
    let bare = draft(&format!("<html lang=uk><body><article><h1>Порожньо</h1><p>{NOTE}</p></article>"));
    assert!(refined(&model, &bare).text().contains(NOTE));
}

#[test]
fn keeps_what_stands_on_a_small_share_of_the_articles() {
    let heading = "Що відомо на цю хвилину про цю подію, розповіли в міській раді.";
    let text = |at| {
        if at < 3 {
            heading.to_owned()
        } else {
            format!("Сталася подія номер {at}, і про неї пишуть.")
        }
    };
    let pages: Vec<_> = (0..60).map(|at| page(&format!("Новина {at}"), &text(at))).collect();
    let model = model(&pages);
    assert!(!model.is_template(heading));
    assert!(model.is_template(NOTE));
}

/// What the pages of an invented site tell of, in English and in Ukrainian.
const NEWS: [[&str; 2]; 8] = [
    ["bridge", "міст"],
    ["tram", "трамвай"],
    ["market", "ринок"],
    ["museum", "музей"],
    ["harbour", "порт"],
    ["library", "бібліотеку"],
    ["station", "вокзал"],
    ["theatre", "театр"],
];

/// A page of a site whose template sets a section before each title, a flag that leads to the other version, a line
/// with the day, and cards of other articles.
fn story(number: usize, lang: usize, lead: &str) -> Draft {
    let (thing, other) = (NEWS[number][lang], NEWS[(number + 3) % NEWS.len()][lang]);
    let (here, there) = (["en", "uk"][lang], ["uk", "en"][lang]);
    let texts = [
        [
            format!("The city council has rebuilt the {thing} and spent {number} million on it this year, it says."),
            format!("Those who saw the {thing} first said on Monday that it was worth the wait of {number} years."),
            format!("How the {other} was lost and found again"),
        ],
        [
            format!("Міська рада відбудувала {thing} і витратила на це {number} мільйонів цього року, кажуть у раді."),
            format!("Ті, хто побачив {thing} першим, казали в понеділок, що варто було чекати {number} років."),
            format!("Як втратили і знову знайшли {other}"),
        ],
    ];
    let [first, second, card] = &texts[lang];
    let html = format!(
        "<html lang={here}><head><title>{thing} {number}</title></head><body class='page-{number}'>
         <header class=top><a class=flag href='/{there}/{number}'><img src='/flag.svg'></a><a href='/{here}'>
         Misto</a></header><article class='post-{number}'><div class=head><h1>{thing} {number}</h1><p class=dek>{lead}</p>
         <p class=stamp>Misto, {day}.03.2025, 10:{day}, Olena Chumak for the city page of the paper.</p></div>
         <div class=body><p>{first}</p><p>{second}</p><p class=hint>Our letter for you: sign in here, day {number}, and
         read what the paper writes for its friends.</p></div><section class=cards><p class=card>{card}.</p></section>
         </article></body></html>",
        day = number + 10,
    );
    let address = format!("https://misto.example/{here}/{number}");
    Parser::default().draft(&html, &PageContext::new().url(&address)).expect("a small page")
}

fn lead(number: usize, lang: usize) -> String {
    let thing = NEWS[number][lang];
    vec![
        format!("People in the city have long been waiting for the {thing} to open."),
        format!("Мешканці міста давно чекали на {thing}, і ось він є."),
    ]
    .swap_remove(lang)
}

fn site() -> SiteModel {
    let drafts: Vec<Draft> =
        (0..NEWS.len()).flat_map(|number| [0, 1].map(|lang| story(number, lang, &lead(number, lang)))).collect();
    model(&drafts)
}

#[test]
fn finds_a_short_lead_where_leads_stand() {
    let draft = story(4, 1, "Є");
    assert_ne!(draft.clone().into_page().lead().as_deref(), Some("Є"));
    assert_eq!(refined(&site(), &draft).lead().as_deref(), Some("Є"));
}

#[test]
fn leaves_out_regions_that_differ_in_numbers_alone() {
    let page = refined(&site(), &story(2, 0, &lead(2, 0)));
    let text = page.text();
    assert!(!text.contains("Our letter") && !text.contains("Chumak"), "{text}");
    assert_eq!(text.lines().filter(|line| !line.is_empty()).count(), 3, "{text}");
}

#[test]
fn follows_a_flag_to_the_other_version() {
    let draft = story(3, 1, &lead(3, 1));
    assert!(draft.page().alternates().is_empty());
    let page = refined(&site(), &draft);
    let found: Vec<_> = page.alternates().iter().map(|found| (found.lang, found.url.as_str())).collect();
    assert_eq!(found, [(Lang::EN, "https://misto.example/en/3")]);
}

#[test]
fn knows_a_front_page_by_those_who_name_it() {
    let page = |number: usize| {
        draft(&format!(
            "<html lang=uk><link rel=alternate hreflang=en href='/en/news/today'><h1>Новина {number}</h1>
             <p>Сталася подія номер {number}, і про неї пише вся преса міста, бо вона важлива.</p>"
        ))
    };
    let pages: Vec<Draft> = (0..6).map(page).collect();
    let target = |page: &Page| page.alternates()[0].target;
    assert_eq!(target(&pages[0].clone().into_page()), AlternateTarget::Page);
    assert_eq!(target(&refined(&model(&pages), &pages[0])), AlternateTarget::FrontPage);
}

#[test]
fn takes_no_version_that_many_languages_name_for_a_front_page() {
    let page = |(lang, text): (&str, &str)| {
        draft(&format!(
            "<html lang={lang}><link rel=alternate hreflang=en href='/en/news/bridge'><h1>{lang} 12345</h1><p>{text}</p>"
        ))
    };
    let texts = [
        ("uk", "У понеділок мер відкрив новий міст через річку, повідомила міська рада міста."),
        ("pl", "W poniedziałek burmistrz otworzył nowy most przez rzekę, poinformowała rada miasta."),
        ("de", "Am Montag hat der Bürgermeister die neue Brücke über den Fluss eröffnet, teilte die Stadt mit."),
        ("fr", "Lundi, le maire a ouvert le nouveau pont sur la rivière, a annoncé le conseil de la ville."),
        ("es", "El lunes, el alcalde abrió el nuevo puente sobre el río, según informó el ayuntamiento."),
        ("it", "Lunedì il sindaco ha aperto il nuovo ponte sul fiume, ha comunicato il consiglio della città."),
    ];
    let pages: Vec<Draft> = texts.map(page).into();
    assert_eq!(refined(&model(&pages), &pages[0]).alternates()[0].target, AlternateTarget::Page);
}

#[test]
fn cuts_off_what_begins_every_block_of_a_region() {
    let page = |number: usize| {
        let [_, thing] = NEWS[number];
        let words = ["Учора", "Вранці", "Торік", "Нині", "Щойно", "Уночі", "Навесні", "Взимку"][number];
        draft(&format!(
            "<html lang=uk><article><h1>Місто має {thing}</h1><p class=dek><b>Наше місто</b> · {words} тут відкрили \
             {thing}, і ніхто не чекав цього так скоро.</p><div><p>Про {thing} пише вся преса міста, бо {words} туди \
             прийшли {number} тисяч мешканців.</p></div></article>"
        ))
    };
    let pages: Vec<Draft> = (0..NEWS.len()).map(page).collect();
    let page = refined(&model(&pages), &pages[4]);
    let lead = page.blocks().nth(1).expect("a block below the title");
    assert_eq!(lead.text, "Щойно тут відкрили порт, і ніхто не чекав цього так скоро.");
    assert_eq!(lead.range, None);
}

#[test]
fn learns_the_same_in_any_order_and_in_parts() {
    let drafts: Vec<Draft> =
        (0..NEWS.len()).flat_map(|number| [0, 1].map(|lang| story(number, lang, &lead(number, lang)))).collect();
    let backwards: Vec<Draft> = drafts.iter().rev().cloned().collect();
    let (mut one, mut other) = (SiteLearner::new(), SiteLearner::new());
    drafts.iter().enumerate().for_each(|(at, draft)| if at % 3 == 0 { &mut one } else { &mut other }.learn(draft));
    one.merge(other);
    let models = [model(&drafts), model(&backwards), one.finish()];
    for draft in &drafts {
        let pages = models.each_ref().map(|model| refined(model, draft));
        assert!(pages[0] == pages[1] && pages[1] == pages[2]);
    }
}

proptest::proptest! {
    #[test]
    fn refines_whatever_stands_there(
        pages in proptest::collection::vec(
            r"<h1>[a-d]</h1>(<(div|p|p class=dek|h2|ul|li|a href=x|table|td|br|b|figure)>|</(div|p|ul|a|table)>|Слово \d і слово |Some \d text. |Тут · |-){0,40}",
            1..12,
        )
    ) {
        let drafts: Vec<Draft> = pages.iter().map(|html| draft(html)).collect();
        let model = model(&drafts);
        for draft in drafts {
            let (alone, page) = (draft.clone().into_page(), model.refine(draft).into_page());
            proptest::prop_assert!(page.blocks().all(|block| !block.text.is_empty()));
            proptest::prop_assert_eq!(page.text().is_empty(), alone.text().is_empty());
        }
    }
}
