//! What a block's path says of the list, quotation or table that it stands in.

/// `path` down to its innermost element called `name`; `None` where there is none.
pub(super) fn up_to<'a>(path: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = path;
    loop {
        if step_name(last_step(rest)) == name {
            return Some(rest);
        }
        rest = parent(rest)?;
    }
}

/// `path` without its last step.
pub(super) fn parent(path: &str) -> Option<&str> {
    path.rsplit_once('/').map(|(parent, _)| parent)
}

/// The name and position of the last step of `path`: `li` and 3 of `html/body/ul/li[3]`; 1 where none is written.
pub(super) fn step(path: &str) -> (&str, usize) {
    let step = last_step(path);
    let position = step.strip_suffix(']').and_then(|step| step.split_once('[')?.1.parse().ok());
    (step_name(step), position.unwrap_or(1))
}

/// Whether `path` leads to something below `outer`.
pub(super) fn is_below(path: &str, outer: &str) -> bool {
    path.strip_prefix(outer).is_some_and(|rest| rest.starts_with('/'))
}

fn last_step(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, step)| step)
}

fn step_name(step: &str) -> &str {
    step.split('[').next().unwrap_or(step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_innermost_element_of_a_name() {
        assert_eq!(up_to("html/body/ul/li[2]/ol/li[3]/p", "li"), Some("html/body/ul/li[2]/ol/li[3]"));
        assert_eq!(up_to("html/body/p", "li"), None);
        assert_eq!(up_to("", "li"), None);
    }

    #[test]
    fn reads_the_last_step() {
        assert_eq!(step("html/body/ul/li[12]"), ("li", 12));
        assert_eq!(step("li"), ("li", 1));
        assert_eq!(step("html/li[x]"), ("li", 1));
    }

    #[test]
    fn tells_what_stands_below() {
        assert!(is_below("a/b[1]/c", "a/b[1]"));
        assert!(!is_below("a/b[12]/c", "a/b[1"));
        assert!(!is_below("a/b", "a/b"));
    }
}
