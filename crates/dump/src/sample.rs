//! Web archives that are made for tests.

use std::io::Write as _;

pub(crate) fn record(kind: &str, url: &str, media: &str, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-11-01T00:00:00Z\r\n\
         Content-Type: {media}\r\nContent-Length: {}\r\n\r\n",
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

/// A response with a page of its own.
pub(crate) fn page(number: usize) -> Vec<u8> {
    let url = format!("https://site.example/{number}");
    let words: Vec<_> = (0..40).map(|word| ((number + 7) * (word + 13) * 7919 % 10_007).to_string()).collect();
    let words = words.join(" ");
    let message = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n\
         <html><body>\n<p>{number}</p>\r\n\r\n<p>{words}</p></body></html>\n"
    );
    record("response", &url, "application/http; msgtype=response", message.as_bytes())
}

/// What a crawler writes: a record of its own, then a request and a response each.
pub(crate) fn records(pages: usize) -> Vec<Vec<u8>> {
    let mut records = vec![record("warcinfo", "", "application/warc-fields", b"software: test\r\n")];
    for number in 0..pages {
        let request = b"GET / HTTP/1.1\r\n\r\n";
        records.push(record("request", "https://site.example/", "application/http; msgtype=request", request));
        records.push(page(number));
    }
    records
}

pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// With a checksum, as the zstd program writes.
pub(crate) fn zstd(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = zstd::stream::write::Encoder::new(Vec::new(), 1).unwrap();
    encoder.include_checksum(true).unwrap();
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// An archive of `records` in every form: plain, compressed record by record, and as a whole.
pub(crate) fn archives(records: &[Vec<u8>]) -> [(&'static str, Vec<u8>); 5] {
    let plain = records.concat();
    [
        ("b.warc.gz", records.iter().flat_map(|record| gzip(record)).collect()),
        ("c.warc.gz", gzip(&plain)),
        ("d.warc.zst", records.iter().flat_map(|record| zstd(record)).collect()),
        ("e.warc.zst", zstd(&plain)),
        ("a.warc", plain),
    ]
}
