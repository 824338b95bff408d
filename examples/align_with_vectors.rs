//! Aligns paragraphs with the caller's own vectors as one more voice.
//!
//! ```text
//! cargo run --release --example align_with_vectors
//! ```
//!
//! The vectors stand in for those of a model of sentences: each text is counted by concept, and a concept has words in
//! both languages. Twelve concepts are no model, but the way is the same for vectors of a real one: make them of length
//! one, and give their products.
#![allow(clippy::print_stdout, reason = "an example shows what it found")]

use poruch::Cache;
use poruch::align::{AlignOptions, Aligner, Alignment, SimilarityMatrix, Unit};

const EN: [&str; 5] = [
    "The skipper told us to wait on the pier.",
    "A doctor came by boat.",
    "Rain kept falling until dusk.",
    "Nobody sold bread that week.",
    "Then the power went out.",
];

/// The same story: the rain is left out, and the doctor comes last.
const UK: [&str; 4] = [
    "Шкіпер велів нам чекати на пристані.",
    "Хліба того тижня ніхто не продавав.",
    "Потім зникло світло.",
    "Човном приплив лікар.",
];

/// What texts may be about, each with the beginnings of words that tell it.
const CONCEPTS: [&[&str]; 12] = [
    &["skipper", "шкіпер", "captain", "капітан"],
    &["wait", "чекат"],
    &["pier", "пристан", "harbour", "порт"],
    &["rain", "дощ", "storm", "злив"],
    &["dusk", "сутін", "evening", "веч"],
    &["bread", "хліб"],
    &["sold", "прода", "shop", "крамниц"],
    &["week", "тижн"],
    &["doctor", "лікар"],
    &["boat", "човн"],
    &["power", "світл", "струм"],
    &["nobody", "ніхто"],
];

type Vector = [f32; CONCEPTS.len()];

fn main() {
    let (source, target) = (EN.map(Unit::new), UK.map(Unit::new));
    // Without a lexicon the two have not a word in common; a learnt or built-in one would be heard beside the vectors.
    let aligner = Aligner::new(AlignOptions::new().builtin_lexicon(false));
    let mut cache = Cache::default();
    show("By length alone", &aligner.align(&mut cache, &source, &target));

    // Any function of two indices is a similarity …
    let (of_source, of_target) = (EN.map(vector), UK.map(vector));
    let cosine = |from: usize, to: usize| product(&of_source[from], &of_target[to]);
    let heard = aligner.align_with(&mut cache, &source, &target, &cosine);
    show("With vectors", &heard);

    // … and so is a matrix, a row for each English paragraph: better where a similarity takes time to compute.
    let rows = of_source.iter().flat_map(|from| of_target.iter().map(move |to| product(from, to)));
    let values: Vec<f32> = rows.collect();
    let matrix = SimilarityMatrix::new(&values, UK.len());
    assert_eq!(aligner.align_with(&mut cache, &source, &target, &matrix), heard);
}

/// How often each concept is told, as a vector of length one.
fn vector(text: &str) -> Vector {
    let text = text.to_lowercase();
    let words = || text.split(|letter: char| !letter.is_alphabetic());
    let count = |beginnings: &[&str]| words().filter(|word| beginnings.iter().any(|b| word.starts_with(b))).count();
    let counts = CONCEPTS.map(|beginnings| count(beginnings) as f32);
    let length = product(&counts, &counts).sqrt().max(1.0);
    counts.map(|count| count / length)
}

fn product(one: &Vector, other: &Vector) -> f32 {
    one.iter().zip(other).map(|(a, b)| a * b).sum()
}

fn show(name: &str, alignment: &Alignment) {
    println!("{name}:");
    for bead in &alignment.beads {
        let (en, uk) = (EN[bead.source.clone()].join(" "), UK[bead.target.clone()].join(" "));
        println!("  {:9} {:.2}  {en:42} | {uk}", bead.kind.as_str(), bead.score);
    }
}
