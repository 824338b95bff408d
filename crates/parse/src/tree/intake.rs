//! What stands between tokenizer and tree builder: it notes where each token stands in the page, reads plain markup
//! ahead of the tokenizer, leaves out content that the tree does not need, and holds the limits.

use std::cell::{Cell, RefCell};

use html5ever::LocalName;
use html5ever::buffer_queue::BufferQueue;
use html5ever::local_name;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink};

use super::Source;
use super::ahead::{Page, begins_markup};
use super::arena::Arena;
use super::cut;
use super::nesting::Nesting;
use super::reference::Place;
use super::sink::{Handle, Sink};
use crate::{Limits, ParseError};

/// What the tokenizer makes of the bytes that follow a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// Text and tags.
    Markup,
    /// Text up to a certain end tag.
    Raw,
}

/// The line numbers that the tokenizer counts mean nothing here: it does not see the whole page.
const LINE: u64 = 1;

/// Takes the tokens and hands them to the tree builder.
pub(super) struct Intake<'a> {
    builder: TreeBuilder<Handle, Sink>,
    html: &'a str,
    page: Page<'a>,
    /// Whether a NUL stands in the page, which is too odd for [`read_ahead`](Self::read_ahead).
    has_nul: bool,
    /// What the tokenizer has been given and has not read yet. What it has read is known from what is left.
    queue: &'a BufferQueue,
    /// The end of what the tokenizer has been given.
    given: Cell<usize>,
    /// The end of the last token.
    read: Cell<usize>,
    /// The bytes of the characters since the last token of another kind.
    characters: Cell<Source>,
    mode: Cell<Mode>,
    nesting: Nesting,
    limits: Limits,
    failure: RefCell<Option<ParseError>>,
}

impl<'a> Intake<'a> {
    pub(super) fn new(html: &'a str, queue: &'a BufferQueue, limits: Limits) -> Self {
        let sink = Sink::new(html.len(), limits.attributes);
        let start = if html.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Self {
            builder: TreeBuilder::new(sink, TreeBuilderOpts::default()),
            html,
            page: Page::new(html),
            has_nul: memchr::memchr(0, html.as_bytes()).is_some(),
            queue,
            given: Cell::new(start),
            read: Cell::new(start),
            characters: Cell::new(Source::UNKNOWN),
            mode: Cell::new(Mode::Markup),
            nesting: Nesting::new(limits.depth),
            limits,
            failure: RefCell::new(None),
        }
    }

    /// The tree as built, or the limit that was passed.
    pub(super) fn finish(self) -> Result<Arena, ParseError> {
        match self.failure.into_inner() {
            Some(failure) => Err(failure),
            None => Ok(self.builder.sink.finish()),
        }
    }

    /// Whether elements were left out because they nest too deep.
    pub(super) fn has_dropped(&self) -> bool {
        self.nesting.has_dropped()
    }

    /// Ends the reading for `failure`.
    pub(super) fn fail(&self, failure: ParseError) {
        self.failure.borrow_mut().get_or_insert(failure);
    }

    /// Whether a limit was passed.
    pub(super) fn has_failed(&self) -> bool {
        self.failure.borrow().is_some()
    }

    /// The end of the last token in the page.
    pub(super) fn read(&self) -> usize {
        self.read.get()
    }

    /// The end of what the tokenizer has been given.
    pub(super) fn given(&self) -> usize {
        self.given.get()
    }

    /// Gives the tokenizer the page up to `end`.
    pub(super) fn give(&self, end: usize) {
        self.queue.push_back(self.page.slice(self.given.get(), end));
        self.given.set(end);
    }

    /// How much of the page the tokenizer has read.
    fn position(&self) -> usize {
        let Some(first) = self.queue.pop_front() else { return self.given.get() };
        // Characters that the tokenizer put back stand in buffers of their own.
        let mut behind = Vec::new();
        while let Some(buffer) = self.queue.pop_front() {
            behind.push(buffer);
        }
        let left = first.len() + behind.iter().map(|buffer| buffer.len()).sum::<usize>();
        self.queue.push_front(first);
        for buffer in behind {
            self.queue.push_back(buffer);
        }
        self.given.get().saturating_sub(left)
    }

    /// Takes `length` bytes from the tokenizer, and what it has not been given yet of them.
    fn withhold(&self, length: usize) {
        let mut left = length;
        while let Some(mut buffer) = self.queue.pop_front() {
            if buffer.len() > left {
                buffer.pop_front(u32::try_from(left).unwrap_or(u32::MAX));
                self.queue.push_front(buffer);
                return;
            }
            left -= buffer.len();
        }
        self.given.set(self.given.get() + left);
    }

    /// Reads the plain markup that follows, and leaves out comments, before the tokenizer gets to see it.
    ///
    /// Only to be called when the tokenizer is between two tokens.
    pub(super) fn read_ahead(&self) {
        let start = self.position();
        // After CR the tokenizer is about to swallow LF.
        if !self.html[..self.read.get()].ends_with('\r') {
            while self.mode.get() == Mode::Markup && !self.has_failed() && self.read_next() {}
        }
        self.withhold(self.read.get().saturating_sub(start));
    }

    /// Reads what follows if it is plain.
    fn read_next(&self) -> bool {
        let start = self.read.get();
        if !begins_markup(&self.html[start..]) {
            return self.read_text(start);
        }
        if let Some(length) = cut::comment(&self.html[start..]) {
            self.cut_comment(start + length);
            return true;
        }
        if self.has_nul {
            return false;
        }
        let tag = self.page.tag(start, self.limits.attributes);
        if let Some((tag, end)) = tag {
            let name = tag.name.clone();
            if let TokenSinkResult::RawData(kind) = self.take_tag(tag, start, end) {
                self.read_raw_text(kind, &name);
            }
            self.check_size();
            return true;
        }
        false
    }

    fn read_text(&self, start: usize) -> bool {
        if self.has_nul {
            return false;
        }
        let (text, end) = self.page.characters(start);
        if end > start {
            self.take_characters(Token::CharacterTokens(text), start, end);
        }
        end > start
    }

    /// Reads the content of an element named `name` that has just begun and is text up to its end tag. That tag is
    /// the same in any state of the tokenizer.
    fn read_raw_text(&self, kind: RawKind, name: &str) {
        let start = self.read.get();
        let rest = &self.html[start..];
        let length = match kind {
            RawKind::ScriptData | RawKind::ScriptDataEscaped(_) => cut::script(rest),
            RawKind::Rcdata | RawKind::Rawtext => cut::raw_text(rest, name),
        };
        let end = start + length;
        if length > 0 {
            let place = if kind == RawKind::Rcdata { Place::Text } else { Place::RawText };
            self.take_characters(Token::CharacterTokens(self.page.decoded(start, end, place)), start, end);
        }
        self.mode.set(Mode::Markup);
    }

    /// Leaves out a comment. The tree builder gets an empty one: what follows a comment may be treated differently
    /// from what follows a text.
    fn cut_comment(&self, end: usize) {
        self.read.set(end);
        self.hand_on(Token::CommentToken(StrTendril::new()));
    }

    fn is_in_foreign_content(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }

    /// Hands on a token for what was left out.
    fn hand_on(&self, token: Token) {
        self.builder.sink.set_tag(None);
        self.end_characters();
        let result = self.builder.process_token(token, LINE);
        debug_assert!(matches!(result, TokenSinkResult::Continue), "comments and characters change no state");
    }

    /// Leaves out the content of a script or style that has just begun.
    fn cut_raw_text(&self, element: &RawElement) {
        let rest = &self.html[self.read.get()..];
        let length = match element {
            RawElement::Script => cut::script(rest),
            RawElement::Style => cut::raw_text(rest, "style"),
            RawElement::Kept => return,
        };
        self.read.set(self.read.get() + length);
    }

    /// Leaves out the content of an `svg` element that has just begun.
    fn cut_drawing(&self) {
        if let Some(drawing) = cut::drawing(&self.html[self.read.get()..]) {
            self.read.set(self.read.get() + drawing.length);
            if drawing.has_text {
                // Any text decides that the page is no frameset.
                self.builder.sink.mute(true);
                self.hand_on(Token::CharacterTokens(StrTendril::from_slice("x")));
                self.builder.sink.mute(false);
            }
        }
    }

    fn take_characters(&self, token: Token, start: usize, end: usize) {
        let source = Source::new(start, end);
        self.read.set(end);
        let run = self.characters.get();
        self.characters.set(if run == Source::UNKNOWN { source } else { run.joined(source) });
        self.builder.sink.set_tag(None);
        self.builder.sink.set_characters(source);
        let result = self.builder.process_token(token, LINE);
        debug_assert!(matches!(result, TokenSinkResult::Continue), "characters change no state");
    }

    /// Notes where a token other than characters stands.
    fn note(&self, tag: Option<LocalName>, start: usize, end: usize) {
        self.read.set(end);
        let is_there = self.html.as_bytes().get(start) == Some(&b'<');
        self.builder.sink.set_tag(tag.filter(|_| is_there).map(|name| (name, Source::new(start, end))));
        self.end_characters();
    }

    /// Notes that the characters so far are followed by something else: text in a table reaches the tree now.
    fn end_characters(&self) {
        self.builder.sink.set_characters(self.characters.replace(Source::UNKNOWN));
    }

    /// Where the token at work starts: after the last one and what the tokenizer drops without a word.
    fn start(&self) -> usize {
        let mut start = self.read.get();
        if self.html[..start].ends_with('\r') && self.html[start..].starts_with('\n') {
            start += 1;
        }
        if self.mode.get() == Mode::Markup {
            while let Some(length) = self.unnoticed(start) {
                start += length;
            }
        }
        start
    }

    /// The length of what makes no token: an end tag without a name, and what surrounds a CDATA section.
    fn unnoticed(&self, start: usize) -> Option<usize> {
        let rest = &self.html[start..];
        let starts_with = |mark: &&&str| rest.starts_with(**mark);
        let marks = if self.is_in_foreign_content() { &["</>", "<![CDATA[", "]]>"][..] } else { &["</>"] };
        marks.iter().find(starts_with).map(|mark| mark.len())
    }

    /// Where characters stand that the tokenizer has just handed out, having read the page up to `read`; and whether
    /// it is between two tokens now.
    fn place(&self, characters: &Token, read: usize) -> (usize, usize, bool) {
        if self.is_in_foreign_content() {
            // This may be in a CDATA section, or behind the start of one.
            return (self.read.get(), read, false);
        }
        let start = self.start().min(read);
        match self.literal_end(characters, start) {
            Some(end) => (start, end.min(read), end == read),
            // This may be the first of two characters that a reference stands for.
            None => (start, read, false),
        }
    }

    fn take_tag(&self, tag: Tag, start: usize, end: usize) -> TokenSinkResult<Handle> {
        let is_start = tag.kind == TagKind::StartTag;
        if is_start && tag.attrs.len() > self.limits.attributes {
            self.fail(ParseError::TooManyAttributes { limit: self.limits.attributes, at: start });
            return TokenSinkResult::Continue;
        }
        let Some(tag) = self.nesting.admit(tag, &self.builder) else {
            self.read.set(end);
            return TokenSinkResult::Continue;
        };
        self.note(is_start.then(|| tag.name.clone()), start, end);
        let raw = RawElement::of(&tag);
        let draws = is_start && tag.name == local_name!("svg") && !tag.self_closing && !self.is_in_foreign_content();
        let result = self.builder.process_token(Token::TagToken(tag), LINE);
        self.mode.set(Mode::Markup);
        match result {
            TokenSinkResult::RawData(_) => {
                self.mode.set(Mode::Raw);
                self.cut_raw_text(&raw);
            }
            TokenSinkResult::Plaintext => self.mode.set(Mode::Raw),
            TokenSinkResult::Continue if draws && self.is_in_foreign_content() => self.cut_drawing(),
            _ => {}
        }
        result
    }

    /// Where characters end that stand in the page as they are. The tokenizer may have read more: it knows by the next
    /// character that `<` begins no tag, and has still to make something of that character.
    fn literal_end(&self, token: &Token, start: usize) -> Option<usize> {
        let Token::CharacterTokens(text) = token else { return None };
        // Only an ampersand looks like the start of the reference that it is read from.
        let is_literal = &**text != "&" && self.html[start..].starts_with(&**text);
        is_literal.then(|| start + text.len())
    }

    /// Takes a token from the tokenizer, which has read the page up to `end`; whether it is between two tokens now.
    fn take(&self, token: Token, end: usize) -> (TokenSinkResult<Handle>, bool) {
        let start = self.start().min(end);
        match token {
            Token::TagToken(tag) => {
                let result = self.take_tag(tag, start, end);
                let goes_on = matches!(result, TokenSinkResult::Continue);
                (result, goes_on)
            }
            Token::CharacterTokens(_) | Token::NullCharacterToken => {
                let (start, end, is_between_tokens) = self.place(&token, end);
                self.take_characters(token, start, end);
                (TokenSinkResult::Continue, is_between_tokens)
            }
            Token::ParseError(_) => (self.builder.process_token(token, LINE), false),
            // Text in a table goes on behind it.
            Token::DoctypeToken(_) => {
                self.read.set(end);
                (self.builder.process_token(token, LINE), true)
            }
            Token::CommentToken(_) | Token::EOFToken => {
                self.note(None, start, end);
                (self.builder.process_token(token, LINE), true)
            }
        }
    }

    fn check_size(&self) {
        if self.builder.sink.size() > self.limits.nodes {
            self.fail(ParseError::TooManyNodes { limit: self.limits.nodes });
        }
    }
}

impl TokenSink for Intake<'_> {
    type Handle = Handle;

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<Handle> {
        if self.has_failed() {
            return TokenSinkResult::Continue;
        }
        let end = self.position();
        let (result, is_between_tokens) = self.take(token, end);
        self.check_size();
        if self.read.get() > end {
            self.withhold(self.read.get() - end);
        }
        if is_between_tokens {
            self.read_ahead();
        }
        result
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Elements whose content the tokenizer takes as it stands.
enum RawElement {
    Script,
    Style,
    /// The tree needs the content.
    Kept,
}

impl RawElement {
    fn of(tag: &Tag) -> Self {
        match tag.name {
            local_name!("script") if !is_json_ld(tag) => Self::Script,
            local_name!("style") => Self::Style,
            _ => Self::Kept,
        }
    }
}

fn is_json_ld(script: &Tag) -> bool {
    let kind = script.attrs.iter().find(|attr| attr.name.local == local_name!("type"));
    kind.is_some_and(|attr| attr.value.to_ascii_lowercase().contains("ld+json"))
}
