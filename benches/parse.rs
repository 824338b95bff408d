//! `parse`: a page read, against the bare parser and another extractor; on the bundled pages, and on those of the file
//! that `PORUCH_BENCH_PAGES` names.
#![allow(missing_docs, reason = "a program without a public item")]
#![allow(clippy::print_stderr, reason = "a bench says what it leaves out")]

use std::hint::black_box;

use criterion::{Criterion, Throughput};
use html5ever::tendril::TendrilSink as _;
use markup5ever_rcdom::RcDom;
use poruch::parse::{PageContext, Parser};
use poruch_benches::{OpenPage, page_pairs, pages_of};

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    let bundled: Vec<OpenPage> =
        page_pairs().into_iter().flat_map(|pair| [pair.en, pair.uk]).map(OpenPage::new).collect();
    bench(&mut criterion, "parse/bundled", &bundled);
    match std::env::var_os("PORUCH_BENCH_PAGES") {
        Some(path) => bench(&mut criterion, "parse/open", &pages_of(path.as_ref())),
        None => eprintln!("parse/open: skipped, PORUCH_BENCH_PAGES names no file of pages"),
    }
    criterion.final_summary();
}

fn bench(criterion: &mut Criterion, name: &str, pages: &[OpenPage]) {
    let parser = Parser::default();
    let blocks = |page: &OpenPage| {
        let context = page.url.as_deref().map_or(PageContext::new(), |url| PageContext::new().url(url));
        parser.parse(&page.html, &context).map_or(0, |page| page.blocks().len())
    };
    let articles = pages.iter().filter(|page| blocks(page) > 3).count();
    assert!(articles * 10 >= pages.len() * 8, "{name}: {articles} articles on {} pages", pages.len());

    let mut group = criterion.benchmark_group(name);
    group.sample_size(10).throughput(Throughput::Bytes(pages.iter().map(|page| page.html.len() as u64).sum()));
    group.bench_function("poruch", |bencher| bencher.iter(|| pages.iter().map(blocks).sum::<usize>()));
    group.bench_function("html5ever + RcDom, tree only", |bencher| bencher.iter(|| pages.iter().for_each(build_tree)));
    group.bench_function("dom_smoothie", |bencher| bencher.iter(|| pages.iter().map(readable).sum::<usize>()));
    group.finish();
}

fn build_tree(page: &OpenPage) {
    let parser = html5ever::parse_document(RcDom::default(), html5ever::ParseOpts::default());
    black_box(parser.one(page.html.as_str()));
}

fn readable(page: &OpenPage) -> usize {
    let reader = dom_smoothie::Readability::new(page.html.as_str(), None, None);
    reader.ok().and_then(|mut reader| reader.parse().ok()).map_or(0, |article| article.text_content.len())
}
