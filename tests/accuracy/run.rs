//! The experiment: watchlists of invented people, everything of theirs planted in every way, and what the scanner says.

use std::collections::BTreeMap;

use nightjar::finding::Finding;
use nightjar::indicator::Kind;
use nightjar::scan::Scanner;
use nightjar::watchlist::Watched;

use crate::host::{Cast, Hosts};
use crate::person::{self, Item, Value};
use crate::random::Random;
use crate::texts::{Language, Texts, Word};
use crate::write::{Way, near_miss, write};

/// Planted texts of one kind, language and way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Planted {
    pub(crate) planted: usize,
    pub(crate) found: usize,
    /// Found, and no letter or figure outside of what was planted is in the finding.
    pub(crate) exact: usize,
    /// Findings about something else.
    pub(crate) false_alarms: usize,
}

/// Texts that look like an item and are not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Near {
    pub(crate) tried: usize,
    pub(crate) alarmed: usize,
}

/// Text in which nothing is planted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Clean {
    pub(crate) bytes: usize,
    pub(crate) alarms: usize,
}

/// Something that did not come out as it should.
#[derive(Clone, Debug)]
pub(crate) struct Surprise {
    pub(crate) kind: Kind,
    pub(crate) language: Language,
    /// The way of writing; none for near misses and clean text.
    pub(crate) way: Option<Way>,
    pub(crate) text: String,
    pub(crate) what: &'static str,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Score {
    pub(crate) planted: BTreeMap<(Kind, Language, Way), Planted>,
    pub(crate) near: BTreeMap<(Kind, Language), Near>,
    pub(crate) clean: BTreeMap<Language, Clean>,
    pub(crate) surprises: Vec<Surprise>,
}

/// A scanner whose findings name our items.
struct Watch {
    scanner: Scanner,
    numbers: Vec<usize>,
}

impl Watch {
    fn scan(&self, text: &str) -> Vec<Finding> {
        let mut findings = self.scanner.scan("", text);
        for finding in &mut findings {
            if let Watched::Item(item) = &mut finding.watched {
                *item = self.numbers[*item];
            }
        }
        findings
    }
}

impl Score {
    /// One watchlist for each seed; clean text of so many bytes for each language and seed.
    pub(crate) fn of(seeds: std::ops::RangeInclusive<u64>, clean: usize) -> Score {
        let texts = Texts::new();
        let mut score = Score::default();
        for seed in seeds {
            score.seed(&texts, seed, clean);
        }
        score
    }

    fn seed(&mut self, texts: &Texts, seed: u64, clean: usize) {
        let random = &mut Random::new(seed);
        let items = person::people(texts, random);
        let (watchlist, numbers, refused) = person::watchlist(&items, random);
        for (number, text) in refused {
            self.surprises.push(Surprise {
                kind: items[number].kind(),
                language: items[number].home,
                way: None,
                text,
                what: "refused",
            });
        }
        let scanner = Watch {
            scanner: watchlist.compile().unwrap(),
            numbers,
        };
        let watched: Vec<&Word> = items
            .iter()
            .filter_map(|item| match &item.value {
                Value::Name(name) => Some([&name.given, &name.family]),
                _ => None,
            })
            .flatten()
            .collect();
        let hosts = Hosts {
            texts,
            cast: Cast::strangers(texts, &watched),
        };
        for (number, item) in items.iter().enumerate() {
            for language in Language::ALL {
                for way in Way::ALL {
                    self.plant(&scanner, &hosts, (number, item), language, way, random);
                }
                self.miss(&scanner, &hosts, (number, item), language, random);
            }
        }
        let hosts = Hosts {
            texts,
            cast: Cast::namesakes(texts, &watched),
        };
        for language in Language::ALL {
            let text = hosts.clean(language, clean, random);
            let tally = self.clean.entry(language).or_default();
            tally.bytes += text.len();
            for finding in scanner.scan(&text) {
                tally.alarms += 1;
                self.surprises.push(Surprise {
                    kind: finding.kind,
                    language,
                    way: None,
                    text: around(&text, finding.span.start, finding.span.end),
                    what: "alarm in clean text",
                });
            }
        }
    }

    fn plant(
        &mut self,
        scanner: &Watch,
        hosts: &Hosts<'_>,
        (number, item): (usize, &Item),
        language: Language,
        way: Way,
        random: &mut Random,
    ) {
        let kind = item.kind();
        let Some(written) = write(item, way, language, random) else {
            return;
        };
        let host = hosts.plant(kind, language, &written, random);
        let tally = self.planted.entry((kind, language, way)).or_default();
        tally.planted += 1;
        let (mut found, mut wide) = (false, None);
        for finding in scanner.scan(&host.text) {
            let touches = finding.span.start < host.planted.end && host.planted.start < finding.span.end;
            if !touches {
                tally.false_alarms += 1;
                self.surprises.push(Surprise {
                    kind: finding.kind,
                    language,
                    way: Some(way),
                    text: around(&host.text, finding.span.start, finding.span.end),
                    what: "alarm beside what was planted",
                });
            } else if finding.watched == Watched::Item(number) {
                found = true;
                let outside = |from: usize, to: usize| {
                    host.text
                        .get(from..to)
                        .is_some_and(|text| text.contains(char::is_alphanumeric))
                };
                if outside(finding.span.start, host.planted.start) || outside(host.planted.end, finding.span.end) {
                    wide = Some(finding.span.start..finding.span.end);
                }
            }
        }
        tally.found += usize::from(found);
        tally.exact += usize::from(found && wide.is_none());
        if !found || wide.is_some() {
            let place = wide.unwrap_or(host.planted);
            self.surprises.push(Surprise {
                kind,
                language,
                way: Some(way),
                text: around(&host.text, place.start, place.end),
                what: if found { "more than was planted" } else { "missed" },
            });
        }
    }

    fn miss(
        &mut self,
        scanner: &Watch,
        hosts: &Hosts<'_>,
        (number, item): (usize, &Item),
        language: Language,
        random: &mut Random,
    ) {
        let kind = item.kind();
        for _ in 0..3 {
            let strangers = hosts.cast.some(language, 4, random);
            let Some(written) = near_miss(item, language, &strangers, random) else {
                return;
            };
            let host = hosts.plant(kind, language, &written, random);
            let tally = self.near.entry((kind, language)).or_default();
            tally.tried += 1;
            let alarmed = scanner
                .scan(&host.text)
                .iter()
                .any(|finding| finding.watched == Watched::Item(number));
            tally.alarmed += usize::from(alarmed);
            if alarmed {
                self.surprises.push(Surprise {
                    kind,
                    language,
                    way: None,
                    text: around(&host.text, host.planted.start, host.planted.end),
                    what: "alarm at a near miss",
                });
            }
        }
    }
}

/// A place with a few words on either side.
fn around(text: &str, start: usize, end: usize) -> String {
    let before: String = text[..start]
        .chars()
        .rev()
        .take(30)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect();
    let after: String = text[end..].chars().take(20).collect();
    format!("{before}⟦{}⟧{after}", &text[start..end]).replace('\n', "⏎")
}
