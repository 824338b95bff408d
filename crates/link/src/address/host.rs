//! Hosts: which part is the site, and which part tells versions of it apart.

use std::borrow::Cow;
use std::net::IpAddr;

use url::Url;

/// Second-level names under which countries let others register, worldwide.
const GENERIC: [&str; 10] = ["com", "co", "org", "net", "gov", "edu", "ac", "in", "mil", "pp"];

/// The geographic names under `.ua` under which others register.
///
/// Source: the list of public domains of the registry of `.ua` (Hostmaster).
const UKRAINIAN: [&str; 60] = [
    "cherkassy",
    "cherkasy",
    "chernigov",
    "chernihiv",
    "chernivtsi",
    "chernovtsy",
    "ck",
    "cn",
    "crimea",
    "cv",
    "dn",
    "dnepropetrovsk",
    "dnipropetrovsk",
    "donetsk",
    "dp",
    "if",
    "ivano-frankivsk",
    "kh",
    "kharkiv",
    "kharkov",
    "kherson",
    "khmelnitskiy",
    "khmelnytskyi",
    "kiev",
    "kirovograd",
    "km",
    "kr",
    "ks",
    "kv",
    "kyiv",
    "lg",
    "lt",
    "lugansk",
    "lutsk",
    "lviv",
    "mk",
    "mykolaiv",
    "nikolaev",
    "od",
    "odesa",
    "odessa",
    "pl",
    "poltava",
    "rivne",
    "rovno",
    "rv",
    "sebastopol",
    "sevastopol",
    "sm",
    "sumy",
    "te",
    "ternopil",
    "uz",
    "uzhgorod",
    "vinnica",
    "vinnytsia",
    "vn",
    "volyn",
    "yalta",
    "zaporizhzhe",
];
const UKRAINIAN_MORE: [&str; 6] = ["zaporizhzhia", "zhitomir", "zhytomyr", "zp", "zt", "biz"];

/// `url` where it is an absolute web address.
pub(super) fn web_url(url: &str) -> Option<Url> {
    Url::parse(url.trim()).ok().filter(|url| matches!(url.scheme(), "http" | "https"))
}

/// The site that `url` belongs to.
pub(crate) fn site_of(url: &str) -> Option<String> {
    let url = web_url(url)?;
    let host = plain(url.host_str()?);
    Some(host[domain_start(&host)..].to_owned())
}

/// `host` without empty labels and capitals.
pub(super) fn plain(host: &str) -> Cow<'_, str> {
    let host = host.trim_end_matches('.');
    let is_plain = !host.starts_with('.') && !host.contains("..") && !host.contains(|c: char| c.is_ascii_uppercase());
    if is_plain {
        return Cow::Borrowed(host);
    }
    let labels: Vec<&str> = host.split('.').filter(|label| !label.is_empty()).collect();
    Cow::Owned(labels.join(".").to_ascii_lowercase())
}

/// Where in a plain `host` the registrable domain begins.
pub(super) fn domain_start(host: &str) -> usize {
    if host.starts_with('[') || host.parse::<IpAddr>().is_ok() {
        return 0;
    }
    let mut labels = host.rsplit('.');
    let (top, second) = (labels.next().unwrap_or_default(), labels.next().unwrap_or_default());
    let length = if top.len() == 2 && is_public(second, top) { 3 } else { 2 };
    host.rmatch_indices('.').nth(length - 1).map_or(0, |(dot, _)| dot + 1)
}

fn is_public(second: &str, top: &str) -> bool {
    GENERIC.contains(&second) || top == "ua" && (UKRAINIAN.contains(&second) || UKRAINIAN_MORE.contains(&second))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_hosts_at_the_registrable_domain() {
        for (host, site, rest) in [
            ("en.news.example", "news.example", 1),
            ("news.example", "news.example", 0),
            ("www.paper.com.ua", "paper.com.ua", 1),
            ("paper.lviv.ua", "paper.lviv.ua", 0),
            ("en.paper.co.uk", "paper.co.uk", 1),
            ("192.168.0.1", "192.168.0.1", 0),
            ("localhost", "localhost", 0),
            ("News.Example.", "news.example", 0),
            ("en..paper.com.ua", "paper.com.ua", 1),
            ("com.ua", "com.ua", 0),
        ] {
            let plain = plain(host);
            let (labels, found) = plain.split_at(domain_start(&plain));
            assert_eq!((found, labels.split_terminator('.').count()), (site, rest), "{host}");
        }
    }
}
