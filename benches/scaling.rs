//! How time and memory grow with the input: aligning, linking, and whole runs, at sizes over two powers of ten.
//!
//! Each measurement is a process of its own, whose memory is its own. A table and the slopes on a log–log scale are
//! printed, 1 where something grows as fast as its input, and drawn as SVG.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a bench says what it measured")]

mod args;
mod plot;
mod point;
mod power_law;
mod stage;
mod task;

use std::process::{Command, ExitCode};

use anyhow::{Context as _, Result, ensure};

use args::{Args, Plan, USAGE};
use point::Point;
pub(crate) use power_law::PowerLaw;
use stage::Stage;
use task::Task;

/// What makes this program the process that measures once.
const MEASURE: &str = "--measure";

/// What the bench target does. Plots are drawn in `folder` where no other is asked for.
pub fn main(folder: &str) -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match &arguments[..] {
        [first, task @ ..] if first == MEASURE => measure(task),
        _ => draw(arguments, folder),
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
    println!("{}", Task::read(task)?.measure()?);
    Ok(())
}

fn draw(arguments: Vec<String>, folder: &str) -> Result<()> {
    let Some(args) = Args::read(arguments, folder)? else {
        println!("{USAGE}");
        return Ok(());
    };
    std::fs::create_dir_all(&args.folder).with_context(|| format!("cannot make {}", args.folder.display()))?;
    for Plan { stage, sizes } in &args.plans {
        let points: Vec<Point> = sizes.iter().map(|&size| measured(*stage, size)).collect::<Result<_>>()?;
        if points.len() > 1 {
            tell_slopes(*stage, &points);
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
    let task = Task::prepare(stage, size, folder.path())?;
    let program = std::env::current_exe().context("the path of this program")?;
    let output = Command::new(program).arg(MEASURE).args(task.arguments()).output()?;
    ensure!(output.status.success(), "{stage} of {size}: {}", String::from_utf8_lossy(&output.stderr));
    let point: Point = String::from_utf8(output.stdout)?.trim().parse()?;
    let ((_, seconds), (_, memory)) = (point.time(), point.memory());
    let speed = size as f64 / seconds;
    println!("growth/{stage}/{size}: {seconds:.4} s, {speed:.0} {}/s, {memory:.1} MiB", stage.unit());
    Ok(point)
}

/// Tells the slopes over all sizes and over the last power of ten.
fn tell_slopes(stage: Stage, points: &[Point]) {
    let largest = points.last().map_or(0, |point| point.size);
    let late: Vec<Point> = points.iter().filter(|point| point.size * 10 >= largest).copied().collect();
    for points in [points, &late] {
        let slope = |cost: fn(&Point) -> (f64, f64)| PowerLaw::through(points.iter().map(cost)).slope;
        let (time, memory) = (slope(Point::time), slope(Point::memory));
        println!("growth/{stage}: slopes from {} to {largest}: time {time:.2}, memory {memory:.2}", points[0].size);
    }
}
