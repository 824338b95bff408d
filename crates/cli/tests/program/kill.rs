//! Runs that are killed and started again.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// So many runs are killed.
const KILLS: u32 = 100;

/// A dump of all bundled pages, on as many sites as there are pairs of them.
fn dump(folder: &Path) -> PathBuf {
    let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/pages");
    let mut cases: Vec<PathBuf> = fs::read_dir(pages).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|case| case.join("uk.html").exists());
    cases.sort();
    let mut lines = String::new();
    for (number, case) in cases.iter().enumerate() {
        for lang in ["en", "uk"] {
            let html = String::from_utf8_lossy(&fs::read(case.join(lang).with_extension("html")).unwrap()).into_owned();
            let url = format!("https://site{}.example/{lang}/news/{}", number / 4, 4000 + number);
            lines += &serde_json::json!({"url": url, "html": html}).to_string();
            lines.push('\n');
        }
    }
    let path = folder.join("dump.jsonl");
    fs::write(&path, lines).unwrap();
    path
}

fn start(input: &Path, output: &Path) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_poruch"));
    command.arg("run").arg(input).arg("-o").arg(output);
    // So little memory that a few pages are read at a time.
    command.args(["--threads", "2", "--memory", "4M", "--pages", "--learn", "--format", "jsonl,tmx,html"]);
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// The bytes of all outputs but the report, which tells times, by names inside the folder.
fn outputs(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut outputs = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inner) = folders.pop() {
        for entry in fs::read_dir(inner).unwrap() {
            let path = entry.unwrap().path();
            match path.file_name().and_then(|name| name.to_str()) {
                Some(".poruch" | "report.json") => {}
                _ if path.is_dir() => folders.push(path),
                _ => drop(outputs.insert(path.strip_prefix(folder).unwrap().to_owned(), fs::read(&path).unwrap())),
            }
        }
    }
    outputs
}

/// Numbers that look like chance (Numerical Recipes' generator).
fn next(random: &mut u32) -> u32 {
    *random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
    *random >> 8
}

#[test]
fn a_killed_run_ends_with_the_bytes_of_an_unbroken_one() {
    let folder = tempfile::tempdir().unwrap();
    let input = dump(folder.path());
    let begin = Instant::now();
    assert!(start(&input, &folder.path().join("unbroken")).wait().unwrap().success());
    let whole = u32::try_from(begin.elapsed().as_micros()).unwrap();
    let expected = outputs(&folder.path().join("unbroken"));
    assert!(expected.len() > 5, "{:?}", expected.keys());
    let (mut random, mut kills, mut ended) = (1, 0, 0);
    while kills < KILLS {
        let output = folder.path().join(format!("broken{ended}"));
        let mut child = start(&input, &output);
        thread::sleep(Duration::from_micros(u64::from(next(&mut random) % whole)));
        if child.try_wait().unwrap().is_none() {
            child.kill().unwrap();
            child.wait().unwrap();
            kills += 1;
            continue;
        }
        assert!(child.wait().unwrap().success());
        assert!(outputs(&output) == expected, "after {kills} kills");
        fs::remove_dir_all(output).unwrap();
        ended += 1;
    }
    let output = folder.path().join(format!("broken{ended}"));
    assert!(start(&input, &output).wait().unwrap().success());
    assert!(outputs(&output) == expected, "the last run");
}
