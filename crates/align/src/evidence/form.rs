//! The form of all runs of units of one side of a piece.

use std::ops::Range;

use super::{FormModel, Marks, joined_score};
use crate::Role;
use crate::approx;
use crate::document::Document;
use crate::step::{MAX_UNITS, Step};

/// What the form of each run of a side's units is: those of `n` units stand in entry `n - 1`, by their start.
#[derive(Debug, Default)]
pub(crate) struct RunForms {
    /// Characters.
    pub(crate) chars: [Vec<f32>; MAX_UNITS],
    /// Their logarithm.
    pub(crate) log_chars: [Vec<f32>; MAX_UNITS],
    /// What the run tells against any bead: headings joined, strings of the page, the wrong script.
    pub(crate) faults: [Vec<f32>; MAX_UNITS],
    /// The punctuation.
    pub(crate) marks: [Vec<Marks>; MAX_UNITS],
    /// The role of each unit.
    pub(crate) roles: Vec<Role>,
    /// Whether any role is known.
    pub(crate) has_roles: bool,
}

impl RunForms {
    /// Reads the forms of `units`; what was there before goes.
    pub(crate) fn fill(&mut self, document: &Document, units: &Range<usize>, fault: impl Fn(usize) -> f32) {
        self.roles.clear();
        self.roles.extend(units.clone().map(|unit| document.shape(unit).role));
        self.has_roles = self.roles.iter().any(|&role| role != Role::Unknown);
        for length in 1..=MAX_UNITS {
            let starts = units.start..(units.end + 1).saturating_sub(length).max(units.start);
            let run = |start: usize| start..start + length;
            refill(&mut self.chars[length - 1], starts.clone().map(|start| document.chars(run(start))));
            let logs = self.chars[length - 1].iter().map(|&chars| approx::ln(chars));
            refill(&mut self.log_chars[length - 1], logs);
            refill(&mut self.marks[length - 1], starts.clone().map(|start| document.marks(run(start))));
            let faults = starts.map(|start| run(start).map(&fault).sum::<f32>() + joined_score(document, &run(start)));
            refill(&mut self.faults[length - 1], faults);
        }
    }
}

fn refill<T>(values: &mut Vec<T>, new: impl Iterator<Item = T>) {
    values.clear();
    values.extend(new);
}

impl FormModel {
    /// The evidence of form, lengths left out, of the bead that takes `step` from `starts` on the source and on the target
    /// side.
    pub(crate) fn score_runs_beside_lengths(
        &self,
        (source, target): (&RunForms, &RunForms),
        starts: (usize, usize),
        step: Step,
    ) -> f32 {
        self.of_marks(source.marks[step.source - 1][starts.0], target.marks[step.target - 1][starts.1])
            + source.faults[step.source - 1][starts.0]
            + target.faults[step.target - 1][starts.1]
            + super::role_score(source.roles[starts.0], target.roles[starts.1])
    }

    /// Adds to `row` the evidence of form of the beads of the source unit and each target unit in turn.
    pub(crate) fn add_row(&self, (source, target): (&RunForms, &RunForms), start: usize, row: &mut [f32]) {
        let (chars, log) = (source.chars[0][start], source.log_chars[0][start]);
        let (fault, marks) = (source.faults[0][start], source.marks[0][start]);
        let forms = target.chars[0].iter().zip(&target.log_chars[0]).zip(&target.faults[0]);
        for (score, ((&its_chars, &its_log), &its_fault)) in row.iter_mut().zip(forms) {
            *score += self.length.score_ratio(its_log - log, chars + its_chars) + fault + its_fault;
        }
        for (score, &its_marks) in row.iter_mut().zip(&target.marks[0]) {
            *score += self.of_marks(marks, its_marks);
        }
        if source.has_roles && target.has_roles {
            let role = source.roles[start];
            for (score, &its_role) in row.iter_mut().zip(&target.roles) {
                *score += super::role_score(role, its_role);
            }
        }
    }
}
