//! What stands between tokenizer and tree builder: it notes where each token stands in the page, reads plain markup
//! ahead of the tokenizer, leaves out content that the tree does not need, and holds the limits.

use std::cell::{Cell, RefCell};

use html5ever::LocalName;
use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink};
use html5ever::{local_name, ns};
use memchr::{memchr, memchr3};

use super::ahead::{self, ReadTag, begins_markup};
use super::arena::NONE;
use super::class::{Class, Kind};
use super::cut;
use super::names::NameId;
use super::nesting::Nesting;
use super::plain::{Admission, End, Part, Plain, Trace};
use super::reference::{self, Place};
use super::sink::{Handle, Sink};
use super::texts::{Span, Texts};
use super::{Attributes, Source, Tree};
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
pub(super) struct Intake<'h, 'q> {
    builder: TreeBuilder<Handle, Sink<'h>>,
    html: &'h str,
    plain: RefCell<Plain>,
    /// Whether a NUL stands in the page, which is too odd for [`read_ahead`](Self::read_ahead).
    has_nul: bool,
    /// What the tokenizer has been given and has not read yet. What it has read is known from what is left.
    queue: &'q BufferQueue,
    /// The end of what the tokenizer has been given.
    given: Cell<usize>,
    /// The end of the last token.
    read: Cell<usize>,
    /// The bytes of the characters since the last token of another kind.
    characters: Cell<Source>,
    mode: Cell<Mode>,
    /// Whether the builder has been given a tag since what is open was learned from it.
    is_stale: Cell<bool>,
    /// Whether the builder treats the next token by the one before it: it drops a line break after `<pre>`.
    holds_back: Cell<bool>,
    nesting: Nesting,
    limits: Limits,
    failure: RefCell<Option<ParseError>>,
}

impl<'h, 'q> Intake<'h, 'q> {
    pub(super) fn new(html: &'h str, queue: &'q BufferQueue, limits: Limits) -> Self {
        let sink = Sink::new(html, limits.attributes, limits.depth);
        let start = if html.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Self {
            builder: TreeBuilder::new(sink, TreeBuilderOpts::default()),
            html,
            plain: RefCell::new(Plain::new()),
            has_nul: memchr::memchr(0, html.as_bytes()).is_some(),
            queue,
            given: Cell::new(start),
            read: Cell::new(start),
            characters: Cell::new(Source::UNKNOWN),
            mode: Cell::new(Mode::Markup),
            is_stale: Cell::new(false),
            holds_back: Cell::new(false),
            nesting: Nesting::new(limits.depth),
            limits,
            failure: RefCell::new(None),
        }
    }

    /// The tree as built, or the limit that was passed.
    pub(super) fn finish(self) -> Result<Tree<'h>, ParseError> {
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
        self.queue.push_back(StrTendril::from_slice(&self.html[self.given.get()..end]));
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
        if self.is_stale.replace(false) && !self.has_nul {
            self.resume();
        }
        let start = self.read.get();
        let rest = &self.html.as_bytes()[start..];
        if !begins_markup(rest) {
            return self.read_text(start);
        }
        if rest[1] == b'!'
            && let Some(length) = cut::comment(&self.html[start..])
        {
            self.cut_comment(start + length);
            return true;
        }
        if self.has_nul {
            return false;
        }
        let Some((tag, end)) = self.tag_at(start) else { return false };
        self.count(&tag);
        if !self.take_plain_tag(&tag, start, end) {
            // The tokenizer itself must learn that all that follows is text.
            if !tag.closes && *self.local_name(tag.name) == local_name!("plaintext") {
                return false;
            }
            if let TokenSinkResult::RawData(kind) = self.take_tag(tag, start, end) {
                self.read_raw_text(kind, tag.name);
            }
        }
        self.check_size();
        true
    }

    /// The plain tag at `start` and its end.
    fn tag_at(&self, start: usize) -> Option<(ReadTag, usize)> {
        let sink = &self.builder.sink;
        let (names, arena) = (&mut *sink.names.borrow_mut(), &mut *sink.arena.borrow_mut());
        ahead::tag(self.html, start, (names, arena), self.limits.attributes)
    }

    fn class(&self, name: NameId) -> Class {
        self.builder.sink.names.borrow().get(name).class
    }

    fn local_name(&self, name: NameId) -> LocalName {
        self.builder.sink.names.borrow().get(name).local.clone()
    }

    /// Reads the text at `start` up to the next tag, if there is any.
    fn read_text(&self, start: usize) -> bool {
        if self.has_nul || start == self.html.len() {
            return false;
        }
        if self.holds_back.get() && matches!(self.html.as_bytes()[start], b'\r' | b'&') {
            // What may be dropped is no part of the text that follows.
            let end = start + reference::length(&self.html[start..]);
            self.take_text(self.decoded(start, end, Place::Text), start, end);
            return true;
        }
        // A sign that begins no markup is of the text.
        let bytes = self.html.as_bytes();
        let from = start + usize::from(bytes[start] == b'<');
        let stop = memchr3(b'<', b'&', b'\r', &bytes[from..]).map_or(bytes.len(), |length| from + length);
        if bytes.get(stop).is_none_or(|&byte| byte == b'<') {
            self.take_text(Texts::part(start, stop), start, stop);
        } else {
            let end = memchr(b'<', &bytes[stop..]).map_or(bytes.len(), |length| stop + length);
            self.take_text(self.decoded(start, end, Place::Text), start, end);
        }
        true
    }

    /// What the page says between two offsets.
    fn decoded(&self, start: usize, end: usize, place: Place) -> Span {
        self.builder.sink.arena.borrow_mut().texts.decoded(start, end, place)
    }

    /// Puts a text where it stands, or gives it to the builder.
    fn take_text(&self, text: Span, start: usize, end: usize) {
        if self.admits_text(text) {
            self.read.set(end);
            let parent = self.plain.borrow().current();
            self.builder.sink.arena.borrow_mut().insert_text(parent, NONE, text, Source::new(start, end));
        } else {
            let text = self.builder.sink.give(text);
            self.take_characters(Token::CharacterTokens(text), start, end);
        }
    }

    /// Whether a text is put where it stands.
    fn admits_text(&self, text: Span) -> bool {
        if self.mode.get() != Mode::Markup || self.holds_back.get() {
            return false;
        }
        match self.plain.borrow().part() {
            Part::Body => true,
            Part::Head => is_blank(self.builder.sink.arena.borrow().texts.get(text)),
            Part::Unknown => false,
        }
    }

    /// Takes a tag if what it does is simple; otherwise the builder must be given it.
    fn take_plain_tag(&self, tag: &ReadTag, start: usize, end: usize) -> bool {
        let part = self.plain.borrow().part();
        if part == Part::Unknown || self.holds_back.get() || !self.nesting.is_idle() {
            return false;
        }
        let class = self.class(tag.name);
        if tag.closes {
            part == Part::Body && self.end_plainly(tag, class, end)
        } else {
            self.start_plainly(tag, class, start, end)
        }
    }

    /// Takes an end tag in the body if what it does is simple.
    fn end_plainly(&self, tag: &ReadTag, class: Class, end: usize) -> bool {
        let done = self.plain.borrow_mut().end(tag.name, class);
        match done {
            End::Odd => return false,
            End::Done => self.read.set(end),
            End::Told => {
                self.read.set(end);
                self.give_end(tag.name);
            }
        }
        true
    }

    /// Takes a start tag if what it does is simple.
    fn start_plainly(&self, tag: &ReadTag, class: Class, start: usize, end: usize) -> bool {
        let is_of_head = matches!(class.kind, Kind::Metadata | Kind::Raw { is_of_head: true, .. });
        if self.plain.borrow().part() == Part::Head && !is_of_head {
            return false;
        }
        let Some(content) = self.content(tag, class, end) else { return false };
        let admission = if is_of_head { Admission::Granted } else { self.plain.borrow_mut().admit(tag.name, class) };
        match admission {
            Admission::Odd => return false,
            Admission::After(name) => self.give_end(name),
            Admission::Granted => {}
        }
        let element = self.put_element(tag, content.name, Source::new(start, end));
        if class.is_open_for_more() {
            self.plain.borrow_mut().push(element, class);
        }
        self.put_content(element.id, &content);
        self.read.set(content.end);
        true
    }

    /// Puts an element where it stands.
    fn put_element(&self, tag: &ReadTag, name: NameId, source: Source) -> Handle {
        let mut arena = self.builder.sink.arena.borrow_mut();
        let id = arena.append_element(self.plain.borrow().current(), name, tag.attributes, source);
        Handle { id, name, holds_html: false }
    }

    /// Puts the text of an element into it.
    fn put_content(&self, element: u32, content: &Content) {
        let Some((start, end, place)) = content.text.filter(|(start, end, _)| start < end) else { return };
        let mut arena = self.builder.sink.arena.borrow_mut();
        let text = arena.texts.decoded(start, end, place);
        arena.insert_text(element, NONE, text, Source::new(start, end));
    }

    /// What is to be read at once with a start tag that ends at `end`: for most elements nothing. `None` where that
    /// cannot be.
    fn content(&self, tag: &ReadTag, class: Class, end: usize) -> Option<Content> {
        let nothing = Content { name: tag.name, text: None, end };
        match class.kind {
            Kind::Raw { has_references, .. } => {
                let raw = RawElement::of(tag, &self.builder.sink);
                let length = match raw {
                    RawElement::Script | RawElement::Data => cut::script(&self.html[end..]),
                    _ => cut::raw_text(&self.html[end..], &self.local_name(tag.name)),
                };
                let place = if has_references { Place::Text } else { Place::RawText };
                let is_kept = !matches!(raw, RawElement::Script | RawElement::Style);
                let text = is_kept.then_some((end, end + length, place));
                Some(Content { text, end: self.end_of(tag.name, end + length)?, ..nothing })
            }
            Kind::Drawing => {
                let name = self.builder.sink.drawing(tag.attributes)?;
                if tag.closes_itself {
                    return Some(Content { name, ..nothing });
                }
                let drawing = cut::drawing(&self.html[end..])?;
                Some(Content { name, end: self.end_of(tag.name, end + drawing.length)?, ..nothing })
            }
            _ => Some(nothing),
        }
    }

    /// The end of the plain end tag named `name` at `start`.
    fn end_of(&self, name: NameId, start: usize) -> Option<usize> {
        self.html[start..].starts_with("</").then_some(())?;
        self.tag_at(start).filter(|(tag, _)| tag.closes && tag.name == name).map(|(_, end)| end)
    }

    fn give_end(&self, name: NameId) {
        let tag = ReadTag { closes: true, closes_itself: false, name, attributes: Attributes::NONE };
        let tag = self.builder.sink.tag_for_parser(&tag, false);
        self.builder.sink.set_no_tag();
        let result = self.builder.process_token(Token::TagToken(tag), LINE);
        debug_assert!(matches!(result, TokenSinkResult::Continue), "end tags in the body change no state");
    }

    /// Tells the builder of the open elements of which it does not know.
    fn tell(&self) {
        let sink = &self.builder.sink;
        for element in self.plain.borrow_mut().tell() {
            let attributes = sink.arena.borrow().attributes_of(element.id);
            let tag = ReadTag { closes: false, closes_itself: false, name: element.name, attributes };
            let tag = sink.tag_for_parser(&tag, false);
            sink.while_telling(element, || self.builder.process_token(Token::TagToken(tag), LINE));
        }
    }

    /// Learns what is open after the builder was given a tag.
    fn resume(&self) {
        let trace = Trace::new();
        self.builder.trace_handles(&trace);
        self.plain.borrow_mut().resume(&trace.into_handles(), &self.builder.sink.names.borrow());
    }

    /// Reads the content of an element named `name` that has just begun and is text up to its end tag. That tag is
    /// the same in any state of the tokenizer.
    fn read_raw_text(&self, kind: RawKind, name: NameId) {
        let start = self.read.get();
        let rest = &self.html[start..];
        let length = match kind {
            RawKind::ScriptData | RawKind::ScriptDataEscaped(_) => cut::script(rest),
            RawKind::Rcdata | RawKind::Rawtext => cut::raw_text(rest, &self.local_name(name)),
        };
        let end = start + length;
        if length > 0 {
            let place = if kind == RawKind::Rcdata { Place::Text } else { Place::RawText };
            let text = self.decoded(start, end, place);
            self.take_text(text, start, end);
        }
        self.mode.set(Mode::Markup);
    }

    /// Leaves out a comment. The tree builder gets an empty one where what follows a comment may be treated
    /// differently from what follows a text.
    fn cut_comment(&self, end: usize) {
        self.read.set(end);
        if self.plain.borrow().part() == Part::Unknown || self.holds_back.get() {
            self.hand_on(Token::CommentToken(StrTendril::new()));
        }
    }

    fn is_in_foreign_content(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }

    /// Hands on a token for what was left out.
    fn hand_on(&self, token: Token) {
        self.builder.sink.set_no_tag();
        self.end_characters();
        self.holds_back.set(false);
        let result = self.builder.process_token(token, LINE);
        debug_assert!(matches!(result, TokenSinkResult::Continue), "comments and characters change no state");
        self.builder.sink.forget_given();
    }

    /// Leaves out the content of a script or style that has just begun.
    fn cut_raw_text(&self, element: &RawElement) {
        let rest = &self.html[self.read.get()..];
        let length = match element {
            RawElement::Script => cut::script(rest),
            RawElement::Style => cut::raw_text(rest, "style"),
            RawElement::Data | RawElement::Kept => return,
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
        self.tell();
        self.note_characters(&token);
        let source = Source::new(start, end);
        self.read.set(end);
        let run = self.characters.get();
        self.characters.set(if run == Source::UNKNOWN { source } else { run.joined(source) });
        self.builder.sink.set_no_tag();
        self.builder.sink.set_characters(source);
        self.holds_back.set(false);
        let result = self.builder.process_token(token, LINE);
        debug_assert!(matches!(result, TokenSinkResult::Continue), "characters change no state");
    }

    /// Notes what characters say of the part of the page: the first ones begin the body.
    fn note_characters(&self, token: &Token) {
        let mut plain = self.plain.borrow_mut();
        if self.mode.get() != Mode::Markup || plain.has_begun() && plain.part() != Part::Head {
            return;
        }
        if matches!(token, Token::CharacterTokens(text) if !is_blank(text)) {
            plain.begin();
        }
        plain.suspend();
        self.is_stale.set(true);
    }

    /// Notes where a start tag stands.
    fn note_tag(&self, tag: &ReadTag, start: usize, end: usize) {
        self.read.set(end);
        let is_there = self.html.as_bytes().get(start) == Some(&b'<');
        let source = if is_there { Source::new(start, end) } else { Source::UNKNOWN };
        self.builder.sink.set_tag(tag, source);
        self.end_characters();
    }

    /// Notes where another token ends that is no characters.
    fn note(&self, end: usize) {
        self.read.set(end);
        self.builder.sink.set_no_tag();
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

    /// Counts a start tag, and now and then the elements that are open.
    fn count(&self, tag: &ReadTag) {
        if tag.closes {
            return;
        }
        self.nesting.count(|| {
            let plain = self.plain.borrow();
            if plain.part() == Part::Unknown {
                let trace = Trace::new();
                self.builder.trace_handles(&trace);
                trace.into_handles().len()
            } else {
                plain.count()
            }
        });
    }

    /// Gives the builder a tag, after all elements that are open.
    fn take_tag(&self, mut tag: ReadTag, start: usize, end: usize) -> TokenSinkResult<Handle> {
        if tag.attributes.count as usize > self.limits.attributes {
            self.fail(ParseError::TooManyAttributes { limit: self.limits.attributes, at: start });
            return TokenSinkResult::Continue;
        }
        self.tell();
        let Some(name) = self.admitted(&tag) else {
            self.read.set(end);
            return TokenSinkResult::Continue;
        };
        tag.name = name;
        if tag.closes {
            self.note(end);
        } else {
            self.note_tag(&tag, start, end);
        }
        let result = self.give_tag(&tag);
        self.mode.set(Mode::Markup);
        let is_raw = matches!(result, TokenSinkResult::RawData(_) | TokenSinkResult::Plaintext);
        if is_raw {
            self.mode.set(Mode::Raw);
        }
        self.is_stale.set(!is_raw);
        if matches!(result, TokenSinkResult::RawData(_)) {
            self.cut_raw_text(&RawElement::of(&tag, &self.builder.sink));
        }
        result
    }

    /// The name of the tag that the builder is to get for one, if it is to get any.
    fn admitted(&self, tag: &ReadTag) -> Option<NameId> {
        let local = self.local_name(tag.name);
        if tag.closes {
            return (!self.nesting.was_dropped(&local)).then_some(tag.name);
        }
        let local = self.nesting.admit(&local)?;
        Some(self.builder.sink.names.borrow_mut().id(ns!(html), local))
    }

    fn give_tag(&self, tag: &ReadTag) -> TokenSinkResult<Handle> {
        let (local, class) = (self.local_name(tag.name), self.class(tag.name));
        let was_foreign = self.is_in_foreign_content();
        let given = self.builder.sink.tag_for_parser(tag, was_foreign);
        let result = self.builder.process_token(Token::TagToken(given), LINE);
        self.builder.sink.forget_given();
        let mut plain = self.plain.borrow_mut();
        plain.suspend();
        plain.note(tag.closes, &local, class);
        if !tag.closes && local == local_name!("body") {
            plain.begin();
        }
        drop(plain);
        self.holds_back
            .set(matches!(local, local_name!("pre") | local_name!("listing") | local_name!("textarea")) && !tag.closes);
        let draws = !tag.closes && local == local_name!("svg") && !tag.closes_itself && !was_foreign;
        if draws && self.is_in_foreign_content() {
            self.cut_drawing();
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
                let result = self.take_over(&tag, start, end);
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
                self.note(end);
                self.holds_back.set(false);
                let result = self.builder.process_token(token, LINE);
                self.builder.sink.forget_given();
                (result, true)
            }
        }
    }

    /// Takes a tag that the tokenizer has read.
    fn take_over(&self, tag: &Tag, start: usize, end: usize) -> TokenSinkResult<Handle> {
        if tag.kind == TagKind::StartTag && tag.attrs.len() > self.limits.attributes {
            self.fail(ParseError::TooManyAttributes { limit: self.limits.attributes, at: start });
            return TokenSinkResult::Continue;
        }
        let sink = &self.builder.sink;
        let tag = ahead::taken_over(tag, &mut sink.names.borrow_mut(), &mut sink.arena.borrow_mut());
        self.count(&tag);
        self.take_tag(tag, start, end)
    }

    fn check_size(&self) {
        if self.builder.sink.size() > self.limits.nodes {
            self.fail(ParseError::TooManyNodes { limit: self.limits.nodes });
        }
        if !self.builder.sink.arena.borrow().texts.fits() {
            self.fail(ParseError::TooManyBytes { limit: self.limits.bytes, actual: self.html.len() });
        }
    }
}

impl TokenSink for Intake<'_, '_> {
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

/// What is read at once with a start tag.
struct Content {
    /// The name of the element.
    name: NameId,
    /// From where to where its text stands, if the tree needs it.
    text: Option<(usize, usize, Place)>,
    /// The end of all that was read.
    end: usize,
}

/// Elements whose content the tokenizer takes as it stands.
enum RawElement {
    Script,
    Style,
    /// A script that is data, which the tree needs.
    Data,
    /// The tree needs the content.
    Kept,
}

impl RawElement {
    fn of(tag: &ReadTag, sink: &Sink<'_>) -> Self {
        match sink.names.borrow().get(tag.name).local {
            local_name!("script") if !sink.is_json_ld(tag.attributes) => Self::Script,
            local_name!("script") => Self::Data,
            local_name!("style") => Self::Style,
            _ => Self::Kept,
        }
    }
}

fn is_blank(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_whitespace())
}
