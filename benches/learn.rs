//! `learn`: a lexicon from beads, against IBM model 1.

fn main() {
    poruch_benches::harness::main(poruch_benches::tables::learn);
}
