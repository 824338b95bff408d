//! Nothing is allocated for a text that the detector decides by itself, and nothing is kept of any text. `whatlang`,
//! which is asked where there is doubt, allocates while it works.
//!
//! In a program of its own, since it watches what the whole program allocates; hence all in one test.

use std::hint::black_box;

use peak_alloc::PeakAlloc;
use poruch_detect_language::{Detector, Lang};

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

/// The most bytes that `work` held at a time, and those that it kept: the least of a few runs, as the harness has a thread
/// of its own, which may allocate meanwhile.
fn bytes_of<T>(work: impl Fn() -> T) -> (usize, usize) {
    let measure = || {
        HEAP.reset_peak_usage();
        let before = HEAP.current_usage();
        drop(black_box(work()));
        (HEAP.peak_usage().saturating_sub(before), HEAP.current_usage().saturating_sub(before))
    };
    let runs = [measure(), measure(), measure()];
    runs.into_iter().min().unwrap_or_default()
}

const DECIDED: [&str; 8] = [
    "Міська рада ухвалила рішення про ремонт мосту через річку, який закрили минулої весни.",
    "The city council decided to repair the bridge over the river, which was closed last spring.",
    "Городской совет принял решение о ремонте моста через реку, который закрыли прошлой весной.",
    "Rada miasta podjęła decyzję o remoncie mostu, który został zamknięty zeszłej wiosny.",
    "Читайте також",
    "Read more",
    "info@example.com, 14:35",
    "",
];

#[test]
fn no_text_that_is_decided_by_itself_takes_memory() {
    let detector = Detector::default();
    let doubtful = "Kaupunginhallitus päätti torstaina korjata joen ylittävän sillan ja rakentaa uuden koulun.";
    // The alphabet is built at the first call, the tables of `whatlang` at the first doubt.
    detector.detect(doubtful);
    for text in DECIDED {
        assert_eq!(bytes_of(|| detector.detect(text)), (0, 0), "{text}");
        assert_eq!(bytes_of(|| detector.detect_with_prior(text, Some(Lang::UK))), (0, 0), "{text}");
    }
    let long = DECIDED[0].repeat(1_000);
    assert_eq!(bytes_of(|| detector.detect(&long)), (0, 0));

    let (held, kept) = bytes_of(|| detector.detect(&doubtful.repeat(1_000)));
    assert!(held < 256 << 10 && kept == 0, "{held} bytes held, {kept} kept");

    // Parts: the list alone.
    let list = |text: &str| bytes_of(|| detector.parts(text, Some(Lang::UK)));
    let (held, kept) = list(&long);
    assert!(held < 1 << 10 && kept == 0, "{held} bytes held, {kept} kept");
}
