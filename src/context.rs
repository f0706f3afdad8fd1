//! What the words around a finding say: that someone is threatened, offered as an escort, called mentally ill.
//!
//! Context words cost nothing where nothing was found: they are looked for only in the neighbourhood of matches, after the
//! scan. They never make a finding; they tell how grave one is, and why. Which words, by category and language, is in
//! `context/words.txt`; what a category weighs is in `finding/weight.rs`.
//!
//! What tempers them, by rule:
//! - an entry of several meanings (`maybe`) counts only beside a different one of its category;
//! - a negated word counts for nothing ("not an escort", "dəli deyil");
//! - a text that reports (`news`), or that thanks or defends (`friendly`), tells of such things and does not do them, but for
//!   a threat that is made to someone (`you`);
//! - words inside a finding are the user's own: her private message that was leaked threatens no one.

mod lexicon;
mod skeleton;

use core::ops::Range;

use crate::class;
use crate::fold::Folded;
use crate::ruler::{Mark, Ruler};
use crate::span::Span;

use lexicon::{Entry, Force, Lexicon, Section};
use skeleton::{Language, Token};

/// What the words near a finding do to her. Each has a sentence in the locales under `reason_<name>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// To hurt or kill her.
    Threat,
    /// An ultimatum: do this, or we publish.
    Blackmail,
    /// An advertisement of sexual services.
    Escort,
    /// Intimate pictures; insults to her sexual honour.
    Sexual,
    /// That she is a bad mother or wife.
    BadMother,
    /// That she is mentally ill.
    MentalIllness,
    /// Her sexual orientation or gender told to others.
    Outing,
    /// A call to ring, message, report her in numbers.
    Harassment,
    /// Where she lives or is, a call to go there.
    HomeVisit,
    /// That something of hers is exposed or leaked.
    Exposure,
    /// That she is a traitor, a foreign agent.
    Traitor,
}

impl Category {
    /// Every category, the gravest first.
    pub const ALL: [Category; 11] = [
        Category::Threat,
        Category::Blackmail,
        Category::Escort,
        Category::Sexual,
        Category::Outing,
        Category::HomeVisit,
        Category::Harassment,
        Category::Exposure,
        Category::BadMother,
        Category::MentalIllness,
        Category::Traitor,
    ];

    /// The name used in messages, in `--json` and in the locales.
    pub const fn as_str(self) -> &'static str {
        match self {
            Category::Threat => "threat",
            Category::Blackmail => "blackmail",
            Category::Escort => "escort",
            Category::Sexual => "sexual",
            Category::BadMother => "bad-mother",
            Category::MentalIllness => "mental-illness",
            Category::Outing => "outing",
            Category::Harassment => "harassment",
            Category::HomeVisit => "home-visit",
            Category::Exposure => "exposure",
            Category::Traitor => "traitor",
        }
    }
}

/// What stands around one match.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Context {
    /// In the order of [`Category::ALL`].
    pub(crate) categories: Vec<Category>,
    /// An invitation to get in touch.
    pub(crate) contact: bool,
    /// The text reports, thanks or defends.
    pub(crate) tempered: bool,
    /// The page is of the everyday sort: a profile, a directory, a programme, an advertisement of one's own.
    pub(crate) ordinary: bool,
}

/// Words count within this many characters of a match. The content script sends as much around what changed.
const REACH: usize = 240;
/// And within this many lines.
const LINES: usize = 5;
/// A word at the edge of the neighbourhood is read to its end, up to so many bytes.
const WORD: usize = 64;
/// Different words that report, from which on a text is news.
const NEWS: usize = 2;

/// A word or a few that say something.
struct Hit {
    entry: &'static Entry,
    span: Span,
    /// The word that it begins with.
    word: Vec<u8>,
}

/// What stands around each of these places, which are sorted.
pub(crate) fn read(haystack: &str, places: &[Span]) -> Vec<Context> {
    let mut hits = Vec::new();
    for stretch in neighbourhoods(haystack, places) {
        collect(haystack, stretch, &mut hits);
    }
    drop_inside(places, &mut hits);
    let ruler = Ruler::new(haystack, places.iter().copied().chain(hits.iter().map(|hit| hit.span)));
    let ends: Vec<[Mark; 2]> = hits.iter().map(|hit| ruler.ends(hit.span)).collect();
    places
        .iter()
        .map(|place| {
            let [start, end] = ruler.ends(*place);
            // Hits are sorted and as long as a few words: none before this one reaches so far.
            let first = ends.partition_point(|[_, after]| after.letters + REACH < start.letters);
            let near: Vec<Near> = (first..hits.len())
                .take_while(|at| ends[*at][0].letters <= end.letters + REACH)
                .filter(|at| {
                    let [before, after] = ends[*at];
                    after.gaps >= start.gaps
                        && before.gaps <= end.gaps
                        && after.lines + LINES >= start.lines
                        && before.lines <= end.lines + LINES
                })
                .map(|at| (&hits[at], ends[at]))
                .collect();
            judge(&near)
        })
        .collect()
}

/// The text around the places, overlapping stretches joined, cut at gaps.
fn neighbourhoods(haystack: &str, places: &[Span]) -> Vec<Span> {
    let mut stretches: Vec<Span> = Vec::new();
    for place in places {
        let before = Span::new(0, place.start).of(haystack);
        let after = Span::new(place.end, haystack.len()).of(haystack);
        let stretch = Span::new(
            place.start - reach(before.chars().rev()),
            place.end + reach(after.chars()),
        );
        match stretches.last_mut() {
            Some(last) if stretch.start <= last.end => {
                *last = Span::new(last.start.min(stretch.start), last.end.max(stretch.end));
            }
            _ => stretches.push(stretch),
        }
    }
    stretches
}

/// How many bytes these letters take up to the reach, or to a gap; a word that has begun is taken to its end.
fn reach(letters: impl Iterator<Item = char>) -> usize {
    let mut bytes = 0;
    for (count, letter) in letters.enumerate() {
        if letter == '\u{1e}' || count >= REACH && (!letter.is_alphanumeric() || count >= REACH + WORD) {
            break;
        }
        bytes += letter.len_utf8();
    }
    bytes
}

/// An entry, and which words of a stretch it is.
type Found = (&'static Entry, Range<usize>);

/// Every entry that stands in a stretch of the haystack and is meant.
fn collect(haystack: &str, stretch: Span, hits: &mut Vec<Hit>) {
    let text = Folded::new(stretch.of(haystack));
    let tokens = skeleton::tokens(&text, 0..text.classes().len());
    let mut found: Vec<Found> = Vec::new();
    for at in 0..tokens.len() {
        Lexicon::get().each(&tokens[at..], |entry, length| found.push((entry, at..at + length)));
    }
    let tongue = |english: bool| {
        let is = move |(entry, _): &&Found| {
            entry.section == Section::Language && (entry.language == Language::English) == english
        };
        found.iter().filter(is).count()
    };
    let is_english = tongue(true) > 1 && tongue(false) == 0;
    for (entry, range) in &found {
        let says = !matches!(entry.section, Section::Before | Section::After | Section::Language);
        let foreign =
            is_english && entry.is_short() && matches!(entry.language, Language::Azerbaijani | Language::Turkish);
        let other = |(other, place): &Found| {
            other.force == Force::Not
                && other.section == entry.section
                && place.start < range.end
                && range.start < place.end
        };
        if !says
            || foreign
            || entry.force == Force::Not
            || around(&found, range).iter().any(other)
            || is_negated(&found, &tokens, text.classes(), range)
        {
            continue;
        }
        if let [first, ..] = &tokens[range.clone()] {
            let place = text.span(first.range.start..tokens[range.end - 1].range.end);
            hits.push(Hit {
                entry,
                span: Span::new(stretch.start + place.start, stretch.start + place.end),
                word: first.skeleton.clone(),
            });
        }
    }
}

/// Those that begin near these words: they were found in the order of their first words.
fn around<'f>(found: &'f [Found], range: &Range<usize>) -> &'f [Found] {
    /// More words than any entry has.
    const LONGEST: usize = 24;
    let from = found.partition_point(|(_, place)| place.start + LONGEST < range.start);
    let to = found.partition_point(|(_, place)| place.start <= range.end);
    found.get(from..to).unwrap_or_default()
}

/// Whether a word of negation stands before or behind these words, parted from them by no sign, and by no more than an
/// article. One that belongs to another entry ("не жить") negates nothing else.
fn is_negated(found: &[Found], tokens: &[Token], classes: &[u8], range: &Range<usize>) -> bool {
    const ARTICLES: [&[u8]; 3] = [b"a", b"an", b"bir"];
    let near = around(found, range);
    let negates = |at: usize, section: Section| {
        let is = |(entry, place): &Found| entry.section == section && place.start == at;
        let taken = |(entry, place): &Found| {
            matches!(entry.section, Section::Category(_)) && place.contains(&at) && place.len() > 1
        };
        near.iter().any(is) && !near.iter().any(taken)
    };
    let plain = |from: &Token, to: &Token| {
        let between = classes.get(from.range.end..to.range.start).unwrap_or_default();
        between.iter().all(|class| matches!(*class, class::SPACE | b'"'))
    };
    let mut first = range.start;
    if first > 1
        && ARTICLES.contains(&tokens[first - 1].skeleton.as_slice())
        && plain(&tokens[first - 1], &tokens[first])
    {
        first -= 1;
    }
    let before = first > 0 && plain(&tokens[first - 1], &tokens[first]) && negates(first - 1, Section::Before);
    let after = || {
        range.end < tokens.len()
            && plain(&tokens[range.end - 1], &tokens[range.end])
            && negates(range.end, Section::After)
    };
    before || after()
}

/// Drops what stands inside a place, and sorts the rest.
fn drop_inside(places: &[Span], hits: &mut Vec<Hit>) {
    hits.sort_by_key(|hit| hit.span);
    let mut at = 0;
    let mut covered = 0;
    hits.retain(|hit| {
        while let Some(place) = places.get(at).filter(|place| place.start <= hit.span.start) {
            covered = covered.max(place.end);
            at += 1;
        }
        hit.span.end > covered
    });
}

/// A hit near a place, and what lies before its ends.
type Near<'h> = (&'h Hit, [Mark; 2]);

/// What these words come to together.
fn judge(near: &[Near<'_>]) -> Context {
    let of = |section: Section, force: Force| {
        near.iter()
            .filter(move |(hit, _)| hit.entry.section == section && hit.entry.force == force)
            .copied()
    };
    let stands = |section| of(section, Force::Clear).next().is_some() || different(of(section, Force::Maybe)) > 1;
    let categories: Vec<Category> = Category::ALL
        .into_iter()
        .filter(|category| stands(Section::Category(*category)))
        .collect();
    // "If you go to the police, we will kill you" is no report.
    let made = stands(Section::You)
        && categories
            .iter()
            .any(|one| matches!(one, Category::Threat | Category::Blackmail));
    let tells = different(of(Section::News, Force::Clear)) >= NEWS || stands(Section::Friendly);
    Context {
        categories,
        contact: stands(Section::Contact),
        tempered: tells && !made,
        ordinary: stands(Section::Ordinary),
    }
}

/// How many different words these are, not far from each other; two entries for one word are one, and so are two forms of it.
fn different<'h>(hits: impl Iterator<Item = Near<'h>>) -> usize {
    /// Letters that forms of one word share.
    const STEM: usize = 4;
    /// Characters between two that are said together.
    const TOGETHER: usize = 100;
    let stem = |hit: &'h Hit| hit.word.get(..STEM).unwrap_or(&hit.word);
    let mut counted: Vec<Near<'h>> = Vec::new();
    let mut most = 0;
    for (hit, ends) in hits {
        counted.retain(|(_, [_, end])| end.letters + TOGETHER >= ends[0].letters);
        let other = |(known, _): &Near<'h>| {
            stem(known) != stem(hit) && (known.span.end <= hit.span.start || hit.span.end <= known.span.start)
        };
        if counted.iter().all(other) {
            counted.push((hit, ends));
            most = most.max(counted.len());
        }
    }
    most
}
