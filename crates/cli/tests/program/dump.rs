//! `poruch run`.

use serde_json::{Value, json};

use super::{poruch, sample, text};

#[test]
fn aligns_the_pages_of_a_jsonl_dump_and_reports_on_all_records() {
    let folder = tempfile::tempdir().unwrap();
    let page = |name: &str| std::fs::read_to_string(sample(name)).unwrap();
    let site = "https://news.obriy.example";
    let records = [
        json!({"url": format!("{site}/en/trams-884213/"), "html": page("en.html")}).to_string(),
        json!({"url": format!("{site}/tramvai-884213/"), "html": page("uk.html")}).to_string(),
        "{\"url\": broken".to_owned(),
    ];
    let dump = folder.path().join("dump.jsonl");
    std::fs::write(&dump, records.join("\n")).unwrap();
    let out = folder.path().join("out");

    let args =
        ["run".as_ref(), dump.as_os_str(), "-o".as_ref(), out.as_os_str(), "--format".as_ref(), "tmx,html".as_ref()];
    let output = poruch(&[&args[..], &["--pages".as_ref()]].concat(), b"");
    assert!(output.status.success(), "{}", text(&output.stderr));

    let line = std::fs::read_to_string(out.join("aligned.jsonl")).unwrap();
    let article: Value = serde_json::from_str(line.trim()).unwrap();
    assert_eq!(article["en_url"], format!("{site}/en/trams-884213/"));
    assert!(article["beads"].as_array().unwrap().len() > 10);
    assert!(std::fs::read_to_string(out.join("aligned.tmx")).unwrap().contains("<tmx"));
    assert!(out.join("index.html").is_file());
    assert_eq!(std::fs::read_to_string(out.join("pages.jsonl")).unwrap().lines().count(), 2);
    assert!(out.join("report.json").is_file());
}
