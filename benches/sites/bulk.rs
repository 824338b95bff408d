//! The larger part of a page of news: styles, scripts and drawings.

use std::fmt::Write as _;

use super::random::Random;

/// Styles, scripts and drawings that all pages of a site have.
#[derive(Debug)]
pub(crate) struct Bulk {
    /// The text of a `style` element.
    pub(crate) style: String,
    /// The texts of `script` elements.
    pub(crate) scripts: Vec<String>,
    /// A `svg` element that holds the drawings.
    pub(crate) drawings: String,
}

const DECLARATIONS: [&str; 24] = [
    "display:flex",
    "display:none",
    "margin:0 auto",
    "padding:0",
    "position:relative",
    "position:absolute",
    "overflow:hidden",
    "font-weight:700",
    "box-sizing:border-box",
    "text-decoration:none",
    "align-items:center",
    "justify-content:space-between",
    "flex-direction:column",
    "transition:opacity .2s ease",
    "cursor:pointer",
    "white-space:nowrap",
    "background:#fff",
    "color:#222",
    "line-height:1.4",
    "border-radius:4px",
    "z-index:10",
    "list-style:none",
    "width:100%",
    "object-fit:cover",
];

const CALLS: [&str; 12] = [
    "addEventListener",
    "querySelectorAll",
    "getAttribute",
    "setTimeout",
    "classList.toggle",
    "dataLayer.push",
    "getBoundingClientRect",
    "localStorage.getItem",
    "appendChild",
    "requestAnimationFrame",
    "dispatchEvent",
    "encodeURIComponent",
];

const WRITES: &str = "writing to a string does not fail";

impl Bulk {
    /// Bulk of about 32 KB times `rich`.
    pub(super) fn draw(classes: &[String], rich: usize, random: &mut Random) -> Self {
        let mut bytes = |range| random.within(range) * 1024 * rich;
        let (styles, scripts, drawings) = (bytes(8..16), bytes(3..7), bytes(3..7));
        Self {
            style: style(classes, styles, random),
            scripts: (0..3).map(|_| repeated(scripts, 8, random, statement)).collect(),
            drawings: sprite(drawings, random),
        }
    }
}

/// Text of about so many bytes, which repeats itself as generated code does: every piece comes back `times` times on
/// average.
fn repeated(bytes: usize, times: usize, random: &mut Random, piece: impl Fn(&mut Random) -> String) -> String {
    let mut pieces = Vec::new();
    let mut different = 0;
    while different * times < bytes {
        let piece = piece(random);
        different += piece.len();
        pieces.push(piece);
    }
    let mut text = String::with_capacity(bytes + 512);
    while text.len() < bytes {
        text.push_str(&pieces[random.below(pieces.len())]);
    }
    text
}

fn style(classes: &[String], bytes: usize, random: &mut Random) -> String {
    repeated(bytes, 3, random, |random| {
        let class = random.pick(classes).split(' ').next().unwrap_or_default();
        let state = *random.pick(&["", ":hover", "::before", ">a", " img", "--active", ":not(:last-child)"]);
        let mut rule = format!(".{class}{state}{{");
        for _ in 0..random.within(2..7) {
            rule.push_str(DECLARATIONS[random.below(DECLARATIONS.len())]);
            rule.push(';');
        }
        let (edge, size) = (random.pick(&["top", "left", "right", "bottom"]), random.below(24) * 4);
        write!(rule, "margin-{edge}:{size}px}}").expect(WRITES);
        rule
    })
}

fn statement(random: &mut Random) -> String {
    let (name, call, number) = (random.next() >> 44, random.pick(&CALLS), random.below(4096));
    let (first, second) = (letter(random), letter(random));
    match random.below(4) {
        0 => format!("function _{name:x}({first}){{return {first}&&{first}.{call}({number})}}"),
        1 => format!("if(t[\"{name:05x}\"]<{number}){{var {first}=e.{call}(\"{call}\");{second}={first}.length}}"),
        2 => format!("e._{name:x}={{id:{number},{first}:\"<p>{call}</p>\",{second}:!{}}};", number % 2),
        _ => format!("window.{call}&&window.{call}(\"{name:x}\",function({first}){{{second}+={number}}});"),
    }
}

fn letter(random: &mut Random) -> char {
    *random.pick(&['a', 'c', 'd', 'f', 'i', 'n', 'o', 'r', 's', 'u'])
}

fn sprite(bytes: usize, random: &mut Random) -> String {
    let mut sprite = "<svg xmlns=\"http://www.w3.org/2000/svg\" style=\"display:none\">".to_owned();
    for number in 0.. {
        let strokes = random.within(200..900);
        let path = repeated(strokes, 2, random, |random| {
            let (x, y, stroke) = (random.below(48), random.below(48), random.pick(&['l', 'c', 's', 'M', 'a']));
            format!("{stroke}{}.{} {}.{}", x / 2, x % 2 * 5, y / 2, y % 2 * 5)
        });
        write!(sprite, "<symbol id=\"icon-{number}\" viewBox=\"0 0 24 24\"><path d=\"M0 0{path}z\"/></symbol>")
            .expect(WRITES);
        if sprite.len() >= bytes {
            break;
        }
    }
    sprite.push_str("</svg>");
    sprite
}
