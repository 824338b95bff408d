//! What the pages of one site have in common, which is no content.

use std::hash::{Hash as _, Hasher as _};

use poruch_detect_language::Lang;
use rustc_hash::{FxHashMap, FxHasher};

use crate::{BlockKind, Page};

/// On fewer articles than this, what repeats may repeat by chance, or because the articles do.
const MIN_ARTICLES: u32 = 3;
/// A text that stands on this share of a site's articles is of its template. What a newsroom writes again and again (a
/// heading, a note on how the news was got) stands on fewer; a box of one section of the site, on more.
const MIN_SHARE: f32 = 0.1;

/// Knows the template of a site from its pages: texts that stand on article after article.
///
/// One page alone does not tell that its closing note or its box of links stands on every other page too; the site
/// does. A model is learnt from pages as they were read, in any order, and then takes from each what is template.
///
/// ```
/// use poruch_parse::{SiteModel, parse};
///
/// let page = |title: &str, text: &str| {
///     parse(&format!(
///         "<html lang=en><body><article><h1>{title}</h1><p>{text}</p>
///          <p>Our reporters work for you, day after day, whatever happens.</p></article></body></html>"
///     ))
/// };
/// let pages = [
///     page("Bridge opens", "The bridge over the river was opened on Monday morning by the mayor.")?,
///     page("Rain falls", "Heavy rain fell on the whole of the region during the night to Tuesday.")?,
///     page("Match won", "The team of the city won its third match of the season on Wednesday.")?,
/// ];
/// let mut model = SiteModel::new();
/// pages.iter().for_each(|page| model.learn(page));
/// assert_eq!(pages[0].text().lines().count(), 3);
/// assert_eq!(model.refine(pages[0].clone()).text().lines().count(), 1);
/// # Ok::<(), poruch_parse::ParseError>(())
/// ```
///
/// Time is linear in the text; memory is some thirty bytes for each different text of the site.
#[derive(Debug, Clone, Default)]
pub struct SiteModel {
    texts: FxHashMap<u64, Seen>,
    articles: FxHashMap<Lang, Articles>,
}

/// On how many articles a text was seen. Copies of an article, which stand one after another in most dumps, and under
/// one title in all, count once.
#[derive(Debug, Clone, Copy)]
struct Seen {
    /// The language of the first article it stood on. A box that is left untranslated stands on all.
    lang: Lang,
    articles: u32,
    /// The titles of the last two articles, so that a copy is known.
    last: [u64; 2],
}

/// The articles of a site in one language.
#[derive(Debug, Clone, Default)]
struct Articles {
    titles: rustc_hash::FxHashSet<u64>,
}

impl SiteModel {
    /// A model of a site of which no page was read.
    pub fn new() -> Self {
        Self::default()
    }

    /// Learns from a page of the site, as it was read.
    pub fn learn(&mut self, page: &Page) {
        let title = title_key(page);
        self.articles.entry(page.lang()).or_default().titles.insert(title);
        for block in page.blocks().filter(|block| block.kind != BlockKind::Title) {
            let unseen = Seen { lang: page.lang(), articles: 0, last: [0; 2] };
            let seen = self.texts.entry(key(block.text)).or_insert(unseen);
            if !seen.last.contains(&title) {
                seen.articles += 1;
                seen.last = [seen.last[1], title];
            }
        }
    }

    /// Whether `text` is of the site's template.
    pub fn is_template(&self, text: &str) -> bool {
        let Some(seen) = self.texts.get(&key(text)) else { return false };
        let articles = self.articles.get(&seen.lang).map_or(0, |articles| articles.titles.len());
        seen.articles as f32 >= (articles as f32 * MIN_SHARE).max(MIN_ARTICLES as f32)
    }

    /// The page without the blocks that are of the template; its title stays, and so do all blocks where nothing else
    /// would be left.
    #[must_use]
    pub fn refine(&self, mut page: Page) -> Page {
        let is_own = |kind, text: &str| kind == BlockKind::Title || !self.is_template(text);
        if page.blocks().any(|block| block.kind.is_text() && is_own(block.kind, block.text)) {
            page.retain_blocks(|block| is_own(block.kind, block.text));
        }
        page
    }
}

/// Zero is no title's key: it stands for "none".
fn title_key(page: &Page) -> u64 {
    key(page.title().unwrap_or_default()).max(1)
}

fn key(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    text.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse;

    const NOTE: &str = "Підтримайте редакцію: ми працюємо для вас щодня, попри все.";

    fn page(title: &str, text: &str) -> Page {
        let html =
            format!("<html lang=uk><body><article><h1>{title}</h1><p>{text}</p><p>{NOTE}</p></article></body></html>");
        parse(&html).expect("a small page")
    }

    fn pages() -> Vec<Page> {
        vec![
            page("Міст відкрито", "У понеділок мер відкрив новий міст через річку, повідомила міська рада."),
            page("Пройшов дощ", "У ніч на вівторок у всій області пройшов сильний дощ, кажуть синоптики."),
            page("Матч виграно", "У середу команда міста виграла третій матч сезону з рахунком 2:1."),
        ]
    }

    fn model(pages: &[Page]) -> SiteModel {
        let mut model = SiteModel::new();
        for page in pages {
            model.learn(page);
        }
        model
    }

    #[test]
    fn takes_out_what_stands_on_article_after_article() {
        let pages = pages();
        let refined = model(&pages).refine(pages[1].clone());
        assert_eq!(refined.text(), "У ніч на вівторок у всій області пройшов сильний дощ, кажуть синоптики.");
        assert_eq!(refined.title(), Some("Пройшов дощ"));
    }

    #[test]
    fn keeps_what_only_copies_of_one_article_share() {
        let page = pages().remove(0);
        let copies = vec![page.clone(); 5];
        assert_eq!(model(&copies).refine(page.clone()), page);
    }

    #[test]
    fn keeps_a_page_that_is_template_alone() {
        let pages = pages();
        let model = model(&pages);
        let bare = parse(&format!("<html lang=uk><body><article><h1>Порожньо</h1><p>{NOTE}</p></article>")).unwrap();
        assert!(model.refine(bare).text().contains(NOTE));
    }

    #[test]
    fn keeps_what_stands_on_a_small_share_of_the_articles() {
        let mut pages: Vec<_> = (0..60)
            .map(|at| page(&format!("Новина {at}"), &format!("Сталася подія номер {at}, і про неї пишуть.")))
            .collect();
        let heading = "Що відомо на цю хвилину про цю подію, розповіли в міській раді.";
        for page in &mut pages[..3] {
            let title = page.title().unwrap().to_owned();
            *page = self::page(&title, heading);
        }
        let model = model(&pages);
        assert!(!model.is_template(heading));
        assert!(model.is_template(NOTE));
    }
}
