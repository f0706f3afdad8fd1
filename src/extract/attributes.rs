//! Text that an element carries beside what it shows: where its link goes, what an image is called, its tooltip, its name
//! for screen readers, an address that Cloudflare has scrambled. Decoded to what a person would read, by the same rules
//! as `extension/content/attributes.ts`.

use percent_encoding::percent_decode_str;
use std::borrow::Cow;

/// More than this of one attribute is not something that a person wrote for another to read.
const LONGEST: usize = 4096;

/// Each text of the element, decoded.
pub(super) fn texts<'a>(element: &str, attribute: impl Fn(&str) -> Option<Cow<'a, str>>) -> Vec<String> {
    let mut texts = Vec::new();
    let attribute = |name: &str| attribute(name).map(|value| cut(&value, LONGEST).to_owned());
    if matches!(element, "a" | "area")
        && let Some(href) = attribute("href")
    {
        texts.extend(link(href.trim()));
    }
    for name in ["alt", "title", "aria-label"] {
        texts.extend(attribute(name));
    }
    texts.extend(attribute("data-cfemail").and_then(|hex| uncloud(&hex)));
    texts
        .iter()
        .map(|text| collapse(text))
        .filter(|text| !text.is_empty())
        .collect()
}

/// Those of the texts that can't be read in what is shown beside them: the same words are not found twice.
pub(super) fn is_unsaid(text: &str, shown: &str) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let (folded, shown_folded) = (collapse(text).to_lowercase(), collapse(shown).to_lowercase());
    if shown_folded.contains(folded.trim_start_matches('@')) {
        return false;
    }
    let number = digits(text);
    let is_number = (7..=24).contains(&text.len()) && text.chars().all(|c| c.is_ascii_digit() || " +().-".contains(c));
    // Written otherwise beside the link (with the leading zero, say), it is still the same words.
    !(is_number && digits(shown).contains(number.get(number.len().saturating_sub(9)..).unwrap_or(&number)))
}

/// The first so many bytes, or a few less, so that no character is cut.
pub(super) fn cut(text: &str, longest: usize) -> &str {
    text.get(..text.floor_char_boundary(longest)).unwrap_or(text)
}

fn collapse(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a link says about a person: a number, an address, a handle; nothing when it is just a link.
fn link(href: &str) -> Vec<String> {
    let scheme = href.split_once(':').filter(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+.-".contains(c))
    });
    let Some((scheme, rest)) = scheme else {
        return match href.strip_prefix("//") {
            Some(address) => web(address),
            None => href
                .split_once("/cdn-cgi/l/email-protection#")
                .and_then(|(_, hex)| uncloud(hex))
                .into_iter()
                .collect(),
        };
    };
    match scheme.to_ascii_lowercase().as_str() {
        "tel" | "sms" | "smsto" | "callto" | "facetime" => {
            let number = rest
                .trim_start_matches('/')
                .split(['?', ';'])
                .next()
                .unwrap_or_default();
            vec![unescape(number)]
        }
        "mailto" => {
            let (to, query) = rest.split_once('?').unwrap_or((rest, ""));
            let mut texts = vec![unescape(to)];
            texts.extend(
                ["to", "cc", "bcc", "subject", "body"]
                    .into_iter()
                    .filter_map(|name| field(query, name)),
            );
            texts
        }
        "whatsapp" | "viber" | "tg" => fields(rest),
        "skype" => {
            let mut texts = vec![unescape(rest.split('?').next().unwrap_or_default())];
            texts.extend(fields(rest));
            texts
        }
        "http" | "https" => web(rest.trim_start_matches('/')),
        _ => Vec::new(),
    }
}

/// The fields of a messenger's link that tell of a person.
fn fields(rest: &str) -> Vec<String> {
    let query = rest.split_once('?').map_or("", |(_, query)| query);
    ["phone", "number", "domain", "text"]
        .into_iter()
        .filter_map(|name| field(query, name))
        .collect()
}

/// The value of a field in a query. A plus sign stays one: these are telephone numbers oftener than forms.
fn field(query: &str, name: &str) -> Option<String> {
    let query = query.split('#').next().unwrap_or_default();
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs
        .find(|(key, value)| *key == name && !value.is_empty())
        .map(|(_, value)| unescape(value))
}

/// What an address on the web says about a person, given without its scheme.
fn web(address: &str) -> Vec<String> {
    let (host, path) = address.split_at(address.find(['/', '?', '#']).unwrap_or(address.len()));
    let host = host
        .rsplit('@')
        .next()
        .unwrap_or_default()
        .split(':')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let host = host
        .strip_prefix("www.")
        .or(host.strip_prefix("m."))
        .or(host.strip_prefix("mobile."))
        .unwrap_or(&host);
    if let Some((_, hex)) = path.split_once("/cdn-cgi/l/email-protection#") {
        return uncloud(hex).into_iter().collect();
    }
    let (path, query) = path
        .split('#')
        .next()
        .unwrap_or_default()
        .split_once('?')
        .unwrap_or((path.split('#').next().unwrap_or_default(), ""));
    let path = unescape(path);
    let mut parts = path.split('/').filter(|part| !part.is_empty());
    let first = parts.next().unwrap_or_default();
    match host {
        "wa.me" | "api.whatsapp.com" | "web.whatsapp.com" => {
            let number = field(query, "phone").or((first.len() > 5).then(|| first.to_owned()));
            let number =
                number.filter(|number| number.trim_start_matches('+').bytes().all(|byte| byte.is_ascii_digit()));
            return number
                .map(|number| plus(&number))
                .into_iter()
                .chain(field(query, "text"))
                .collect();
        }
        "facebook.com" if first == "profile.php" => return field(query, "id").into_iter().collect(),
        _ => {}
    }
    let handle = match host {
        // `/s/` is the channel's public page.
        "t.me" | "telegram.me" if first == "s" => parts.next(),
        "snapchat.com" if first == "add" => parts.next(),
        "facebook.com" if first == "profile" => parts.next(),
        "linkedin.com" if first == "in" => parts.next(),
        "tiktok.com" | "youtube.com" | "medium.com" => Some(first).filter(|first| first.starts_with('@')),
        "t.me" | "telegram.me" | "instagram.com" | "twitter.com" | "x.com" | "threads.net" | "threads.com"
        | "vk.com" | "vk.ru" | "ok.ru" | "snapchat.com" | "pinterest.com" | "github.com" | "facebook.com"
        | "fb.com" | "m.me" => Some(first),
        _ => None,
    };
    let handle = handle.unwrap_or_default().trim_start_matches('@');
    let Some(number) = handle
        .strip_prefix('+')
        .or(Some(handle))
        .filter(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
    else {
        // t.me/+hash is an invitation, and some paths are places of the site's own.
        let known = handle.chars().all(|c| c.is_alphanumeric() || "._-".contains(c)) && !PLACES.contains(&handle);
        return if known { vec![format!("@{handle}")] } else { Vec::new() };
    };
    if number.is_empty() {
        Vec::new()
    } else {
        vec![plus(number)]
    }
}

/// First parts of a path that are no one's handle; sorted.
const PLACES: [&str; 38] = [
    "about",
    "addstickers",
    "channel",
    "company",
    "dialog",
    "events",
    "explore",
    "groups",
    "hashtag",
    "help",
    "home",
    "i",
    "intent",
    "joinchat",
    "login",
    "p",
    "pages",
    "permalink.php",
    "photo",
    "photo.php",
    "photos",
    "plugins",
    "posts",
    "privacy",
    "reel",
    "reels",
    "search",
    "settings",
    "share",
    "share.php",
    "sharer",
    "sharer.php",
    "stories",
    "story.php",
    "terms",
    "tr",
    "video",
    "watch",
];

fn plus(number: &str) -> String {
    if number.len() >= 9 && number.bytes().all(|byte| byte.is_ascii_digit()) {
        format!("+{number}")
    } else {
        number.to_owned()
    }
}

/// Cloudflare's e-mail scrambling: hex, the first byte is the key that the others are combined with.
fn uncloud(hex: &str) -> Option<String> {
    let bytes: Vec<u8> = hex
        .as_bytes()
        .chunks(2)
        .map(|pair| {
            core::str::from_utf8(pair)
                .ok()
                .filter(|pair| pair.len() == 2)
                .and_then(|pair| u8::from_str_radix(pair, 16).ok())
        })
        .collect::<Option<_>>()?;
    let (key, scrambled) = bytes.split_first()?;
    String::from_utf8(scrambled.iter().map(|byte| byte ^ key).collect())
        .ok()
        .filter(|text| !text.is_empty())
}

fn unescape(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::{PLACES, is_unsaid, link, texts};
    use std::borrow::Cow;

    #[test]
    fn links_that_tell_of_a_person() {
        for (href, text) in [
            ("tel:+994500123456", "+994500123456"),
            ("TEL:050%20012-34-56;ext=1", "050 012-34-56"),
            ("sms://+994500123456?body=x", "+994500123456"),
            (
                "mailto:Aysel%2Bx@posta.example?subject=elan&cc=b@posta.example",
                "Aysel+x@posta.example b@posta.example elan",
            ),
            ("https://wa.me/994500123456?text=salam", "+994500123456 salam"),
            ("https://api.whatsapp.com/send?phone=994500123456", "+994500123456"),
            ("whatsapp://send?phone=+994500123456", "+994500123456"),
            ("viber://chat?number=%2B994500123456", "+994500123456"),
            ("tg://resolve?domain=aysel_q", "aysel_q"),
            ("tg://resolve?phone=994500123456", "994500123456"),
            ("skype:aysel.q?call", "aysel.q"),
            ("https://t.me/+994500123456", "+994500123456"),
            ("https://t.me/aysel_q", "@aysel_q"),
            ("//t.me/s/aysel_q/12", "@aysel_q"),
            ("https://www.instagram.com/aysel.q/", "@aysel.q"),
            ("https://www.tiktok.com/@aysel_q?lang=az", "@aysel_q"),
            ("https://x.com/aysel_q#top", "@aysel_q"),
            ("https://m.facebook.com/profile.php?id=100012345", "100012345"),
            ("https://www.linkedin.com/in/aysel-q/", "@aysel-q"),
            ("/cdn-cgi/l/email-protection#2b4a6b49054e", "a@b.e"),
            ("https://site.example/cdn-cgi/l/email-protection#2b4a6b49054e", "a@b.e"),
        ] {
            assert_eq!(link(href).join(" "), text, "{href}");
        }
    }

    #[test]
    fn links_that_are_just_links() {
        for href in [
            "",
            "/",
            "#top",
            "javascript:void(0)",
            "https://news.example/aysel",
            "https://t.me/+AbCd_12x",
            "https://t.me/joinchat/x",
            "https://www.youtube.com/watch?v=1",
            "https://x.com/search?q=aysel",
            "https://x.com",
            "https://www.linkedin.com/company/x",
            "data:text/html,x",
            "about",
            "tg://",
            "https://wa.me/message/ABC",
            "https://www.facebook.com/pages/Elanlar/12",
            "%",
            ":",
            "https://",
        ] {
            assert_eq!(link(href), Vec::<String>::new(), "{href}");
        }
        assert!(PLACES.is_sorted());
    }

    #[test]
    fn every_attribute_that_carries_text() {
        let attribute = |name: &str| match name {
            "href" => Some(Cow::from(" tel:1 ")),
            "alt" => Some("An \n image".into()),
            "title" => Some("".into()),
            "data-cfemail" => Some("2b4a6b49054e".into()),
            "aria-label" => Some("Call".into()),
            _ => None,
        };
        assert_eq!(texts("a", attribute), ["1", "An image", "Call", "a@b.e"]);
        assert_eq!(texts("link", attribute), ["An image", "Call", "a@b.e"]);
        for hex in ["", "2b", "2b4", "zz11", "2b4aə"] {
            assert_eq!(super::uncloud(hex), None, "{hex}");
        }
    }

    #[test]
    fn what_is_shown_beside_is_not_said_again() {
        assert!(!is_unsaid("+994500123456", "Zəng: (050) 012-34-56"));
        assert!(!is_unsaid("@aysel_q", "Aysel_Q"));
        assert!(!is_unsaid("Aysel  Qədimova", "müəllif aysel\nqədimova"));
        assert!(is_unsaid("+994500123456", "050 012 34 57"));
        assert!(is_unsaid("@aysel_q", "Aysel"));
        assert!(is_unsaid("12", "1 2"));
    }
}
