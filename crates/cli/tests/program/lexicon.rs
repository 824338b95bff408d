//! `poruch lexicon`.

use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

use super::{poruch, sample, text};

const HEADER: &str = "# poruch lexicon v1";

/// Made-up words, so that no lexicon knows them; two to a line, each time with another one.
fn pairs() -> String {
    let nouns = [("blorp", "клюмба"), ("snarf", "друнь"), ("wuggle", "жмирик"), ("tronk", "пшебень")];
    let line = |at: usize| {
        let ((one, eins), (two, zwei)) = (nouns[at % 4], nouns[(at + 1 + at / 4 % 3) % 4]);
        let en = format!("The {one} and the {two} cost {} euros.", 100 + at);
        let uk = format!("{eins} та {zwei} коштують {} євро.", 100 + at);
        json!({"id": at, "en": [en], "uk": [uk]}).to_string() + "\n"
    };
    (0..40).map(line).collect()
}

fn lexicon<S: AsRef<OsStr>>(args: &[S], input: &str) -> Output {
    let args: Vec<&OsStr> = std::iter::once("lexicon".as_ref()).chain(args.iter().map(AsRef::as_ref)).collect();
    poruch(&args, input.as_bytes())
}

/// What learning from `input` writes to standard output.
fn learn(args: &[&str], input: &str) -> String {
    let output = lexicon(&[&["learn"], args].concat(), input);
    assert!(output.status.success(), "{}", text(&output.stderr));
    text(&output.stdout).to_owned()
}

fn file(folder: &TempDir, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, content).unwrap();
    path
}

fn gzip(content: &str) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(content.as_bytes()).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn learns_words_from_pairs_of_texts() {
    let learnt = learn(&[], &pairs());
    assert!(learnt.starts_with(&format!("{HEADER}\n")));
    let entry = learnt.lines().find(|line| line.starts_with("wuggle\tжмирик\t")).expect("a learnt entry");
    let forward: f32 = entry.split('\t').nth(2).unwrap().parse().unwrap();
    assert!(forward > 0.5, "{entry}");
    assert!(!learnt.contains("wuggle\tдрунь"), "{learnt}");
}

#[test]
fn learns_the_same_with_any_number_of_threads() {
    let (one, four) = (learn(&["--threads", "1"], &pairs()), learn(&["--threads", "4"], &pairs()));
    assert_eq!(one, four);
    assert_ne!(learn(&["--rounds", "1"], &pairs()), learn(&["--memory", "2K"], &pairs()));
}

#[test]
fn learns_the_same_from_files_however_compressed_and_from_standard_input() {
    let folder = tempfile::tempdir().unwrap();
    let text = pairs();
    let plain = file(&folder, "a.jsonl", &text);
    let gzipped = file(&folder, "b.jsonl.gz", gzip(&text));
    let expected = learn(&[], &text);
    assert_eq!(learn(&["-"], &text), expected);
    for path in [plain, gzipped] {
        assert_eq!(learn(&[path.to_str().unwrap()], ""), expected);
    }
    let (first, second) = text.split_at(text.find("{\"en\":[\"The wuggle").unwrap());
    let [first, second] = [file(&folder, "c.jsonl", first), file(&folder, "d.jsonl", second)];
    assert_eq!(learn(&[first.to_str().unwrap(), second.to_str().unwrap()], ""), expected);
}

#[test]
fn takes_the_beads_of_aligned_articles_as_they_stand() {
    let pairs: Vec<Value> = pairs().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let aligned = |score: f32| -> String {
        let line = |pair: &Value| json!({"beads": [{"en": pair["en"], "uk": pair["uk"], "score": score}]}).to_string();
        pairs.iter().map(|pair| line(pair) + "\n").collect()
    };
    assert!(learn(&[], &aligned(1.0)).contains("\nwuggle\tжмирик\t"));
    assert_eq!(learn(&[], &aligned(0.2)), format!("{HEADER}\n"), "a bead that is doubtful teaches nothing");
}

#[test]
fn learns_from_what_a_run_wrote() {
    let folder = tempfile::tempdir().unwrap();
    let record = |name: &str, url: &str| {
        let html = fs::read_to_string(sample(name)).unwrap();
        json!({"url": format!("https://news.obriy.example/{url}-884213/"), "html": html}).to_string() + "\n"
    };
    let dump = file(&folder, "dump.jsonl", record("en.html", "en/trams") + &record("uk.html", "tramvai"));
    let out = folder.path().join("out");
    let args = ["run".as_ref(), dump.as_os_str(), "-o".as_ref(), out.as_os_str()];
    let options = ["--learn", "--rounds", "3", "--memory", "64M"].map(OsStr::new);
    let output = poruch(&[&args[..], &options].concat(), b"");
    assert!(output.status.success(), "{}", text(&output.stderr));
    let report: Value = serde_json::from_slice(&fs::read(out.join("report.json")).unwrap()).unwrap();
    assert!(report["learned_words"].as_u64().unwrap() > 0);
    let learnt = learn(&[out.join("aligned.jsonl").to_str().unwrap()], "");
    assert!(learnt.lines().count() > 10, "{learnt}");
}

#[test]
fn names_every_line_that_cannot_be_processed_and_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let wrong = [
        "not json",
        "",
        r#"{"id":1,"en":["x"]}"#,
        r#"{"id":2,"beads":[{"en":[0],"uk":[0],"score":1.0}]}"#,
        r#"{"url":"https://a.example/","html":"<p>"}"#,
        r#"{"id":3,"en":["7"],"uk":["8"],"en_hints":[]}"#,
        "{\"id\":4,\"en\":[\"x\"],\"uk\":[\"y\"],\"uk_hints\":[{},{}]}",
    ];
    let path = file(&folder, "pairs.jsonl", wrong.join("\n").into_bytes());
    let output = lexicon(&["learn".as_ref(), path.as_os_str()], "");
    assert!(output.status.success());
    assert_eq!(text(&output.stdout), format!("{HEADER}\n"));
    let errors = text(&output.stderr);
    let named: Vec<_> =
        errors.lines().filter_map(|line| line.split_once("pairs.jsonl:")).map(|(_, rest)| rest).collect();
    let starts =
        ["1: json: ", "3: field: missing field `uk`", "4: field: ", "5: field: missing field `en`", "7: field: "];
    assert_eq!(named.len(), starts.len(), "{errors}");
    assert!(named.iter().zip(starts).all(|(line, start)| line.starts_with(start)), "{errors}");
    assert!(errors.contains("5 of 6 lines could not be processed"), "{errors}");
    assert_eq!(lexicon(&["learn".as_ref(), "--strict".as_ref(), path.as_os_str()], "").status.code(), Some(1));
}

#[test]
fn goes_on_behind_a_damaged_stretch_of_a_compressed_file() {
    let folder = tempfile::tempdir().unwrap();
    let (whole, mut damaged) = (gzip(&pairs()), gzip(&pairs()));
    let at = damaged.len() / 2;
    damaged[at..].fill(0xff);
    let path = file(&folder, "pairs.jsonl.gz", [damaged, whole].concat());
    let output = lexicon(&["learn".as_ref(), path.as_os_str()], "");
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(text(&output.stdout).contains("\nwuggle\tжмирик\t"));
    assert!(text(&output.stderr).contains("pairs.jsonl.gz: at byte 0: "), "{}", text(&output.stderr));
}

#[test]
fn writes_a_file_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let out = file(&folder, "lexicon.tsv", "kept");
    let names = || fs::read_dir(folder.path()).unwrap().count();
    let args = |input: &str| {
        let args = ["learn".as_ref(), Path::new(input).as_os_str(), "-o".as_ref(), out.as_os_str()];
        lexicon(&args, &pairs())
    };
    assert_eq!(args("no-such.jsonl").status.code(), Some(2));
    assert_eq!((fs::read_to_string(&out).unwrap().as_str(), names()), ("kept", 1));
    let output = args("-");
    assert!(output.status.success());
    assert_eq!((text(&output.stdout), names()), ("", 1));
    assert_eq!(fs::read_to_string(&out).unwrap(), learn(&[], &pairs()));
}

#[cfg(unix)]
#[test]
fn writes_through_a_link_and_leaves_it_one() {
    let folder = tempfile::tempdir().unwrap();
    let (target, link) = (file(&folder, "target.tsv", "old"), folder.path().join("link.tsv"));
    std::os::unix::fs::symlink(&target, &link).unwrap();
    let output = lexicon(&["learn".as_ref(), "-o".as_ref(), link.as_os_str()], &pairs());
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::read_to_string(&target).unwrap(), learn(&[], &pairs()));
}

#[test]
fn shows_the_equivalents_of_words_in_any_form_and_of_either_language() {
    let folder = tempfile::tempdir().unwrap();
    let own = "# poruch lexicon v1\ncity\tмісто\t0.8\t0.9\ncity\tміський\t0.1\t0.7\ntown\tмісто\t0.6\t0.05\n";
    let path = file(&folder, "own.tsv", own);
    let show = |words: &[&str]| {
        let words = words.iter().map(OsStr::new);
        let args: Vec<_> = ["show".as_ref(), path.as_os_str()].into_iter().chain(words).collect();
        text(&lexicon(&args, "").stdout).to_owned()
    };
    assert_eq!(
        show(&["cities"]),
        "en    uk       en→uk  uk→en\ncity  місто    0.800  0.900\ncity  міський  0.100  0.700\n"
    );
    assert_eq!(show(&["містами"]), "en    uk     en→uk  uk→en\ncity  місто  0.800  0.900\ntown  місто  0.600  0.050\n");
    assert_eq!(show(&["moon"]), "moon: not in the lexicon\n");
    let all = show(&[]);
    assert!(all.lines().next().unwrap().ends_with("own.tsv: 3 pairs of 2 English and 2 Ukrainian words"), "{all}");
    assert!(all.lines().nth(2).unwrap().starts_with("city  місто "), "the strongest first: {all}");
}

#[test]
fn shows_the_built_in_lexicon() {
    let shown = lexicon(&["show", "--builtin", "мостами"], "");
    assert!(text(&shown.stdout).lines().any(|line| line.starts_with("bridge ")), "{}", text(&shown.stdout));
    let all = lexicon(&["show", "--builtin", "--all"], "");
    assert!(text(&all.stdout).lines().count() > 10_000);
}

#[test]
fn merges_lexicons_by_the_greater_probability() {
    let folder = tempfile::tempdir().unwrap();
    let one = file(&folder, "one.tsv", format!("{HEADER}\npeace\tмир\t0.5\t0.9\n"));
    let two = file(&folder, "two.tsv", format!("{HEADER}\npeace\tмир\t0.75\t0.25\nwar\tвійна\t1\n"));
    let output = lexicon(&["merge".as_ref(), one.as_os_str(), two.as_os_str()], "");
    assert_eq!(text(&output.stdout), format!("{HEADER}\npeace\tмир\t0.75\t0.9\nwar\tвійна\t1\t1\n"));
}

#[test]
fn a_learnt_lexicon_is_consulted() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(&folder, "learnt.tsv", learn(&[], &pairs()));
    let line = json!({"id": 1, "en": ["A blorp, a snarf."], "uk": ["Пшебень, жмирик.", "Клюмба, друнь."]}).to_string();
    let aligns = |args: &[&str], with: [&str; 2]| {
        let output = poruch(&[&["stage", "align"], args].concat(), line.replace(with[0], with[1]).as_bytes());
        let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
        let beads = answer["beads"].as_array().unwrap();
        beads.iter().find(|bead| bead["en"] == json!([0])).unwrap()["uk"].clone()
    };
    let learnt = ["--lexicon", path.to_str().unwrap()];
    assert_eq!(aligns(&learnt, ["", ""]), json!([1]));
    assert_eq!(aligns(&learnt, ["A blorp, a snarf.", "A tronk, a wuggle."]), json!([0]));
}

#[test]
fn says_what_is_wrong_with_a_lexicon_and_where() {
    let folder = tempfile::tempdir().unwrap();
    let line = file(&folder, "line.tsv", format!("{HEADER}\npeace\tмир\t0.5\npeace\tмир\tmuch\n"));
    let other = file(&folder, "other.tsv", "{}\n");
    let missing = folder.path().join("no-such.tsv");
    for (path, cause) in [
        (&line, "line 3 of the lexicon is no entry: field 3 is no number from 0 to 1"),
        (&other, "lexicon does not start with `# poruch lexicon v1`"),
        (&missing, "cannot open"),
    ] {
        let stage = ["stage".as_ref(), "align".as_ref(), "--lexicon".as_ref(), path.as_os_str()];
        let commands = [
            lexicon(&["show".as_ref(), path.as_os_str()], ""),
            lexicon(&["merge".as_ref(), path.as_os_str()], ""),
            lexicon(&["learn".as_ref(), "--lexicon".as_ref(), path.as_os_str()], ""),
            poruch(&stage, b""),
        ];
        for output in commands {
            assert_eq!(output.status.code(), Some(2));
            let errors = text(&output.stderr);
            let name = path.file_name().unwrap().to_str().unwrap();
            assert!(errors.lines().count() == 1 && errors.contains(name) && errors.contains(cause), "{errors}");
        }
    }
}

#[test]
fn exits_with_2_for_unusable_arguments() {
    for args in [
        &[][..],
        &["show"],
        &["merge"],
        &["learn", "--memory", "much"],
        &["learn", "--rounds", "0"],
        &["learn", "no-such.jsonl"],
        &["learn", "."],
        &["learn", "-", "-o", "no-such-folder/lexicon.tsv"],
    ] {
        let output = lexicon(args, "");
        assert_eq!(output.status.code(), Some(2), "{args:?}: {}", text(&output.stderr));
    }
}

#[test]
fn says_that_an_output_cannot_be_written_before_it_learns() {
    let folder = tempfile::tempdir().unwrap();
    for out in [folder.path().to_path_buf(), folder.path().join("no-such-folder/lexicon.tsv")] {
        let output = lexicon(&["learn".as_ref(), "-o".as_ref(), out.as_os_str()], &pairs());
        assert_eq!(output.status.code(), Some(2));
        let errors = text(&output.stderr);
        assert!(errors.lines().count() == 1 && errors.contains("cannot write "), "{errors}");
    }
}

#[test]
fn ends_quietly_when_nobody_reads_on() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_poruch"));
    command.args(["lexicon", "show", "--builtin", "--all"]).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut first = String::new();
    BufReader::with_capacity(16, child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    assert!(first.starts_with("en "));
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    assert_eq!(text(&output.stderr), "");
}
