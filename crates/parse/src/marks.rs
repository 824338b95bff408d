//! What the elements around a text say about it.

use std::ops::{BitOr, BitOrAssign};

/// A set of things that tags, attributes and class words say about an element; its descendants share them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Marks(u32);

impl Marks {
    /// Menus, breadcrumbs, pages of a list.
    pub(crate) const NAVIGATION: Self = Self(1);
    /// The foot of the page.
    pub(crate) const FOOTER: Self = Self(1 << 1);
    /// The head of the page or of an article.
    pub(crate) const HEADER: Self = Self(1 << 2);
    /// A side column or a box beside the text.
    pub(crate) const ASIDE: Self = Self(1 << 3);
    /// Readers' comments.
    pub(crate) const COMMENTS: Self = Self(1 << 4);
    /// Teasers of other articles.
    pub(crate) const RELATED: Self = Self(1 << 5);
    /// Buttons that share, save, print or rate.
    pub(crate) const SHARE: Self = Self(1 << 6);
    /// Advertisements.
    pub(crate) const ADVERT: Self = Self(1 << 7);
    /// Invitations to subscribe, cookie notices, banners, paywall notices.
    pub(crate) const PROMPT: Self = Self(1 << 8);
    /// Lines about the article: date, section, tags, author.
    pub(crate) const BYLINE: Self = Self(1 << 9);
    /// Not shown.
    pub(crate) const HIDDEN: Self = Self(1 << 10);
    /// The body of an article.
    pub(crate) const BODY: Self = Self(1 << 11);
    /// `<article>`.
    pub(crate) const ARTICLE: Self = Self(1 << 12);
    /// `<main>`.
    pub(crate) const MAIN: Self = Self(1 << 13);
    /// The lead of an article.
    pub(crate) const LEAD: Self = Self(1 << 14);
    /// A picture's caption.
    pub(crate) const CAPTION: Self = Self(1 << 15);
    /// A picture's author.
    pub(crate) const CREDIT: Self = Self(1 << 16);
    /// Whatever stands inside a figure.
    pub(crate) const FIGURE: Self = Self(1 << 17);
    /// A list of key points.
    pub(crate) const KEY_POINTS: Self = Self(1 << 18);
    /// Cards of articles, which may also be the lead of this one.
    pub(crate) const TEASER: Self = Self(1 << 19);
    /// A quotation set apart.
    pub(crate) const QUOTE: Self = Self(1 << 20);
    /// A post of a social network or another foreign object.
    pub(crate) const EMBED: Self = Self(1 << 21);
    /// A title.
    pub(crate) const TITLE: Self = Self(1 << 22);
    /// Text inside controls: forms, buttons.
    pub(crate) const CONTROL: Self = Self(1 << 23);
    /// Who the author is: a box at the end of the text, mostly.
    pub(crate) const AUTHOR: Self = Self(1 << 24);
    /// Readers' comments, told by their heading or their form, not by the name of a box.
    pub(crate) const REPLIES: Self = Self(1 << 25);

    /// What is said against the text being content; not believed of an element that holds most of the page's text.
    pub(crate) const AGAINST: Self = Self(
        Self::NAVIGATION.0
            | Self::FOOTER.0
            | Self::HEADER.0
            | Self::ASIDE.0
            | Self::COMMENTS.0
            | Self::RELATED.0
            | Self::SHARE.0
            | Self::ADVERT.0
            | Self::PROMPT.0
            | Self::BYLINE.0
            | Self::HIDDEN.0
            | Self::CREDIT.0
            | Self::CAPTION.0
            | Self::FIGURE.0
            | Self::LEAD.0
            | Self::KEY_POINTS.0
            | Self::TEASER.0
            | Self::QUOTE.0
            | Self::TITLE.0
            | Self::EMBED.0
            | Self::CONTROL.0
            | Self::AUTHOR.0,
    );

    /// What excludes a text, however long.
    pub(crate) const EXCLUDED: Self = Self(
        Self::NAVIGATION.0
            | Self::FOOTER.0
            | Self::COMMENTS.0
            | Self::RELATED.0
            | Self::SHARE.0
            | Self::ADVERT.0
            | Self::PROMPT.0
            | Self::HIDDEN.0
            | Self::CREDIT.0
            | Self::EMBED.0
            | Self::AUTHOR.0
            | Self::REPLIES.0,
    );

    /// What an inline element is when it says this of itself: a widget in a sentence.
    pub(crate) const IN_SENTENCE: Self =
        Self(Self::HIDDEN.0 | Self::SHARE.0 | Self::ADVERT.0 | Self::PROMPT.0 | Self::CREDIT.0);

    /// What says of a block how its text is meant, and nothing of an inline element.
    pub(crate) const ABOUT_TEXT: Self = Self(Self::LEAD.0 | Self::CAPTION.0 | Self::QUOTE.0);

    /// What holds a few words at most, never paragraphs.
    pub(crate) const WORDLESS: Self =
        Self(Self::SHARE.0 | Self::NAVIGATION.0 | Self::BYLINE.0 | Self::CREDIT.0 | Self::CONTROL.0 | Self::TITLE.0);

    /// What cannot be true of an element that calls itself the body of an article.
    pub(crate) const NOT_BODY: Self =
        Self(Self::WORDLESS.0 | Self::ASIDE.0 | Self::TEASER.0 | Self::HEADER.0 | Self::FIGURE.0);

    /// What holds links or a paragraph or two, never many paragraphs outside links.
    pub(crate) const SHORT: Self =
        Self(Self::WORDLESS.0 | Self::ADVERT.0 | Self::PROMPT.0 | Self::EMBED.0 | Self::AUTHOR.0);

    /// What the names of a text's own boxes say by accident: «support» is a topic, `paywall` what the text stands behind.
    pub(crate) const ACCIDENTAL: Self = Self(Self::BYLINE.0 | Self::CONTROL.0 | Self::PROMPT.0 | Self::ADVERT.0);

    /// What is not believed first where it leaves a page without text: names that templates also give to the boxes of
    /// the text itself.
    pub(crate) const DOUBTFUL: Self =
        Self(Self::ACCIDENTAL.0 | Self::FIGURE.0 | Self::TEASER.0 | Self::ASIDE.0 | Self::HEADER.0);

    /// What is not believed next.
    pub(crate) const MORE_DOUBTFUL: Self = Self(
        Self::DOUBTFUL.0
            | Self::CAPTION.0
            | Self::COMMENTS.0
            | Self::RELATED.0
            | Self::HIDDEN.0
            | Self::EMBED.0
            | Self::NAVIGATION.0
            | Self::LEAD.0,
    );

    pub(crate) const fn has(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }

    /// Both sets together, where constants are made.
    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) const fn without(self, marks: Self) -> Self {
        Self(self.0 & !marks.0)
    }
}

impl BitOr for Marks {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Marks {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}
