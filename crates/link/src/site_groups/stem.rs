//! What the names of sites have in common that keep their languages on domains of their own.

/// Names of languages and of the country that are glued to a name, longest first.
const AFFIXES: [&str; 11] = ["ukrainian", "ukraine", "english", "russian", "ukr", "eng", "rus", "uk", "ua", "en", "ru"];
/// Letters that must be left of a name: fewer are anybody's.
const MIN_STEM: usize = 4;

/// The name of `site`, without its ending, and without a language's name before or after it. Sites may be one that have
/// any of these in common.
pub(super) fn of(site: &str) -> Vec<String> {
    let mut labels = site.split('.');
    let (Some(name), Some(_)) = (labels.next(), labels.next()) else { return Vec::new() };
    if name.starts_with('[') || name.bytes().all(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    let name = name.replace('-', "");
    let is_stem = |stem: &&str| stem.chars().count() >= MIN_STEM;
    let at_end = AFFIXES.iter().find_map(|affix| name.strip_suffix(affix).filter(is_stem));
    let at_start = AFFIXES.iter().find_map(|affix| name.strip_prefix(affix).filter(is_stem));
    let mut stems: Vec<String> = at_end.into_iter().chain(at_start).map(str::to_owned).collect();
    stems.push(name);
    stems
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(one: &str, other: &str, is_shared: bool) {
        let others = of(other);
        assert_eq!(of(one).iter().any(|stem| others.contains(stem)), is_shared, "{one} {other}");
    }

    #[test]
    fn sites_of_one_name_share_a_stem() {
        for other in ["name.net", "name.com.ua", "name-en.com", "nameua.com", "nameenglish.com", "en-name.org"] {
            check("name.ua", other, true);
        }
        check("nameua.com", "nameenglish.com", true);
    }

    #[test]
    fn other_names_and_numbers_share_none() {
        check("name.ua", "surname.ua", false);
        check("ua.net", "uk.net", false);
        check("192.168.0.1", "192.168.0.2", false);
        check("localhost", "localhost.ua", false);
    }
}
