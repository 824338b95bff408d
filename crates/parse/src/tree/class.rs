//! What the HTML Standard does with elements by their names, "the rules for parsing tokens in HTML content".

/// What a start tag does where it stands in the body of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Ends a paragraph.
    Block,
    Paragraph,
    Heading,
    /// `li`.
    Item,
    /// `dd`, `dt`.
    Term,
    Form,
    Button,
    /// `a`, which ends an earlier one.
    Anchor,
    /// Opened again after an element that was closed around it.
    Formatting,
    /// `nobr`, a formatting element that ends an earlier one.
    NoBreak,
    /// Has no content.
    Void,
    /// Has no content, and belongs into the head.
    Metadata,
    Input,
    /// `hr`.
    Rule,
    /// Holds nothing but text up to its end tag, references in it or not.
    Raw {
        has_references: bool,
        is_of_head: bool,
    },
    /// `svg`.
    Drawing,
    /// Opened and closed without ado.
    Ordinary,
    /// All else.
    Odd,
}

/// What is to be known of an element by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Class {
    pub(super) kind: Kind,
    /// A bit for each [`Trait`].
    traits: u16,
}

/// What elements of several kinds have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trait {
    /// In the category "special": the end tag of an ordinary element closes none beyond it.
    Special,
    /// Bounds the scope in which end tags look for their element.
    BoundsScope,
    /// Bounds the scope of `</li>`.
    BoundsList,
    /// Ends where the end tag of an element around it stands.
    EndsByItself,
    /// After it the list of formatting elements is no longer known for certain.
    HidesFormatting,
    /// Of a table, and no place for text.
    OfTable,
    /// Holds the content of a cell of a table or its caption.
    Cell,
    /// Special, but a list's item may end beyond it.
    WithinItems,
    Select,
    LineBreak,
    /// What stands in it is read by other rules: those of SVG, of `MathML`, of templates.
    HasOwnRules,
}

impl Class {
    /// An element of SVG or `MathML`.
    pub(super) const FOREIGN: Self = Self { kind: Kind::Odd, traits: Trait::HasOwnRules.bit() };

    /// The class of an HTML element by its name.
    pub(super) fn of(name: &str) -> Self {
        let bounds_scope = matches!(
            name,
            "applet" | "caption" | "html" | "table" | "td" | "th" | "marquee" | "object" | "select" | "template"
        );
        let ends_by_itself =
            matches!(name, "dd" | "dt" | "li" | "option" | "optgroup" | "p" | "rb" | "rp" | "rt" | "rtc");
        let traits = [
            (Trait::Special, is_special(name)),
            (Trait::BoundsScope, bounds_scope),
            (Trait::BoundsList, bounds_scope || matches!(name, "ol" | "ul")),
            (Trait::EndsByItself, ends_by_itself),
            (Trait::HidesFormatting, matches!(name, "applet" | "marquee" | "object" | "template")),
            (Trait::OfTable, matches!(name, "table" | "tbody" | "tfoot" | "thead" | "tr" | "colgroup")),
            (Trait::Cell, matches!(name, "td" | "th" | "caption")),
            (Trait::WithinItems, matches!(name, "address" | "div" | "p")),
            (Trait::Select, name == "select"),
            (Trait::LineBreak, name == "br"),
            (Trait::HasOwnRules, name == "template"),
        ];
        let bits = traits.iter().filter(|(_, has)| *has).fold(0, |bits, (which, _)| bits | which.bit());
        Self { kind: kind(name), traits: bits }
    }

    pub(super) fn is(self, which: Trait) -> bool {
        self.traits & which.bit() != 0
    }

    /// Whether elements can stand in it.
    pub(super) fn is_open_for_more(self) -> bool {
        !matches!(self.kind, Kind::Void | Kind::Metadata | Kind::Input | Kind::Rule | Kind::Raw { .. } | Kind::Drawing)
    }

    /// Whether the parser keeps a list of such elements, to open them again.
    pub(super) fn is_formatting(self) -> bool {
        matches!(self.kind, Kind::Formatting | Kind::Anchor | Kind::NoBreak)
    }
}

impl Trait {
    const fn bit(self) -> u16 {
        1 << self as u16
    }
}

fn kind(name: &str) -> Kind {
    match name {
        "address" | "article" | "aside" | "blockquote" | "center" | "details" | "dialog" | "dir" | "div" | "dl"
        | "fieldset" | "figcaption" | "figure" | "footer" | "header" | "hgroup" | "main" | "menu" | "nav" | "ol"
        | "search" | "section" | "summary" | "ul" => Kind::Block,
        "p" => Kind::Paragraph,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Kind::Heading,
        "li" => Kind::Item,
        "dd" | "dt" => Kind::Term,
        "form" => Kind::Form,
        "button" => Kind::Button,
        "a" => Kind::Anchor,
        "b" | "big" | "code" | "em" | "font" | "i" | "s" | "small" | "strike" | "strong" | "tt" | "u" => {
            Kind::Formatting
        }
        "nobr" => Kind::NoBreak,
        "area" | "embed" | "img" | "keygen" | "wbr" | "param" | "source" | "track" | "br" => Kind::Void,
        "base" | "basefont" | "bgsound" | "link" | "meta" => Kind::Metadata,
        "input" => Kind::Input,
        "hr" => Kind::Rule,
        "title" => Kind::Raw { has_references: true, is_of_head: true },
        "script" | "style" | "noscript" | "noframes" => Kind::Raw { has_references: false, is_of_head: true },
        "iframe" | "noembed" => Kind::Raw { has_references: false, is_of_head: false },
        "svg" => Kind::Drawing,
        "html" | "head" | "body" | "frameset" | "frame" | "pre" | "listing" | "plaintext" | "applet" | "marquee"
        | "object" | "table" | "caption" | "col" | "colgroup" | "tbody" | "tfoot" | "thead" | "tr" | "td" | "th"
        | "image" | "textarea" | "xmp" | "select" | "option" | "optgroup" | "rb" | "rtc" | "rp" | "rt" | "math"
        | "template" => Kind::Odd,
        _ => Kind::Ordinary,
    }
}

/// The category "special" of the Standard, as `html5ever` has it.
fn is_special(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "applet"
            | "area"
            | "article"
            | "aside"
            | "base"
            | "basefont"
            | "bgsound"
            | "blockquote"
            | "body"
            | "br"
            | "button"
            | "caption"
            | "center"
            | "col"
            | "colgroup"
            | "dd"
            | "details"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "embed"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "frame"
            | "frameset"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "head"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "iframe"
            | "img"
            | "input"
            | "isindex"
            | "li"
            | "link"
            | "listing"
            | "main"
            | "marquee"
            | "menu"
            | "meta"
            | "nav"
            | "noembed"
            | "noframes"
            | "noscript"
            | "object"
            | "ol"
            | "p"
            | "param"
            | "plaintext"
            | "pre"
            | "script"
            | "section"
            | "select"
            | "source"
            | "style"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "template"
            | "textarea"
            | "tfoot"
            | "th"
            | "thead"
            | "title"
            | "tr"
            | "track"
            | "ul"
            | "wbr"
            | "xmp"
    )
}
