//! Reads `tests/scenarios.md`: how grave short texts are, what they are said to be, and which is graver than which. The page
//! itself says how it is written.

#![allow(
    clippy::unwrap_used,
    reason = "a test stops at the first surprise, its helpers as well"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use nightjar::context::Category;
use nightjar::finding::{Finding, Reason, Severity};
use nightjar::indicator::{Indicator, Kind};
use nightjar::scan::Scanner;
use nightjar::watchlist::Watchlist;

const PAGE: &str = include_str!("scenarios.md");

/// A text, and what is to be said of it.
struct Scenario {
    name: String,
    level: Option<Severity>,
    words: BTreeSet<Category>,
    text: String,
}

struct Page {
    scanner: Scanner,
    scenarios: Vec<Scenario>,
    /// Names from the mildest to the gravest.
    orders: Vec<Vec<String>>,
}

fn level(name: &str) -> Option<Severity> {
    match name {
        "none" => None,
        _ => Some(
            [Severity::Notice, Severity::Warn, Severity::Danger]
                .into_iter()
                .find(|severity| severity.as_str() == name)
                .unwrap_or_else(|| panic!("no level `{name}`")),
        ),
    }
}

fn category(name: &str) -> Category {
    Category::ALL
        .into_iter()
        .find(|category| category.as_str() == name)
        .unwrap_or_else(|| panic!("no category `{name}`"))
}

fn read() -> Page {
    let mut watchlist = Watchlist::new();
    let mut scenarios: Vec<Scenario> = Vec::new();
    let mut orders = Vec::new();
    let mut heading = "";
    let mut lines = PAGE.lines();
    while let Some(line) = lines.next() {
        if let Some(name) = line.strip_prefix("## ") {
            heading = name;
        } else if let Some(order) = line.strip_prefix("- ").filter(|order| order.contains(" < ")) {
            orders.push(order.split(" < ").map(str::to_owned).collect());
        } else if let Some(head) = line.strip_prefix("```") {
            let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            if head == "watch" {
                for line in body {
                    let (kind, value) = line.split_once(": ").unwrap();
                    watchlist.add(Indicator::parse(Kind::from_name(kind).unwrap(), value, &[], false).unwrap());
                }
                continue;
            }
            let mut words = head.split(' ');
            scenarios.push(Scenario {
                name: heading.to_owned(),
                level: level(words.next().unwrap()),
                words: words.map(category).collect(),
                text: body.join("\n").replace("\n...\n", "\u{1e}"),
            });
        }
    }
    Page {
        scanner: watchlist.compile().unwrap(),
        scenarios,
        orders,
    }
}

fn gravest(findings: &[Finding]) -> Option<Severity> {
    findings.iter().map(|finding| finding.severity).max()
}

fn said(findings: &[Finding]) -> BTreeSet<Category> {
    let reasons = findings.iter().flat_map(|finding| &finding.reasons);
    reasons
        .filter_map(|reason| match reason {
            Reason::Words(category) => Some(*category),
            _ => None,
        })
        .collect()
}

fn write(level: Option<Severity>, words: &BTreeSet<Category>) -> String {
    let level = level.map_or("none", Severity::as_str);
    words.iter().fold(level.to_owned(), |mut line, category| {
        write!(line, " {}", category.as_str()).unwrap();
        line
    })
}

#[test]
fn every_scenario_is_as_grave_as_written() {
    let page = read();
    assert!(page.scenarios.len() >= 40, "{}", page.scenarios.len());
    let mut wrong = String::new();
    for Scenario {
        name,
        level,
        words,
        text,
    } in &page.scenarios
    {
        let findings = page.scanner.scan("", text);
        let (expected, there) = (write(*level, words), write(gravest(&findings), &said(&findings)));
        if expected != there {
            writeln!(wrong, "{name}\n  expected {expected}\n  there is {there}\n  {text}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn each_is_graver_than_the_one_before_it() {
    let page = read();
    let levels: BTreeMap<&str, Option<Severity>> = page
        .scenarios
        .iter()
        .map(|scenario| (scenario.name.as_str(), gravest(&page.scanner.scan("", &scenario.text))))
        .collect();
    assert_eq!(levels.len(), page.scenarios.len(), "two scenarios have one name");
    assert!(page.orders.len() >= 10, "{}", page.orders.len());
    for order in &page.orders {
        let graver: Vec<_> = order
            .iter()
            .map(|name| {
                levels
                    .get(name.as_str())
                    .unwrap_or_else(|| panic!("no scenario `{name}`"))
            })
            .collect();
        assert!(
            graver.windows(2).all(|pair| pair[0] < pair[1]),
            "{}: {graver:?}",
            order.join(" < ")
        );
    }
}
