//! `link`: pages of sites paired, against language links alone.

fn main() {
    poruch_benches::harness::main(poruch_benches::tables::link);
}
