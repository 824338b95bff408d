//! Runs over what was read before: unchanged, changed, or cut off in the middle.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};

use super::*;
use crate::Reused;

/// The pages of `site`, in an archive of their own.
pub(super) fn archive_of(site: &str) -> Vec<u8> {
    let pages = super::site().into_iter();
    pages
        .flat_map(|(url, html)| {
            gzip(&response(&url.replace("site.example", site), &html.replace("site.example", site)))
        })
        .collect()
}

/// All outputs but the report, which tells times.
pub(super) fn outputs(bench: &Bench) -> BTreeMap<String, Vec<u8>> {
    let mut outputs = BTreeMap::new();
    let mut folders = vec![bench.path("out")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(bench.path("out")).unwrap().to_str().unwrap().to_owned();
            if path.is_dir() {
                if name != ".poruch" {
                    folders.push(path);
                }
            } else if name != "report.json" {
                outputs.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    outputs
}

fn run_over(bench: &Bench, inputs: &[&PathBuf]) -> Report {
    let inputs: Vec<Input> = inputs.iter().map(|input| Input::open(*input).unwrap()).collect();
    let report = Run::new(inputs, bench.path("out")).pages(true).format(Format::Html).run(&Silent).unwrap();
    check_sums(&report);
    report
}

#[test]
fn does_nothing_where_nothing_has_changed() {
    let bench = Bench::new();
    let input = bench.file("a.warc.gz", &archive_of("a.example"));
    let first = run_over(&bench, &[&input]);
    let times = |bench: &Bench| fs::metadata(bench.path("out/aligned.jsonl")).unwrap().modified().unwrap();
    let before = (outputs(&bench), times(&bench));
    let second = run_over(&bench, &[&input]);
    assert_eq!((outputs(&bench), times(&bench)), before);
    assert_eq!(second, Report { unchanged: true, ..first });
}

#[test]
fn writes_again_what_was_taken_away_or_changed() {
    let bench = Bench::new();
    let input = bench.file("a.warc.gz", &archive_of("a.example"));
    run_over(&bench, &[&input]);
    let before = outputs(&bench);
    for name in ["aligned.jsonl", "report.json", "articles/000002.html"] {
        bench.file(&format!("out/{name}"), b"x");
        if name.starts_with("articles/") {
            fs::remove_dir_all(bench.path("out/articles")).unwrap();
        }
        let report = run_over(&bench, &[&input]);
        assert!(!report.unchanged, "{name}");
        assert_eq!(report.reused, Reused { inputs: 1, pages: 0, sites: 1, pairs: 3 }, "{name}");
        assert_eq!(outputs(&bench), before, "{name}");
    }
}

#[test]
fn runs_again_with_other_options() {
    let bench = Bench::new();
    let input = bench.file("a.warc.gz", &archive_of("a.example"));
    run_over(&bench, &[&input]);
    let report = bench.run_as(&input, |run| run.align(poruch::align::AlignOptions::new().max_units(1)));
    assert_eq!(report.reused, Reused { inputs: 1, ..Reused::default() });
    let report = bench.run_as(&input, |run| run.max_record(1 << 20));
    assert_eq!(report.reused, Reused::default());
}

#[test]
fn new_pages_touch_their_own_sites_only() {
    let bench = Bench::new();
    let (a, b) = (bench.file("a.warc.gz", &archive_of("a.example")), bench.file("b.warc.gz", &archive_of("b.example")));
    let extra = site().pop().unwrap();
    let more = bench.file("more.warc", &response("https://b.example/uk/news/another", &extra.1));
    run_over(&bench, &[&a, &b]);
    let report = run_over(&bench, &[&a, &b, &more]);
    assert_eq!(report.reused, Reused { inputs: 2, pages: 0, sites: 1, pairs: 3 }, "{report:#?}");
    let fresh = Bench::new();
    run_over(&fresh, &[&a, &b, &more]);
    assert_eq!(outputs(&bench), outputs(&fresh));
}

#[test]
fn pages_of_an_input_that_grew_are_not_extracted_again() {
    let bench = Bench::new();
    let (a, b) = (archive_of("a.example"), archive_of("b.example"));
    let input = bench.file("a.warc.gz", &a);
    run_over(&bench, &[&input]);
    bench.file("a.warc.gz", &[a, b].concat());
    let report = run_over(&bench, &[&input]);
    assert_eq!(report.reused, Reused { inputs: 0, pages: 6, sites: 1, pairs: 3 }, "{report:#?}");
    assert_eq!(report.records.pages, 12);
}

#[test]
fn pages_of_an_input_that_is_gone_are_forgotten() {
    let bench = Bench::new();
    let (a, b) = (bench.file("a.warc.gz", &archive_of("a.example")), bench.file("b.warc.gz", &archive_of("b.example")));
    run_over(&bench, &[&a, &b]);
    let report = run_over(&bench, &[&b]);
    assert_eq!((report.records.pages, report.pairs.total, report.reused.inputs), (6, 3, 1));
    let fresh = Bench::new();
    run_over(&fresh, &[&b]);
    assert_eq!(outputs(&bench), outputs(&fresh));
}

/// Fails after so many calls.
struct Failing(AtomicU64);

impl Observer for Failing {
    fn progress(&self, _: Progress) {
        assert!(self.0.fetch_sub(1, Ordering::Relaxed) > 1, "as the test wants it");
    }
}

#[test]
fn goes_on_where_it_was_cut_off() {
    let unbroken = Bench::new();
    let input = unbroken.file("a.warc.gz", &[archive_of("a.example"), archive_of("b.example")].concat());
    let start = |folder: PathBuf| {
        let run = Run::new([Input::open(&input).unwrap()], folder).pages(true).learn(true);
        // Pages are read a few at a time.
        run.memory(1 << 18).threads(NonZeroUsize::new(2))
    };
    start(unbroken.path("out")).run(&Silent).unwrap();
    let expected = outputs(&unbroken);
    for calls in 1.. {
        let bench = Bench::new();
        let run = start(bench.path("out"));
        let outcome = catch_unwind(AssertUnwindSafe(|| run.run(&Failing(AtomicU64::new(calls)))));
        if outcome.is_ok() {
            assert!(calls > 10, "a run of only {calls} steps");
            return;
        }
        run.run(&Silent).unwrap();
        assert_eq!(outputs(&bench), expected, "cut off at call {calls}");
    }
}

#[test]
fn refuses_a_folder_that_another_run_writes_to() {
    struct Second(PathBuf);
    impl Observer for Second {
        fn stage(&self, _: Stage, _: Option<u64>) {
            let error = Run::new([], &self.0).run(&Silent).unwrap_err();
            assert!(matches!(error, DumpError::Busy { .. }), "{error}");
        }
    }
    let bench = Bench::new();
    Run::new([], bench.path("out")).run(&Second(bench.path("out"))).unwrap();
}

#[test]
fn names_the_state_that_cannot_be_used() {
    let bench = Bench::new();
    bench.file("out/.poruch/state.sqlite", &[7; 5000]);
    let error = Run::new([], bench.path("out")).run(&Silent).unwrap_err();
    assert!(error.to_string().contains("state.sqlite"), "{error}");
}
