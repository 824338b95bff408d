//! The banner of a bilingual site: which version of a page to offer to a reader, by the header `Accept-Language`.
//!
//! ```text
//! cargo run --release --example offer_version
//! cargo run --release --example offer_version -- page.html https://site.example/en/1 "uk-UA,uk;q=0.9,en;q=0.8"
//! ```
#![allow(clippy::print_stdout, reason = "an example shows what it found")]

use anyhow::{Context as _, Result, bail};
use poruch::Lang;
use poruch::parse::{AcceptLanguage, PageContext, Parser};

const SAMPLE: &[u8] = include_bytes!("../tests/data/pages/react-divs/en.html");

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (bytes, url, header) = match args.as_slice() {
        [] => (
            SAMPLE.to_vec(),
            "https://dilo.example/en/business/ukrainian-startup-teaches-hives-to-call-the-beekeeper",
            "uk-UA,uk;q=0.9,en;q=0.8",
        ),
        [page, url, header] => {
            let bytes = std::fs::read(page).with_context(|| format!("cannot read {page}"))?;
            (bytes, url.as_str(), header.as_str())
        }
        _ => bail!("give a page, its address and the header, or nothing for the bundled sample"),
    };
    let page = Parser::default().parse_bytes(&bytes, &PageContext::new().url(url))?;
    match AcceptLanguage::parse(header).offer(&page) {
        Some(version) => println!("{} {}", banner(version.lang), version.url),
        None => println!("no banner: the page is in {}, as good as any version for {header:?}", page.lang()),
    }
    Ok(())
}

fn banner(lang: Lang) -> String {
    match lang {
        Lang::UK => "Ця сторінка доступна українською:".to_owned(),
        Lang::EN => "This page is available in English:".to_owned(),
        other => format!("[{other}]"),
    }
}
