//! The figures as tables in Markdown: all of them, and those that README shows.

use std::fmt::Write as _;

use nightjar::indicator::Kind;

use crate::run::{Clean, Near, Planted, Score};
use crate::texts::Language;
use crate::write::Way;

/// What README's generated section stands between.
const BEGIN: &str = "<!-- accuracy: written by ./build.sh accuracy -->";
const END: &str = "<!-- end of accuracy -->";

/// The section of README with these figures.
pub(crate) fn section(score: &Score) -> String {
    let mut out = format!("{BEGIN}\n\n");
    let all = score.sum(|_, _, _| true);
    let plain = score.sum(|_, _, way| way == Way::Plain);
    let near = score
        .near
        .values()
        .fold((0, 0), |sum, near| (sum.0 + near.tried, sum.1 + near.alarmed));
    let _ = writeln!(
        out,
        "`./build.sh accuracy` planted {} pieces of the data of invented people in posts, advertisements, chats, news and tables\n\
         of our own making. **{} were found where they are written in an ordinary way, {} over all the disguises below**, and of\n\
         all findings {} were right. {} near misses (another number, a relative, a longer word) gave {} alarms. False alarms per\n\
         megabyte of text in which nothing was planted: {}.\n\
         [RESULTS.csv](tests/accuracy/RESULTS.csv) has every figure, [tests/accuracy](tests/accuracy/README.md) says what is\n\
         planted and counted.\n",
        all.planted,
        percent(plain.found, plain.planted),
        percent(all.found, all.planted),
        percent(all.found, all.found + all.false_alarms),
        near.0,
        near.1,
        Language::ALL
            .map(|language| format!("{} {}", language.code(), per_megabyte(score, language)))
            .join(", "),
    );
    out.push_str("Found, by kind and by the language of the text around it:\n\n| | az | ru | tr | en |\n| --- | ---: | ---: | ---: | ---: |\n");
    for kind in Kind::ALL {
        let cells = Language::ALL.map(|language| score.sum(|one, other, _| one == kind && other == language));
        row(&mut out, kind.as_str(), &cells);
    }
    out.push_str("\nFound, by way of writing:\n\n| | az | ru | tr | en |\n| --- | ---: | ---: | ---: | ---: |\n");
    for way in Way::ALL {
        let cells = Language::ALL.map(|language| score.sum(|_, other, one| one == way && other == language));
        row(&mut out, way.title(), &cells);
    }
    let _ = write!(out, "\n{END}");
    out
}

/// README with this section in place of the one it has.
pub(crate) fn replace(readme: &str, section: &str) -> Option<String> {
    let (before, rest) = readme.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{section}{after}"))
}

/// Every figure, one line for each kind, language and way: what RESULTS.csv holds.
pub(crate) fn write(score: &Score) -> String {
    let mut out = String::from("what,kind,language,way,of,found,exact,false alarms\n");
    for ((kind, language, way), one) in &score.planted {
        let _ = writeln!(
            out,
            "planted,{},{},\"{}\",{},{},{},{}",
            kind.as_str(),
            language.code(),
            way.title(),
            one.planted,
            one.found,
            one.exact,
            one.false_alarms
        );
    }
    for ((kind, language), near) in &score.near {
        let _ = writeln!(
            out,
            "near miss,{},{},,{},,,{}",
            kind.as_str(),
            language.code(),
            near.tried,
            near.alarmed
        );
    }
    for (language, clean) in &score.clean {
        let _ = writeln!(
            out,
            "clean bytes,,{},,{},,,{}",
            language.code(),
            clean.bytes,
            clean.alarms
        );
    }
    out
}

/// The figures that were written.
pub(crate) fn read(results: &str) -> Score {
    let mut score = Score::default();
    for line in results.lines().skip(1) {
        let (head, rest) = line.split_once(',').unwrap();
        let mut cells = rest.splitn(3, ',');
        let kind = Kind::from_name(cells.next().unwrap());
        let language = cells.next().unwrap();
        let language = *Language::ALL.iter().find(|one| one.code() == language).unwrap();
        let rest = cells.next().unwrap();
        // The way alone may have commas; it is in quotes.
        let (way, figures) = match rest.strip_prefix('"') {
            Some(quoted) => quoted.split_once("\",").unwrap(),
            None => rest.split_once(',').unwrap(),
        };
        let figures: Vec<usize> = figures.split(',').map(|figure| figure.parse().unwrap_or(0)).collect();
        match head {
            "planted" => {
                let way = *Way::ALL.iter().find(|one| one.title() == way).unwrap();
                let planted = Planted {
                    planted: figures[0],
                    found: figures[1],
                    exact: figures[2],
                    false_alarms: figures[3],
                };
                score.planted.insert((kind.unwrap(), language, way), planted);
            }
            "near miss" => {
                let near = Near {
                    tried: figures[0],
                    alarmed: figures[3],
                };
                score.near.insert((kind.unwrap(), language), near);
            }
            _ => {
                let clean = Clean {
                    bytes: figures[0],
                    alarms: figures[3],
                };
                score.clean.insert(language, clean);
            }
        }
    }
    score
}

impl Score {
    /// What was planted and found, over some kinds, languages and ways.
    pub(crate) fn sum(&self, some: impl Fn(Kind, Language, Way) -> bool) -> Planted {
        let mut sum = Planted::default();
        for ((kind, language, way), one) in &self.planted {
            if some(*kind, *language, *way) {
                sum.planted += one.planted;
                sum.found += one.found;
                sum.exact += one.exact;
                sum.false_alarms += one.false_alarms;
            }
        }
        sum
    }
}

fn row(out: &mut String, title: &str, cells: &[Planted; 4]) {
    if cells.iter().any(|cell| cell.planted > 0) {
        let cells = cells.map(|cell| percent(cell.found, cell.planted));
        let _ = writeln!(out, "| {title} | {} |", cells.join(" | "));
    }
}

/// Rounded down: what is not all is not 100 %.
fn percent(part: usize, of: usize) -> String {
    match (part, of) {
        (_, 0) => String::new(),
        (part, of) if part == of => "100 %".into(),
        (part, of) => {
            let tenths = part * 1000 / of;
            format!("{}.{} %", tenths / 10, tenths % 10)
        }
    }
}

fn per_megabyte(score: &Score, language: Language) -> String {
    let clean = score.clean[&language];
    format!("{:.2}", clean.alarms as f64 * 1e6 / clean.bytes.max(1) as f64)
}
