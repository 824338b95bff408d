//! How much memory pages take that are read one by one: 12 MiB, and twelve times the largest page.
//!
//! In a program of its own, since it counts what the whole program allocates; hence all in one test.

use peak_alloc::PeakAlloc;
use poruch_parse::{PageContext, Parser};

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

/// What a program takes that reads small pages.
const BASE: usize = 12 << 20;

/// How many times the largest page it takes besides.
const TIMES: usize = 12;

/// The length of the large pages.
const LENGTH: usize = 4 << 20;

const SENTENCE: &str = "Новий міст через річку відкрили в неділю вранці, і першими ним поїхали автобуси. ";

/// A page with `piece` over and over, `length` bytes in all.
fn page(piece: &str, length: usize) -> String {
    let start = "<!doctype html><html lang=uk><title>Міст відкрито</title><h1>Міст відкрито</h1>";
    let count = (length - start.len()) / piece.len();
    [start, &piece.repeat(count)].concat()
}

/// Parts of pages: prose, and what takes more memory than others for its bytes.
fn pieces() -> Vec<String> {
    let paragraph = format!("<p class=text>{SENTENCE}</p>");
    let markup = format!("<div class=\"card card--wide\" id=c><a href=\"/news/most-1\">{SENTENCE}</a></div>");
    let data = "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"a\":[{\"b\":{\"c\":[]}},{}]}</script>";
    vec![
        SENTENCE.to_owned(),
        paragraph.clone(),
        markup.clone(),
        [&paragraph, data].concat(),
        format!("<table><tr><td>{SENTENCE}<td>12 &amp; 13</table>"),
        format!(
            "{paragraph}<ul><li><a href=/1>Міст</a><li><a href=/2>Річка</a></ul>{markup}<br><img src=1.jpg alt=міст>"
        ),
        "Міст<br><b>річка</b> &laquo;тут&raquo;\r\n".to_owned(),
        "<style>p { margin: 0 }</style><svg><path d='M0 0'/></svg><!-- реклама --><script>'<p>'</script>".to_owned(),
    ]
}

/// Reads a page, and holds the memory at its peak against the bound for the largest page so far.
#[track_caller]
fn check(parser: &Parser, html: &str, largest: usize) {
    HEAP.reset_peak_usage();
    let read = parser.parse(html, &PageContext::new().url("https://misto.example/uk/most"));
    let (peak, bound) = (HEAP.peak_usage(), BASE + TIMES * largest);
    let end = &html[html.floor_char_boundary(html.len() - 100)..];
    assert!(peak <= bound, "{peak} bytes for a page of {}, which are more than {bound}: …{end}", html.len());
    drop(read);
}

#[test]
fn pages_take_twelve_times_their_length() {
    let parser = Parser::default();
    for piece in pieces() {
        check(&parser, &page(&piece, LENGTH), LENGTH);
    }
    // What was read leaves nothing behind.
    let small = page(&pieces()[1], 40_000);
    let held = HEAP.current_usage();
    for _ in 0..200 {
        check(&parser, &small, small.len());
    }
    assert!(HEAP.current_usage() <= held + 1024, "pages leave memory behind");
}
