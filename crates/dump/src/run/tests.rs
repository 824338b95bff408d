//! Whole runs over small inputs that are made here.

mod again;
mod damage;
mod known;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use poruch::export::Format;
use serde_json::Value;
use tempfile::TempDir;
use url::Url;

use crate::sample::{archives, gzip, record, zstd};
use crate::{DamageKind, DumpError, Input, Observer, Progress, Report, Run, Silent, Skip, Stage};

/// What differs from article to article, so that each has text of its own.
const SUBJECTS: [(&str, &str, &str, &str); 3] = [
    ("bridge", "Paton bridge", "міст", "міст Патона"),
    ("school", "Lviv school", "школа", "львівська школа"),
    ("harvest", "wheat harvest", "врожай", "врожай пшениці"),
];

/// Addresses and pages of three articles in both languages, and of one without a partner.
fn site() -> Vec<(String, String)> {
    let mut pages = Vec::new();
    for (number, subject) in SUBJECTS.iter().enumerate() {
        pages.push((url("en", number), page("en", number, subject)));
        pages.push((url("uk", number), page("uk", number, subject)));
    }
    pages
}

fn url(lang: &str, number: usize) -> String {
    format!("https://site.example/{lang}/news/{}", 100 + number)
}

fn page(lang: &str, number: usize, subject: &(&str, &str, &str, &str)) -> String {
    let &(en_short, en_long, uk_short, uk_long) = subject;
    let (day, cost) = (number + 11, 1250 + number * 731);
    let (title, body) = if lang == "en" {
        let body = [
            format!("The {en_long} was discussed by the city council on Monday, {day} February 2025, in Kyiv."),
            format!("Repairs of the {en_short} will cost {cost} thousand hryvnias, Mayor Petro Klymenko said."),
            format!("Residents have waited for this decision about the {en_short} for more than {day} years."),
            "Work will begin in spring, when the weather allows it, and will end before the winter.".to_owned(),
        ];
        (format!("What happens to the {en_long}"), body)
    } else {
        let body = [
            format!("У понеділок, {day} лютого 2025 року, міська рада в Києві обговорила {uk_long}."),
            format!("Ремонт ({uk_short}) коштуватиме {cost} тисяч гривень, сказав мер Петро Клименко."),
            format!("Мешканці чекали на це рішення про {uk_short} понад {day} років."),
            "Роботи почнуться навесні, коли дозволить погода, і закінчаться до зими.".to_owned(),
        ];
        (format!("Що буде з темою: {uk_long}"), body)
    };
    let link = |lang| format!("<link rel=\"alternate\" hreflang=\"{lang}\" href=\"{}\">", url(lang, number));
    let (links, body) = (link("en") + &link("uk"), body.join("</p>\n<p>"));
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\"><head><meta charset=\"utf-8\"><title>{title}</title>{links}</head>\n\
         <body><article><h1>{title}</h1>\n<p>{body}</p></article></body></html>\n"
    )
}

/// The media type of the records.
const RESPONSE: &str = "application/http; msgtype=response";

fn response(url: &str, html: &str) -> Vec<u8> {
    let message = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}");
    record("response", url, RESPONSE, message.as_bytes())
}

/// The records of an archive: what a crawler writes beside the pages, then the pages.
fn records() -> Vec<Vec<u8>> {
    let mut records = vec![
        record("warcinfo", "", "application/warc-fields", b"software: test\r\n"),
        record("request", "https://site.example/", RESPONSE, b"GET / HTTP/1.1\r\n\r\n"),
        record(
            "response",
            "https://site.example/i.png",
            RESPONSE,
            b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nPNG",
        ),
        record("response", "https://site.example/gone", RESPONSE, b"HTTP/1.1 404 Not Found\r\n\r\n<html>"),
    ];
    records.extend(site().iter().map(|(url, html)| response(url, html)));
    records
}

struct Bench {
    folder: TempDir,
}

impl Bench {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    /// Runs over an input and checks that all that was read is accounted for.
    fn run(&self, input: &Path) -> Report {
        self.run_as(input, |run| run)
    }

    fn run_as(&self, input: &Path, options: impl FnOnce(Run) -> Run) -> Report {
        let run = Run::new([Input::open(input).unwrap()], self.path("out")).threads(NonZeroUsize::new(2));
        let report = options(run).run(&Silent).unwrap();
        check_sums(&report);
        report
    }

    fn lines(&self, name: &str) -> Vec<Value> {
        let text = fs::read_to_string(self.path("out").join(name)).unwrap();
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

fn sum<K>(counts: &BTreeMap<K, u64>) -> u64 {
    counts.values().sum()
}

fn check_sums(report: &Report) {
    let records = &report.records;
    assert_eq!(records.total, records.pages + sum(&records.skipped) + sum(&records.damaged), "{report:#?}");
    let pages = &report.pages;
    assert_eq!(pages.total, records.pages);
    assert_eq!(pages.total, sum(&pages.kinds));
    assert_eq!(pages.total, sum(&pages.languages));
    assert_eq!(pages.total, 2 * report.pairs.total + sum(&pages.left_out), "{report:#?}");
    assert_eq!(report.pairs.total, sum(&report.pairs.via));
    assert_eq!(report.pairs.total, sum(&report.pairs.verdicts) + report.pairs.failed);
    assert_eq!(report.beads.total, sum(&report.beads.kinds));
}

#[test]
fn reads_a_web_archive_however_it_is_compressed() {
    let mut outputs = Vec::new();
    for (name, bytes) in archives(&records()) {
        let bench = Bench::new();
        let report = bench.run(&bench.file(name, &bytes));
        assert_eq!((report.records.total, report.records.pages, report.damaged()), (10, 6, 0), "{name} {report:#?}");
        assert!(report.records.gaps.is_empty(), "{name}");
        let skipped = BTreeMap::from([(Skip::NoResponse, 2), (Skip::NoHtml, 1), (Skip::Status, 1)]);
        assert_eq!(report.records.skipped, skipped, "{name}");
        outputs.push(fs::read(bench.path("out/aligned.jsonl")).unwrap());
    }
    assert!(outputs.iter().all(|output| *output == outputs[0]));
}

#[test]
fn aligns_the_versions_of_each_article() {
    let bench = Bench::new();
    let report = bench.run(&bench.file("a.warc", &records().concat()));
    assert_eq!(report.pairs.total, 3, "{report:#?}");
    let lines = bench.lines("aligned.jsonl");
    let pairs: Vec<_> = lines.iter().map(|line| (line["en_url"].clone(), line["uk_url"].clone())).collect();
    let expected: Vec<_> = (0..3).map(|number| (url("en", number).into(), url("uk", number).into())).collect();
    assert_eq!(pairs, expected);
    let beads = lines[0]["beads"].as_array().unwrap();
    assert!(beads.iter().filter(|bead| bead["kind"] == "aligned").count() >= 4, "{beads:#?}");
}

#[test]
fn reads_each_page_as_its_site_shows_it() {
    let things = ["bridge", "school", "harbour", "market", "museum", "library", "station", "theatre"];
    let page = |number: usize, thing: &str, lead: &str| {
        let html = format!(
            "<html lang=en><body><article><h1>The {thing} of the city</h1><header><p class=dek>{lead}</p></header><div>\
             <p>The {thing} was discussed by the city council on Monday, which will spend {number} millions on it.</p>\
             <p>Those who have seen the {thing} first say that it was worth the wait of {number} long years.</p>\
             <p>Write to us, and we will write about you.</p></div></article></body></html>"
        );
        response(&url("en", number), &html)
    };
    let lead = |thing: &str| format!("People in the city have long been waiting for the {thing}, and here it is.");
    let mut pages: Vec<_> = (1..).zip(things).map(|(number, thing)| page(number, thing, &lead(thing))).collect();
    pages[3] = page(4, "market", "At last");
    let records: Vec<_> = pages.concat();
    let bench = Bench::new();
    bench.run_as(&bench.file("a.warc", &records), |run| run.pages(true));
    let lines = bench.lines("pages.jsonl");
    assert_eq!(lines[3]["lead"], "At last");
    assert!(lines.iter().all(|line| !line["text"].as_str().unwrap().contains("Write to us")), "{lines:#?}");
}

#[test]
fn writes_the_same_bytes_with_any_number_of_threads() {
    let mut outputs = Vec::new();
    for threads in [1, 2, 5] {
        let bench = Bench::new();
        let input = bench.file("a.warc.gz", &gzip(&records().concat()));
        bench.run_as(&input, |run| run.threads(NonZeroUsize::new(threads)).pages(true).learn(true).format(Format::Tsv));
        let read = |name: &str| fs::read(bench.path("out").join(name)).unwrap();
        outputs.push([read("aligned.jsonl"), read("aligned.tsv"), read("pages.jsonl")]);
    }
    assert_eq!(outputs[0], outputs[1]);
    assert_eq!(outputs[0], outputs[2]);
}

#[test]
fn writes_every_format_and_nothing_else() {
    let bench = Bench::new();
    let input = bench.file("a.warc", &records().concat());
    bench.run_as(&input, |run| Format::ALL.into_iter().fold(run.pages(true), Run::format));
    let mut names: Vec<_> = fs::read_dir(bench.path("out"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let expected = [
        ".poruch",
        "aligned.en",
        "aligned.jsonl",
        "aligned.ladder",
        "aligned.md",
        "aligned.sentences.tmx",
        "aligned.tmx",
        "aligned.tsv",
        "aligned.uk",
        "aligned.xlf",
        "aligned.xliff12.xlf",
        "articles",
        "index.html",
        "left-out.jsonl",
        "pages.jsonl",
        "report.json",
    ];
    assert_eq!(names, expected);
    assert_eq!(fs::read_dir(bench.path("out/articles")).unwrap().count(), 3);
    let index = fs::read_to_string(bench.path("out/index.html")).unwrap();
    assert!(index.contains("href=\"articles/000003.html\""));
    assert_eq!(bench.lines("pages.jsonl").len(), 6);
    assert_eq!(bench.lines("pages.jsonl")[1]["id"], url("uk", 0));
    let report: Report = serde_json::from_reader(File::open(bench.path("out/report.json")).unwrap()).unwrap();
    assert_eq!(report.pairs.total, 3);
}

#[test]
fn names_what_is_left_out_and_where_it_stands() {
    let bench = Bench::new();
    let [(url, html), ..] = &site()[..] else { panic!("a site has pages") };
    let lines = [
        serde_json::json!({"url": url, "html": html}).to_string(),
        "{\"url\": broken".to_owned(),
        serde_json::json!({"url": format!("{url}?utm_source=x"), "html": html}).to_string(),
        serde_json::json!({"html": html}).to_string(),
    ];
    bench.run(&bench.file("a.jsonl", lines.join("\n").as_bytes()));
    let left_out = bench.lines("left-out.jsonl");
    let reasons: Vec<_> =
        left_out.iter().map(|line| line["reason"].as_str().or(line["kind"].as_str()).unwrap()).collect();
    assert_eq!(reasons, ["json", "no-counterpart", "duplicate", "no-url"]);
    let offset = |line: usize| lines[..line].iter().map(|line| line.len() + 1).sum::<usize>();
    let offsets: Vec<_> = left_out.iter().map(|line| line["offset"].as_u64().unwrap()).collect();
    assert_eq!(offsets, [1, 0, 2, 3].map(|line| offset(line) as u64));
    assert_eq!((&left_out[2]["of"], &left_out[3]["url"]), (&Value::from(url.as_str()), &Value::Null));
    assert!(left_out.iter().all(|line| line["file"].as_str().unwrap().ends_with("a.jsonl")));
}

#[test]
fn reads_lines_and_goes_on_after_a_broken_one() {
    let mut lines: Vec<String> =
        site().into_iter().map(|(url, html)| serde_json::json!({"url": url, "html": html}).to_string()).collect();
    lines.insert(2, "{\"url\": \"https://site.example/x\", \"html".to_owned());
    lines.insert(4, String::new());
    let text = lines.join("\n");
    for (name, bytes) in [
        ("a.jsonl", text.clone().into_bytes()),
        ("b.jsonl.gz", gzip(text.as_bytes())),
        ("c.jsonl.zst", zstd(text.as_bytes())),
    ] {
        let bench = Bench::new();
        let report = bench.run(&bench.file(name, &bytes));
        assert_eq!(report.records.damaged, BTreeMap::from([(DamageKind::Json, 1)]), "{name}");
        assert_eq!((report.records.total, report.pairs.total), (7, 3), "{name}");
    }
}

#[test]
fn reads_a_folder_of_saved_pages() {
    let bench = Bench::new();
    for (number, (url, html)) in site().into_iter().enumerate() {
        let html = html.replacen('\n', &format!("\n<!-- saved from url=({:04}){url} -->\n", url.len()), 1);
        bench.file(&format!("pages/{}/{number}.HTML", number % 2), html.as_bytes());
    }
    bench.file("pages/notes.txt", b"no page");
    let report = bench.run(&bench.path("pages"));
    assert_eq!((report.records.total, report.pairs.total), (6, 3), "{report:#?}");
}

#[test]
fn links_saved_pages_of_which_only_the_path_is_known() {
    let bench = Bench::new();
    for (number, (_, html)) in site().into_iter().enumerate() {
        let lang = ["en", "uk"][number % 2];
        let plain: String = html.lines().filter(|line| !line.contains("hreflang")).collect();
        bench.file(&format!("pages/{}/{lang}.html", number / 2), plain.as_bytes());
    }
    let report = bench.run_as(&bench.path("pages"), |run| run.pages(true));
    assert_eq!(report.pairs.total, 3, "{report:#?}");
    let lines = bench.lines("aligned.jsonl");
    let expected = Url::from_file_path(bench.path("pages/0/uk.html")).unwrap();
    assert_eq!(lines[0]["uk_url"], expected.as_str());
    assert_eq!(bench.lines("pages.jsonl")[1]["id"], expected.as_str());
}

#[test]
fn refuses_inputs_before_anything_is_written() {
    let bench = Bench::new();
    assert!(matches!(Input::open(bench.path("none.warc")), Err(DumpError::Open { .. })));
    assert!(matches!(Input::open(bench.file("a.pdf", b"")), Err(DumpError::UnknownInput { .. })));
    assert!(!bench.path("out").exists());
}

#[test]
fn tells_its_observer_of_every_stage() {
    #[derive(Default)]
    struct Log(Mutex<Vec<(Stage, Option<u64>, Progress)>>);
    impl Observer for Log {
        fn stage(&self, stage: Stage, total: Option<u64>) {
            self.0.lock().unwrap().push((stage, total, Progress::default()));
        }
        fn progress(&self, progress: Progress) {
            self.0.lock().unwrap().last_mut().unwrap().2 = progress;
        }
    }
    let bench = Bench::new();
    let input = bench.file("a.warc", &records().concat());
    let bytes = fs::metadata(&input).unwrap().len();
    // The second time the links are known, but pages are to be written, too.
    for pages in [false, true] {
        let log = Log::default();
        let run = Run::new([Input::open(&input).unwrap()], bench.path("out")).learn(true).pages(pages);
        run.run(&log).unwrap();
        let log = log.0.into_inner().unwrap();
        let told: Vec<_> = log.iter().map(|&(stage, total, _)| (stage, total)).collect();
        let expected =
            [(Stage::Read, Some(bytes)), (Stage::Link, Some(1)), (Stage::Learn, Some(6)), (Stage::Align, Some(3))];
        assert_eq!(told, expected);
        for (stage, total, progress) in log {
            // What is learnt already is not learnt anew.
            assert!(stage == Stage::Learn || Some(progress.done) == total, "{stage:?}: {progress:?}");
            assert!(stage < Stage::Align || progress.pairs == 3, "{progress:?}");
        }
    }
}
