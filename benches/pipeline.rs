//! `pipeline`: two pages in, one aligned article out, against parts glued together.

fn main() {
    poruch_benches::harness::main(poruch_benches::tables::pipeline);
}
