//! Posts of social networks that the article shows: quotations, in a frame that is not the article's.

use crate::flow::Flow;
use crate::words::label;

/// Takes the frames of posts out of `kept`: the author's account and the day, the label of the network.
pub(super) fn drop_frames(flow: &Flow, kept: &mut [bool]) {
    for (at, kept) in kept.iter_mut().enumerate() {
        *kept = *kept && !label::frames_post(flow.text(at));
    }
}
