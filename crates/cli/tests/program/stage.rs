//! The stage filters and the contract of their lines.

use serde_json::{Value, json};

use super::{lines, poruch, sample, text};

fn stage(args: &[&str], input: &str) -> Vec<Value> {
    let output = poruch(&[&["stage"], args].concat(), input.as_bytes());
    assert!(output.status.success(), "{}", text(&output.stderr));
    lines(&output)
}

fn jsonl(values: &[Value]) -> String {
    values.iter().map(|value| value.to_string() + "\n").collect()
}

fn page(name: &str) -> String {
    std::fs::read_to_string(sample(name)).expect("the bundled sample")
}

#[test]
fn gives_every_id_back_unchanged_and_in_order() {
    let ids = ["1", "\"а\"", "null", "[1, {\"x\":2.50}]", "123456789012345678901234567890"];
    let input = ids.map(|id| format!("{{\"id\":{id},\"text\":\"Добрий день\"}}")).join("\n");
    let output = poruch(&["stage", "detect", "--threads", "4"], input.as_bytes());
    for (line, id) in text(&output.stdout).lines().zip(ids) {
        assert!(line.starts_with(&format!("{{\"id\":{id},")), "{line}");
    }
    assert_eq!(text(&output.stdout).lines().count(), ids.len());
}

#[test]
fn answers_in_the_order_of_the_input_whatever_the_number_of_threads() {
    let text = "На вул. Садовій тихо. Ніхто не йде. ".repeat(20);
    let input: Vec<_> =
        (0..3000).map(|id| json!({"id": id, "text": &text[..text.floor_char_boundary(id % 400)]})).collect();
    let one = stage(&["segment", "--threads", "1"], &jsonl(&input));
    let four = stage(&["segment", "--threads", "4"], &jsonl(&input));
    assert_eq!(one, four);
    assert!(one.iter().enumerate().all(|(at, line)| line["id"] == at));
}

#[test]
fn puts_an_error_in_the_place_of_a_line_that_cannot_be_processed() {
    let mut input = b"{\"id\":1,\"text\":\"Hello there\"}\nnot json\n{\"id\":3}\n{\"id\":4,\"text\":5}\n\n".to_vec();
    input.extend_from_slice(b"{\"id\":6,\"text\":\"\xff\"}\n{\"id\":7,\"text\":\"Good morning, friends\"}");
    let output = poruch(&["stage", "detect"], &input);
    assert!(output.status.success());
    let lines = lines(&output);
    let kinds: Vec<_> = lines.iter().map(|line| line["error"]["kind"].as_str()).collect();
    assert_eq!(kinds, [None, Some("json"), Some("field"), Some("field"), Some("json"), Some("utf8"), None]);
    let ids: Vec<_> = lines.iter().map(|line| line["id"].as_u64()).collect();
    assert_eq!(ids, [Some(1), None, Some(3), Some(4), None, None, Some(7)]);
    assert!(text(&output.stderr).contains("5 of 7 lines"), "{}", text(&output.stderr));

    assert_eq!(poruch(&["stage", "detect", "--strict"], &input).status.code(), Some(1));
    assert_eq!(poruch(&["stage", "detect", "--strict"], b"{\"id\":1,\"text\":\"x\"}").status.code(), Some(0));
}

#[test]
fn tells_what_is_no_json_from_what_does_not_fit() {
    let input = r#"["Hello there"]
"Hello there"
[1
{"id":1,"text":"Hello there","prior":{}}
{"id":2,"text":"\ud800"}"#;
    let lines = stage(&["detect"], input);
    let kinds: Vec<_> = lines.iter().map(|line| line["error"]["kind"].as_str()).collect();
    assert_eq!(kinds, [Some("field"), Some("field"), Some("json"), Some("field"), Some("field")]);
    assert_eq!(lines[0]["id"], Value::Null);
    assert_eq!(lines[0]["error"]["message"], "not an object");

    let hint = json!({"id": 3, "en": ["x"], "uk": ["y"], "en_hints": [{"kind": null}]});
    assert_eq!(stage(&["align"], &jsonl(&[hint]))[0]["error"]["kind"], "field");
}

#[test]
fn says_in_which_column_of_a_line_it_is_wrong() {
    let lines = stage(&["detect"], "{\"id\":1,\"text\":5}");
    let message = lines[0]["error"]["message"].as_str().unwrap();
    assert!(message.ends_with(" at column 16") && !message.contains("line 1"), "{message}");
}

#[test]
fn parses_a_page_into_the_promised_fields() {
    let lines = stage(&["parse"], &jsonl(&[json!({"id": "a", "html": page("uk.html"), "url": "https://s.example/1"})]));
    let line = &lines[0];
    assert_eq!(line["lang"], "uk");
    assert_eq!(line["title"], "Львівські інженери навчили старі трамваї підтримувати світло в лікарнях");
    assert_eq!(line["source"], "Nordic Grid Review");
    for name in ["modified", "category", "tags", "author", "site_name", "lead", "related", "image", "canonical", "text"]
    {
        assert!(line.get(name).is_some(), "{name}");
    }
    assert_eq!(line["key_points"].as_array().map(Vec::len), Some(3));
    assert!(line["blocks"][0]["path"].as_str().is_some_and(|path| path.starts_with("html/body/")));
}

#[test]
fn parses_bytes_of_any_encoding_in_base64() {
    let html = "<html lang=uk><head><meta charset=windows-1251></head><body><article><h1>Новий міст</h1><p>Сьогодні у місті \
                Києві відкрили новий міст через річку Дніпро, повідомляє міська рада.</p></article>";
    let bytes: Vec<u8> = html.chars().map(cp1251).collect();
    let coded = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, bytes);
    let lines =
        stage(&["parse"], &jsonl(&[json!({"id": 1, "html_base64": coded}), json!({"id": 2, "html_base64": "%"})]));
    assert_eq!(lines[0]["title"], "Новий міст");
    assert_eq!(lines[1]["error"]["kind"], "field");
}

/// A Ukrainian letter in windows-1251.
fn cp1251(letter: char) -> u8 {
    match letter {
        'А'..='я' => u8::try_from(u32::from(letter) - 0x410 + 0xC0).unwrap(),
        'і' => 0xB3,
        'ї' => 0xBF,
        'є' => 0xBA,
        ascii => u8::try_from(ascii).unwrap(),
    }
}

#[test]
fn never_fails_on_an_unusable_url() {
    let lines = stage(&["parse"], &jsonl(&[json!({"id": 1, "html": "<p>x</p>", "url": "ht!tp:// no"})]));
    assert!(lines[0].get("error").is_none(), "{}", lines[0]);
}

#[test]
fn counts_sentences_in_code_points() {
    let lines =
        stage(&["segment"], &jsonl(&[json!({"id": 1, "text": "Він живе на вул. Садовій. Так 🙂. Ні.", "lang": "uk"})]));
    assert_eq!(lines[0]["sentences"], json!([[0, 25], [26, 32], [33, 36]]));
}

#[test]
fn gives_the_parts_of_a_mixed_text_on_request() {
    let text = "Президент сказав 🙂: «Ми ніколи не зупинимося на цьому». We will stand with you as long as it takes.";
    let lines = stage(&["detect", "--parts"], &jsonl(&[json!({"id": 1, "text": text})]));
    assert_eq!(lines[0]["parts"], json!([[0, 55, "uk"], [56, 99, "en"]]), "code points");
    assert!(stage(&["detect"], &jsonl(&[json!({"id": 1, "text": text})]))[0].get("parts").is_none());
}

fn pair() -> Value {
    json!({
        "id": 1,
        "en": ["The harbour reopens", "Odesa took its first ferry in 3 years on Saturday. There were 240 passengers on board."],
        "uk": ["Порт знову відкрито", "У суботу Одеса прийняла перший за 3 роки пором. На борту було 240 пасажирів.", "Грав оркестр."],
    })
}

#[test]
fn aligns_with_every_index_in_exactly_one_bead() {
    for args in [&["align"][..], &["align", "--learn"], &["align", "--no-lexicon"]] {
        let line = stage(args, &jsonl(&[pair()])).remove(0);
        let indices = |side: &str| -> Vec<u64> {
            let beads = line["beads"].as_array().unwrap().iter();
            beads.flat_map(|bead| bead[side].as_array().unwrap()).map(|index| index.as_u64().unwrap()).collect()
        };
        assert_eq!(indices("en"), [0, 1], "{args:?}");
        assert_eq!(indices("uk"), [0, 1, 2], "{args:?}");
        assert!(line["verdict"]["score"].is_number());
        assert!(line["beads"][0].get("sentences").is_none());
    }
}

#[test]
fn nests_sentences_in_beads_on_request() {
    let line = stage(&["align", "--sentences"], &jsonl(&[pair()])).remove(0);
    let beads = line["beads"].as_array().unwrap();
    let bead = beads.iter().find(|bead| bead["en"] == json!([1])).unwrap();
    let sentences = bead["sentences"].as_array().unwrap();
    assert_eq!(sentences[0]["en"], json!([[1, 0, 50]]));
    assert_eq!(sentences[0]["uk"], json!([[1, 0, 47]]));
}

#[test]
fn explains_beads_on_request() {
    for args in [&["align", "--explain"][..], &["align", "--explain", "--learn"]] {
        let line = stage(args, &jsonl(&[pair()])).remove(0);
        let beads = line["beads"].as_array().unwrap();
        let bead = beads.iter().find(|bead| bead["en"] == json!([1])).unwrap();
        assert!(bead["evidence"]["quantities"].as_f64().unwrap() > 1.0, "{bead}");
        assert!(bead["coverage"]["en"].as_f64().unwrap() > 0.9 && bead["coverage"]["uk"].as_f64().is_some(), "{bead}");
        let alone = beads.iter().find(|bead| bead["kind"] == "unaligned").unwrap();
        assert_eq!((alone["evidence"]["lexicon"].as_f64(), alone["coverage"]["uk"].as_f64()), (Some(0.0), Some(0.0)));
    }
    assert!(stage(&["align"], &jsonl(&[pair()]))[0]["beads"][0].get("evidence").is_none());
}

#[test]
fn learning_answers_every_line_in_its_place_with_any_number_of_threads() {
    let mut lines: Vec<String> = (0..200)
        .map(|id| {
            let mut pair = pair();
            pair["id"] = id.into();
            pair.to_string()
        })
        .collect();
    lines[7] = "not json".into();
    lines[100] = r#"{"id":100,"en":["x"]}"#.into();
    let answers = |threads| stage(&["align", "--learn", "--rounds", "3", "--threads", threads], &lines.join("\n"));
    let one = answers("1");
    assert_eq!(one, answers("3"));
    assert_eq!(one.len(), 200);
    assert!(one.iter().enumerate().all(|(at, line)| at == 7 || line["id"] == at));
    assert_eq!((&one[7]["error"]["kind"], &one[100]["error"]["kind"]), (&json!("json"), &json!("field")));
}

#[test]
fn refuses_hints_that_do_not_fit_the_paragraphs() {
    let mut pair = pair();
    pair["en_hints"] = json!([{"kind": "title"}]);
    assert_eq!(stage(&["align"], &jsonl(&[pair.clone()]))[0]["error"]["kind"], "field");
    pair["en_hints"] = json!([{"kind": "title"}, {"kind": "paragraph", "anchors": ["https://i.example/1.jpg"]}]);
    assert!(stage(&["align"], &jsonl(&[pair]))[0].get("error").is_none());
}

#[test]
fn links_pages_as_they_go_into_and_come_out_of_parsing() {
    let raw = [
        json!({"id": "en", "url": "https://news.obriy.example/en/trams-884213/", "html": page("en.html")}),
        json!({"id": "uk", "url": "https://news.obriy.example/tramvai-884213/", "html": page("uk.html")}),
    ];
    let parsed = stage(&["parse"], &jsonl(&raw));
    for input in [raw.to_vec(), parsed] {
        let lines = stage(&["link"], &format!("{}{{\"id\":5,\"html\":\"<p>\"}}\n", jsonl(&input)));
        assert_eq!(lines[0]["id"], 5);
        assert_eq!(lines[0]["error"]["kind"], "field");
        assert_eq!(lines[1]["en_id"], "en");
        assert_eq!(lines[1]["uk_id"], "uk");
        assert_eq!(lines[1]["uk_url"], "https://news.obriy.example/tramvai-884213/");
        assert!(lines[1]["via"].is_string());
        assert!(lines[1]["evidence"].as_array().is_some_and(|evidence| !evidence.is_empty()));
    }
}

#[test]
fn tells_of_copies_and_other_languages_of_linked_pages() {
    let url = |start: &str| format!("https://news.obriy.example/{start}tramvai-884213");
    let russian = r#"<html lang="ru"><title>Трамваи</title><meta property="article:published_time" content="2025-02-16">
        <article><h1>Трамваи стали батареями для больниц</h1>
        <p>Когда вечером 11 февраля на Пекарской погас свет, в операционной детской больницы Святого Николая этого даже
        не заметили. За четыре секунды здание уже работало от трамвая.</p>
        <p>Один вагон накапливает до 240 киловатт-часов. Переоборудование одного вагона стоило 38,5 тыс. евро, половину
        денег предоставил город-побратим Фрайбург.</p>
        <p>До конца сентября город планирует переоборудовать ещё 12 вагонов, рассказала руководительница проекта Оксана
        Гринык. С ноября по февраль два трамвая включались 31 раз.</p></article>"#;
    let pages = [
        json!({"id": "en", "url": url("en/"), "html": page("en.html")}),
        json!({"id": "uk", "url": url(""), "html": page("uk.html")}),
        json!({"id": "amp", "url": url("amp/"), "html": page("uk.html")}),
        json!({"id": "ru", "url": url("ru/"), "html": russian}),
    ];
    let lines = stage(&["link"], &jsonl(&pages));
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0]["uk_copies"], json!([url("amp/")]));
    assert_eq!(lines[0]["versions"], json!([{"lang": "ru", "url": url("ru/")}]));
    assert_eq!(lines[0].get("en_copies"), None);
}

#[test]
fn ends_quietly_when_nobody_reads_on() {
    use std::io::{BufRead as _, BufReader, Write as _};
    use std::process::{Command, Stdio};
    let mut command = Command::new(env!("CARGO_BIN_EXE_poruch"));
    command.args(["stage", "detect"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap());
    stdin.write_all(b"{\"id\":1,\"text\":\"Hello\"}\n").unwrap();
    let mut first = String::new();
    answers.read_line(&mut first).unwrap();
    assert!(first.contains("\"id\":1"), "an answer comes before the input ends");
    drop(answers);
    while stdin.write_all(b"{\"id\":2,\"text\":\"Hello\"}\n").is_ok() {}
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    assert_eq!(text(&output.stderr), "");
}
