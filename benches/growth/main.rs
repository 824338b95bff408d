//! How time and memory grow with the input: align, link, and whole runs, at sizes over two powers of ten.
//!
//! Each measurement is a process of its own, whose memory is its own. Prints a table and the slopes on a log–log scale,
//! 1 where something grows as fast as its input, and draws them as SVG.
#![allow(missing_docs, reason = "a program without a public item")]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a bench says what it measured")]

mod args;
mod plot;
mod point;
mod stage;

use std::process::{Command, ExitCode};

use anyhow::{Context as _, Result, ensure};
use peak_alloc::PeakAlloc;
use poruch_benches::PowerLaw;

use args::{Args, Plan, USAGE};
use point::Point;
use stage::{Stage, Task};

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

/// What makes this program the process that measures once.
const MEASURE: &str = "--measure";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match &arguments[..] {
        [first, task @ ..] if first == MEASURE => measure(task),
        _ => draw(arguments),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("growth: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Measures once, and tells the parent.
fn measure(task: &[String]) -> Result<()> {
    println!("{}", Task::read(task)?.measure(HEAP)?);
    Ok(())
}

fn draw(arguments: Vec<String>) -> Result<()> {
    let Some(args) = Args::read(arguments)? else {
        println!("{USAGE}");
        return Ok(());
    };
    std::fs::create_dir_all(&args.folder).with_context(|| format!("cannot make {}", args.folder.display()))?;
    for Plan { stage, sizes } in &args.plans {
        let points: Vec<Point> = sizes.iter().map(|&size| measured(*stage, size)).collect::<Result<_>>()?;
        if let [.., before, last] = &points[..] {
            let slopes = |points: &[Point]| {
                [Point::time, Point::memory]
                    .map(|cost| PowerLaw::through(&points.iter().map(cost).collect::<Vec<_>>()).slope)
            };
            let [time, memory] = slopes(&[*before, *last]);
            println!(
                "growth/{stage}: slopes from {} to {}: time {time:.2}, memory {memory:.2}",
                before.size, last.size
            );
            let [time, memory] = slopes(&points);
            println!("growth/{stage}: slopes over all sizes: time {time:.2}, memory {memory:.2}");
            let file = args.folder.join(format!("growth-{stage}.svg"));
            plot::draw(&file, *stage, &points).with_context(|| format!("cannot draw {}", file.display()))?;
            println!("growth/{stage}: drawn in {}", file.display());
        }
    }
    Ok(())
}

/// Measures in another process.
fn measured(stage: Stage, size: usize) -> Result<Point> {
    let folder = tempfile::tempdir().context("a temporary folder")?;
    let task = stage.prepare(size, folder.path())?;
    let program = std::env::current_exe().context("the path of this program")?;
    let output = Command::new(program).arg(MEASURE).args(task.arguments()).output()?;
    ensure!(output.status.success(), "{stage} of {size}: {}", String::from_utf8_lossy(&output.stderr));
    let point: Point = String::from_utf8(output.stdout)?.trim().parse()?;
    let ((_, seconds), (_, memory)) = (point.time(), point.memory());
    let speed = size as f64 / seconds;
    println!("growth/{stage}/{size}: {seconds:.4} s, {speed:.0} {}/s, {memory:.1} MiB at most", stage.unit());
    Ok(point)
}
