//! Addresses of the web that stand in for those of files while pages are linked.
//!
//! Linking compares addresses of the web. Saved pages of which only the path is known link to each other by path, and
//! their folders follow conventions as sites do, so they are linked as the pages of one site.

use poruch::Page;

/// What addresses of files begin with.
const FILES: &str = "file:///";
/// What stands in for it; no site can have this name (RFC 6761).
const STAND_IN: &str = "https://files.invalid/";

/// The page as one of a site, if its address is that of a file.
pub(super) fn as_web_page(page: &Page) -> Option<Page> {
    page.url().filter(|url| url.starts_with(FILES))?;
    let json = serde_json::to_string(page).ok()?;
    // Addresses are strings of their own in JSON.
    serde_json::from_str(&json.replace(&format!("\"{FILES}"), &format!("\"{STAND_IN}"))).ok()
}

/// The address that `url` stands in for, or itself.
pub(super) fn original(url: String) -> String {
    match url.strip_prefix(STAND_IN) {
        Some(path) => format!("{FILES}{path}"),
        None => url,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stands_in_for_the_page_and_what_it_links_to() {
        let page =
            r#"{"url":"file:///a/en.html","alternates":[{"lang":"uk","url":"file:///a/uk.html","via":"hreflang"}]}"#;
        let web = as_web_page(&serde_json::from_str(page).unwrap()).unwrap();
        assert_eq!(web.alternates()[0].url, "https://files.invalid/a/uk.html");
        assert_eq!(original(web.url().unwrap().to_owned()), "file:///a/en.html");
    }

    #[test]
    fn leaves_pages_of_the_web_alone() {
        let page: Page = serde_json::from_str(r#"{"url":"https://site.example/a"}"#).unwrap();
        assert_eq!(as_web_page(&page), None);
        assert_eq!(original("https://site.example/a".to_owned()), "https://site.example/a");
    }
}
