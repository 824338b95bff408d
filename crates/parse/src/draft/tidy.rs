//! What further knowledge brings into an article must not repeat what stands there, nor end it with a heading.

use rustc_hash::{FxBuildHasher, FxHashSet};

use super::{Draft, Fate, Note};
use crate::content::SHORTEST_REPEATED;
use crate::page::BlockKind;
use crate::text::key;

/// Takes back those of `fates` that bring in what is there already or heads nothing, and leads that are none now.
pub(super) fn tidy(draft: &Draft, fates: &mut [Fate]) {
    drop_repeated(draft, fates);
    drop_loose_headings(&draft.notes, fates);
    settle_lead(&draft.notes, fates);
}

fn drop_repeated(draft: &Draft, fates: &mut [Fate]) {
    let text = |at: usize| draft.page().block(at).map_or("", |block| block.text);
    let is_new = |at: usize, start: usize| start > 0 || !draft.notes[at].is_chosen;
    let new = fates.iter().enumerate().filter_map(|(at, &fate)| match fate {
        Fate::In(kind, start) if kind != BlockKind::Title && is_new(at, start) => Some((at, start)),
        _ => None,
    });
    let new: Vec<(usize, usize)> = new.collect();
    if new.is_empty() {
        return;
    }
    let mut seen: FxHashSet<String> = draft.page().title().map(key).into_iter().collect();
    for (at, fate) in fates.iter().enumerate() {
        if matches!(*fate, Fate::In(_, start) if !is_new(at, start)) {
            seen.insert(key(text(at)));
        }
    }
    for (at, start) in new {
        let text = &text(at)[start..];
        if !seen.insert(key(text)) && (text.len() > SHORTEST_REPEATED || start > 0) {
            fates[at] = Fate::Never;
        }
    }
}

/// Takes out headings that came in at the end.
fn drop_loose_headings(notes: &[Note], fates: &mut [Fate]) {
    for (fate, note) in fates.iter_mut().zip(notes).rev() {
        match fate {
            Fate::Never | Fate::Open => {}
            Fate::In(BlockKind::Heading, _) if !note.is_chosen => *fate = Fate::Open,
            Fate::In(..) => return,
        }
    }
}

/// Where a lead stands in a region of its own, the first paragraph of the body is none.
fn settle_lead(notes: &[Note], fates: &mut [Fate]) {
    let is_lead: fn(Fate) -> bool = |fate| matches!(fate, Fate::In(BlockKind::Lead, _));
    let is_other: fn(Fate) -> bool = |fate| matches!(fate, Fate::In(BlockKind::Paragraph | BlockKind::ListItem, _));
    if !fates.iter().copied().any(is_lead) {
        return;
    }
    let paths = |is: fn(Fate) -> bool| {
        let at = fates.iter().zip(notes).filter(move |(fate, _)| is(**fate));
        at.map(|(_, note)| note.path)
    };
    let mut others = FxHashSet::with_capacity_and_hasher(notes.len(), FxBuildHasher);
    others.extend(paths(is_other));
    if paths(is_lead).all(|path| others.contains(&path)) {
        return;
    }
    for (fate, note) in fates.iter_mut().zip(notes) {
        if let Fate::In(BlockKind::Lead, start) = *fate
            && others.contains(&note.path)
        {
            *fate = Fate::In(BlockKind::Paragraph, start);
        }
    }
}
