//! `parse`: a page read, against the bare parser and another extractor.
#![allow(missing_docs, reason = "a program without a public item")]

use std::hint::black_box;

use criterion::{Criterion, Throughput};
use html5ever::tendril::TendrilSink as _;
use markup5ever_rcdom::RcDom;
use poruch::parse::{PageContext, Parser};
use poruch_benches::page_pairs;

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    let pages: Vec<String> = page_pairs().into_iter().flat_map(|pair| [pair.en, pair.uk]).collect();
    let bytes: usize = pages.iter().map(String::len).sum();
    let parser = Parser::default();
    let blocks = |page: &String| parser.parse(page, &PageContext::new()).map_or(0, |page| page.blocks().len());
    assert!(pages.iter().all(|page| blocks(page) > 3), "a page without an article");

    let mut group = criterion.benchmark_group("parse/bundled");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("poruch", |bencher| bencher.iter(|| pages.iter().map(blocks).sum::<usize>()));
    group.bench_function("html5ever + RcDom, tree only", |bencher| {
        bencher.iter(|| {
            for page in &pages {
                let dom =
                    html5ever::parse_document(RcDom::default(), html5ever::ParseOpts::default()).one(page.as_str());
                black_box(dom);
            }
        });
    });
    group.bench_function("dom_smoothie", |bencher| {
        bencher.iter(|| pages.iter().map(|page| readable(page)).sum::<usize>());
    });
    group.finish();
    criterion.final_summary();
}

fn readable(page: &str) -> usize {
    let reader = dom_smoothie::Readability::new(page, None, None);
    reader.ok().and_then(|mut reader| reader.parse().ok()).map_or(0, |article| article.text_content.len())
}
