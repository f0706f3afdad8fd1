//! The rules about lines of code, as a table: where each holds, what may not stand there, and what to do instead.

use crate::source::{content, extension, imported, rust, typescript, word};

/// One rule. A line breaks it by one of `texts` or `words`, or by importing what `imports` says it may not.
pub(crate) struct Rule {
    /// What holds, and what to do instead.
    pub(crate) says: &'static str,
    /// The files that it is about, by their path from the top.
    pub(crate) files: fn(&str) -> bool,
    /// Any of these, anywhere in the line.
    pub(crate) texts: &'static [&'static str],
    /// Any of these, as a word of its own.
    pub(crate) words: &'static [&'static str],
    /// Whether an import from there breaks it.
    pub(crate) imports: fn(&str) -> bool,
    /// Whether comments count.
    pub(crate) comments: bool,
    /// A path and a line that break it.
    pub(crate) example: (&'static str, &'static str),
}

impl Rule {
    /// A rule that nothing breaks yet.
    const NONE: Rule = Rule {
        says: "",
        files: |_| true,
        texts: &[],
        words: &[],
        imports: |_| false,
        comments: false,
        example: ("", ""),
    };

    pub(crate) fn broken_by(&self, line: &str) -> bool {
        self.texts.iter().any(|text| line.contains(text))
            || self.words.iter().any(|name| word(line, name))
            || imported(line).is_some_and(self.imports)
    }
}

/// Code of the extension. Lists of words to choose passphrases from hold any word there is.
fn script(path: &str) -> bool {
    extension(path) && typescript(path) && !path.contains("/wordlists/")
}

fn core(path: &str) -> bool {
    rust(path) && path.starts_with("src/")
}

fn boundary(path: &str) -> bool {
    path == "src/wasm.rs" || path.starts_with("src/wasm/")
}

fn own_page(path: &str) -> bool {
    ["panel/", "options/", "welcome/", "ui/"]
        .iter()
        .any(|start| path.starts_with(&format!("extension/{start}")))
}

pub(crate) const RULES: &[Rule] = &[
    // ---------------------------------------------------------------- a page can't tell a find from no find
    Rule {
        says: "Pages read CSS.highlights, words and all: draw marks in the closed root (extension/content/surface.ts).",
        files: extension,
        texts: &["CSS.highlights"],
        words: &["Highlight"],
        example: (
            "extension/content/marks.ts",
            "CSS.highlights.set('n', new Highlight(range));",
        ),
        ..Rule::NONE
    },
    Rule {
        says: "The page sees an event that is stopped or prevented: listen passively, and change nothing.",
        files: content,
        words: &["preventDefault", "stopPropagation", "stopImmediatePropagation"],
        example: ("extension/content/card.ts", "event.preventDefault();"),
        ..Rule::NONE
    },
    Rule {
        says: "The page sees focus, selection, events, messages, registered names and its own clock: leave them alone.",
        files: content,
        texts: &[
            "getSelection(",
            ".focus(",
            ".blur(",
            "performance.mark",
            "performance.measure",
            ".animate(",
        ],
        words: &["dispatchEvent", "postMessage", "customElements"],
        example: ("extension/content/marks.ts", "host.dispatchEvent(new Event('marked'));"),
        ..Rule::NONE
    },
    Rule {
        says: "An open root, or one that can be copied out, is read by the page: attachShadow({ mode: 'closed' }), no more.",
        files: content,
        texts: &["mode: 'open'"],
        words: &["serializable", "clonable"],
        example: ("extension/content/surface.ts", "host.attachShadow({ mode: 'open' });"),
        ..Rule::NONE
    },
    Rule {
        says: "window.find reads text nodes in closed roots letter by letter: words are generated content.",
        files: content,
        words: &["createTextNode", "innerText"],
        example: (
            "extension/content/card.ts",
            "card.append(document.createTextNode(words));",
        ),
        ..Rule::NONE
    },
    // ------------------------------------------------------------------------- who may know whom
    Rule {
        says: "Content scripts are as if the page had written them: of ours they know protocol, guards, browser and ui/card-words.",
        files: content,
        imports: |from| {
            let outside = from.starts_with("../") && !from.trim_start_matches("../").starts_with("content/");
            let name = from.trim_start_matches("../").trim_end_matches(".ts");
            outside
                && ["background", "panel", "options", "welcome", "ui", "_locales"]
                    .iter()
                    .any(|folder| name.starts_with(folder))
                && name != "ui/card-words"
        },
        example: (
            "extension/content/index.ts",
            "import { entries } from '../background/session';",
        ),
        ..Rule::NONE
    },
    Rule {
        says: "The background knows no page and no content script: what they share is in protocol.ts and ui/i18n.ts.",
        files: |path| path.starts_with("extension/background/"),
        imports: |from| {
            ["content", "panel", "options", "welcome"]
                .iter()
                .any(|part| from.contains(&format!("/{part}/")))
        },
        example: (
            "extension/background/router.ts",
            "import { blocks } from '../content/blocks';",
        ),
        ..Rule::NONE
    },
    Rule {
        says: "Our pages reach the background by messages only (call in extension/browser.ts).",
        files: own_page,
        imports: |from| from.contains("/background/") || from.contains("/content/"),
        example: (
            "extension/options/options.tsx",
            "import { seal } from '../background/store';",
        ),
        ..Rule::NONE
    },
    Rule {
        says: "extension/browser.ts alone names the browser's interface: add a typed function there.",
        files: |path| script(path) && path != "extension/browser.ts",
        texts: &["browser.runtime", "browser.storage", "browser.tabs"],
        words: &["chrome"],
        example: ("extension/background/tabs.ts", "await chrome.tabs.query({});"),
        ..Rule::NONE
    },
    Rule {
        says: "src/wasm.rs alone speaks to JavaScript: hand plain values over there.",
        files: |path| core(path) && !boundary(path),
        words: &["wasm_bindgen", "js_sys", "web_sys", "serde_wasm_bindgen"],
        example: ("src/scan.rs", "use wasm_bindgen::prelude::*;"),
        ..Rule::NONE
    },
    Rule {
        says: "src/scan/table.rs alone knows the automaton: ask the Scanner.",
        files: |path| core(path) && path != "src/scan/table.rs",
        words: &["aho_corasick"],
        example: ("src/watchlist.rs", "use aho_corasick::AhoCorasick;"),
        ..Rule::NONE
    },
    Rule {
        says: "The vault seals bytes and does not know what they mean: no watchlist, no indicator, no finding in src/vault.",
        files: |path| path.starts_with("src/vault/"),
        texts: &[
            "crate::watchlist",
            "crate::indicator",
            "crate::finding",
            "crate::scan",
            "crate::list",
            "crate::fold",
        ],
        words: &["Watchlist", "Indicator", "Scanner"],
        example: ("src/vault/mod.rs", "use crate::watchlist::Watchlist;"),
        ..Rule::NONE
    },
    Rule {
        says: "Folding makes text comparable and knows no kinds: decide by kind in src/verify.rs.",
        files: |path| path == "src/fold.rs" || path == "src/confusable.rs",
        texts: &["crate::indicator"],
        words: &["Kind"],
        example: ("src/fold.rs", "fn fold(kind: Kind) {}"),
        ..Rule::NONE
    },
    // ------------------------------------------------------------------------- nothing leaves, nothing is written
    Rule {
        says: "Nothing leaves the browser. The only fetches are those of our own wasm, in background/engine.ts and intake/intake.ts.",
        files: |path| script(path) && !["extension/background/engine.ts", "extension/intake/intake.ts"].contains(&path),
        words: &["fetch"],
        example: ("extension/background/router.ts", "await fetch('https://example.org');"),
        ..Rule::NONE
    },
    Rule {
        says: "Nothing leaves the browser: no other way out either.",
        files: script,
        words: &[
            "XMLHttpRequest",
            "WebSocket",
            "EventSource",
            "sendBeacon",
            "RTCPeerConnection",
            "WebTransport",
            "importScripts",
            "Image",
        ],
        example: ("extension/background/router.ts", "navigator.sendBeacon(url, text);"),
        ..Rule::NONE
    },
    Rule {
        says: "Our pages load nothing from elsewhere, and hold no script or style of their own text: files of the package.",
        files: |path| extension(path) && (path.ends_with(".html") || path.ends_with(".css")),
        texts: &[
            "src=\"http",
            "src=\"//",
            "url(http",
            "url('http",
            "url(\"http",
            "url(//",
            "@import",
            "onclick=",
            "onload=",
            "style=\"",
            "<style",
            "javascript:",
        ],
        example: (
            "extension/panel/panel.html",
            "<script src=\"https://example.org/a.js\"></script>",
        ),
        ..Rule::NONE
    },
    Rule {
        says: "Nothing readable is written: sealed bytes by background/store.ts, keys in storage.session.",
        files: script,
        texts: &["storage.local", "storage.sync", "document.cookie", "caches.open"],
        words: &["setAccessLevel", "localStorage", "sessionStorage", "indexedDB"],
        example: (
            "extension/background/session.ts",
            "localStorage.setItem('entries', text);",
        ),
        ..Rule::NONE
    },
    Rule {
        says: "extension/background/store.ts is the only file that writes, and erase/erase.ts the only one that overwrites.",
        files: |path| script(path) && !["extension/background/store.ts", "extension/erase/erase.ts"].contains(&path),
        words: &["getDirectory", "createWritable", "createSyncAccessHandle"],
        example: (
            "extension/background/session.ts",
            "const root = await navigator.storage.getDirectory();",
        ),
        ..Rule::NONE
    },
    Rule {
        says: "The crate does no input or output, reads no clock, draws no randomness: src/bin and src/wasm.rs hand it in.",
        // Parsers read by the standard library's traits; the file that names them opens nothing.
        files: |path| {
            core(path) && !boundary(path) && !path.starts_with("src/bin/") && path != "src/messages/source.rs"
        },
        texts: &[
            "std::fs",
            "std::net",
            "std::io",
            "std::env",
            "std::process",
            "std::thread",
            "println!",
            "dbg!",
        ],
        words: &["SystemTime", "Instant", "getrandom"],
        example: ("src/list.rs", "let text = std::fs::read_to_string(path)?;"),
        ..Rule::NONE
    },
    Rule {
        says: "Console output can carry what it must not: show trouble in the panel, by name.",
        files: script,
        words: &["console"],
        example: ("extension/content/page.ts", "console.log(block.text);"),
        ..Rule::NONE
    },
    // ------------------------------------------------------------------------- conventions
    Rule {
        says: "Two lists of colours grow apart: write each once, with light-dark() (extension/ui/tokens.css).",
        files: |path| extension(path) && path.ends_with(".css"),
        texts: &["prefers-color-scheme"],
        example: ("extension/options/options.css", "@media (prefers-color-scheme: dark) {"),
        ..Rule::NONE
    },
    Rule {
        says: "HTML strings can carry a page's text into ours as markup: make nodes with JSX, or with createElement.",
        files: script,
        texts: &["document.write"],
        words: &[
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "dangerouslySetInnerHTML",
            "createContextualFragment",
            "setHTMLUnsafe",
            "DOMParser",
        ],
        example: ("extension/options/options.tsx", "node.innerHTML = label;"),
        ..Rule::NONE
    },
    Rule {
        says: "No repeated timers and no polling: work when something changes.",
        files: script,
        words: &["setInterval"],
        example: ("extension/content/page.ts", "setInterval(scan, 500);"),
        ..Rule::NONE
    },
    Rule {
        says: "Types are there to be right: don't silence the compiler.",
        files: script,
        texts: &["@ts-ignore", "@ts-expect-error", "@ts-nocheck"],
        comments: true,
        example: ("extension/ui/i18n.ts", "/* @ts-ignore */ words(1);"),
        ..Rule::NONE
    },
    Rule {
        says: "Unfinished work is not landed: finish it, or write an issue.",
        files: |path| !path.starts_with("tests/boundaries/"),
        texts: &["todo!(", "unimplemented!("],
        words: &["TODO", "FIXME", "HACK"],
        comments: true,
        example: ("src/scan.rs", "// TODO: overlaps"),
        ..Rule::NONE
    },
    Rule {
        says: "A test that doesn't run proves nothing: mend it or remove it.",
        files: |path| path.starts_with("src/") || path.starts_with("tests/") && !path.starts_with("tests/boundaries/"),
        texts: &[
            "#[ignore",
            ".only(",
            "test.skip(",
            "it.skip(",
            "describe.skip(",
            ".todo(",
            "skip: true",
            "only: true",
        ],
        example: ("tests/dom/blocks.test.mjs", "test.only('tables', async () => {"),
        ..Rule::NONE
    },
    Rule {
        says: "Tests wait for a state, not for a time: waitFor in tests/browser/harness.mjs.",
        files: |path| path.ends_with(".test.mjs"),
        texts: &["setTimeout(resolve"],
        words: &["waitForTimeout", "sleep"],
        example: (
            "tests/browser/journey.test.mjs",
            "await new Promise((resolve) => setTimeout(resolve, 500));",
        ),
        ..Rule::NONE
    },
];
