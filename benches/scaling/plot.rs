//! Time and memory over size, drawn on logarithmic scales.

use std::ops::Range;
use std::path::Path;

use anyhow::{Error, Result};
use plotters::coord::Shift;
use plotters::prelude::*;

use super::point::Point;
use super::power_law::PowerLaw;
use super::stage::Stage;

/// Width and height of a drawing.
const SIZE: (u32, u32) = (900, 400);
const FONT: &str = "sans-serif";
const TIME: RGBColor = RGBColor(0x1f, 0x77, 0xb4);
const MEMORY: RGBColor = RGBColor(0xd6, 0x5f, 0x0e);
/// How far axes reach beyond the least and the largest value.
const MARGIN: f64 = 1.6;

/// Draws time on the left and memory on the right, each with its line and the line's slope.
pub(super) fn draw(file: &Path, stage: Stage, points: &[Point]) -> Result<()> {
    let area = SVGBackend::new(file, SIZE).into_drawing_area();
    area.fill(&WHITE).map_err(cause)?;
    let (left, right) = area.split_horizontally(SIZE.0 / 2);
    let time = Panel { name: "time", unit: "s", cost: Point::time, colour: TIME };
    let memory = Panel { name: stage.memory(), unit: "MiB", cost: Point::memory, colour: MEMORY };
    time.draw(&left, stage, points)?;
    memory.draw(&right, stage, points)?;
    area.present().map_err(cause)
}

/// What is drawn on one half.
struct Panel {
    name: &'static str,
    unit: &'static str,
    cost: fn(&Point) -> (f64, f64),
    colour: RGBColor,
}

impl Panel {
    fn draw<B: DrawingBackend>(&self, area: &DrawingArea<B, Shift>, stage: Stage, points: &[Point]) -> Result<()>
    where
        B::ErrorType: 'static,
    {
        let points: Vec<(f64, f64)> = points.iter().map(self.cost).collect();
        let law = PowerLaw::through(points.iter().copied());
        let (sizes, costs) = (reach(points.iter().map(|point| point.0)), reach(points.iter().map(|point| point.1)));
        let caption = format!("{stage}: {}, slope {:.2}", self.name, law.slope);
        let mut chart = ChartBuilder::on(area)
            .caption(caption, (FONT, 17))
            .margin(12)
            .x_label_area_size(40)
            .y_label_area_size(64)
            .build_cartesian_2d(sizes.clone().log_scale(), costs.log_scale())
            .map_err(cause)?;
        chart
            .configure_mesh()
            .x_desc(stage.unit())
            .y_desc(self.unit)
            .x_label_formatter(&label)
            .y_label_formatter(&label)
            .label_style((FONT, 13))
            .axis_desc_style((FONT, 14))
            .light_line_style(WHITE)
            .draw()
            .map_err(cause)?;
        let ends = [sizes.start, sizes.end].map(|size| (size, law.at(size)));
        chart.draw_series(LineSeries::new(ends, self.colour.mix(0.5).stroke_width(2))).map_err(cause)?;
        let dot = |&point: &(f64, f64)| Circle::new(point, 4, self.colour.filled());
        chart.draw_series(points.iter().map(dot)).map_err(cause)?;
        Ok(())
    }
}

/// An axis that all values have room on.
fn reach(values: impl Iterator<Item = f64>) -> Range<f64> {
    let (least, most) =
        values.fold((f64::MAX, f64::MIN_POSITIVE), |(least, most), value| (least.min(value), most.max(value)));
    least / MARGIN..most * MARGIN
}

/// A number as a label: no more digits than it needs.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "what the library asks for")]
fn label(value: &f64) -> String {
    if *value >= 1.0 { format!("{value:.0}") } else { format!("{}", (value * 1e6).round() / 1e6) }
}

/// An error of the drawing library, which may be tied to the drawing.
fn cause(error: impl std::error::Error) -> Error {
    Error::msg(error.to_string())
}
