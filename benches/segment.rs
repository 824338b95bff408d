//! `segment`: sentences, against other segmenters.

fn main() {
    poruch_benches::harness::main(poruch_benches::tables::segment);
}
