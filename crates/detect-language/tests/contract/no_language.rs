//! Strings that are in no language, as interfaces, tables and forms hold them.

use poruch_detect_language::{Detector, Lang, detect};

#[track_caller]
fn check(texts: &[&str]) {
    let taken: Vec<_> =
        texts.iter().map(|text| (*text, detect(text))).filter(|(_, told)| !told.lang.is_und()).collect();
    assert!(taken.is_empty(), "taken for a language: {taken:?}");
    let with_prior = |text: &&&str| !Detector::default().detect_with_prior(text, Some(Lang::UK)).lang.is_und();
    let swayed: Vec<_> = texts.iter().filter(with_prior).collect();
    assert!(swayed.is_empty(), "taken for Ukrainian where it is expected: {swayed:?}");
}

#[test]
fn white_space_and_signs_are_in_no_language() {
    check(&[
        "", " ", "\n\t", "\u{a0}", "\u{200b}", "—", "«»", "...", "***", "|", "→", "©", "?!", "§ 5", "%", "()", "/", "№",
    ]);
}

#[test]
fn numbers_dates_and_times_are_in_no_language() {
    check(&["5", "1 000 000", "3,14", "-7.5", "+20 %", "12.05.2024", "2024-05-12", "14:35"]);
    check(&[
        "05/12/2024",
        "14:35–15:20",
        "1:0",
        "½",
        "10²",
        "٣٤",
        "1/2",
        "24/7",
        "№ 5",
        "#12",
        "100 €",
        "₴ 250",
        "$1.5",
    ]);
}

#[test]
fn roman_numerals_are_in_no_language() {
    check(&["XIV", "IV", "XX", "III.", "XIX–XX"]);
}

#[test]
fn codes_are_in_no_language() {
    check(&["USD", "USD 100", "EUR/UAH", "GMT+3", "UA", "UTC", "ISBN 978-3-16-148410-0", "SHA-256", "HTTP 404", "PDF"]);
    check(&["UA213223130000026007233566001", "+380 44 123 45 67", "(044) 123-45-67", "01001", "AA1234BB"]);
    check(&["iPhone 15", "COVID-19", "MP3", "8 GB"]);
}

#[test]
fn addresses_and_handles_are_in_no_language() {
    check(&["info@example.com", "https://example.com/the-news-of-the-day", "www.example.com", "example.com.ua"]);
    check(&["https://example.com/новини/що-відомо", "#StandWithUkraine"]);
    check(&["index.html", "photo_2024.jpg", "t.me/news_ua", "user.name@mail.example"]);
}

#[test]
fn pictures_are_in_no_language() {
    check(&["🙂", "🇺🇦", "👍🏽 👨‍👩‍👧", ":)", "❤", "☎", "✔", "\u{fffd}"]);
}

#[test]
fn names_of_people_and_firms_in_latin_letters_are_in_no_language() {
    check(&["Angela Merkel", "Emmanuel Macron", "GitHub", "YouTube"]);
}

#[test]
fn marks_units_and_versions_are_in_no_language() {
    check(&["v1.2.3", "0x1F", "F-16", "Т-64", "4K", "5G", "B52", "10 km", "220 V", "20 °C", "м²", "A", "B2", "x", "Z"]);
    check(&["2024-05-12T14:35:00Z", ":-D", "UNIAN"]);
}

#[test]
fn handles_and_paths_are_in_no_language() {
    check(&["@user", "@the_news", r"C:\Temp\a.txt", "/usr/bin"]);
}
