//! How to link.

use crate::site_key;

/// How to link.
///
/// ```
/// use poruch_link::{LinkOptions, Linker};
///
/// let linker = Linker::new(LinkOptions::new().min_score(0.8));
/// assert!(linker.link(&[]).pairs.is_empty());
/// ```
#[derive(Debug, Clone)]
pub struct LinkOptions {
    min_score: f32,
    max_candidates: usize,
    doubt: (f32, f32),
    groups: Vec<Vec<String>>,
}

impl Default for LinkOptions {
    fn default() -> Self {
        Self { min_score: 0.5, max_candidates: 16, doubt: (0.01, 0.99), groups: Vec::new() }
    }
}

impl LinkOptions {
    /// The default options.
    pub fn new() -> Self {
        Self::default()
    }

    /// The least probability of a pair, in `[0, 1]`. By default 0.5, where a pair is right more often than not.
    #[must_use]
    pub fn min_score(self, min_score: f32) -> Self {
        Self { min_score: min_score.clamp(0.0, 1.0), ..self }
    }

    /// How many candidates of a page by content are weighed, at least 1. By default 16.
    #[must_use]
    pub fn max_candidates(self, max_candidates: usize) -> Self {
        Self { max_candidates: max_candidates.max(1), ..self }
    }

    /// The probabilities between which a candidate is verified by alignment. By default from 0.01 to 0.99.
    #[must_use]
    pub fn doubt(self, low: f32, high: f32) -> Self {
        Self { doubt: (low, high), ..self }
    }

    /// Hosts that keep the versions of one site, such as `name.ua` and `en.name.net`: all pages of their domains are
    /// linked as one site. A host that cannot be read is left out.
    ///
    /// ```
    /// use poruch_link::LinkOptions;
    ///
    /// let options = LinkOptions::new().group(["name.ua", "other-name.net"]).group(["daily.example", "weekly.example"]);
    /// # let _ = options;
    /// ```
    #[must_use]
    pub fn group<'a>(mut self, hosts: impl IntoIterator<Item = &'a str>) -> Self {
        self.groups.push(hosts.into_iter().filter_map(|host| site_key(&format!("https://{host}"))).collect());
        self
    }

    /// The sites that the user names as one.
    pub(crate) fn groups(&self) -> &[Vec<String>] {
        &self.groups
    }

    pub(crate) fn least(&self) -> f32 {
        self.min_score
    }

    pub(crate) fn candidates(&self) -> usize {
        self.max_candidates
    }

    pub(crate) fn is_doubtful(&self, probability: f32) -> bool {
        (self.doubt.0..=self.doubt.1).contains(&probability)
    }
}
