//! Posts of social networks that the article shows: quotations, in a frame that is not the article's.

use crate::flow::Flow;
use crate::text::{key, may_begin_as};

/// Takes the frames of posts out of `kept`: the author's account and the day, the label of the network.
pub(super) fn drop_frames(flow: &Flow, kept: &mut [bool]) {
    for (at, kept) in kept.iter_mut().enumerate() {
        *kept = *kept && !frames_post(flow.text(at));
    }
}

/// What the frame of a post of a social network says beside the post.
const POST_FRAME: [&str; 8] = [
    "view this post on",
    "a post shared by",
    "a post by",
    "переглянути цей допис",
    "допис поширений",
    "публікація від",
    "sieh dir diesen beitrag auf",
    "ein beitrag geteilt von",
];

/// Whether the line is the frame of a post of a social network: «— Міська рада (@miskrada) 6 травня 2025».
fn frames_post(text: &str) -> bool {
    let is_signature = || text.starts_with(['—', '–', '-']) && text.contains("(@");
    let may_begin = || may_begin_as(text, &POST_FRAME);
    let is_frame = || {
        let key = key(&text[..text.floor_char_boundary(80)]);
        POST_FRAME.iter().any(|start| key.starts_with(start))
    };
    text.len() < 200 && (is_signature() || (may_begin() && is_frame()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_frame_of_a_post() {
        assert!(frames_post("— Міська рада (@miskrada) 6 травня 2025"));
        assert!(frames_post("A post shared by City Council (@citycouncil)"));
        assert!(!frames_post("— Так, — сказав мер."));
    }
}
