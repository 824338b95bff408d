//! `run`: whole runs over dumps, against the bare parser on the same pages.

fn main() {
    poruch_benches::harness::main(poruch_benches::tables::run);
}
