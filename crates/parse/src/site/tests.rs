use super::*;
use crate::{Page, PageContext, Parser};

const NOTE: &str = "Підтримайте редакцію: ми працюємо для вас щодня, попри все.";

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
    drafts.iter().for_each(|draft| learner.learn(draft));
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
    let text = |at| if at < 3 { heading.to_owned() } else { format!("Сталася подія номер {at}, і про неї пишуть.") };
    let pages: Vec<_> = (0..60).map(|at| page(&format!("Новина {at}"), &text(at))).collect();
    let model = model(&pages);
    assert!(!model.is_template(heading));
    assert!(model.is_template(NOTE));
}
