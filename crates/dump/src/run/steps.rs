//! What is to be written of each group of sites, step by step.

use std::ops::Range;
use std::sync::Arc;

use super::Work;
use super::link::{LinkedGroup, linked_group};
use super::pairs::in_order_of_addresses;
use super::sites::{Group, Sites};
use crate::DumpError;

/// A group of sites with what linking gave of it.
pub(super) struct LinkedPages {
    pub(super) group: Group,
    pub(super) linked: LinkedGroup,
}

/// Something to write of a group.
pub(super) struct Step {
    pub(super) of: Arc<LinkedPages>,
    pub(super) kind: StepKind,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum StepKind {
    /// A group begins.
    Group,
    /// A page in no pair, by its place among them.
    LeftOut(usize),
    /// A page of the group, by its place in it.
    Page(usize),
    /// A pair, by its place in the linkage.
    Pair(usize),
}

/// The steps of all groups, in order.
pub(super) struct Steps<'a> {
    work: &'a Work<'a>,
    sites: &'a Sites<'a>,
    wants_pages: bool,
    groups: Range<usize>,
    of: Option<Arc<LinkedPages>>,
    kinds: std::vec::IntoIter<StepKind>,
}

impl<'a> Steps<'a> {
    pub(super) fn new(work: &'a Work<'a>, sites: &'a Sites<'a>, wants_pages: bool) -> Self {
        let groups = 0..sites.groups().len();
        Self { work, sites, wants_pages, groups, of: None, kinds: Vec::new().into_iter() }
    }

    /// Goes to the next group; whether there is one.
    fn go_on(&mut self) -> Result<bool, DumpError> {
        let Some(at) = self.groups.next() else { return Ok(false) };
        let group = self.sites.load(&self.sites.groups()[at])?;
        let linked = linked_group(self.work, &group)?;
        let pages = LinkedPages { group, linked };
        self.kinds = pages.steps(self.wants_pages).into_iter();
        self.of = Some(Arc::new(pages));
        Ok(true)
    }
}

impl Iterator for Steps<'_> {
    type Item = Result<Step, DumpError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let (Some(of), Some(kind)) = (&self.of, self.kinds.next()) {
                return Some(Ok(Step { of: Arc::clone(of), kind }));
            }
            match self.go_on() {
                Ok(true) => {}
                Ok(false) => return None,
                Err(error) => {
                    self.groups = 0..0;
                    return Some(Err(error));
                }
            }
        }
    }
}

impl LinkedPages {
    /// The pairs by the addresses of their English and then their Ukrainian pages; the articles where they are asked for.
    fn steps(&self, wants_pages: bool) -> Vec<StepKind> {
        let mut steps = vec![StepKind::Group];
        steps.extend((0..self.linked.linkage.left_out.len()).map(StepKind::LeftOut));
        if wants_pages {
            let pages = self.group.pages.iter().enumerate().filter(|(_, page)| page.is_article);
            steps.extend(pages.map(|(at, _)| StepKind::Page(at)));
        }
        steps.extend(in_order_of_addresses(&self.linked).into_iter().map(StepKind::Pair));
        steps
    }
}
