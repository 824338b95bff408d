//! The arguments of a bench target.

use std::fmt;
use std::num::NonZeroUsize;
use std::time::Duration;

/// What may be told.
const OPTIONS: &str = "\
FILTER: measure only rows whose name, `stage/corpus/row`, contains one of the filters, beside ours of the same corpus.

  --rounds N  rounds, of whose ratios the median counts; 5
  --time MS   milliseconds that a row works in a round at the least; 100
  --help      print this

Files of your own, where these variables name them: PORUCH_BENCH_PAGES (JSON lines with `html` or `html_base64`, and
perhaps `url`) for parse and extract, PORUCH_BENCH_TEXT (JSON lines with `text` and `lang`) for detect and segment,
PORUCH_BENCH_DUMP (a web archive) for run; each plain or compressed.";

/// How to call a program that measures, `call` being its name with what stands before the options.
pub(super) fn usage(call: &str) -> String {
    format!("usage: {call} [OPTIONS] [FILTER…]\n\n{OPTIONS}")
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Args {
    /// Rounds of each group.
    pub rounds: usize,
    /// How long a row works in a round at the least.
    pub time: Duration,
    /// Whether only the usage is asked for.
    pub help: bool,
    filters: Vec<String>,
}

impl Default for Args {
    fn default() -> Self {
        Self { rounds: 5, time: Duration::from_millis(100), help: false, filters: Vec::new() }
    }
}

/// Why arguments cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArgsError(String);

impl fmt::Display for ArgsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ArgsError {}

impl Args {
    /// Reads the arguments after the program's name. What `cargo bench` adds is passed over.
    ///
    /// # Errors
    ///
    /// Where an option is unknown, or its value is no number.
    pub fn read(mut from: impl Iterator<Item = String>) -> Result<Self, ArgsError> {
        let mut args = Self::default();
        while let Some(next) = from.next() {
            let mut number = || -> Result<NonZeroUsize, ArgsError> {
                let value = from.next().ok_or_else(|| ArgsError(format!("{next} wants a value")))?;
                value.parse().map_err(|error| ArgsError(format!("{next} {value}: {error}")))
            };
            match &*next {
                "--bench" => {}
                "--rounds" => args.rounds = number()?.get(),
                "--time" => args.time = Duration::from_millis(number()?.get() as u64),
                "--help" | "-h" => args.help = true,
                option if option.starts_with('-') => return Err(ArgsError(format!("unknown option {option}"))),
                _ => args.filters.push(next),
            }
        }
        Ok(args)
    }

    /// Whether a row of this name, or a corpus with all its rows, is asked for.
    pub fn wants(&self, name: &str) -> bool {
        self.filters.is_empty() || self.filters.iter().any(|filter| name.contains(filter.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(arguments: &str) -> Result<Args, ArgsError> {
        Args::read(arguments.split(' ').filter(|argument| !argument.is_empty()).map(str::to_owned))
    }

    #[test]
    fn passes_over_what_cargo_adds() {
        assert_eq!(read("--bench"), Ok(Args::default()));
    }

    #[test]
    fn reads_rounds_and_time() {
        let args = read("--rounds 3 --time 20").expect("arguments that can be used");
        assert_eq!((args.rounds, args.time), (3, Duration::from_millis(20)));
    }

    #[test]
    fn refuses_what_it_does_not_know() {
        for wrong in ["--fast", "--rounds", "--rounds 0", "--time soon"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn wants_what_a_filter_is_part_of() {
        let args = read("word icu").expect("arguments that can be used");
        assert!(args.wants("detect/one word/lingua") && args.wants("segment/units/en/icu_segmenter"));
        assert!(!args.wants("detect/articles/lingua"));
        assert!(Args::default().wants("detect/articles/lingua"));
    }
}
