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

/// Takes the marks off, and counts them.
pub(super) fn strip(address: &mut Address) {
    let before = address.labels.len() + address.query.len() + address.segments.len();
    address.labels.retain(|label| !HOSTS.contains(&label.as_str()));
    address.query.retain(|(name, value)| !is_tracking(name) && !is_form(name, value));
    address.query.sort();
    strip_segments(&mut address.segments);
    let after = address.labels.len() + address.query.len() + address.segments.len();
    address.stripped += u32::try_from(before - after).unwrap_or(u32::MAX / 2);
    strip_extension(address);
}

fn is_tracking(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    TRACKING.contains(&name.as_str()) || TRACKING_PREFIXES.iter().any(|prefix| name.starts_with(prefix))
}

fn is_form(name: &str, value: &str) -> bool {
    let (name, value) = (name.to_ascii_lowercase(), value.to_ascii_lowercase());
    FORMS.contains(&name.as_str()) && FORM_VALUES.contains(&value.as_str())
}

/// A form stands first or last; inside a path the word may be a section or a subject. A path of that word alone is one.
fn strip_segments(segments: &mut Vec<String>) {
    let is_form = |segment: Option<&String>| segment.is_some_and(|segment| SEGMENTS.contains(&segment.as_str()));
    if segments.len() > 1 && is_form(segments.last()) {
        segments.pop();
    }
    if segments.len() > 1 && is_form(segments.first()) {
        segments.remove(0);
    }
}

fn strip_extension(address: &mut Address) {
    let Some(last) = address.segments.last_mut() else { return };
    for extension in EXTENSIONS {
        if last.to_ascii_lowercase().ends_with(extension) {
            last.truncate(last.len() - extension.len());
            break;
        }
    }
    if let Some(plain) = last.strip_suffix(".amp") {
        *last = plain.to_owned();
        address.stripped += 1;
    }
    if last.is_empty() || last == "index" {
        address.segments.pop();
    }
}
