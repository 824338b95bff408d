//! What segmenting takes from the heap: the list of sentences, and nothing else.
//!
//! In a program of its own, since it counts what the whole program allocates; hence all in one test.

use peak_alloc::PeakAlloc;
use poruch_detect_language::Lang;
use poruch_segment::{AbbreviationClass, SegmentOptions, Segmenter, words};

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

/// The bytes that `work` takes at its peak, beyond what was taken before.
fn peak_of<T>(work: impl FnOnce() -> T) -> (usize, T) {
    let before = HEAP.current_usage();
    HEAP.reset_peak_usage();
    let result = work();
    (HEAP.peak_usage() - before, result)
}

/// Texts in which every rule has something to do, and some where nothing ends.
fn texts() -> Vec<String> {
    let prose =
        "У 2014 р. проф. І. Я. Франко жив на вул. Садовій, 5. «Хто там?» – спитав він… At 5 p.m. Mr. Hill left. ";
    let mail =
        "Dear Ann, I write. Ann Lee 08/16/2019 03:48 PM See www.example.org The rest :) Well. 4 It is. ========== ";
    let list = "1) хліб; 2) сіль; 3) вода. • хліб • сіль ";
    let endless = ["слово ", "т. д. ", "Mr. ", ".", "«", "a@b.", "1. ", "\n"];
    let repeated = [prose, mail, list].into_iter().chain(endless).map(|piece| piece.repeat(2000));
    repeated.chain([prose.to_owned(), String::new()]).collect()
}

#[test]
fn takes_from_the_heap_no_more_than_the_result() {
    let texts = texts();
    let options = SegmentOptions::new().abbreviation("укрпошт.", AbbreviationClass::Never);
    let segmenter = Segmenter::new(options);
    // The first call reads the lists.
    segmenter.sentences(&texts[0], Lang::UND);
    for text in &texts {
        for lang in [Lang::UK, Lang::EN, Lang::UND] {
            let (peak, sentences) = peak_of(|| segmenter.sentences(text, lang));
            let result = sentences.capacity() * size_of_val(&(0..0_usize));
            // A list that grows is copied from one of half its capacity.
            assert!(peak <= result + result / 2, "{peak} bytes for a list of {result}: {text:.60}");
        }
        let (peak, count) = peak_of(|| words(text).count());
        assert_eq!(peak, 0, "{count} words: {text:.60}");
    }
}
