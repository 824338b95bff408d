//! `align`: paragraphs of either side, few and many, against alignment by length.

fn main() {
    poruch_benches::harness::main(poruch_benches::tables::align);
}
