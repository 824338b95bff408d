//! `parse`: pages read, against parsers that do less.

fn main() {
    poruch_benches::harness::main(poruch_benches::tables::parse);
}
