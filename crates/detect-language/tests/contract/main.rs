//! What the detector promises whatever the text: a well-formed answer, the same every time, and none where there is no
//! language.

mod any_text;
mod no_language;
mod threads;
