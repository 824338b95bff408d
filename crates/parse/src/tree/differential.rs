//! Our tree equals that of `markup5ever_rcdom`, but for the content of what is left out.

use std::fs::File;
use std::io::{BufRead as _, BufReader};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::{Handle, RcDom};
use proptest::prelude::*;

use super::{Content, NodeId, Tree};
use crate::Limits;

/// A node in document order: its depth, and its tag with attributes or its text.
#[derive(Debug, PartialEq)]
enum Line {
    Element(usize, String),
    Text(usize, String),
}

/// Appends a line, merging adjacent texts.
fn push(lines: &mut Vec<Line>, line: Line) {
    if let (Some(Line::Text(depth, before)), Line::Text(other, text)) = (lines.last_mut(), &line)
        && depth == other
    {
        before.push_str(text);
        return;
    }
    lines.push(line);
}

fn element(name: &html5ever::QualName, attrs: &[html5ever::Attribute]) -> String {
    let attrs: Vec<_> = attrs.iter().map(|attr| (&*attr.name.local, &*attr.value)).collect();
    format!("{}:{} {attrs:?}", &*name.ns, &*name.local)
}

fn our_element(tree: &Tree<'_>, id: NodeId) -> Option<String> {
    let name = tree.name(id)?;
    let attrs: Vec<_> = tree.attrs(id).map(|(name, value)| (&**name, value)).collect();
    Some(format!("{}:{} {attrs:?}", &*name.ns, &*name.local))
}

fn is_emptied(name: &str) -> bool {
    matches!(name, "script" | "style" | "svg")
}

fn expected(html: &str) -> Vec<Line> {
    let dom = html5ever::parse_document(RcDom::default(), html5ever::ParseOpts::default()).one(html);
    let mut lines = Vec::new();
    let mut waiting: Vec<(Handle, usize)> = vec![(dom.document.clone(), 0)];
    while let Some((node, depth)) = waiting.pop() {
        use markup5ever_rcdom::NodeData as Data;
        match &node.data {
            Data::Element { name, attrs, template_contents, .. } => {
                push(&mut lines, Line::Element(depth, element(name, &attrs.borrow())));
                if is_emptied(&name.local) {
                    continue;
                }
                if let Some(contents) = &*template_contents.borrow() {
                    waiting.extend(contents.children.borrow().iter().rev().map(|child| (child.clone(), depth + 1)));
                }
            }
            Data::Text { contents } => push(&mut lines, Line::Text(depth, contents.borrow().to_string())),
            _ => {}
        }
        waiting.extend(node.children.borrow().iter().rev().map(|child| (child.clone(), depth + 1)));
    }
    lines
}

fn lines(tree: &Tree<'_>) -> Vec<Line> {
    let mut depths = vec![0; tree.len()];
    let mut lines = Vec::new();
    let mut emptied = Tree::ROOT;
    for id in tree.subtree(Tree::ROOT) {
        let depth = tree.parent(id).map_or(0, |parent| depths[parent.0 as usize] + 1);
        depths[id.0 as usize] = depth;
        if id < emptied {
            continue;
        }
        if let Some(element) = our_element(tree, id) {
            push(&mut lines, Line::Element(depth, element));
        } else if let Some(text) = tree.text(id) {
            lines.push(Line::Text(depth, text.to_owned()));
        }
        if tree.name(id).is_some_and(|name| is_emptied(&name.local)) {
            emptied = tree.after(id);
        }
    }
    lines
}

fn read(html: &str) -> Tree<'_> {
    Tree::parse(html, &Limits::new().max_depth(usize::MAX)).expect("the page is within all limits")
}

#[track_caller]
fn check(html: &str) {
    let tree = read(html);
    let (ours, theirs) = (lines(&tree), expected(html));
    let same = ours.iter().zip(&theirs).take_while(|(ours, theirs)| ours == theirs).count();
    let page = html.get(..2000).unwrap_or(html);
    assert_eq!(ours.get(same), theirs.get(same), "node {same} of {page:?}");
    check_sources(html, &tree);
}

/// What a node's source says: an element's start tag stands there, and a text in the same words.
#[track_caller]
fn check_sources(html: &str, tree: &Tree<'_>) {
    for id in tree.subtree(Tree::ROOT) {
        let Some(range) = tree.source(id) else { continue };
        let source = &html[range];
        match tree.node(id).content {
            Content::Document | Content::Grown(_) => panic!("neither the document nor a part has a source"),
            Content::Element { .. } => {
                let name = tree.name(id).expect("an element has a name");
                let tag = source.replace('\0', "\u{fffd}").to_ascii_lowercase();
                let is_named = tag.starts_with(&format!("<{}", name.local.to_ascii_lowercase()));
                let is_image = &*name.local == "img" && tag.starts_with("<image");
                assert!(
                    (is_named || is_image) && tag.ends_with('>'),
                    "{:?} read from {source:?} in {html:?}",
                    name.local
                );
            }
            Content::Text(_) => check_text_source(html, source, tree.text(id).unwrap_or_default()),
        }
    }
}

/// The letters of a text stand in its source in the same order, and no tag at its edges.
#[track_caller]
fn check_text_source(html: &str, source: &str, text: &str) {
    let mut rest = source.chars();
    for letter in text.chars().filter(|letter| letter.is_alphanumeric()) {
        assert!(source.contains('&') || rest.any(|other| other == letter), "{text:?} read from {source:?} in {html:?}");
    }
}

#[test]
fn leaves_out_scripts_styles_and_comments() {
    check("<p>a<script>if (a < b) '</p>'</script>b<style>p > a {}</style>c<!-- <b> -->d</p>");
    let tree = read("<p>a<script>x</script>b<!-- y --><style>z</style></p>");
    let text: Vec<_> = tree.subtree(Tree::ROOT).filter_map(|id| tree.text(id)).collect();
    assert_eq!(text, ["a", "b"]);
}

#[test]
fn keeps_json_ld() {
    let tree = read(r#"<script type="application/LD+json">{"a": "<!-- <b>"}</script>"#);
    let text: Vec<_> = tree.subtree(Tree::ROOT).filter_map(|id| tree.text(id)).collect();
    assert_eq!(text, [r#"{"a": "<!-- <b>"}"#]);
}

#[test]
fn finds_the_end_of_scripts() {
    check("<script><!-- <script> </script> --></script>a");
    check("<script><!-- <script> </script></script>a");
    check("<script><!--><script></script>a");
    check("<script><!---><script></script>a");
    check("<script><!--<script>--></script>a");
    check("<script><!--<script></SCRIPT/></script>a--></script>b");
    check("<script><!--<scripts></script>a");
    check("<script></scripta></script\n>a");
    check("<script>'</script'</script x='>'>a");
    check("<script>a");
    check("<script><!--<script>a</script>b");
    check("<style></styl></style >a<STYLE></STYLE\t>b<style>c");
}

#[test]
fn finds_the_end_of_comments() {
    check("a<!-->b<!--->c<!---->d<!--x--!>e<!--x--!->f-->g<!----!>h<!--<!---->i<!-- -- > --->j<!--");
    check("<!-- a --><!-- b --><!doctype html><!-- c --><html><!-- d --><table><!-- e -->f<!-- g --><tr><!-- h -->");
    check("<title></></><a></>a</title></>b</></><p></>");
    check("<svg><p></svg><svg><![CDATA[</>a</></><</>]]></>b</svg>");
    check("<title></<їжак</title><p>a</<b>c</<!-- d -->");
    check("a<! b>c<!>d<? e>f</ g>h</>i<!-x->j<![CDATA[k]]>l");
    check("<<!-- a -->b< <!-- a -->b</<!-- a -->b&amp<!-- a -->b&<!-- a -->b\r<!-- a -->\nb\0<!-- a -->b");
    check(
        "<title><!-- a --></title><textarea><!-- b --></textarea><noscript><!-- c --></noscript><iframe><!-- d --></iframe>",
    );
    check("<xmp><!-- a --></xmp><noembed><!-- b --></noembed><pre><!-- a -->\nb</pre><pre>\n\nb</pre>");
    check("<plaintext>a<!-- b --><script>c</script><svg><p>d");
}

#[test]
fn leaves_out_drawings() {
    let tree = read("<p>a<svg viewBox='0 0 1 1'><g><path d='M0 0'/></g><title>b</title></svg>c");
    let text: Vec<_> = tree.subtree(Tree::ROOT).filter_map(|id| tree.text(id)).collect();
    assert_eq!(text, ["a", "c"]);
}

#[test]
fn keeps_drawings_that_hold_html() {
    check("<svg><p>a</svg>b");
    check("<div>a<svg><g></div>b</g></svg>c");
    check("<svg><foreignObject><div>a</div></foreignObject></svg>b");
    check("<svg><title><b>a</title></svg>b");
    check("<svg><desc>a</g></desc><g></svg>b</svg>c");
    check("<svg><svg></svg>a<svg/></svg>b<svg/>c");
    check("<svg><![CDATA[</svg><p>]]></svg>b");
    check("<svg><p></svg><svg><![CDATA[a<b>c<!-- d -->e</svg><i>]]>f<!-- g --><b>h<p>i");
    check("<math><![CDATA[a\n<b>\n<!-- d -->]]></math><![CDATA[a<b>c]]>");
    check("<svg><!-- </svg> --><style><p></style></svg>a");
    check("<svg><script><p></script></svg>a<svg><style>a<b{}</style></svg>b");
    check("<svg><path d='</svg>' a=\"</svg>\" b=</svg>x</svg>y");
    check("<svg><path =\"></svg>a<path \"='></svg>b<path a=b'></svg>c<path a = 'x>'></svg>d<path a='b'='c'></svg>e");
    check("<svg><a/ ></svg>a<svg><a b=c/></svg>b<svg><a / b></svg>c");
    check("<svg><font></svg>a<svg><font color=a></svg>b<svg>");
    check("<svg>a</svg><frameset><frame>");
    check("<svg> <title> </title></svg><frameset><frame>");
    check("<svg>&#13;&Tab;</svg><frameset><frame>");
    check("<svg>&#32;&nbsp;</svg><frameset><frame>");
    check("<svg>\0</svg><frameset><frame>");
    check("<svg>&#0;</svg><frameset><frame>");
    check("<svg><title>a</title></svg><frameset><frame>");
    check("<math><svg><mi></svg><annotation-xml encoding='text/html'><svg><path></svg><p>a</math>b");
    check("<table><svg><g>a</g></svg><tr><svg></svg><td><svg><g></svg>b</table>c");
    check("<select><svg><g></svg><option>a</select>b<p><b>x</p><svg></svg></div>c");
    check("<p><b></p><svg><title>a</title></svg>b");
    check("<svg><a\0b></a\0b></svg>c\0<svg>\0</svg>d");
}

#[test]
fn builds_what_the_parser_repairs() {
    check("<table>a<tr>b<td>c</td>d</tr>e</table>f");
    check("<table> <script></script>x<tr><td>y");
    check("<p><b>x</p><svg></svg></div>");
    check("<b>a<p>b</b>c</p>d<a>e<div>f<a>g</div>h<i><u><s>i<p>j</i>k");
    check("<table><a>1<p>2</a>3</p>");
    check("<b><table><td></b><i></table>x<b><b><b><b><p>y</b></b>z");
    check("<template><tr><td>a</template><table><template>b</template>c<select><option>d<template>e");
    check("<frameset><frame></frameset><noframes>a</noframes>");
    check("<table>&a<!doctype html>b<tr>c</tr>&amp;d</table>");
    check("<html a=b><html c=d a=e><body f=g><body h=i>");
    check("<select><optgroup><option>a<optgroup>b<select>c<input><keygen>d");
    check("<image src=a><isindex><button>b<button>c<form><form>d</form><nobr>e<nobr>f");
    check("<ruby>a<rb>b<rt>c<rtc>d<rp>e</ruby><dl><dt>f<dd>g<li>h<ul><li>i<li>j");
    check("<head><title>a</title></head> b<meta charset=utf-8><link></head><body>c</body>d</html>e<!-- f -->g");
    check("\u{feff}\u{feff}<p>a");
    check("<math><mi>a<p>b</math><mtext><svg><desc>c");
    check("");
}

#[test]
fn reads_references_that_stand_for_two_characters() {
    check("<&bne;<a>b&bne;<c>");
    check("<p title='&bne;'>a</&bne;<b>");
}

#[test]
fn reads_elements_whose_content_is_text() {
    check("<title>a&amp;<b>&copy</title x='>'>c<textarea>\r\n\nd</textarea/>e<iframe>&lt;</iframe >f");
    check("<noscript><img>&amp;\r</noscript>a<xmp><b>\r\n&lt;</xmp>b<noframes></noembed></noframes>c");
    check("<title>a</title");
    check("<title>a</titles></title\0>b");
    check("<textarea>a</textarea b='c");
    check("<script type='application/ld+json'>{\r\n&amp;<!--<script></script>--></script>a");
    check("<table><title>a</title><textarea>b</textarea><tr><noscript>c</noscript></table><svg><title>d&amp;</title>");
    check("<select><title>a</title><textarea>b</textarea><script>c</script></select><frameset><noframes>&amp;");
}

#[test]
fn reads_long_pages_in_pieces() {
    let filler = "Привіт, світе! &amp; <b>їжак</b> <!-- коментар --> ".repeat(400);
    check(&filler);
    check(&format!("<table>{filler}<tr><td>{filler}</table>"));
    check(&format!(
        "<p title='{}'>a<script>{filler}</script>b<svg>{}</svg>c",
        "є".repeat(9000),
        "<path d='M1'/>".repeat(2000)
    ));
}

#[test]
fn equals_the_oracle_on_saved_pages() {
    let mut folders = vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/pages"))];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "html") {
                let bytes = std::fs::read(&path).expect("a page of the tests can be read");
                check(&String::from_utf8_lossy(&bytes));
            }
        }
    }
}

/// Real pages, which are not the project's own: JSON lines with the page as `html` or `html_base64`, in the file that
/// the environment variable names.
#[test]
fn equals_the_oracle_on_the_pages_named() {
    #[derive(serde::Deserialize)]
    struct Line {
        html: Option<String>,
        html_base64: Option<String>,
    }
    let Some(path) = std::env::var_os("PORUCH_TEST_PAGES") else { return };
    let lines = BufReader::new(File::open(path).expect("the file of pages can be opened")).lines();
    for line in lines {
        let line: Line = serde_json::from_str(&line.expect("a line of UTF-8")).expect("a line of JSON");
        let bytes = line.html_base64.map(|coded| STANDARD.decode(coded).expect("base64"));
        let html = line
            .html
            .unwrap_or_else(|| crate::decode(&bytes.unwrap_or_default(), &crate::PageContext::new()).text.into_owned());
        check(&html);
    }
}

const TAGS: &[&str] = &[
    "a",
    "b",
    "i",
    "nobr",
    "font",
    "p",
    "div",
    "span",
    "h1",
    "h2",
    "li",
    "ul",
    "dd",
    "dt",
    "table",
    "tbody",
    "tr",
    "td",
    "th",
    "caption",
    "colgroup",
    "col",
    "select",
    "option",
    "optgroup",
    "template",
    "frameset",
    "frame",
    "form",
    "button",
    "script",
    "style",
    "title",
    "textarea",
    "noscript",
    "iframe",
    "svg",
    "path",
    "g",
    "desc",
    "foreignObject",
    "math",
    "mi",
    "annotation-xml",
    "br",
    "img",
    "image",
    "input",
    "hr",
    "pre",
    "body",
    "html",
    "head",
    "meta",
    "applet",
    "ruby",
    "rt",
    "marquee",
    "plaintext",
    "address",
    "details",
    "section",
    "strong",
    "em",
    "object",
    "link",
    "x-y",
];

const PIECES: &[&str] = &[
    "x",
    " ",
    "\n",
    "\r\n",
    "\r",
    "їжак",
    "&amp;",
    "&amp",
    "&",
    "&notit;",
    "\0",
    "<",
    "</",
    "<!",
    "<!--",
    "-->",
    "--!>",
    "<!-- c -->",
    "<!-->",
    "<![CDATA[",
    "]]>",
    "<?",
    "</>",
    "<!doctype html>",
    ">",
    "/>",
    "'",
    "\"",
    "=",
    "-",
    "&a",
    "&lang=uk",
    "&#1030",
    "&#x",
    "<a href='?a=b&c=d'>",
    "<A HREF=a Class=\"b\nc\" a=d>",
    "<b a = c>",
    "<b a=b/c>",
    "<b a/>",
    "<b a/ >",
    "<b a='c'd>",
    "<b а=b>",
    "<td colspan=2>",
    "<i x-y_z:w.@v>",
    "<b a=c\r\n>",
    "<B >",
    "</B>",
    "</b a=c>",
    "<script>",
    "</script>",
    "<script type='application/ld+json'>",
    "</svg>",
    "<svg>",
    "<svg a='>'>",
    "</style>",
    "<p a=b/>",
    "&copy",
    "&notin;",
    "&not=",
    "&bne;",
    "&#150;",
    "&#X41",
    "&#13;",
    "&#10;",
    "&;",
    "<a href='?a=b&copy=c&amp;d&lt;'>",
    "<a href=?a=b&copy&#49;>",
    "<a title=\"a\r\nb\rc\">",
    "<title>",
    "</title>",
    "</title",
    "<textarea>\r\n",
    "</textarea >",
    "<noscript>",
    "</noscript/>",
    "<iframe a=b>",
    "</iframe>",
    "<xmp>",
    "</xmp>",
    "<noframes>",
    "</noframes>",
    "<pre>\r",
    "<pre>&#10;",
    "<svg viewBox='0 0 1 1' xmlns:xlink=a aria-hidden=true><path/></svg>",
    "<svg xlink:href=a viewbox=b><path/></svg>",
    "<p>x</p>",
    "<a href=a>x</a>",
    "<b class=a>x</b>",
    "<b class=a>",
    "<font color=a>",
    "<ul><li>x<li>x</ul>",
    "<dl><dt>x<dd>x</dl>",
    "<div\r\nid=a>x</div>",
    "<script>x</script>",
    "<title>x&amp;</title>",
    "<form>x</form>",
    "<table><tr><td>x</table>",
    "<head><meta charset=a><link>",
    "</head><body>",
    "</body></html>",
    "<script type=application/ld+json>{&amp;<!--<script>",
];

fn piece() -> impl Strategy<Value = String> {
    let tag = prop::sample::select(TAGS);
    prop_oneof![
        4 => tag.clone().prop_map(|tag| format!("<{tag}>")),
        3 => tag.clone().prop_map(|tag| format!("</{tag}>")),
        1 => tag.clone().prop_map(|tag| format!("<{tag} id=a class='b'>")),
        1 => tag.prop_map(|tag| format!("<{tag}/>")),
        4 => prop::sample::select(PIECES).prop_map(str::to_owned),
    ]
}

/// As many cases as the environment asks for, and not fewer than find what is seldom.
fn config() -> ProptestConfig {
    const LEAST: u32 = 4096;
    let config = ProptestConfig::default();
    ProptestConfig { cases: config.cases.max(LEAST), ..config }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn equals_the_oracle_on_broken_markup(pieces in prop::collection::vec(piece(), 0..60)) {
        check(&pieces.concat());
    }

    #[test]
    fn equals_the_oracle_on_broken_markup_in_a_body(pieces in prop::collection::vec(piece(), 0..60)) {
        check(&format!("<body>{}", pieces.concat()));
    }
}
