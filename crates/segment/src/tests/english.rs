//! English cases by kind: a bar stands where a sentence ends.

use poruch_detect_language::Lang;

use crate::sentences;

/// Joins each case with spaces and asserts that it comes apart at its bars.
fn check(cases: &[&str]) {
    for case in cases {
        let expected: Vec<&str> = case.split(" | ").collect();
        let text = expected.join(" ");
        let found: Vec<&str> = sentences(&text, Lang::EN).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, expected);
    }
}

#[test]
fn keeps_titles_and_ranks_with_names() {
    check(&[
        "We spoke to Dr. Marsh and Mrs. Okafor. | Neither agreed.",
        "Gen. Milley and Lt. Col. Vindman testified. | Sgt. Pepper did not.",
        "Gov. Reyes signed the bill. | Sen. Marsh did not.",
        "The Rev. Thomas Ash led the prayer. | Prof. Lin sang.",
        "Sir Arthur and St. John Rivers left. | It was dark.",
        "Messrs. Gray and Stone bought it. | Mme. Duval sold it.",
        "Rep. Ann Lowe, D-Mass., and Sen. Jon Hart, R-Ala., objected. | The vote went on.",
    ]);
}

#[test]
fn reads_dates_and_times() {
    check(&[
        "The war began on Feb. 24, 2022. | It goes on.",
        "They met on Sept. 9 and again on Oct. 3. | Nothing was signed.",
        "It opens Mon. through Fri. | On Saturdays it is free.",
        "He speaks at 10 a.m. Monday. | She speaks at 9 p.m. Eastern Time. | We listen.",
        "The train left at 6:45 p.m. | We missed it.",
        "The shelling began at 4 a.m. on Friday. | Nobody slept.",
        "At 10 a.m. Mayor Sadovyi spoke. | He was brief.",
        "It happened at 3.30 a.m. Kyiv time. | Power was cut.",
        "The city fell in 480 B.C. | It was rebuilt.",
        "He was born in 1934. | 20 years later he left.",
        "The report of 03.04.2024 is final. | Nobody signed it.",
    ]);
}

#[test]
fn reads_places() {
    check(&[
        "She lives in the U.S. | He does not.",
        "The U.S. Army and the U.K. Treasury declined. | So did the U.N. Security Council.",
        "They flew to Washington, D.C. | There they met.",
        "He moved to Washington D.C. in May. | She stayed.",
        "St. Louis and Mt. Vernon are far. | Ft. Worth is near.",
        "The shop is on Elm St. | It sells tea.",
        "Walk up Fifth Ave. and turn left. | You will see it.",
        "He grew up in Scranton, Pa., and moved. | Now he is back.",
        "It is the largest in the U.S. | It's also the oldest.",
        "She came back from the U.K. | They're glad.",
    ]);
}

#[test]
fn reads_firms_and_degrees() {
    check(&[
        "Acme Inc. | It makes anvils.",
        "Smith & Co. and Brown Ltd. merged. | Nobody noticed.",
        "He works at Apple Inc. in Cork. | She works at Dell Corp. | They are rich.",
        "Martin Luther King Jr. spoke here. | We listened.",
        "He was named after Robert Downey Jr. | He hates it.",
        "She holds a Ph.D. in physics. | He has an M.A. | They teach.",
        "John Hall, M.D., runs the ward. | It is full.",
        "Yahoo! is a company. | Jeopardy! was a show.",
        "The Yahoo! and Yum! brands merged. | She is free.",
        "He codes in C# and .NET at home. | It pays.",
        "Node.js and ASP.NET are tools. | We use both.",
    ]);
}

#[test]
fn reads_references_and_glosses() {
    check(&[
        "See Fig. 2 and p. 5. | Then read on.",
        "See pp. 12-15, vol. 3, no. 7. | It is short.",
        "No. 10 is closed. | No. | I said no.",
        "Use metals, e.g. Iron or zinc. | Avoid lead.",
        "The capital, i.e. Kyiv, held. | It still holds.",
        "It was Brown vs. Board of Education. | The court ruled.",
        "Smith et al. found it in 2010. | Others did not.",
        "They sold pens, ink, etc. | The shop was small.",
        "They sold pens, etc. in the shop. | It was small.",
        "Built ca. 1650, it fell. | Nothing is left.",
        "Section 4.2.1 says so. | Read it.",
        "Prices rose approx. 5 percent. | Wages did not.",
    ]);
}

#[test]
fn keeps_initials_with_names() {
    check(&[
        "J. K. Rowling wrote it. | We read it.",
        "J.R.R. Tolkien and C.S. Lewis met. | They talked.",
        "George W. Bush won. | Harry S. Truman had won before.",
        "He chose Plan B. | It failed.",
        "Hepatitis C. is a misprint. | We know.",
        "They got an A. | She got a B. | Nobody failed.",
        "She and I. | Nobody else.",
        "The address is 12 S. 5th Street. | Ring twice.",
    ]);
}

#[test]
fn reads_ellipses_in_all_forms() {
    check(&[
        "I wonder... | Perhaps not.",
        "I wonder ... maybe not. | We shall see.",
        "He waited… and waited. | Nobody came.",
        "He waited… | Nobody came.",
        "…and then it stopped. | We left.",
        "Well . . . it depends. | Ask her.",
        "\"I thought...\" she began. | He cut her off.",
        "They came [...] and went. | So it goes.",
        "Really?.. | Yes.",
        "He is … I think … a spy. | Be careful.",
    ]);
}

#[test]
fn reads_quotes_of_every_shape() {
    check(&[
        "\"We won,\" he said. | \"It is over.\"",
        "\"We won.\" | He smiled.",
        "“We won!” he cried. | “It is over!” | They danced.",
        "He called it “a mess”. | She agreed.",
        "He called it “a mess.” | She agreed.",
        "'Why?' asked Tom. | 'Because,' said Ann.",
        "“He said, ‘Run!’ and we ran.” | It was dark.",
        "“He said, ‘Run.’” | We ran.",
        "\"Is it true?\" asked the judge. | \"It is.\"",
        "“Is it true?” | The judge waited.",
        "The sign read \"No Entry!\" in red. | We entered.",
        "“We will stay,” said Zelenskyy. | “We will not run.” | People cheered.",
        "The dogs’ bowl is empty. | Fill it.",
        "It was the '90s. | We were young.",
    ]);
}

#[test]
fn reads_brackets() {
    check(&[
        "He left (it was late). | She stayed.",
        "He left. | (It was late.) | She stayed.",
        "He left (was it late?) at noon. | She stayed.",
        "The army (see p. 4) withdrew. | It regrouped.",
        "It rose by half.[3] | Then it fell.",
        "It rose by half. [3] | Then it fell.",
        "The firm (Acme Inc.) closed. | It owed money.",
        "[He] will go. | [She] will not.",
    ]);
}

#[test]
fn reads_lists() {
    check(&[
        "1. Wash the rice. | 2. Boil it. | 3. Eat.",
        "1) wash the rice | 2) boil it | 3) eat",
        "a) tea | b) milk | c) sugar",
        "• tea | • milk",
        "a. Tea is hot. | b. Milk is cold.",
    ]);
}

#[test]
fn keeps_numbers_whole() {
    check(&[
        "It costs $3.50. | That is cheap.",
        "It costs $1,299.99 now. | Last year it was $999.",
        "Version 2.0.1 is out. | Version 3.0 is not.",
        "Growth was 4.5%. | Prices rose 2.1%.",
        "Pi is 3.14. | Two pi is 6.28.",
        "It scored .300 last year. | Now it is .250.",
        "Some 1.5 million fled. | Most returned.",
        "We counted to 10. | Then we ran.",
        "It weighs 5 kg. | The other weighs 7 lb. | Both float.",
    ]);
}

#[test]
fn keeps_addresses_and_names_of_files_whole() {
    check(&[
        "Go to www.example.com. | Read it.",
        "See https://example.com/a.b?c=d!e for more. | It is free.",
        "Write to ann.lee@example.co.uk. | She will answer.",
        "Open setup.exe and README.md. | Then reboot.",
        "Is it at example.org? | It was.",
        "More at https://example.org/a/b. | Enjoy.",
        "Booking.com and Amazon.com fell. | Ebay rose.",
    ]);
}

#[test]
fn reads_marks() {
    check(&[
        "What?! | You did it!",
        "Wow!!! | That is great.",
        "Really??? | Yes!",
        "Who knows? | Not I.",
        "Stop! | Police!",
        "He shouted \"Stop!\" and ran. | Nobody followed.",
        "Is it you? | 'Tis I.",
        "Did he win? | 2024 was his year.",
    ]);
}

#[test]
fn reads_dialogue() {
    check(&[
        "— Who is there? — he asked. | — It is me.",
        "– Come in. | – Thank you.",
        "- Come in. | - Thank you.",
        "Q: Who is it? | A: It is me.",
        "JUDGE: Sit down. | WITNESS: I will.",
    ]);
}

#[test]
fn reads_starts_in_small_letters_and_digits() {
    check(&[
        "Apple sold phones. | iPhone sales fell.",
        "He used a Mac. | macOS is old.",
        "They left. | 300 people stayed.",
        "Prices fell. | $5 buys a meal.",
        "It is late. | we should go.",
        "It works. | they said it would.",
        "More is online. | https://example.org/story has it.",
        "More is online. | www.example.org has it.",
    ]);
}

#[test]
fn splits_letters_at_greetings_and_closings() {
    check(&[
        "Dear Ann, | I write to thank you.",
        "Dear Mr. Hill: | We regret this.",
        "Hi, | I wanted to ask.",
        "Hello Ann, | We are back.",
        "See you soon. | Best regards, | Ann Lee",
        "It is done. | Sincerely, | Tom",
        "Dear old friends, Tom and Ann came. | We ate.",
        "Dear me, it is late. | Hi, Tom!",
        "Hello, Ukraine! | We are back.",
        "Regards, as ever, were sent. | He left.",
    ]);
}

#[test]
fn splits_mail_headers() {
    check(&[
        "Ann Lee | 08/16/2019 03:48 PM | Can we talk?",
        "Ann Lee on 08/16/2019 03:48:10 PM | We can.",
        "He arrived on 08/16/2019 03:48 PM and slept. | It was hot.",
        "Ann Lee ann@example.org | Call me.",
        "Ann Lee <ann@example.org> | Call me.",
        "Our page is http://example.org/a.html | The rest follows.",
        "They wrote to ann@example.org and waited. | Nobody answered.",
    ]);
}

#[test]
fn keeps_smileys_with_their_sentence() {
    check(&[
        "I like it. :) | He does not.",
        "I like it :-) | He does not.",
        "That hurts :( | Call me.",
        "I like it :) and so do you. | Good.",
        "He came: (he was late) all sat. | It rained.",
    ]);
}

#[test]
fn keeps_note_numbers_with_their_sentence() {
    check(&[
        "The law protects them. 4 | Even though few agreed, it passed.",
        "It was the first (see above). 12 | At the end all voted.",
        "The law protects them.4 | Even so, it failed.",
        "Police came. | 4 Ukrainians were hurt.",
        "Police came. | 12 people were hurt.",
        "1 Wash it. | 2 Then dry it.",
    ]);
}

#[test]
fn cuts_speech_that_is_broken_off() {
    check(&[
        "I know she's — | No, let me finish.",
        "You can't just — | What do you want?",
        "The capital — Kyiv — held. | It holds.",
        "KYIV — The president spoke. | We listened.",
        "LONDON (AP) — The queen spoke. | We listened.",
        "One thing is clear — I was wrong. | So was she.",
        "They saw it — “The Birds” — twice. | It is old.",
        "There are two — the old and the new. | Choose.",
    ]);
}

#[test]
fn keeps_clauses_behind_a_colon() {
    check(&[
        "He was clear: The war must end. | We agreed.",
        "Three came: Tom, Ann and Jim. | Two left.",
        "Ratio 3:2 is fine. | So is 16:9.",
        "Tom said: \"Go.\" | She went.",
    ]);
}

#[test]
fn ends_sentences_at_abbreviations_before_what_begins_anew() {
    check(&[
        "He lives in the U.S. | However, he works abroad.",
        "They came at 5 p.m. | Then they left.",
        "It is made by Acme Co. | Its owner is ill.",
        "She has a Ph.D. | Don't ask me why.",
        "They moved to the U.S. | That's all.",
        "He joined the U.S. Navy. | It took him.",
        "We met in Oct. | Then it snowed.",
    ]);
}

#[test]
fn ends_headings_at_a_blank_line() {
    let text = "A heading\n\nThe text. It goes on\nin a line.\n\nAnother";
    let found: Vec<&str> = sentences(text, Lang::EN).into_iter().map(|range| &text[range]).collect();
    assert_eq!(found, ["A heading", "The text.", "It goes on\nin a line.", "Another"]);
}

#[test]
fn keeps_a_shortened_aside_inside_its_sentence() {
    check(&[
        "The court heard Col. (ret.) Joan Ash. | It adjourned.",
        "Doors open early (by 9 a.m.) Friday and Saturday. | Bring a ticket.",
        "They sell tea (and coffee, etc.). | It is cheap.",
    ]);
}

#[test]
fn tells_a_denial_from_a_numeral() {
    check(&[
        "Her reply was no. | I asked again.",
        "No. | I never said that.",
        "Art. I of the treaty stands. | Vol. I of the book is lost.",
    ]);
}

#[test]
fn keeps_cases_dates_and_credits_whole() {
    check(&[
        "In Ash v. Marsh the judges agreed. | Lowe v. Hart differs.",
        "The painter (b. 1901, d. 1978) lived here. | The village (pop. 300) is old.",
        "The bakery, est. 1898, is shut. | Photo: AFP/J. Moss. | All rights reserved.",
    ]);
}
