//! Whether a terminator ends its sentence.

mod abbreviation;
mod beginning;
mod initials;
mod quotation;

use poruch_detect_language::Lang;

use crate::SegmentOptions;
use crate::address::opens_address;
use crate::letters::{is_alphanumeric, is_cyrillic, is_lower, is_upper};
use crate::lists::{Marker, is_outline};
use crate::mail;
use crate::rules::RulePair;
use crate::scan::{Following, Gap, Kind, Start, Terminator};
use crate::token::{token_before, token_before_space};

/// Languages that write ordinals with a stop ("3. Oktober"): a short number before a stop ends no sentence there.
const ORDINAL_STOP: [&str; 13] = ["de", "cs", "sk", "sl", "hr", "bs", "sr", "da", "nb", "no", "fi", "et", "hu"];

/// Bytes that an aside in brackets may have; a bracket that opened further back is taken for a forgotten one.
const ASIDE: usize = 300;

/// Judges the terminators of one text, sentence by sentence.
#[derive(Debug)]
pub(crate) struct Judge<'t> {
    text: &'t str,
    rules: RulePair,
    options: &'t SegmentOptions,
    lang: Lang,
    start: usize,
    /// The item marker that the sentence opens with.
    marker: Option<Marker>,
    /// Where the next guillemet may stand, as far as it was looked for.
    guillemet: usize,
}

impl<'t> Judge<'t> {
    pub(crate) fn new(text: &'t str, rules: RulePair, options: &'t SegmentOptions, lang: Lang) -> Self {
        let mut judge = Self { text, rules, options, lang, start: 0, marker: None, guillemet: 0 };
        judge.begin_sentence(text.len() - text.trim_start().len());
        judge
    }

    pub(crate) fn text(&self) -> &'t str {
        self.text
    }

    /// Where the current sentence begins.
    pub(crate) fn start(&self) -> usize {
        self.start
    }

    /// Goes on with the sentence that begins at `start`.
    pub(crate) fn begin_sentence(&mut self, start: usize) {
        self.start = start;
        self.marker = Marker::read(&self.text[start..]);
    }

    /// Where the greeting or closing of a letter ends, if the current sentence opens with one.
    pub(crate) fn salutation_end(&self) -> Option<usize> {
        mail::salutation_end(self.text, self.start, |word| self.is_starter(word))
    }

    /// Whether the current sentence opens with the marker of an item.
    pub(crate) fn is_item(&self) -> bool {
        self.marker.is_some()
    }

    /// Whether the sentence begins with a small letter: the writer does without capitals.
    fn is_small(&self) -> bool {
        self.marker.is_none() && Following::read(self.text, self.start).start == Start::Lower
    }

    /// Whether `terminator`, with `following` behind it, ends the current sentence.
    pub(crate) fn ends(&mut self, terminator: &Terminator, following: &Following<'_>) -> bool {
        if following.gap == Gap::BlankLine {
            return true;
        }
        // An ellipsis at the head opens the sentence; in brackets it stands for words.
        if terminator.start == self.start || self.is_remark(terminator) {
            return false;
        }
        if following.gap == Gap::Nothing {
            return self.ends_unspaced(terminator, following);
        }
        let ends = match terminator.kind {
            Kind::Strong | Kind::Ellipsis if self.closes_inner_bracket(terminator) => false,
            Kind::Strong => self.may_begin(terminator, following) || is_new_question(terminator, following, self),
            Kind::Ellipsis => self.ends_after_ellipsis(terminator, following),
            Kind::Stop if self.is_shortened_aside(terminator) => self.begins_with_starter(following),
            Kind::Stop => self.may_begin(terminator, following) && self.ends_after_stop(terminator, following),
        };
        ends && !self.stands_in_embedded_quotation(terminator)
    }

    /// Whether what follows looks like the head of a sentence at all.
    fn may_begin(&self, terminator: &Terminator, following: &Following<'_>) -> bool {
        match following.start {
            // «Хто там?» – Петро озвався: the dash after closed speech leads to who said it.
            Start::Upper | Start::Digit => {
                let attribution = following.dash && terminator.quoted && following.opener.is_none();
                !attribution && !is_editors_note(following)
            }
            Start::Lower if terminator.quoted || terminator.bracketed || following.dash => false,
            Start::Lower => {
                self.is_small()
                    || is_english_i(following.word())
                    || opens_address(following.word())
                    || self.is_whole_word(terminator)
                    || self.begins_small(terminator, following)
            }
            Start::Other => !following.rest().starts_with([',', ';', ':', '/', '&', '=', '+', '|', '%']),
            Start::Nothing => false,
        }
    }

    /// Whether the one stop stands behind a whole word, so that even a small letter begins anew: Ukrainian shortens
    /// words behind a consonant only, «прошу. вношу» is no abbreviation, and never shortens «вас» or «там».
    fn is_whole_word(&self, terminator: &Terminator) -> bool {
        const ENDINGS: [char; 12] = ['а', 'е', 'є', 'и', 'і', 'ї', 'о', 'у', 'ю', 'я', 'ь', 'й'];
        let token = self.token_at(terminator);
        terminator.kind == Kind::Stop
            && token.chars().nth(1).is_some()
            && (token.ends_with(ENDINGS) || (is_cyrillic(token) && self.is_starter(token)))
            && !token.contains('.')
    }

    /// «це (!) Петро», "one [...] Two": a mark alone in brackets comments on the words around it.
    fn is_remark(&self, terminator: &Terminator) -> bool {
        terminator.bracketed && self.text[..terminator.start].ends_with(['(', '['])
    }

    /// «Він (на жаль!) Петра не бачив»: a bracket that opened inside the sentence closes inside it too, and its mark is
    /// its own.
    fn closes_inner_bracket(&self, terminator: &Terminator) -> bool {
        if !terminator.bracketed || terminator.stopped_again {
            return false;
        }
        let nearest = self.text.ceil_char_boundary(terminator.start.saturating_sub(ASIDE)).max(self.start);
        self.text[nearest..terminator.start].rfind('(').is_some_and(|at| nearest + at > self.start)
    }

    /// «(2019–2020 рр.) О. Бондар», "Gen. (ret.) Ben Hodges": the stop in the bracket is that of the abbreviation, and a
    /// sentence that ends there has another behind the bracket.
    fn is_shortened_aside(&self, terminator: &Terminator) -> bool {
        self.closes_inner_bracket(terminator) && self.is_abbreviation(self.token_at(terminator))
    }

    /// A figure («схуд на... 40 кг», while «15-а» is a word) or the English pronoun, which is always a capital, is no sign
    /// of a new sentence behind an ellipsis.
    fn ends_after_ellipsis(&self, terminator: &Terminator, following: &Following<'_>) -> bool {
        let always_capital =
            following.word() == "I" || following.word().starts_with("I'") || following.word().starts_with("I’");
        let figure = following.start == Start::Digit && !following.word().contains(char::is_alphabetic);
        let tells_nothing = figure || (always_capital && self.is_spaced(terminator));
        !tells_nothing && self.may_begin(terminator, following)
    }

    /// Whether white space stands before the terminator.
    fn is_spaced(&self, terminator: &Terminator) -> bool {
        self.text[..terminator.start].ends_with(char::is_whitespace)
    }

    /// The token before a terminator, no further back than the sentence reaches.
    fn token_at(&self, terminator: &Terminator) -> &'t str {
        token_before(&self.text[self.start..], terminator.start - self.start)
    }

    /// The token before the one at `token_start`, no further back than the sentence reaches.
    fn token_before(&self, token_start: usize) -> &'t str {
        token_before_space(&self.text[self.start..], token_start - self.start)
    }

    fn ends_after_stop(&mut self, terminator: &Terminator, following: &Following<'_>) -> bool {
        let token = initials::without_agency(self.token_at(terminator));
        let token_start = terminator.start - token.len();
        let before = &self.text[..token_start];
        if token.is_empty() || terminator.stopped_again {
            return true;
        }
        if self.labels_item(token, token_start, before) {
            return false;
        }
        if token.starts_with(|c: char| c.is_ascii_digit()) && !token.contains(char::is_alphabetic) {
            return self.ends_after_number(token, token_start, following);
        }
        let mut letters = token.chars();
        match (letters.next(), letters.next()) {
            (Some(letter), None) if is_upper(letter) => self.ends_after_initial(token_start, following),
            _ => self.ends_after_word(token, token_start, following),
        }
    }

    /// "1. Tea 2. Coffee": the number belongs to what follows.
    fn labels_item(&mut self, token: &str, token_start: usize, before: &str) -> bool {
        let Some(marker) = self.marker else { return self.is_at_head(token_start) && is_outline(token) };
        let next = marker.led_to(token, before);
        self.marker = next.or(self.marker);
        next.is_some() || self.is_at_head(token_start)
    }

    /// Whether no more than a bullet stands between the head of the sentence and `token_start`.
    fn is_at_head(&self, token_start: usize) -> bool {
        token_start - self.start <= 8 && !self.text[self.start..token_start].contains(char::is_alphanumeric)
    }

    fn ends_after_number(&self, token: &str, token_start: usize, following: &Following<'_>) -> bool {
        if token.len() <= 2 && ORDINAL_STOP.contains(&self.lang.as_str()) && following.start == Start::Upper {
            return false;
        }
        // «п. 1.2. Договору»: the number of a clause keeps its stop.
        let clause = token.contains('.') && token.split('.').all(|part| part.len() <= 2);
        let before = self.token_before(token_start);
        let referred = clause && before.ends_with('.') && self.is_abbreviation(before);
        !(referred || self.opens_aside(token_start))
    }

    /// A sentence that follows without a space: a slip of the writer, or an inner stop of a name, number or address.
    fn ends_unspaced(&self, terminator: &Terminator, following: &Following<'_>) -> bool {
        if following.start != Start::Upper {
            return false;
        }
        match terminator.kind {
            Kind::Strong | Kind::Ellipsis => self.follows_letter(terminator) && !following.rest().starts_with('='),
            Kind::Stop => self.follows_whole_word(terminator) && self.begins_clearly(following),
        }
    }

    fn follows_letter(&self, terminator: &Terminator) -> bool {
        self.text[..terminator.start].ends_with(is_alphanumeric)
    }

    fn follows_whole_word(&self, terminator: &Terminator) -> bool {
        let token = self.token_at(terminator);
        let lower = |c: char| is_lower(c) || matches!(c, '\'' | '’' | 'ʼ' | '-');
        let mut letters = token.chars();
        letters.next().is_some_and(char::is_alphabetic)
            && letters.clone().count() >= 2
            && letters.all(lower)
            && !self.is_abbreviation(token)
    }

    /// Latin names join words with stops ("Booking.Com"), Cyrillic ones hardly ever do.
    fn begins_clearly(&self, following: &Following<'_>) -> bool {
        let mut letters = following.word().chars().skip(1);
        let capitalised = letters.next().is_none_or(char::is_lowercase);
        let clear = is_cyrillic(following.word()) || self.is_starter(following.word());
        capitalised && !following.rest().starts_with('.') && clear
    }
}

/// «року. — Ред.», «слова. – Прим. авт.»: what an editor adds behind a dash belongs to the sentence.
fn is_editors_note(following: &Following<'_>) -> bool {
    following.dash
        && following.rest().starts_with('.')
        && matches!(following.word(), "Ред" | "Авт" | "Прим" | "ред" | "авт" | "Ed")
}

/// "did she call? also, when…": behind a question a word that begins sentences needs no capital.
fn is_new_question(terminator: &Terminator, following: &Following<'_>, judge: &Judge<'_>) -> bool {
    let question = judge.text[..terminator.end].ends_with('?');
    question && following.start == Start::Lower && !following.dash && judge.is_starter(following.word())
}

/// The English pronoun, which careless writers leave small: "it was late. i went home".
fn is_english_i(word: &str) -> bool {
    matches!(word, "i" | "i'm" | "i’m" | "i've" | "i’ve" | "i'll" | "i’ll" | "i'd" | "i’d")
}
