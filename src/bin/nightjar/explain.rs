//! `nightjar explain`: why a text is told of, or not, for a terminal.

use crate::report::{clean, words};
use crate::watch::Watch;
use nightjar::explain::{Explanation, Outcome};
use nightjar::list::Entry;
use nightjar::span::Span;
use nightjar::watchlist::Watched;
use std::fmt::Write as _;

/// The explanation in lines. Places are in UTF-16 units, as the extension and `scan --json` count.
pub(crate) fn lines(text: &str, told: &Explanation, watch: &Watch) -> String {
    let mut out = String::new();
    let units = |byte: usize| Span::new(0, byte).of(text).encode_utf16().count();
    let place = |span: Span| format!("{}-{}", units(span.start), units(span.end));
    let label = |watched: Watched| match watched.item().and_then(|item| watch.entries.get(item)) {
        Some(entry) => name(entry),
        None => format!("{} (messages)", watch.called(watched).label),
    };

    section(&mut out, "Folded");
    table(
        &mut out,
        told.folded
            .iter()
            .map(|piece| [place(piece.span), piece.span.of(text).into(), piece.letters.clone()]),
    );

    section(&mut out, "Seen");
    table(
        &mut out,
        told.seen.iter().map(|seen| {
            let outcome = match seen.outcome {
                Outcome::Told(span, shown) => format!("told, {}: {shown}", place(span)),
                Outcome::GivesWay(span) => format!("accepted, {}, but another finding holds these words", place(span)),
                Outcome::Hint(span) => format!("accepted, {}, but told only beside a name or phone", place(span)),
                Outcome::Refused(why) => format!("refused: {why}"),
            };
            let seed = format!("{} ({})", seen.seed.letters, seen.how.as_str());
            [
                place(seen.seed.span),
                format!("{}: {seed}", label(seen.watched)),
                outcome,
            ]
        }),
    );
    let unseen: Vec<String> = (0..watch.entries.len())
        .map(Watched::Item)
        .filter(|item| !told.seen.iter().any(|seen| seen.watched == *item))
        .map(label)
        .collect();
    if !unseen.is_empty() {
        let _ = writeln!(out, "  nothing of: {}", clean(&unseen.join(", ")));
    }

    section(&mut out, "Told");
    table(
        &mut out,
        told.findings.iter().map(|finding| {
            let mut why: Vec<String> = finding.reasons.iter().map(|&reason| words(reason)).collect();
            if finding.accepted {
                why.push("the user said that this is fine".into());
            }
            let why = if why.is_empty() {
                String::new()
            } else {
                format!(" ({})", why.join(", "))
            };
            let severity = finding.severity.as_str();
            [
                place(finding.span),
                format!("{severity}: {}{why}", label(finding.watched)),
                finding.span.of(text).into(),
            ]
        }),
    );
    out
}

fn name(entry: &Entry) -> String {
    if entry.label.is_empty() {
        entry.kind.as_str().into()
    } else {
        format!("{} ({})", entry.label, entry.kind.as_str())
    }
}

fn section(out: &mut String, title: &str) {
    let _ = writeln!(out, "{}{title}", if out.is_empty() { "" } else { "\n" });
}

/// Rows with their columns below each other; a word where there are none.
fn table(out: &mut String, rows: impl Iterator<Item = [String; 3]>) {
    let rows: Vec<[String; 3]> = rows
        .map(|row| row.map(|cell| clean(&cell.replace('\n', "⏎")).into_owned()))
        .collect();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let (first, second) = (width(0), width(1));
    for [place, left, right] in &rows {
        let _ = writeln!(out, "  {place:<first$}  {left:<second$}  {right}");
    }
    if rows.is_empty() {
        out.push_str("  nothing\n");
    }
}
