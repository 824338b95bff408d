//! `extract`: the articles of pages, against other extractors.

fn main() {
    poruch_benches::harness::main(poruch_benches::tables::extract);
}
