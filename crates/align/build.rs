#![allow(clippy::print_stdout, reason = "cargo reads what a build script prints")]
//! Makes the tables of the built-in lexicon and the indexes of the word lists, so that the library has nothing to load.
//!
//! The rules that cut words to their stems are those of the library: their files are modules here, too.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

#[allow(dead_code, reason = "the library uses the rest")]
#[path = "src/tongue"]
mod tongue {
    mod compile;
    mod english;
    mod function_words;
    mod index;
    mod key;
    mod scanner;
    mod stem;
    mod ukrainian;
    mod word_list;

    pub(crate) use compile::lists;
    pub(crate) use function_words::contains as is_function_word;
    pub(crate) use index::Index;
    pub(crate) use scanner::words;
    pub(crate) use stem::word_key;

    /// What the library finds ready-made.
    mod listed {
        use std::sync::LazyLock;

        use super::compile;
        use super::word_list::{Forms, Words};

        pub(crate) static ENGLISH_FORMS: LazyLock<Forms> = LazyLock::new(compile::english_forms);
        pub(crate) static UKRAINIAN_FORMS: LazyLock<Forms> = LazyLock::new(compile::ukrainian_forms);
        pub(crate) static UKRAINIAN_STEMS: LazyLock<Words> = LazyLock::new(compile::ukrainian_stems);
        pub(crate) static FUNCTION_WORDS: LazyLock<Words> = LazyLock::new(compile::function_words);
    }
}

#[allow(dead_code, reason = "the library uses the rest")]
#[path = "src/lexicon"]
mod lexicon {
    mod compile;
    mod table;
    mod weights;

    pub(crate) use compile::Compiled;
}

fn main() -> io::Result<()> {
    for folder in ["data/lexicon", "src/common_words", "src/lexicon", "src/tongue"] {
        println!("cargo::rerun-if-changed={folder}");
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo names a folder for output"));
    let lexicon = lexicon::Compiled::read(&data_files(Path::new("data/lexicon"))?);
    for (name, bytes) in lexicon.files().into_iter().chain(tongue::lists()) {
        fs::write(out.join(name), bytes)?;
    }
    Ok(())
}

/// The texts of the data files in the order of their names.
fn data_files(folder: &Path) -> io::Result<Vec<String>> {
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "tsv"));
    paths.sort();
    paths.iter().map(fs::read_to_string).collect()
}
