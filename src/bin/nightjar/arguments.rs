//! What the user asked for.

use crate::Failure;
use lexopt::prelude::{Long, Short, Value};
use std::ffi::OsString;
use std::path::PathBuf;

const HELP: &str = "\
Usage: nightjar scan [--watchlist FILE | --vault FILE] [--messages EXPORT]... [OPTIONS] PATH...
       nightjar explain [--watchlist FILE | --vault FILE] [--messages EXPORT]... [--passphrase-file FILE] TEXT

scan finds your own data, and pieces of your own private messages, in files: plain text, web pages, Telegram exports (result.json, messages.html).
PATH is a file, a folder with all that is in it, or - for standard input.

explain says of a text (- for standard input) how it is read, what of the watchlist is seen in it, and why that
is told or not. It prints the text and what it matches: look through it before you show it to anyone.

  --watchlist FILE        what to look for, from a list file (.toml or .csv)
  --vault FILE            what to look for, from a backup that the extension exported
  --messages EXPORT       private messages to look for pieces of: a Telegram export (result.json, messages.html), a
                          WhatsApp chat (.txt, .zip), a download of Facebook or Instagram (.json, .zip), Signal's,
                          letters (.eml, .mbox), plain text, or a folder with such; may be given several times
  --passphrase-file FILE  the backup's passphrase is the first line of FILE (- for standard input);
                          without this it is asked for
  --json                  one JSON object a line for each finding
  --show-text             print what was found as it stands there; without this only labels are printed
  -h, --help              print this
  -V, --version           print the version

Exit code: 0 nothing found, 1 found, 2 an error, or nothing found but not everything could be read.
";

/// What is to be done.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// Print this and end.
    Print(String),
    /// Look through files.
    Scan(Arguments),
    /// Say why this text is told of, or not.
    Explain(Explain),
}

/// Where the watchlist comes from.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// A list file.
    List(PathBuf),
    /// A sealed backup.
    Backup(PathBuf),
}

/// What to look for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Sought {
    pub(crate) source: Option<Source>,
    pub(crate) messages: Vec<PathBuf>,
    pub(crate) passphrase: Option<PathBuf>,
}

/// What to explain.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Explain {
    pub(crate) sought: Sought,
    /// None: standard input.
    pub(crate) text: Option<String>,
}

/// What to scan, and how to tell.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Arguments {
    pub(crate) sought: Sought,
    pub(crate) json: bool,
    pub(crate) show_text: bool,
    pub(crate) paths: Vec<PathBuf>,
}

/// Understands the command line.
pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command, Failure> {
    let mut parser = lexopt::Parser::from_iter(arguments);
    let (mut source, mut passphrase, mut json, mut show_text) = (None, None, false, false);
    let (mut command, mut words, mut messages) = (None, Vec::new(), Vec::new());
    while let Some(argument) = parser.next()? {
        let mut watch = |new: Source| match source.replace(new) {
            None => Ok(()),
            Some(_) => Err("give one --watchlist or one --vault"),
        };
        match argument {
            Short('h') | Long("help") => return Ok(Command::Print(HELP.into())),
            Short('V') | Long("version") => {
                return Ok(Command::Print(
                    concat!("nightjar ", env!("CARGO_PKG_VERSION"), "\n").into(),
                ));
            }
            Long("watchlist") => watch(Source::List(parser.value()?.into()))?,
            Long("vault") => watch(Source::Backup(parser.value()?.into()))?,
            Long("messages") => messages.push(PathBuf::from(parser.value()?)),
            Long("passphrase-file") => passphrase = Some(parser.value()?),
            Long("json") => json = true,
            Long("show-text") => show_text = true,
            Value(word) if command.is_none() => command = Some(word),
            Value(word) => words.push(word),
            _ => return Err(argument.unexpected().into()),
        }
    }
    let command = command.ok_or("what is to be done? (nightjar --help)")?;
    let explain = command == "explain";
    if !explain && command != "scan" {
        return Err(format!("no such command: {}", command.display()).into());
    }
    if source.is_none() && messages.is_empty() {
        return Err("give a --watchlist, a --vault or --messages (nightjar --help)".into());
    }
    if words.is_empty() {
        let what = if explain { "which text" } else { "which files" };
        return Err(format!("{what}? (nightjar --help)").into());
    }
    if passphrase.is_some() && !matches!(source, Some(Source::Backup(_))) {
        return Err("only a --vault has a passphrase".into());
    }
    let stdin = |word: &OsString| word == "-";
    let from_stdin = passphrase.as_ref().is_some_and(stdin);
    if words.iter().filter(|word| stdin(word)).count() + usize::from(from_stdin) > 1 {
        return Err("standard input can be read only once".into());
    }
    let sought = Sought {
        source,
        messages,
        passphrase: passphrase.map(PathBuf::from),
    };
    if !explain {
        return Ok(Command::Scan(Arguments {
            sought,
            json,
            show_text,
            paths: words.into_iter().map(PathBuf::from).collect(),
        }));
    }
    if json || show_text {
        return Err("explain has one form: lines with the text".into());
    }
    match <[OsString; 1]>::try_from(words) {
        Ok([word]) if stdin(&word) => Ok(Command::Explain(Explain { sought, text: None })),
        Ok([word]) => {
            let text = word.into_string().map_err(|_| "the text is not UTF-8")?;
            Ok(Command::Explain(Explain {
                sought,
                text: Some(text),
            }))
        }
        Err(_) => Err("give the text as one word, in quotes".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Arguments, Command, Explain, Sought, Source, parse};

    fn parsed(line: &str) -> Result<Command, String> {
        parse(line.split(' ').map(Into::into)).map_err(|failure| failure.0)
    }

    #[test]
    fn options_stand_anywhere() {
        let want = Arguments {
            sought: Sought {
                source: Some(Source::Backup("b".into())),
                messages: vec!["m".into(), "n".into()],
                passphrase: Some("-".into()),
            },
            json: true,
            show_text: true,
            paths: vec!["x".into(), "--y".into()],
        };
        let line = "nightjar --json scan x --vault=b --messages m --passphrase-file - --show-text --messages=n -- --y";
        assert_eq!(parsed(line), Ok(Command::Scan(want)));
        assert!(matches!(parsed("nightjar scan --help"), Ok(Command::Print(text)) if text.starts_with("Usage")));
        assert!(matches!(parsed("nightjar -V"), Ok(Command::Print(text)) if text.starts_with("nightjar ")));
    }

    #[test]
    fn a_text_to_explain_is_one_word() {
        let want = |text: Option<&str>| {
            Ok(Command::Explain(Explain {
                sought: Sought {
                    source: Some(Source::List("a".into())),
                    messages: vec![],
                    passphrase: None,
                },
                text: text.map(str::to_owned),
            }))
        };
        assert_eq!(parsed("nightjar explain --watchlist a x"), want(Some("x")));
        assert_eq!(parsed("nightjar explain - --watchlist a"), want(None));
    }

    #[test]
    fn what_makes_no_sense_is_refused() {
        for line in [
            "nightjar explain x",
            "nightjar explain --watchlist a",
            "nightjar explain --watchlist a x y",
            "nightjar explain --watchlist a --json x",
            "nightjar explain --vault a --passphrase-file - -",
            "nightjar",
            "nightjar find --watchlist a x",
            "nightjar scan x",
            "nightjar scan --watchlist a",
            "nightjar scan --watchlist a --vault b x",
            "nightjar scan --watchlist a --watchlist b x",
            "nightjar scan --watchlist a --passphrase-file p x",
            "nightjar scan --messages a --passphrase-file p x",
            "nightjar scan --messages a",
            "nightjar scan --messages",
            "nightjar scan --vault a --passphrase-file - -",
            "nightjar scan --watchlist a - -",
            "nightjar scan --watchlist a --nonsense x",
            "nightjar scan --watchlist",
            "nightjar scan --json=yes --watchlist a x",
        ] {
            assert!(parsed(line).is_err(), "{line}");
        }
    }
}
