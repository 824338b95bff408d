//! `detect`: the language of texts, against other detectors.

fn main() {
    poruch_benches::harness::main(poruch_benches::tables::detect);
}
