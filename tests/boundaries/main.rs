//! What the sources may not say. Each rule is a promise of the product, or a convention, that text can show; its message
//! says what to do instead. Every rule carries lines that break it, and `every_rule_sees` proves that it sees them.

#![allow(
    clippy::string_slice,
    reason = "offsets come from find(), and the sources are searched, not shown"
)]

mod rules;
mod source;

use std::fmt::Write as _;

use rules::{RULES, Rule};
use source::{Source, arguments, content, extension, read, rust, sources, typescript};

/// The largest file, without its tests: beyond this, split by noun.
const MOST_LINES: usize = 550;

/// Files of data: tables that a program or a list made.
const DATA: &[&str] = &["src/confusable.rs"];

#[test]
fn every_rule_holds() {
    let mut report = String::new();
    for file in sources() {
        for rule in RULES.iter().filter(|rule| (rule.files)(&file.path)) {
            for (number, line) in broken_lines(rule, &file) {
                let _ = writeln!(report, "{}:{number}: {}\n    {}", file.path, line.trim(), rule.says);
            }
        }
    }
    assert!(report.is_empty(), "\n{report}");
}

#[test]
fn every_rule_sees() {
    for rule in RULES {
        let (path, line) = rule.example;
        assert!((rule.files)(path), "not about {path}: {}", rule.says);
        let file = Source::new(path, &format!("const a = 1;\n{line}\n"));
        assert_eq!(broken_lines(rule, &file).len(), 1, "blind for `{line}`: {}", rule.says);
        let comment = Source::new(path, &format!("// const a = 1; {line}\n"));
        assert_eq!(
            broken_lines(rule, &comment).len(),
            usize::from(rule.comments),
            "in a comment, `{line}`: {}",
            rule.says
        );
    }
}

/// A listener that outlives its document's part in us would still run after an update: all end with one signal.
#[test]
fn listeners_in_pages_end_with_a_signal() {
    let report = broken_files(content, unsignalled);
    assert!(
        report.is_empty(),
        "give every listener `{{ signal }}`, and disconnect every observer when it aborts:\n{report}"
    );

    let bad = Source::new(
        "extension/content/page.ts",
        "a.addEventListener('scroll', move, { passive: true });",
    );
    assert!(unsignalled(&bad).is_some());
    let good = Source::new(
        "extension/content/page.ts",
        "a.addEventListener('scroll', (e) => { move(e); }, {\n signal,\n});",
    );
    assert!(unsignalled(&good).is_none());
    let named = Source::new(
        "extension/content/page.ts",
        "const passive = { passive: true, signal };\na.addEventListener('scroll', move, passive);",
    );
    assert!(unsignalled(&named).is_none());
    assert!(
        unsignalled(&Source::new(
            "extension/content/page.ts",
            "new MutationObserver(f).observe(document);"
        ))
        .is_some()
    );
}

fn unsignalled(file: &Source) -> Option<String> {
    let code = file.code();
    let ends = |text: &str| ["signal", "once: true", "'abort'"].iter().any(|end| text.contains(end));
    // The options may stand in a constant of the file.
    let named = |options: &str| {
        let declared = code.split(&format!("const {options} = {{")).nth(1);
        declared.and_then(|rest| rest.split('}').next()).is_some_and(ends)
    };
    let ends = |arguments: &str| {
        ends(arguments)
            || named(
                arguments
                    .trim_end()
                    .trim_end_matches(',')
                    .rsplit(',')
                    .next()
                    .unwrap_or_default()
                    .trim(),
            )
    };
    let listener = code
        .match_indices("addEventListener(")
        .find(|(at, open)| !ends(arguments(&code[at + open.len()..])))
        .map(|(at, _)| code[at..].lines().next().unwrap_or_default().to_owned());
    let observer = ["MutationObserver(", "ResizeObserver(", "IntersectionObserver("]
        .iter()
        .find(|name| {
            code.contains(&format!("new {name}")) && !(code.contains("signal") && code.contains("disconnect()"))
        })
        .map(|name| format!("new {name}…"));
    listener.or(observer)
}

/// Reading a secret is a decision that a reviewer checks.
#[test]
fn every_expose_says_why() {
    let report = broken_files(|path| rust(path) && path.starts_with("src/"), unexplained_expose);
    assert!(
        report.is_empty(),
        "write a comment that begins with EXPOSE: above, saying why the secret is read here:\n{report}"
    );

    assert!(unexplained_expose(&Source::new("src/wasm.rs", "let key = secret.expose();")).is_some());
    assert!(
        unexplained_expose(&Source::new(
            "src/wasm.rs",
            "// EXPOSE: the cipher needs its key.\nlet key = secret.expose();"
        ))
        .is_none()
    );
}

fn unexplained_expose(file: &Source) -> Option<String> {
    unexplained(file, &[".expose(", ".expose_mut("], |comment| {
        comment.contains("EXPOSE:")
    })
}

/// `expect` says the invariant; for `unwrap` a comment does.
#[test]
fn every_unwrap_says_why() {
    let report = broken_files(|path| rust(path) && path.starts_with("src/"), unexplained_unwrap);
    assert!(
        report.is_empty(),
        "write above why this can't fail, or hand the error on:\n{report}"
    );

    let bad = Source::new("src/fold.rs", "let c = text.chars().next().unwrap();");
    assert!(unexplained_unwrap(&bad).is_some());
    let good = Source::new(
        "src/fold.rs",
        "// Not empty: checked above.\nlet c = text.chars().next().unwrap();",
    );
    assert!(unexplained_unwrap(&good).is_none());
}

fn unexplained_unwrap(file: &Source) -> Option<String> {
    unexplained(file, &[".unwrap()", ".expect(\"\")"], |_| true)
}

/// A line of code with one of `calls`, without a comment that `explains` on it or in the four lines above.
fn unexplained(file: &Source, calls: &[&str], explains: fn(&str) -> bool) -> Option<String> {
    let lines: Vec<&str> = file.text.lines().collect();
    let code = file.code();
    code.lines()
        .enumerate()
        .find(|(number, line)| {
            calls.iter().any(|call| line.contains(call))
                && !lines[number.saturating_sub(4)..=*number]
                    .iter()
                    .any(|line| line.find("//").is_some_and(|at| explains(&line[at..])))
        })
        .map(|(_, line)| line.trim().to_owned())
}

/// The first lines of a file say what it is for.
#[test]
fn every_file_says_what_it_is_for() {
    let code = |path: &str| {
        (path.starts_with("src/") || extension(path) || path.starts_with("tests/"))
            && (rust(path) || typescript(path) || path.ends_with(".mjs"))
    };
    let report = broken_files(code, headless);
    assert!(
        report.is_empty(),
        "begin with what the file is for, and what it must not do:\n{report}"
    );

    assert!(headless(&Source::new("src/fold.rs", "use crate::span::Span;")).is_some());
    assert!(
        headless(&Source::new(
            "extension/ui/i18n.ts",
            "/** Words. */\nimport a from 'b';"
        ))
        .is_none()
    );
}

fn headless(file: &Source) -> Option<String> {
    let first = file.text.lines().find(|line| !line.starts_with("#!"))?;
    if file.path.ends_with("/tests.rs") {
        return None;
    }
    let header = if rust(&file.path) {
        first.starts_with("//!")
    } else {
        first.starts_with("//") || first.starts_with("/*")
    };
    (!header).then(|| first.to_owned())
}

#[test]
fn no_file_is_too_long() {
    let report = broken_files(
        |path| (rust(path) || typescript(path)) && !path.starts_with("tests/") && !DATA.contains(&path),
        too_long,
    );
    assert!(report.is_empty(), "split by noun:\n{report}");

    assert!(too_long(&Source::new("src/scan.rs", &"a();\n".repeat(MOST_LINES + 1))).is_some());
    assert!(
        too_long(&Source::new(
            "src/scan.rs",
            &("a();\n".to_owned() + "#[cfg(test)]\nmod tests {\n" + &"b();\n".repeat(MOST_LINES) + "}\n")
        ))
        .is_none()
    );
}

fn too_long(file: &Source) -> Option<String> {
    let lines = file
        .text
        .lines()
        .take_while(|line| !line.starts_with("#[cfg(test)]"))
        .count();
    (lines > MOST_LINES).then(|| format!("{lines} lines without its tests; {MOST_LINES} is the limit"))
}

/// The browser-only packages must not reach the command line's build, nor unsafe code any.
#[test]
fn the_manifest_of_the_crate_keeps_the_browser_out() {
    let manifest = read("Cargo.toml");
    let section = |line: &str| line.starts_with('[');
    let mut current = "";
    for line in manifest.lines() {
        if section(line) {
            current = line;
        }
        let browser = ["wasm-bindgen", "js-sys", "web-sys", "serde-wasm-bindgen"]
            .iter()
            .any(|name| line.starts_with(name));
        assert!(
            !browser || current.contains("wasm32"),
            "{line}: belongs under [target.'cfg(target_arch = \"wasm32\")'.dependencies]"
        );
    }
    assert!(
        manifest.contains("unsafe_code = \"forbid\""),
        "Cargo.toml forbids unsafe code"
    );
}

/// What the extension may do, as the browsers will tell the user. A new permission is a decision: change it here too.
#[test]
fn the_manifest_of_the_extension_asks_for_no_more() {
    let manifest: String = read("manifest.json").chars().filter(|c| !c.is_whitespace()).collect();
    for (part, why) in [
        (
            "\"permissions\":[\"storage\",\"unlimitedStorage\",\"alarms\",\"idle\",\"contextMenus\",\"webNavigation\",\"scripting\",\"offscreen\"],",
            "permissions are those, and no others",
        ),
        (
            "\"host_permissions\":[\"<all_urls>\"],",
            "it reads the pages that the user opens",
        ),
        (
            "\"extension_pages\":\"default-src'none';script-src'self''wasm-unsafe-eval';style-src'self';img-src'self';connect-src'self';base-uri'none';form-action'none';frame-ancestors'none'\"",
            "our pages load nothing from elsewhere",
        ),
    ] {
        assert!(manifest.contains(part), "manifest.json: {why}: {part}");
    }
    for (name, why) in [
        (
            "web_accessible_resources",
            "every site could probe for us by their address",
        ),
        (
            "externally_connectable",
            "no page and no other extension may send us messages",
        ),
        ("\"MAIN\"", "a script in the page's own world is seen by the page"),
        ("optional_", "nothing is asked for afterwards"),
        (
            "update_url",
            "updates come from the store that it was installed from, and from nowhere else",
        ),
        ("unsafe-inline", "text must not become script or style"),
        ("'unsafe-eval'", "text must not become script"),
    ] {
        assert!(!manifest.contains(name), "manifest.json has {name}: {why}");
    }
}

fn broken_lines(rule: &Rule, file: &Source) -> Vec<(usize, String)> {
    let text = if rule.comments { file.text.clone() } else { file.code() };
    text.lines()
        .enumerate()
        .filter(|(_, line)| rule.broken_by(line))
        .map(|(number, line)| (number + 1, line.to_owned()))
        .collect()
}

fn broken_files(about: fn(&str) -> bool, broken: fn(&Source) -> Option<String>) -> String {
    let mut report = String::new();
    for file in sources().iter().filter(|file| about(&file.path)) {
        if let Some(what) = broken(file) {
            let _ = writeln!(report, "{}: {what}", file.path);
        }
    }
    report
}
