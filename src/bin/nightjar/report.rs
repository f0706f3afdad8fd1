//! What was found, as lines for people or as JSON.

use crate::watch::Watch;
use nightjar::extract::Extracted;
use nightjar::finding::{Finding, Reason};
use nightjar::span::Span;
use serde::Serialize;
use std::borrow::Cow;
use std::io::{self, Write};

/// Writes findings.
#[derive(Debug)]
pub(crate) struct Report<W> {
    output: W,
    json: bool,
    show_text: bool,
    /// Findings so far.
    pub(crate) found: usize,
    /// Files with a finding so far.
    pub(crate) files: usize,
}

/// A finding as `--json` prints it.
#[derive(Serialize)]
struct Line<'a> {
    path: &'a str,
    id: Option<&'a str>,
    kind: &'static str,
    label: &'a str,
    severity: &'static str,
    /// In UTF-16 units of the extracted text, as the extension counts.
    start: usize,
    end: usize,
    reasons: Vec<String>,
    /// Of messages: about how many words.
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
}

impl<W: Write> Report<W> {
    /// Writes to `output`.
    pub(crate) const fn new(output: W, json: bool, show_text: bool) -> Report<W> {
        Report {
            output,
            json,
            show_text,
            found: 0,
            files: 0,
        }
    }

    /// The findings of one file; what the user has accepted is not told.
    pub(crate) fn file(
        &mut self,
        path: &str,
        extracted: &Extracted,
        findings: &[Finding],
        watch: &Watch,
    ) -> io::Result<()> {
        let told: Vec<&Finding> = findings.iter().filter(|finding| !finding.accepted).collect();
        self.found += told.len();
        self.files += usize::from(!told.is_empty());
        if self.json {
            let units = utf16_offsets(&extracted.text, &told);
            for (finding, (start, end)) in told.iter().zip(units) {
                let called = watch.called(finding.watched);
                let line = Line {
                    path,
                    id: Some(called.id).filter(|id| !id.is_empty()),
                    kind: finding.kind.as_str(),
                    label: called.label,
                    severity: finding.severity.as_str(),
                    start,
                    end,
                    reasons: finding.reasons.iter().map(|reason| reason.name()).collect(),
                    words: finding.words,
                    text: self.show_text.then(|| finding.span.of(&extracted.text)),
                };
                serde_json::to_writer(&mut self.output, &line)?;
                self.output.write_all(b"\n")?;
            }
        } else {
            for finding in told {
                self.line(path, extracted, finding, watch)?;
            }
        }
        self.output.flush()
    }

    fn line(&mut self, path: &str, extracted: &Extracted, finding: &Finding, watch: &Watch) -> io::Result<()> {
        let place = match extracted
            .places
            .partition_point(|place| place.start <= finding.span.start)
            .checked_sub(1)
        {
            Some(place) => format!(", {}", extracted.places[place].name),
            None => {
                let before = Span::new(0, finding.span.start).of(&extracted.text);
                format!(":{}", 1 + before.bytes().filter(|&byte| byte == b'\n').count())
            }
        };
        let called = Some(watch.called(finding.watched).label).filter(|label| !label.is_empty());
        let label = called.unwrap_or(finding.kind.as_str());
        let about = finding
            .words
            .map(|words| format!(", about {words} words"))
            .unwrap_or_default();
        let reasons: String = finding
            .reasons
            .iter()
            .map(|&reason| format!(", {}", words(reason)))
            .collect();
        let kind = finding.kind.as_str();
        let line = format!(
            "{path}{place}: {}: {label} ({kind}{about}{reasons})",
            finding.severity.as_str()
        );
        write!(self.output, "{}", clean(&line))?;
        if self.show_text {
            write!(self.output, ": {}", clean(finding.span.of(&extracted.text)))?;
        }
        self.output.write_all(b"\n")
    }
}

/// A reason in words.
pub(crate) fn words(reason: Reason) -> String {
    reason.name().replace('-', " ")
}

/// Without what a terminal would obey, or what would turn the order of the line: names and texts are others' to write.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    let is_bad = |c: char| c.is_control() || matches!(c, '\u{1e}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if text.contains(is_bad) {
        text.replace(is_bad, " ").into()
    } else {
        text.into()
    }
}

/// Where each finding begins and ends in UTF-16 units: one pass over the text for all of them.
fn utf16_offsets(text: &str, findings: &[&Finding]) -> Vec<(usize, usize)> {
    let mut bytes: Vec<usize> = findings
        .iter()
        .flat_map(|finding| [finding.span.start, finding.span.end])
        .collect();
    bytes.sort_unstable();
    bytes.dedup();
    let (mut at, mut units) = (0, 0);
    let offsets: Vec<usize> = bytes
        .iter()
        .map(|&byte| {
            units += Span::new(at, byte).of(text).chars().map(char::len_utf16).sum::<usize>();
            at = byte;
            units
        })
        .collect();
    // Every offset that is asked for is among them.
    let offset = |byte: usize| offsets[bytes.partition_point(|&other| other < byte)];
    findings
        .iter()
        .map(|finding| (offset(finding.span.start), offset(finding.span.end)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{clean, utf16_offsets};
    use nightjar::finding::{Finding, Severity};
    use nightjar::indicator::Kind;
    use nightjar::span::Span;
    use nightjar::watchlist::Watched;

    #[test]
    fn a_line_can_not_command_the_terminal() {
        assert_eq!(clean("a\x1b[2Jb\nc\u{202e}d\u{9b}e"), "a [2Jb c d e");
        assert_eq!(clean("Aysel Qədimova 🌙"), "Aysel Qədimova 🌙");
    }

    #[test]
    fn offsets_are_counted_in_utf16_units() {
        let text = "🌙ə a🌙";
        let finding = |start, end| Finding {
            watched: Watched::Item(0),
            kind: Kind::Phrase,
            severity: Severity::Notice,
            reasons: vec![],
            span: Span::new(start, end),
            accepted: false,
            fingerprint: 0,
            words: None,
        };
        let findings = [finding(0, 12), finding(4, 6), finding(4, 8), finding(12, 12)];
        let offsets = utf16_offsets(text, &findings.iter().collect::<Vec<_>>());
        assert_eq!(offsets, [(0, 7), (2, 3), (2, 5), (7, 7)]);
    }
}
