//! Readers' comments, whatever their boxes are called: entries side by side that a reader can answer.

use html5ever::local_name;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::flow::Flow;
use crate::marks::Marks;
use crate::text::is_alphabetic;
use crate::tree::{NodeId, Tree};

/// What the control of an entry says that lets a reader answer it.
const REPLY: [&str; 8] = ["Reply", "reply", "REPLY", "Відповісти", "відповісти", "ВІДПОВІСТИ", "Ответить", "ответить"];

/// A control holds no more nodes: a sign, a word, a space.
const NODES_OF_CONTROL: usize = 6;

/// An entry is no more levels above its control.
const MOST_LEVELS: usize = 4;

/// So many nodes of a box are looked through for the text of an entry.
const NODES_OF_ENTRY: usize = 64;

/// The text of an entry is no more levels below it.
const DEPTH_OF_TEXT: usize = 6;

/// Marks the blocks of entries that can be answered, where two or more stand side by side.
pub(crate) fn mark(tree: &Tree, flow: &mut Flow) {
    let entries = entries(tree, flow);
    if entries.is_empty() {
        return;
    }
    for at in 0..flow.len() {
        let up = tree.up_from(flow.block(at).node).take(DEPTH_OF_TEXT + 1);
        if up.into_iter().any(|node| entries.contains(&node)) {
            flow.mark(at..at + 1, Marks::COMMENTS | Marks::REPLIES);
        }
    }
}

fn entries(tree: &Tree, flow: &Flow) -> FxHashSet<NodeId> {
    let replies = flow.mass().controls().iter().filter(|&&control| says_reply(tree, control));
    let mut entries: Vec<NodeId> = replies.filter_map(|&control| entry(tree, flow, control)).collect();
    entries.sort_unstable();
    entries.dedup();
    let mut beside: FxHashMap<NodeId, u32> = FxHashMap::default();
    let list = |&entry: &NodeId| tree.parent(entry).unwrap_or(Tree::ROOT);
    for entry in &entries {
        *beside.entry(list(entry)).or_default() += 1;
    }
    entries.into_iter().filter(|entry| beside[&list(entry)] > 1).collect()
}

/// Whether a control says that it lets a reader answer.
fn says_reply(tree: &Tree, control: NodeId) -> bool {
    let says = |node: NodeId| {
        tree.text(node).map(|text| text.trim_matches(|c: char| !is_alphabetic(c))).filter(|text| !text.is_empty())
    };
    tree.subtree(control).take(NODES_OF_CONTROL).find_map(says).is_some_and(|text| REPLY.contains(&text))
}

/// The box around a control that holds text as well, and not the page's title.
fn entry(tree: &Tree, flow: &Flow, control: NodeId) -> Option<NodeId> {
    let mut up = tree.up_from(control).skip(1).take(MOST_LEVELS);
    up.find(|&around| holds_text(tree, around)).filter(|&around| !flow.mass().holds_title(tree, around))
}

/// Whether a text of several words stands below the element, outside controls.
fn holds_text(tree: &Tree, around: NodeId) -> bool {
    let mut end = NodeId(0);
    tree.subtree(around).take(NODES_OF_ENTRY).any(|node| {
        if tree.tag(node).is_some_and(|tag| matches!(*tag, local_name!("a") | local_name!("button"))) {
            end = end.max(tree.after(node));
        }
        node >= end && tree.text(node).is_some_and(|text| text.split_whitespace().nth(2).is_some())
    })
}

#[cfg(test)]
mod tests {
    use crate::{PageKind, parse};

    const CAPTIONS: [&str; 4] = [
        "The street after the rain",
        "The mayor opens the bridge",
        "The first bus of the day",
        "Children on the pavement",
    ];

    fn comments(heading: &str, control: &str) -> String {
        let entry = |at: usize| {
            format!(
                "<div class=b7><b>Taras {at}</b><p>I was there at {at} and it was much better than on the pictures. Thank \
                 you for all of them!</p>{control}</div>"
            )
        };
        format!("<section class=a9>{heading}{}</section>", (1..6).map(entry).collect::<String>())
    }

    fn page(text: &str, comments: &str) -> crate::Page {
        let figure = |caption: &&str| format!("<figure><img src=1.jpg><figcaption>{caption}</figcaption></figure>");
        let figures: String = CAPTIONS.iter().map(figure).collect();
        let html = format!(
            "<html lang=en><body><main><article><h1>The bridge opens: pictures</h1>{text}{figures}</article>{comments}</main>"
        );
        parse(&html).expect("a small page")
    }

    #[test]
    fn takes_no_comments_under_pictures_for_an_article() {
        let reply = "<button>Reply</button>";
        let headed = ["Comments (7)", "Коментарі", "Коментарі (7)", "7 коментарів", "Leave a comment"]
            .map(|heading| comments(&format!("<h3>{heading}</h3>"), ""));
        let answered =
            [reply, "<a href='#to'>Відповісти</a>", "<div><button>Like</button><button>Reply</button></div>"]
                .map(|control| comments("", control));
        for comments in headed.iter().chain(&answered) {
            let page = page("", comments);
            assert_eq!((page.kind(), page.text().as_str()), (PageKind::Other, ""), "{comments}");
        }
    }

    #[test]
    fn ends_the_article_above_the_comments() {
        let text = "<p>The new bridge over the river was opened on Monday, ten years after the work began.</p>";
        for comments in [comments("<h2>7 коментарів</h2>", ""), comments("", "<button>Reply</button>")] {
            let page = page(text, &comments);
            assert_eq!(page.text(), text.trim_start_matches("<p>").trim_end_matches("</p>"));
        }
    }

    #[test]
    fn takes_no_lone_answer_for_a_comment() {
        let text = "<div><p>The council has had a letter about the bridge, and asks all who live there what they think.</p>\
                    <a href=/letter>Reply</a></div>";
        assert!(page(text, "").text().starts_with("The council"));
    }
}
