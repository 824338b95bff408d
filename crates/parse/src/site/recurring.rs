//! Headings and key points that a newsroom writes again and again, or twice by chance.
//!
//! Template and article both repeat such lines. What tells them apart is what they lead on to: a heading of the article
//! stands inside its text and has text of this article below it; the label of a box has the box below it, which is
//! template too, or links, or the end of the text. And what stands on most articles is the template's, wherever it
//! stands.

use super::Revision;
use super::trace::hash;
use crate::draft::{Fate, Note};
use crate::page::{Block, BlockKind};

impl Revision<'_> {
    /// Takes back that headings and key points go because other articles have them, where they lead on to text that
    /// stays.
    pub(super) fn keep_recurring(&self, fates: &mut [Fate]) {
        let goes = |(fate, (_, note)): (&Fate, &(Block<'_>, Note))| note.is_chosen && *fate == Fate::Never;
        if !fates.iter().zip(&self.candidates).any(goes) {
            return;
        }
        let above = text_above(fates);
        let mut below = None;
        for at in (0..fates.len()).rev() {
            if let Some(kind) = below.and_then(|below| self.recurring(at, above[at], below, fates)) {
                fates[at] = Fate::In(kind, 0);
            }
            below = match fates[at] {
                Fate::In(BlockKind::Caption, _) => below,
                fate => is_text(fate).then_some(at),
            };
        }
    }

    /// The role of a line between the text `above` and the text `below` that goes and should not.
    fn recurring(&self, at: usize, above: Option<usize>, below: usize, fates: &[Fate]) -> Option<BlockKind> {
        let (ref block, note) = self.candidates[at];
        let goes = note.is_chosen && fates[at] == Fate::Never && !self.is_teaser(at) && self.is_template(at);
        if !goes || self.model.usual_texts.contains(&hash(block.text)) {
            return None;
        }
        let region = self.model.regions.get(note.path);
        let kind = region.map_or(block.kind, |region| region.role(block.kind));
        // Where other texts are new, the line is one of many; elsewhere its place has to speak for it.
        let is_among_new = region.is_some_and(|region| !region.is_template());
        let stays = match kind {
            BlockKind::KeyPoint => {
                is_among_new && matches!(fates[below], Fate::In(BlockKind::KeyPoint, _)) && self.are_beside(at, below)
            }
            BlockKind::Heading => {
                let is_between = |above| self.are_beside(at, above) && self.are_beside(at, below);
                above.is_some_and(|above| is_among_new || is_between(above))
            }
            _ => false,
        };
        stays.then_some(kind)
    }

    /// Whether a line stands in one element with another block, or with the lines of that element itself.
    fn are_beside(&self, line: usize, other: usize) -> bool {
        let around = |at: usize| self.candidates[at].0.path.rsplit_once('/').map(|(around, _)| around);
        around(line).is_some_and(|around_line| {
            around(other) == Some(around_line) || self.candidates[other].0.path == around_line
        })
    }
}

fn is_text(fate: Fate) -> bool {
    matches!(fate, Fate::In(kind, _) if kind.is_text())
}

/// For each block, the last one above it that stays and is text.
fn text_above(fates: &[Fate]) -> Vec<Option<usize>> {
    let mut last = None;
    let above = fates.iter().enumerate().map(|(at, &fate)| {
        let above = last;
        last = if is_text(fate) { Some(at) } else { above };
        above
    });
    above.collect()
}

#[cfg(test)]
mod tests {
    use crate::{Draft, PageContext, Parser, SiteLearner};

    const HEADING: &str = "Що відомо про подію на цю хвилину";

    /// Articles with their number twice in each text of their own, so that every one is new.
    fn site(inner: impl Fn(usize) -> String) -> Vec<Draft> {
        let page = |at: usize| {
            let word = ["міст", "трамвай", "ринок", "музей", "порт"][at % 5];
            let html = format!(
                "<html lang=uk><body><article><h1>Новина {at}: {word}</h1><div class=text><p>У понеділок о {at} годині \
                 мер показав, яким буде {word}-{at}, повідомила міська рада.</p>{}</div></article></body></html>",
                inner(at)
            );
            Parser::default().draft(&html, &PageContext::new()).expect("a small page")
        };
        (0..20).map(page).collect()
    }

    fn text(number: usize) -> String {
        format!(
            "<p>Мешканці кажуть про це різне: {number} листів надійшло до ради, і на кожен там обіцяють відповісти.</p>"
        )
    }

    fn refined(drafts: &[Draft], at: usize) -> String {
        let mut learner = SiteLearner::new();
        for draft in drafts {
            learner.learn(draft);
        }
        learner.finish().refine(drafts[at].clone()).into_page().text()
    }

    #[test]
    fn keeps_a_heading_that_some_articles_share() {
        let heading = |at: usize| {
            if at < 6 {
                HEADING.to_owned()
            } else {
                format!("Що буде далі, сказав гість на ім’я {at}-й")
            }
        };
        let drafts = site(|at| format!("<h2>{}</h2>{}", heading(at), text(at)));
        assert!(refined(&drafts, 3).contains(HEADING));
    }

    #[test]
    fn keeps_headings_of_a_newsroom_that_has_few() {
        let heading = |at: usize| [HEADING, "Чим важлива ця новина", "Чого чекати у місті далі"][at % 3];
        let drafts = site(|at| format!("<h2>{}</h2>{}", heading(at), text(at)));
        assert!(refined(&drafts, 4).contains(heading(4)));
    }

    #[test]
    fn leaves_out_a_heading_with_its_box() {
        let note =
            "<h2>Слово до читачів цієї сторінки</h2><p>Ми читаємо кожен лист і радо відповідаємо на всі питання.</p>";
        let heading = |at: usize| format!("<h2>Що буде далі, сказав гість на ім’я {at}-й</h2>{}", text(at));
        let drafts = site(|at| if at < 6 { heading(at) + note } else { heading(at) });
        assert!(drafts[3].clone().into_page().text().contains("Слово до читачів"));
        assert!(!refined(&drafts, 3).contains("Слово до читачів"));
    }

    #[test]
    fn leaves_out_a_heading_that_most_articles_have() {
        let drafts =
            site(|at| format!("<h2>{HEADING}</h2>{}<h2>Слово про {at}-го гостя міста</h2>{}", text(at), text(at + 50)));
        let text = refined(&drafts, 3);
        assert!(!text.contains(HEADING) && text.contains("Слово про 3-го"), "{text}");
    }

    #[test]
    fn keeps_a_key_point_that_some_articles_share() {
        let point = |at: usize| {
            if at < 4 {
                "Матч завершився внічию".to_owned()
            } else {
                format!("Команда {at} виграла матч")
            }
        };
        let drafts = site(|at| {
            let (point, text) = (point(at), text(at));
            format!(
                "<div class=key-points><ul><li>{point}</li><li>Гравець {at} забив усі голи</li><li>Наступна гра \
                 буде {at} травня в місті</li></ul></div>{text}"
            )
        });
        let text = refined(&drafts, 2);
        assert!(text.contains("Матч завершився внічию"), "{text}");
    }
}
