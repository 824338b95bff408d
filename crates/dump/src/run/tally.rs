//! What the inputs held, counted from the store: those read in earlier runs count as well.

use super::Work;
use crate::DumpError;
use crate::report::{Report, add};
use crate::store::{PageCount, StoredInput};

/// Counts the records and pages of all inputs.
pub(super) fn tally(work: &Work<'_>, inputs: &[StoredInput], report: &mut Report) -> Result<(), DumpError> {
    for (&skip, &count) in inputs.iter().flat_map(|input| &input.skipped) {
        report.records.skip(skip, count);
    }
    work.store.losses(|loss, sample| report.records.lose(loss, sample))?;
    for PageCount { kind, lang, pages: count } in work.store.count_pages()? {
        report.records.total += count;
        report.records.pages += count;
        report.pages.total += count;
        add(&mut report.pages.languages, &lang, count);
        if kind == "article" {
            add(&mut report.pages.articles, &lang, count);
        }
        add(&mut report.pages.kinds, &kind, count);
    }
    Ok(())
}
