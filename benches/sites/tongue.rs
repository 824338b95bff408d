//! Languages of pages.

/// The language of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Tongue {
    En,
    Uk,
    Ru,
}

impl Tongue {
    /// The code of ISO 639-1.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Uk => "uk",
            Self::Ru => "ru",
        }
    }

    /// The language of the version that a pair is made with.
    pub(crate) fn other(self) -> Self {
        if self == Self::En { Self::Uk } else { Self::En }
    }
}

/// The same in English and in Ukrainian.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Both<T> {
    pub(crate) en: T,
    pub(crate) uk: T,
}

impl<T> Both<T> {
    /// Makes either side.
    pub(crate) fn of(mut side: impl FnMut(Tongue) -> T) -> Self {
        Self { en: side(Tongue::En), uk: side(Tongue::Uk) }
    }

    /// The English side for English, the Ukrainian one for anything else.
    pub(crate) fn get(&self, tongue: Tongue) -> &T {
        if tongue == Tongue::En { &self.en } else { &self.uk }
    }
}
