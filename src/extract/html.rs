//! A page's text as people read it. A tokenizer and a short list of open elements, no tree: it is linear in the page's
//! length whatever the page does, and where lines and blocks end needs no more.
//!
//! Inline elements join, blocks and `<br>` end lines, table cells are lines of their own. What a page hides by an
//! attribute is read too, after the block in which it stands and never joined to what is shown. Style sheets are not
//! known here, as they are in the extension.

use super::lines::Lines;
use super::{FRAMES, attributes};
use html5gum::{StartTag, State, Token, Tokenizer};

/// The most elements of which we know that they are open: as many levels as browsers build.
const DEEPEST: usize = 512;

/// Where text goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sink {
    Shown,
    Hidden,
    Title,
    Nothing,
}

#[derive(Debug)]
struct Open {
    name: Vec<u8>,
    sink: Sink,
    /// White space is shown as it is written.
    kept: bool,
    block: bool,
    /// SVG or MathML: other rules for what is raw text and for tags that close themselves.
    foreign: bool,
    /// Texts of its attributes, and how much had been read when it began.
    says: Vec<String>,
    begun: usize,
}

/// A page while it is read.
#[derive(Debug, Default)]
struct Page {
    shown: Lines,
    hidden: Lines,
    open: Vec<Open>,
    /// The document's title: only the first counts.
    title: Option<String>,
    /// How many levels of pages inside are still read.
    frames: usize,
}

/// The text of a page.
pub(super) fn read(html: &str) -> String {
    read_frame(html, FRAMES)
}

fn read_frame(html: &str, frames: usize) -> String {
    let mut page = Page {
        frames,
        ..Page::default()
    };
    let mut tokens = Tokenizer::new(html);
    while let Some(Ok(token)) = tokens.next() {
        match token {
            Token::StartTag(tag) => {
                if let Some(state) = page.start(&tag) {
                    tokens.set_state(state);
                }
            }
            Token::EndTag(tag) => page.end(&tag.name),
            Token::String(text) => page.text(&String::from_utf8_lossy(&text)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    while !page.open.is_empty() {
        page.close();
    }
    page.shown.finish()
}

impl Page {
    fn sink(&self) -> Sink {
        self.open.last().map_or(Sink::Shown, |open| open.sink)
    }

    /// The lines that are being written, if any.
    fn lines(&mut self, sink: Sink) -> Option<&mut Lines> {
        match sink {
            Sink::Shown => Some(&mut self.shown),
            Sink::Hidden => Some(&mut self.hidden),
            Sink::Title | Sink::Nothing => None,
        }
    }

    fn text(&mut self, text: &str) {
        let kept = self.open.last().is_some_and(|open| open.kept);
        let sink = self.sink();
        if sink == Sink::Title {
            self.title.get_or_insert_default().push_str(text);
        } else if let Some(lines) = self.lines(sink) {
            lines.push(text, kept);
        }
    }

    /// An element begins; answers how what is in it is to be read, where that is not as markup.
    fn start(&mut self, tag: &StartTag<()>) -> Option<State> {
        let name = tag.name.as_slice();
        while self.open.last().is_some_and(|open| ends_before(&open.name, name)) {
            self.close();
        }
        let outside = self.sink();
        let in_foreign = self.open.last().is_some_and(|open| open.foreign);
        let attribute = |name: &str| {
            tag.attributes
                .get(name.as_bytes())
                .map(|value| String::from_utf8_lossy(value))
        };
        let style = attribute("style")
            .unwrap_or_default()
            .to_ascii_lowercase()
            .replace(char::is_whitespace, "");
        // A template with this attribute is how a saved page keeps a shadow root, which is shown.
        let shadow = name == b"template" && attribute("shadowrootmode").is_some();
        let sink = match outside {
            Sink::Nothing | Sink::Title => Sink::Nothing,
            _ if name == b"title" && !in_foreign => {
                if self.title.is_none() {
                    Sink::Title
                } else {
                    Sink::Nothing
                }
            }
            _ if is_left_out(name) && !shadow => Sink::Nothing,
            _ if is_hidden(&style) || attribute("hidden").is_some() => Sink::Hidden,
            _ => outside,
        };
        let block = shadow || is_block(name, &style);
        if let Some(lines) = self.lines(sink) {
            if name == b"br" {
                lines.end_line();
            } else if block {
                lines.end_block();
            }
        }
        let says = match outside {
            Sink::Shown | Sink::Hidden if name != b"template" => {
                attributes::texts(&String::from_utf8_lossy(name), attribute)
            }
            _ => Vec::new(),
        };
        let frame = attribute("srcdoc").filter(|_| name == b"iframe" && outside != Sink::Nothing && self.frames > 0);
        if let Some(html) = frame {
            let text = read_frame(&html, self.frames - 1);
            self.put_after(outside, text);
        }
        let foreign = in_foreign && name != b"foreignobject" || matches!(name, b"svg" | b"math");
        let kept = self.open.last().is_some_and(|open| open.kept)
            || matches!(name, b"pre" | b"listing" | b"textarea" | b"xmp" | b"plaintext");
        let begun = self.lines(sink).map_or(0, |lines| lines.len());
        self.open.push(Open {
            name: name.to_vec(),
            sink,
            kept,
            block,
            foreign,
            says,
            begun,
        });
        // Too deep to remember, unless what is in it must not be read: its text then counts as its parent's.
        let too_deep = self.open.len() > DEEPEST && sink == outside;
        if too_deep || is_void(name) || tag.self_closing && foreign {
            self.close();
        }
        raw_text(name).filter(|_| !in_foreign)
    }

    fn end(&mut self, name: &[u8]) {
        let near = self.open.iter().rev().take(DEEPEST);
        let depth = near.clone().position(|open| open.name == name);
        match depth {
            Some(depth) => (0..=depth).for_each(|_| self.close()),
            None if name == b"br" || is_block(name, "") => {
                let sink = self.sink();
                if let Some(lines) = self.lines(sink) {
                    lines.end_line();
                }
            }
            None => {}
        }
    }

    /// The innermost element ends.
    fn close(&mut self) {
        let Some(open) = self.open.pop() else { return };
        let outside = self.sink();
        match open.sink {
            Sink::Title => {
                let title = self.title.get_or_insert_default().clone();
                self.shown.end_block();
                self.shown.push(&title, false);
                self.shown.gap();
            }
            Sink::Nothing => {
                if let Some(lines) = self.lines(outside) {
                    let len = lines.len();
                    open.says.into_iter().for_each(|text| lines.say_after(text, len));
                }
            }
            Sink::Shown | Sink::Hidden => {
                if let Some(lines) = self.lines(open.sink) {
                    open.says.into_iter().for_each(|text| lines.say_after(text, open.begun));
                    if open.block {
                        lines.end_block();
                    }
                }
                if open.sink == Sink::Hidden && outside != Sink::Hidden {
                    let text = core::mem::take(&mut self.hidden).finish();
                    self.put_after(outside, text);
                }
            }
        }
    }

    fn put_after(&mut self, sink: Sink, text: String) {
        if let Some(lines) = self.lines(sink)
            && !text.is_empty()
        {
            lines.put_after(text);
        }
    }
}

/// Whether this open element has no end tag of its own before that one begins (the commonest of HTML's optional tags).
fn ends_before(open: &[u8], next: &[u8]) -> bool {
    match open {
        b"p" => is_block(next, ""),
        b"li" => next == b"li",
        b"dt" | b"dd" => matches!(next, b"dt" | b"dd"),
        b"option" => matches!(next, b"option" | b"optgroup"),
        b"td" | b"th" => matches!(next, b"td" | b"th" | b"tr" | b"tbody" | b"tfoot"),
        b"tr" => matches!(next, b"tr" | b"tbody" | b"tfoot"),
        b"thead" | b"tbody" => matches!(next, b"tbody" | b"tfoot"),
        _ => false,
    }
}

fn is_void(name: &[u8]) -> bool {
    matches!(
        name,
        b"area"
            | b"base"
            | b"br"
            | b"col"
            | b"embed"
            | b"frame"
            | b"hr"
            | b"img"
            | b"input"
            | b"link"
            | b"meta"
            | b"param"
            | b"source"
            | b"track"
            | b"wbr"
    )
}

fn raw_text(name: &[u8]) -> Option<State> {
    match name {
        b"textarea" | b"title" => Some(State::RcData),
        b"script" => Some(State::ScriptData),
        b"style" | b"iframe" | b"xmp" | b"noembed" | b"noframes" | b"noscript" => Some(State::RawText),
        b"plaintext" => Some(State::PlainText),
        _ => None,
    }
}

/// What is never shown, and what is not text. The extension also leaves alone what the user types; in a file nobody types.
fn is_left_out(name: &[u8]) -> bool {
    matches!(
        name,
        b"script"
            | b"style"
            | b"noscript"
            | b"template"
            | b"iframe"
            | b"object"
            | b"audio"
            | b"video"
            | b"canvas"
            | b"noembed"
            | b"noframes"
    )
}

fn is_hidden(style: &str) -> bool {
    ["display:none", "visibility:hidden", "opacity:0;", "font-size:0"]
        .iter()
        .any(|rule| style.contains(rule))
        || style.ends_with("opacity:0")
}

/// Whether lines end where this begins and ends. `style`: its own, lower case and without white space.
fn is_block(name: &[u8], style: &str) -> bool {
    let display = style
        .rsplit_once("display:")
        .map(|(_, rest)| rest.split([';', '!']).next().unwrap_or_default());
    match display {
        Some("contents" | "none" | "inherit") | None => {}
        Some(display) => return !display.starts_with("inline"),
    }
    matches!(
        name,
        b"address"
            | b"article"
            | b"aside"
            | b"blockquote"
            | b"body"
            | b"caption"
            | b"center"
            | b"dd"
            | b"details"
            | b"dialog"
            | b"dir"
            | b"div"
            | b"dl"
            | b"dt"
            | b"fieldset"
            | b"figcaption"
            | b"figure"
            | b"footer"
            | b"form"
            | b"frameset"
            | b"h1"
            | b"h2"
            | b"h3"
            | b"h4"
            | b"h5"
            | b"h6"
            | b"header"
            | b"hgroup"
            | b"hr"
            | b"html"
            | b"legend"
            | b"li"
            | b"listing"
            | b"main"
            | b"menu"
            | b"nav"
            | b"ol"
            | b"optgroup"
            | b"option"
            | b"p"
            | b"plaintext"
            | b"pre"
            | b"search"
            | b"section"
            | b"summary"
            | b"table"
            | b"tbody"
            | b"td"
            | b"textarea"
            | b"tfoot"
            | b"th"
            | b"thead"
            | b"tr"
            | b"ul"
            | b"xmp"
    )
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn inline_elements_join_and_blocks_and_cells_do_not() {
        for (html, text) in [
            ("+994 <b>50</b> 012<i></i> 34 56", "+994 50 012 34 56\n"),
            ("a<br>b<BR/>c</br>d", "a\nb\nc\nd\n"),
            ("<p>a<p>b</p>c<div>d</div>e", "a\nb\nc\nd\ne\n"),
            ("<table><tr><td>1<td>2<tr><th>3</table>4", "1\n2\n3\n4\n"),
            ("<ul><li>a<li>b</ul>", "a\nb\n"),
            ("<dl><dt>a<dd>b</dl>", "a\nb\n"),
            (
                "<span style='display: block'>a</span>b<div style=display:inline>c</div>",
                "a\nbc\n",
            ),
            ("  a \n\n b&nbsp;c&#233;&eacute;&amp ", "a b\u{a0}céé&\n"),
            ("<pre>\n a  b\n\nc</pre>", "a b\nc\n"),
            ("a<wbr>b<img>c<custom-x>d</custom-x>", "abcd\n"),
            ("", ""),
        ] {
            assert_eq!(read(html), text, "{html}");
        }
    }

    #[test]
    fn what_is_never_shown_is_left_out() {
        let html = "<script>'<p>'</script><style>p{}</style><noscript><p>n</noscript><template><p>t</template>\
                    <iframe>x</iframe><object>o</object><!-- c --><canvas>v</canvas>a";
        assert_eq!(read(html), "a\n");
        assert_eq!(
            read("<div contenteditable>a</div><template shadowrootmode=open><p>b</template>c"),
            "a\nb\nc\n"
        );
        assert_eq!(read("<svg><title>s</title><style/>b<script/>c</svg><p>d"), "sbc\nd\n");
        assert_eq!(read("a<script>unclosed <p>b"), "a\n");
    }

    #[test]
    fn the_first_title_stands_apart() {
        assert_eq!(
            read("<head><title>A &amp; B</title><body>c<title>d</title>"),
            "A & B\n\u{1e}c\n"
        );
        assert_eq!(read("<title></title><p>c"), "c\n");
    }

    #[test]
    fn what_stands_behind_a_block_follows_it() {
        for (html, text) in [
            (
                "a <a href='tel:+994500123456'>call</a> b<p>c",
                "a call b\n+994500123456\nc\n",
            ),
            (
                "<a href='tel:+994500123456'><div>050 012 34 56</div></a>",
                "050 012 34 56\n",
            ),
            ("<p>a<img alt='An image' title=T><p>b", "a\nAn image\nT\nb\n"),
            ("<p title='Aysel'>aysel<p title=x>y", "aysel\ny\nx\n"),
            (
                "<a href='/cdn-cgi/l/email-protection' data-cfemail=2b4a6b49054e>[email&#160;protected]</a>",
                "[email\u{a0}protected]\na@b.e\n",
            ),
            ("<a href=mailto:a@b.example>a@b.example</a>", "a@b.example\n"),
            (
                "<input title='Your name' value=typed><textarea aria-label=Note>typed</textarea>",
                "Your name\ntyped\nNote\n",
            ),
            (
                "<iframe srcdoc='<p>in &lt;b&gt;side'></iframe>after",
                "after\nin side\n",
            ),
        ] {
            assert_eq!(read(html), text, "{html}");
        }
    }

    #[test]
    fn what_an_attribute_hides_follows_and_joins_nothing() {
        for (html, text) in [
            ("050 <span style='display: none'>junk</span>012", "050 012\njunk\n"),
            ("a<div hidden>b<p>c<a title=d>e</a></div>f", "af\nb\nce\nd\n"),
            ("<p style=visibility:hidden>a<p>b", "a\nb\n"),
        ] {
            assert_eq!(read(html), text, "{html}");
        }
    }

    #[test]
    fn broken_markup_loses_nothing() {
        for (html, text) in [
            ("<b><p>a</b>b</p>c", "a\nb\nc\n"),
            ("</div></p>a</span>b", "ab\n"),
            ("<div<p>a", "a\n"),
            ("a < b <3 & c", "a < b <3 & c\n"),
            ("<a href=\"tel:1>a", ""),
            ("a<", "a<\n"),
            ("<td>a<td>b", "a\nb\n"),
        ] {
            assert_eq!(read(html), text, "{html}");
        }
    }

    #[test]
    fn depth_costs_nothing() {
        let deep = format!(
            "{}<script>x</script>a{}b",
            "<div>".repeat(100_000),
            "</span></div>".repeat(100_000)
        );
        assert_eq!(read(&deep), "a\nb\n");
        let attributes: String = (0..100_000).map(|i| format!(" a{i}")).collect();
        assert_eq!(read(&format!("<p{attributes}>a")), "a\n");
    }
}
