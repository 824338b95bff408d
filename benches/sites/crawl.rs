//! Which pages a site has, and in what order they are met.

use super::outline::{Genre, Outline};
use super::random::{Random, seed_of};
use super::site::Site;
use super::text::stock;
use super::tongue::Tongue;

/// A page that is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stop {
    /// The place of the site among those that are crawled at a time.
    pub(crate) site: usize,
    pub(crate) tongue: Tongue,
    pub(crate) target: Target,
}

/// What stands on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    Front,
    Section(usize),
    Tag(usize),
    Author(usize),
    About,
    Story { number: u64, copy: Copied, paired: bool },
}

/// Which copy of a page of a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Copied {
    /// The page itself.
    Not,
    Amp,
    Print,
    /// With parameters of a campaign behind the address.
    Tracked,
    /// On the host for telephones.
    Mobile,
    /// Without encryption.
    Http,
}

/// Pages of which one shows no story.
const PAGES_A_LISTING: usize = 11;

/// The pages of a site, as they were published, and how many stories it has.
pub(crate) fn stops(site: &Site, place: usize) -> (Vec<Stop>, u64) {
    let mut stops = listings(site, place);
    let mut number = 0;
    while stops.len() < site.pages || number < 2 {
        let start = stops.len();
        push_story(site, place, &Outline::new(site.seed, number), &mut stops);
        if stops.len() > site.pages {
            stops.truncate(site.pages);
            part(&mut stops[start.min(site.pages)..]);
        }
        number += 1;
    }
    (stops, number)
}

/// Marks the pages of a story as in no pair, where one of a pair is missing.
fn part(stops: &mut [Stop]) {
    let originals = stops.iter().filter(|stop| matches!(stop.target, Target::Story { paired: true, .. })).count();
    for stop in stops.iter_mut().filter(|_| originals < 2) {
        if let Target::Story { paired, .. } = &mut stop.target {
            *paired = false;
        }
    }
}

fn listings(site: &Site, place: usize) -> Vec<Stop> {
    let mut random = Random::fork(site.seed, 6);
    let most = site.pages / PAGES_A_LISTING;
    let mut targets = vec![Target::Front, Target::About];
    targets.extend((0..stock().subjects.len()).map(Target::Section));
    targets.extend((0..most).map(|_| match random.below(3) {
        0 => Target::Author(random.below(40)),
        _ => Target::Tag(random.below(200)),
    }));
    targets.truncate(most.max(2) / 2);
    let stop = |target, tongue| Stop { site: place, tongue, target };
    let mut stops: Vec<Stop> =
        targets.iter().flat_map(|&target| [Tongue::En, Tongue::Uk].map(|tongue| stop(target, tongue))).collect();
    stops.sort_unstable_by_key(|stop| (stop.tongue, order(stop.target)));
    stops.dedup();
    stops.truncate(site.pages);
    stops
}

/// A key that tells targets apart which show no story.
fn order(target: Target) -> (u8, usize) {
    match target {
        Target::Front => (0, 0),
        Target::About => (1, 0),
        Target::Section(number) => (2, number),
        Target::Tag(number) => (3, number),
        Target::Author(number) => (4, number),
        Target::Story { .. } => (5, 0),
    }
}

/// All pages of a story: its versions, and the copies of each.
fn push_story(site: &Site, place: usize, outline: &Outline, stops: &mut Vec<Stop>) {
    let mut random = Random::fork(outline.seed, 9);
    let paired = outline.is_bilingual() && outline.genre != Genre::Gallery;
    for tongue in [Tongue::En, Tongue::Uk, Tongue::Ru] {
        if !outline.exists_in(tongue) || (tongue == Tongue::Ru && !site.russian) {
            continue;
        }
        let mut push = |copy, paired| {
            let target = Target::Story { number: outline.number, copy, paired };
            stops.push(Stop { site: place, tongue, target });
        };
        push(Copied::Not, paired && tongue != Tongue::Ru);
        if let Some(copy) = copy(site, &mut random) {
            push(copy, false);
        }
    }
}

/// Which copy of a page there is, if any. Without a canonical address, only the parameters tell which is the page
/// itself.
fn copy(site: &Site, random: &mut Random) -> Option<Copied> {
    let copy = match random.below(100) {
        0..5 => Copied::Tracked,
        5..8 => Copied::Amp,
        8..10 => Copied::Print,
        10..12 => Copied::Mobile,
        12..13 => Copied::Http,
        _ => return None,
    };
    (site.canonical || copy == Copied::Tracked).then_some(copy)
}

/// The pages of some sites, in the order in which they are met.
pub(crate) fn mixed(stops: Vec<Stop>, seed: u64) -> Vec<Stop> {
    let mut stops = stops;
    Random::new(seed_of(seed, stops.len() as u64)).shuffle(&mut stops);
    stops
}
