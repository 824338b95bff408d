//! What further knowledge brings into an article must not repeat what stands there, nor end it with a heading.

use rustc_hash::{FxBuildHasher, FxHashSet};

use super::{Draft, Fate, Note};
use crate::content::SHORTEST_REPEATED;
use crate::page::{Block, BlockKind};
use crate::text::key;

/// Takes back those of `fates` that bring in what is there already or heads nothing, and leads that are none now.
pub(super) fn tidy(draft: &Draft, fates: &mut [Fate]) {
    let candidates: Vec<(Block<'_>, Note)> = draft.candidates().collect();
    drop_repeated(draft, &candidates, fates);
    drop_loose_headings(&candidates, fates);
    settle_lead(&candidates, fates);
}

fn drop_repeated(draft: &Draft, candidates: &[(Block<'_>, Note)], fates: &mut [Fate]) {
    let is_new = |at: usize, start: usize| start > 0 || !candidates[at].1.is_chosen;
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
            seen.insert(key(candidates[at].0.text));
        }
    }
    for (at, start) in new {
        let text = &candidates[at].0.text[start..];
        if !seen.insert(key(text)) && (text.len() > SHORTEST_REPEATED || start > 0) {
            fates[at] = Fate::Never;
        }
    }
}

/// Takes out headings that came in at the end.
fn drop_loose_headings(candidates: &[(Block<'_>, Note)], fates: &mut [Fate]) {
    for (fate, (_, note)) in fates.iter_mut().zip(candidates).rev() {
        match fate {
            Fate::Never | Fate::Open => {}
            Fate::In(BlockKind::Heading, _) if !note.is_chosen => *fate = Fate::Open,
            Fate::In(..) => return,
        }
    }
}

/// Where a lead stands in a region of its own, the first paragraph of the body is none.
fn settle_lead(candidates: &[(Block<'_>, Note)], fates: &mut [Fate]) {
    let is_lead: fn(Fate) -> bool = |fate| matches!(fate, Fate::In(BlockKind::Lead, _));
    let is_other: fn(Fate) -> bool = |fate| matches!(fate, Fate::In(BlockKind::Paragraph | BlockKind::ListItem, _));
    if !fates.iter().copied().any(is_lead) {
        return;
    }
    let paths = |is: fn(Fate) -> bool| {
        let at = fates.iter().zip(candidates).filter(move |(fate, _)| is(**fate));
        at.map(|(_, (_, note))| note.path)
    };
    let mut others = FxHashSet::with_capacity_and_hasher(candidates.len(), FxBuildHasher);
    others.extend(paths(is_other));
    if paths(is_lead).all(|path| others.contains(&path)) {
        return;
    }
    for (fate, (_, note)) in fates.iter_mut().zip(candidates) {
        if let Fate::In(BlockKind::Lead, start) = *fate
            && others.contains(&note.path)
        {
            *fate = Fate::In(BlockKind::Paragraph, start);
        }
    }
}
