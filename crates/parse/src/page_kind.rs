//! Whether a page is one article, a list of articles, or neither.

use url::Url;

use crate::alternates::is_front_page;
use crate::content::Content;
use crate::flow::{Flow, Form};
use crate::marks::Marks;
use crate::page::PageKind;

/// With fewer words of running text a page has no article.
const LEAST_WORDS: usize = 12;

/// With fewer words the text may be a part of a card or of the page's frame.
const SHORT_TEXT: usize = 60;

/// So many cards make a list.
const LEAST_CARDS: usize = 5;

/// With fewer words of text for each card, the text is the cards' own.
const WORDS_A_CARD: usize = 45;

/// The same on a page that calls itself an article: templates say so on lists, too, but less often.
const WORDS_A_CARD_OF_ARTICLE: usize = 15;

/// The kind of the page, from its structure: titles of cards among the running text, and how much text there is for
/// each. Cards beside or below the text are teasers and say nothing.
pub(crate) fn judge(flow: &Flow, content: &Content, url: Option<&Url>, says_article: bool) -> PageKind {
    let all = (0..flow.len()).filter(|&at| is_card(flow, at)).count();
    let short = if says_article { SHORT_TEXT / 2 } else { SHORT_TEXT };
    let cards = if content.words < short { all } else { cards_among(flow, content) };
    let words_a_card = if says_article { WORDS_A_CARD_OF_ARTICLE } else { WORDS_A_CARD };
    let is_front = url.is_some_and(is_front_page) && all >= 3;
    let is_list = cards >= LEAST_CARDS && content.words < cards * words_a_card;
    if is_front || is_list || is_cards(flow, content) || is_entries(flow, content) {
        PageKind::Listing
    } else if content.words < LEAST_WORDS {
        PageKind::Other
    } else {
        PageKind::Article
    }
}

/// How many cards stand between the first and the last block of the article.
fn cards_among(flow: &Flow, content: &Content) -> usize {
    let (Some(first), Some(last)) = (content.blocks.first(), content.blocks.last()) else { return 0 };
    (first.at..=last.at).filter(|&at| is_card(flow, at)).count()
}

/// Whether most of the text stands under titles of cards: a list of links, each with a line or two about its target.
fn is_cards(flow: &Flow, content: &Content) -> bool {
    let text = content.blocks.iter().filter(|block| block.kind.is_text());
    let under_title = text.clone().filter(|block| block.at > 0 && is_card(flow, block.at - 1)).count();
    under_title >= LEAST_CARDS && under_title * 10 >= text.count() * 6
}

/// Whether there is nothing but entries of a list, each under a link of several words: no article begins so.
fn is_entries(flow: &Flow, content: &Content) -> bool {
    let mut text = content.blocks.iter().filter(|block| block.kind.is_text()).peekable();
    let is_entry = |at: usize| flow.block(at).form == Form::ListItem && at > 0 && is_link(flow, at - 1);
    text.peek().is_some() && text.all(|block| is_entry(block.at))
}

fn is_link(flow: &Flow, at: usize) -> bool {
    flow.block(at).form == Form::ListItem && flow.block(at).link_share() > 0.6
}

/// Whether the block is the title of a card in the main part of the page.
fn is_card(flow: &Flow, at: usize) -> bool {
    let block = flow.block(at);
    let aside = Marks::NAVIGATION | Marks::FOOTER | Marks::RELATED | Marks::ASIDE | Marks::COMMENTS | Marks::SHARE;
    !block.marks.has(aside) && block.link_share() > 0.6 && block.words >= 4
}
