//! `guard`: fails where something became slower.

fn main() -> std::process::ExitCode {
    poruch_benches::regression::main()
}
