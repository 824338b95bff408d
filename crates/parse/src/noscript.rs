//! Articles that a page keeps for readers without scripts: the others see them written by a script.

/// The text of an article in bytes, markup included; what stands for a picture or a counter is shorter.
const LEAST: usize = 400;

const OPEN: &str = "<noscript";
const CLOSE: &str = "</noscript";

/// The page with its long `<noscript>` elements as boxes of text, each byte at its place; nothing where there is none.
pub(crate) fn shown(html: &str) -> Option<String> {
    let mut shown = html.to_owned();
    let mut at = html.find("<body")?;
    let body = at;
    while let Some(open) = html[at..].find(OPEN).map(|found| at + found) {
        let Some(close) = html[open..].find(CLOSE).map(|found| open + found) else { break };
        let inside = &html[open..close];
        if inside.len() > LEAST && inside.contains("<p") {
            shown.replace_range(open..open + OPEN.len(), "<div     ");
            shown.replace_range(close..close + CLOSE.len(), "</div     ");
        }
        at = close + CLOSE.len();
    }
    (shown[body..] != html[body..]).then_some(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_an_article_and_no_picture() {
        let article = "<p>The first buses crossed the new bridge at dawn.</p>".repeat(20);
        let html = format!("<head></head><body><noscript><img></noscript><noscript>{article}</noscript>");
        let shown = shown(&html).expect("the article");
        assert_eq!(shown.len(), html.len());
        assert!(shown.contains("<noscript><img></noscript><div     ><p>"), "{shown}");
        assert!(shown.ends_with("</p></div     >"), "{shown}");
    }

    #[test]
    fn shows_nothing_where_there_is_none() {
        assert_eq!(shown("<body><noscript><img></noscript><noscript>"), None);
        assert_eq!(shown("text"), None);
    }
}
