//! What a piece of work took.

use std::ops::Div;
use std::time::Instant;

/// What a piece of work took, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Cost {
    /// Seconds on the clock.
    pub clock: f64,
    /// Seconds that processors worked for this process, on all threads; they depend less on what else the machine does.
    /// 0 where the system does not tell.
    pub work: f64,
}

impl Cost {
    /// What `work` takes.
    pub fn of(work: impl FnOnce()) -> Self {
        let (start, worked) = (Instant::now(), processor_seconds());
        work();
        let worked = processor_seconds() - worked;
        Self { clock: start.elapsed().as_secs_f64(), work: worked }
    }
}

impl Div<f64> for Cost {
    type Output = Self;

    fn div(self, by: f64) -> Self {
        Self { clock: self.clock / by, work: self.work / by }
    }
}

#[cfg(unix)]
fn processor_seconds() -> f64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}

#[cfg(not(unix))]
fn processor_seconds() -> f64 {
    0.0
}
