//! Counts of letter n-grams, read from the models of `lingua`.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use rustc_hash::FxHashMap;

use crate::words::{Gram, gram_of};

/// How often each n-gram of one to five letters stands in the text that the models were counted on.
pub(crate) type Counts = FxHashMap<Gram, f64>;

const FILES: [&str; 5] = ["unigrams", "bigrams", "trigrams", "quadrigrams", "fivegrams"];

/// Reads the models in a folder.
///
/// They give each n-gram as its share among those that begin with the same letters, by fractions in lowest terms. The
/// largest denominator of the single letters is the number of letters; counts follow from it.
pub(crate) fn read(folder: &Path) -> Result<Counts> {
    let mut counts = Counts::default();
    for (at, file) in FILES.iter().enumerate() {
        let path = folder.join("models").join(format!("{file}.json.br"));
        let shares = read_shares(&path).with_context(|| path.display().to_string())?;
        let letters = shares.iter().map(|share| share.denominator).fold(0.0, f64::max);
        for Share { ratio, grams, .. } in &shares {
            for gram in grams.split(' ').filter_map(gram_of) {
                let whole = if at == 0 { letters } else { counts.get(&gram.prefix()).copied().unwrap_or(0.0) };
                counts.insert(gram, whole * ratio);
            }
        }
    }
    Ok(counts)
}

struct Share {
    denominator: f64,
    ratio: f64,
    grams: String,
}

fn read_shares(path: &Path) -> Result<Vec<Share>> {
    let packed = fs::read(path)?;
    let mut json = Vec::new();
    brotli_decompressor::BrotliDecompress(&mut packed.as_slice(), &mut json)?;
    let model: serde_json::Value = serde_json::from_slice(&json)?;
    let Some(ngrams) = model["ngrams"].as_object() else { bail!("no `ngrams`") };
    ngrams.iter().map(|(fraction, grams)| share(fraction, grams.as_str().unwrap_or_default())).collect()
}

fn share(fraction: &str, grams: &str) -> Result<Share> {
    let (numerator, denominator) = fraction.split_once('/').context("no fraction")?;
    let (numerator, denominator): (f64, f64) = (numerator.parse()?, denominator.parse()?);
    Ok(Share { denominator, ratio: numerator / denominator, grams: grams.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_fractions() {
        let share = share("3/4", "аб").expect("a fraction");
        assert!((share.ratio - 0.75).abs() < 1e-9 && (share.denominator - 4.0).abs() < 1e-9);
        assert!(super::share("3", "аб").is_err());
    }
}
