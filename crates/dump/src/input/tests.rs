//! Reading of inputs that are made here.

mod archives;
mod damage;
mod folders;
mod lines;
mod marks;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use proptest::test_runner::{Config, RngSeed};

use super::{Content, Damage, Input, InputReader, Item, Mark};

/// The longest record that is used.
const MAX_RECORD: u64 = 1 << 20;

/// A hundred cases, the same in every run; as many others as the variable says, by hand.
pub(crate) fn cases() -> Config {
    let other = Config { failure_persistence: None, ..Config::default() };
    let is_by_hand = std::env::var_os("PROPTEST_CASES").is_some();
    if is_by_hand { other } else { Config { cases: 100, rng_seed: RngSeed::Fixed(7), ..other } }
}

/// A folder with one input.
struct Made {
    folder: tempfile::TempDir,
    input: Input,
}

impl Made {
    fn file(name: &str, bytes: &[u8]) -> Self {
        Self::files(name, &[(name, bytes)])
    }

    /// Files, of which `name` is the input, or the folder that holds the input.
    fn files(name: &str, files: &[(&str, &[u8])]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        let input = Input::open(folder.path().join(name)).unwrap();
        Self { folder, input }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn read(&self) -> Vec<Item> {
        rest(&mut self.input.read(MAX_RECORD, Arc::default()).unwrap())
    }

    /// Everything, each with the mark behind it, and the mark of the beginning.
    fn read_marks(&self) -> (Vec<Item>, Vec<Option<Mark>>) {
        let mut reader = self.input.read(MAX_RECORD, Arc::default()).unwrap();
        let (mut items, mut marks) = (Vec::new(), vec![reader.mark()]);
        while let Some(item) = reader.next() {
            items.push(item);
            marks.push(reader.mark());
        }
        (items, marks)
    }

    fn read_from(&self, mark: Mark) -> Vec<Item> {
        rest(&mut self.input.read_from(mark, MAX_RECORD, Arc::default()).unwrap())
    }
}

fn rest(reader: &mut InputReader) -> Vec<Item> {
    std::iter::from_fn(|| reader.next()).collect()
}

/// All of an item, a page by its key.
fn describe(item: &Item) -> String {
    let damage = |Damage { kind, message }: &Damage| format!("{kind:?}: {message}");
    let content = match &item.content {
        Content::Skipped(skip) => format!("skipped {skip:?}"),
        Content::Damaged(found) => format!("damaged {}", damage(found)),
        Content::Gap(found) => format!("gap {}", damage(found)),
        Content::Raw(raw) => format!("{} bytes, {:?}", raw.len(), raw.key()),
    };
    format!("{} {content}", item.offset)
}

fn describe_all(items: &[Item]) -> Vec<String> {
    items.iter().map(describe).collect()
}
