//! Where an element leads that switches the language, be it a link, a button or an entry of a menu.

use crate::tree::{NodeId, Tree};

/// Attributes that scripts read an address from.
const DATA: [&str; 4] = ["data-href", "data-url", "data-link", "data-location"];

/// The address that an element leads to, as written: of its `href`, of what a script reads, of an option's value.
pub(super) fn of<'t>(tree: &'t Tree<'_>, node: NodeId) -> Option<&'t str> {
    let attr = |name| tree.attr(node, name).map(str::trim);
    let href = attr("href").filter(|href| leads_away(href));
    let data = || DATA.into_iter().find_map(attr).filter(|value| is_address(value));
    let value = || attr("value").filter(|value| is_address(value));
    let script = || ["onclick", "href"].into_iter().filter_map(attr).find_map(in_script);
    href.or_else(data).or_else(value).or_else(script)
}

/// Whether a link leads to a page: a fragment alone unfolds a list of languages, and so does a script.
fn leads_away(href: &str) -> bool {
    let is_script = href.get(.."javascript:".len()).is_some_and(|start| start.eq_ignore_ascii_case("javascript:"));
    !href.is_empty() && !href.starts_with('#') && !is_script
}

/// Whether a value is an address rather than a code: `/en/1`, not `en`.
pub(super) fn is_address(value: &str) -> bool {
    ["/", "http://", "https://", "?", "./", "../"].iter().any(|start| value.starts_with(start))
}

/// The address that a script goes to: `location.href='/en/1'`, `window.open("/en/1")`.
fn in_script(script: &str) -> Option<&str> {
    let call = ["location", "open("].iter().find_map(|call| script.find(call))?;
    let mut quoted = script[call..].split(['\'', '"']).skip(1).step_by(2);
    quoted.next().map(str::trim).filter(|value| is_address(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(script: &str, expected: Option<&str>) {
        assert_eq!(in_script(script), expected, "{script}");
    }

    #[test]
    fn reads_addresses_out_of_scripts() {
        check("location.href='/en/1'", Some("/en/1"));
        check("window.location = \"https://s.example/en/1\"; return false", Some("https://s.example/en/1"));
        check("javascript:window.open('/en/1', '_self')", Some("/en/1"));
        check("window.location.assign(`/en/1`)", None);
        check("setLang('en')", None);
        check("location.href = base + 'en'", None);
        check("location.reload()", None);
    }
}
