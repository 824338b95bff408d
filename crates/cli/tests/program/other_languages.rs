//! Lists of paragraphs in two other languages: German as `en`, French as `uk`.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{lines, poruch, text};

const SUBJECTS: [(&str, &str); 8] = [
    ("Der Bäcker", "Le boulanger"),
    ("Die Lehrerin", "La maîtresse"),
    ("Der Bürgermeister", "Le maire"),
    ("Die Ärztin", "La femme médecin"),
    ("Mein Nachbar", "Mon voisin"),
    ("Die alte Gärtnerin", "La vieille jardinière"),
    ("Der Fischer", "Le pêcheur"),
    ("Unsere Schwester", "Notre sœur"),
];

const DEEDS: [(&str, &str); 10] = [
    ("kauft jeden Morgen frisches Brot auf dem Markt", "achète chaque matin du pain frais au marché"),
    ("wartet seit Stunden auf den Zug", "attend le train depuis des heures"),
    ("hat gestern den Schlüssel verloren", "a perdu la clé hier"),
    ("schreibt einen langen Brief an die Zeitung", "écrit une longue lettre au journal"),
    ("wohnt in dem kleinen Haus hinter der Kirche", "habite la petite maison derrière l'église"),
    ("will im Sommer ans Meer fahren", "veut aller à la mer en été"),
    ("kennt alle Vögel im Wald", "connaît tous les oiseaux de la forêt"),
    ("pflanzt einen Apfelbaum neben der Straße", "plante un pommier au bord de la route"),
    ("trinkt abends nur kaltes Wasser", "ne boit que de l'eau froide le soir"),
    ("repariert die Brücke über den Fluss", "répare le pont sur la rivière"),
];

/// Paragraphs of a document, and which of them belong together. On either side some stand alone.
struct Document {
    german: Vec<String>,
    french: Vec<String>,
    gold: BTreeSet<(usize, usize)>,
}

fn document(number: usize) -> Document {
    let mut document = Document { german: Vec::new(), french: Vec::new(), gold: BTreeSet::new() };
    for place in 0..6 {
        let at = 7 * number + 3 * place;
        let (subject, deed) = (SUBJECTS[at % 8], DEEDS[(at / 2 + number) % 10]);
        let (german, french) = (format!("{} {}.", subject.0, deed.0), format!("{} {}.", subject.1, deed.1));
        match (number + 2 * place) % 7 {
            0 => document.german.push(german),
            3 => document.french.push(french),
            _ => {
                document.gold.insert((document.german.len(), document.french.len()));
                document.german.push(german);
                document.french.push(french);
            }
        }
    }
    document
}

/// Beads of one paragraph a side that are right, of those that there are, and of those that were found.
fn found(args: &[&str]) -> (usize, usize, usize) {
    let documents: Vec<Document> = (0..40).map(document).collect();
    let line = |(id, document): (usize, &Document)| {
        json!({"id": id, "en": document.german, "uk": document.french}).to_string() + "\n"
    };
    let input: String = documents.iter().enumerate().map(line).collect();
    let output = poruch(&[&["stage", "align", "--no-lexicon"], args].concat(), input.as_bytes());
    assert!(output.status.success(), "{}", text(&output.stderr));
    let mut counts = (0, 0, 0);
    for (document, answer) in documents.iter().zip(lines(&output)) {
        let beads: Vec<&Value> = answer["beads"].as_array().unwrap().iter().collect();
        let joined = beads.iter().filter(|bead| bead["kind"] != "unaligned");
        counts.2 += joined.count();
        counts.1 += document.gold.len();
        counts.0 += document
            .gold
            .iter()
            .filter(|(en, uk)| beads.iter().any(|bead| bead["en"] == json!([en]) && bead["uk"] == json!([uk])))
            .count();
    }
    counts
}

#[test]
fn are_aligned_by_what_their_own_lines_teach() {
    let (right, gold, all) = found(&["--learn"]);
    assert!(right * 100 >= gold * 90 && right * 100 >= all * 90, "{right} right of {gold}, {all} found");
    let (alone, ..) = found(&[]);
    assert!(right > alone, "{right} with learning, {alone} without");
}
