//! Whether a page is one article, a list of articles, or neither.

use url::Url;

use crate::alternates::is_front_page;
use crate::content::Content;
use crate::flow::Flow;
use crate::marks::Marks;
use crate::page::PageKind;
use crate::text::words;

/// With fewer words of running text a page has no article.
const LEAST_WORDS: usize = 12;

/// So many cards make a list.
const LEAST_CARDS: usize = 5;

/// With fewer words of text for each card, the text is the cards' own.
const WORDS_A_CARD: usize = 45;

/// A page that calls itself an article and has more words than this is one.
const SHORT_ARTICLE: usize = 40;

/// The kind of the page, from its structure: headings that are links, against running text.
pub(crate) fn judge(flow: &Flow, content: &Content, url: Option<&Url>, says_article: bool) -> PageKind {
    let cards = (0..flow.len()).filter(|&at| is_card(flow, at)).count();
    let is_front = url.is_some_and(is_front_page) && cards >= 3;
    let is_list = cards >= LEAST_CARDS && content.words < cards * WORDS_A_CARD;
    let is_list = is_list && !(says_article && content.words > SHORT_ARTICLE);
    if is_front || is_list {
        PageKind::Listing
    } else if content.words < LEAST_WORDS {
        PageKind::Other
    } else {
        PageKind::Article
    }
}

/// Whether the block is the title of a card in the main part of the page.
fn is_card(flow: &Flow, at: usize) -> bool {
    let block = flow.block(at);
    let aside = Marks::NAVIGATION | Marks::FOOTER | Marks::RELATED | Marks::ASIDE | Marks::COMMENTS | Marks::SHARE;
    !block.marks.has(aside) && block.link_share() > 0.6 && words(flow.text(at)) >= 4
}
