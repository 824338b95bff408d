//! `floors`: what a run cannot do without, beside the whole run.

fn main() {
    poruch_benches::harness::main(poruch_benches::tables::floors);
}
