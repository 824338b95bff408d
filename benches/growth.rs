//! `growth`: time and memory against the size of the input, drawn as plots.

fn main() -> std::process::ExitCode {
    poruch_benches::scaling::main(concat!(env!("CARGO_TARGET_TMPDIR"), "/growth"))
}
