//! One detector for any number of threads, and the same answer in all of them.

use poruch_detect_language::{Detection, Detector, Lang, PageLanguage, Part};

const TEXTS: [&str; 5] = [
    "Міська рада ухвалила рішення про ремонт мосту.",
    "The minister said: «Ми не відступимо, і це наше право», and left the room.",
    "Kommunfullmäktige beslutade på torsdagen att reparera bron över ån.",
    "Новини",
    "14:35",
];

fn answers(detector: &Detector) -> Vec<(Detection, Vec<Part>)> {
    let answer = |text: &&str| (detector.detect(text), detector.parts(text, Some(Lang::UK)));
    TEXTS.iter().map(answer).collect()
}

#[test]
fn answers_are_the_same_in_every_thread() {
    let detector = Detector::default();
    let expected = answers(&detector);
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(|| answers(&detector))).collect();
        for thread in threads {
            assert_eq!(thread.join().expect("a thread that ends"), expected);
        }
    });
}

#[test]
fn everything_public_can_be_shared() {
    fn shared<T: Send + Sync + Clone + std::fmt::Debug + 'static>() {}
    shared::<Detector>();
    shared::<Detection>();
    shared::<Lang>();
    shared::<PageLanguage>();
    shared::<Part>();
}
