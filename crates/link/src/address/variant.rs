//! Marks of variants: the same page for another device, for print, or reached by another way.

use super::Address;

/// Parameters that say how the reader came, by their first letters.
const TRACKING_PREFIXES: [&str; 6] = ["utm_", "ga_", "mc_", "pk_", "hsa_", "at_"];
/// The same, whole.
const TRACKING: [&str; 16] = [
    "fbclid", "gclid", "yclid", "dclid", "msclkid", "igshid", "twclid", "_ga", "_gl", "ref", "referrer", "source",
    "from", "share", "cmpid", "ocid",
];
/// Parameters that choose the form of the page.
const FORMS: [&str; 5] = ["amp", "print", "mobile", "outputtype", "view"];
/// Values of these parameters that do so, where the name alone may mean something else.
const FORM_VALUES: [&str; 8] = ["", "1", "true", "yes", "amp", "print", "mobile", "y"];
/// Hosts of one site that hold the same pages.
const HOSTS: [&str; 7] = ["www", "m", "mobile", "amp", "wap", "touch", "www2"];
/// Segments that choose the form of the page.
const SEGMENTS: [&str; 4] = ["amp", "print", "printable", "mobile"];
/// Extensions of pages.
const EXTENSIONS: [&str; 8] = [".html", ".htm", ".shtml", ".xhtml", ".php", ".aspx", ".asp", ".jsp"];

/// Whether a label names a host of the same pages.
pub(super) fn is_host(label: &str) -> bool {
    HOSTS.contains(&label)
}

/// Whether a parameter is a mark.
pub(super) fn is_parameter(name: &str, value: &str) -> bool {
    is_tracking(name) || is_form(name, value)
}

fn is_tracking(name: &str) -> bool {
    let starts_with = |prefix: &&str| {
        name.as_bytes().get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix.as_bytes()))
    };
    is_among(name, &TRACKING) || TRACKING_PREFIXES.iter().any(starts_with)
}

fn is_form(name: &str, value: &str) -> bool {
    is_among(name, &FORMS) && is_among(value, &FORM_VALUES)
}

fn is_among(text: &str, names: &[&str]) -> bool {
    names.iter().any(|name| name.eq_ignore_ascii_case(text))
}

/// Takes the marks off the path, whose segments are the parts from the `first` on, and counts them.
pub(super) fn strip_path(address: &mut Address, first: usize) {
    strip_forms(address, first);
    if address.parts.len() > first {
        strip_extension(address);
    }
}

/// A form stands first or last; inside a path the word may be a section or a subject. A path of that word alone is one.
fn strip_forms(address: &mut Address, first: usize) {
    for is_last in [true, false] {
        let segments = &address.parts[first..];
        let Some(segment) = (if is_last { segments.last() } else { segments.first() }) else { return };
        if segments.len() > 1 && SEGMENTS.contains(&segment.of(&address.text).text) {
            address.parts.remove(if is_last { address.parts.len() - 1 } else { first });
            address.stripped += 1;
        }
    }
}

fn strip_extension(address: &mut Address) {
    let Some(last) = address.parts.last_mut() else { return };
    let text = last.of(&address.text).text;
    let has = |extension: &&str| {
        let start = text.len().checked_sub(extension.len());
        start.is_some_and(|start| text.as_bytes()[start..].eq_ignore_ascii_case(extension.as_bytes()))
    };
    let extension = EXTENSIONS.iter().find(|extension| has(extension)).map_or(0, |extension| extension.len());
    let mut name = &text[..text.len() - extension];
    if let Some(plain) = name.strip_suffix(".amp") {
        name = plain;
        address.stripped += 1;
    }
    last.text.end = last.text.start + name.len();
    if name.is_empty() || name == "index" {
        address.parts.pop();
    }
}
