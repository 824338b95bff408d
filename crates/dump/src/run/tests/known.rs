//! What counts as known from an earlier run, and what does not.

use poruch::link::LinkOptions;
use rusqlite::Connection;

use super::again::{archive_of, outputs};
use super::*;

/// An archive of the pages in one language, which stand on a site of their own.
fn archive_in(lang: &str) -> Vec<u8> {
    let moved = |text: &str| {
        let text = text.replace("site.example/en", "one.example/en");
        text.replace("site.example/uk", "other.example/uk")
    };
    let pages = site().into_iter().filter(|(url, _)| url.contains(&format!("/{lang}/")));
    pages.flat_map(|(url, html)| response(&moved(&url), &moved(&html))).collect()
}

fn run_grouped(bench: &Bench, inputs: [&PathBuf; 2]) -> Report {
    let inputs = inputs.map(|input| Input::open(input).unwrap());
    let link = LinkOptions::new().group(["one.example", "other.example"]);
    Run::new(inputs, bench.path("out")).pages(true).link(link).run(&Silent).unwrap()
}

#[test]
fn sites_of_a_group_may_come_in_another_order() {
    let bench = Bench::new();
    let (en, uk) = (bench.file("en.warc", &archive_in("en")), bench.file("uk.warc", &archive_in("uk")));
    assert_eq!(run_grouped(&bench, [&en, &uk]).pairs.total, 3);
    let turned = run_grouped(&bench, [&uk, &en]);
    assert_eq!((turned.pairs.total, turned.pairs.failed), (3, 0));
    let fresh = Bench::new();
    run_grouped(&fresh, [&uk, &en]);
    assert_eq!(outputs(&bench), outputs(&fresh));
}

#[test]
fn learns_anew_with_other_memory() {
    let bench = Bench::new();
    let input = bench.file("a.warc.gz", &archive_of("a.example"));
    let run = |memory| bench.run_as(&input, |run| run.learn(true).memory(memory));
    assert!(run(1 << 30).learned_words > Some(0));
    let report = run(0);
    assert!(!report.unchanged);
    assert_eq!(report.learned_words, Some(0));
}

#[test]
fn goes_on_with_other_memory_where_nothing_is_learnt() {
    let bench = Bench::new();
    let input = bench.file("a.warc.gz", &archive_of("a.example"));
    bench.run(&input);
    assert!(bench.run_as(&input, |run| run.memory(1 << 20)).unchanged);
}

#[test]
fn writes_again_a_page_of_html_that_was_changed() {
    let bench = Bench::new();
    let input = bench.file("a.warc.gz", &archive_of("a.example"));
    let run = || bench.run_as(&input, |run| run.format(Format::Html));
    run();
    let before = outputs(&bench);
    fs::write(bench.path("out/articles/000002.html"), b"x").unwrap();
    assert!(!run().unchanged);
    assert_eq!(outputs(&bench), before);
}

/// Changes the state at the beginning of a stage.
struct Meddler<'a> {
    bench: &'a Bench,
    stage: Stage,
    change: &'a str,
}

impl Observer for Meddler<'_> {
    fn stage(&self, stage: Stage, _: Option<u64>) {
        if stage == self.stage {
            let path = self.bench.path("out/.poruch/state.sqlite");
            Connection::open(path).unwrap().execute_batch(self.change).unwrap();
        }
    }
}

fn run_with_meddler(bench: &Bench, stage: Stage, change: &str) -> Result<Report, DumpError> {
    let input = bench.file("a.warc.gz", &archive_of("a.example"));
    let run = Run::new([Input::open(&input).unwrap()], bench.path("out")).learn(true);
    run.run(&Meddler { bench, stage, change })
}

#[test]
fn never_learns_from_less_because_the_state_is_damaged() {
    let bench = Bench::new();
    let damage = "UPDATE pages SET draft = x'00' WHERE lang = 'uk'";
    let error = run_with_meddler(&bench, Stage::Learn, damage).unwrap_err();
    assert!(matches!(error, DumpError::State { .. }), "{error}");
    let state = Connection::open(bench.path("out/.poruch/state.sqlite")).unwrap();
    let results = "SELECT count(*) FROM results WHERE instr(value, CAST('# poruch lexicon' AS BLOB)) > 0";
    let lexicons: i64 = state.query_row(results, [], |row| row.get(0)).unwrap();
    assert_eq!(lexicons, 0, "no lexicon is kept of half the lessons");
}

#[test]
fn leaves_no_part_of_an_output_behind_where_it_fails() {
    let bench = Bench::new();
    let input = bench.file("a.warc.gz", &archive_of("a.example"));
    let run = Run::new([Input::open(&input).unwrap()], bench.path("out")).pages(true).format(Format::Html);
    let damage = Meddler { bench: &bench, stage: Stage::Align, change: "UPDATE pages SET draft = x'00'" };
    run.run(&damage).unwrap_err();
    let left: Vec<_> = fs::read_dir(bench.path("out")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, [".poruch"]);
}

/// Keys and values in a column of the state.
fn values(state: &Connection, (table, column): (&str, &str)) -> Vec<(Vec<u8>, Vec<u8>)> {
    let mut select = state.prepare(&format!("SELECT key, {column} FROM {table}")).unwrap();
    select.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect()
}

#[test]
fn uses_nothing_of_the_state_in_which_a_bit_is_turned() {
    let bench = Bench::new();
    let input = bench.file("a.warc.gz", &archive_of("a.example"));
    bench.run(&input);
    fs::remove_file(bench.path("out/aligned.jsonl")).unwrap();
    let state = Connection::open(bench.path("out/.poruch/state.sqlite")).unwrap();
    for (table, column) in [("pages", "draft"), ("results", "value")] {
        let put = format!("UPDATE {table} SET {column} = ?2 WHERE key = ?1");
        for (key, value) in values(&state, (table, column)) {
            for at in (0..4).map(|quarter| value.len() * quarter / 4) {
                let mut turned = value.clone();
                turned[at] ^= 1;
                state.execute(&put, (&key, turned)).unwrap();
                let error = Run::new([Input::open(&input).unwrap()], bench.path("out")).run(&Silent).expect_err(table);
                assert!(matches!(error, DumpError::State { .. }), "{error}");
            }
            state.execute(&put, (&key, value)).unwrap();
        }
    }
    assert_eq!(bench.run(&input).pairs.total, 3);
}
