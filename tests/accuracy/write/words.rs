//! Phrases and passages.

use super::Way;
use super::disguise::disguise;
use super::name::bare;
use crate::random::Random;
use crate::texts::Language;

pub(super) fn phrase(text: &str, way: Way, language: Language, random: &mut Random) -> Option<String> {
    Some(match way {
        Way::Plain => match random.below(4) {
            0 => upper(text, language),
            1 => text.to_lowercase(),
            2 => format!("«{text}»"),
            _ => text.to_owned(),
        },
        Way::Bare => {
            let bare = bare(text, language, false, random).to_lowercase();
            (bare != text.to_lowercase()).then_some(bare)?
        }
        Way::Lines => broken(text, random),
        Way::Joined => format!("#{}", text.split(' ').collect::<String>()),
        Way::Invisible | Way::Marks | Way::Styled | Way::LookAlike | Way::Apart => disguise(text, way, random)?,
        _ => return None,
    })
}

pub(super) fn phrase_near_miss(text: &str, random: &mut Random) -> String {
    let mut words: Vec<&str> = text.split(' ').collect();
    match random.below(3) {
        0 => words.swap(0, 1),
        1 => {
            words.pop();
        }
        _ => {
            words.remove(0);
        }
    }
    words.join(" ")
}

pub(super) fn passage(text: &str, way: Way, language: Language, random: &mut Random) -> Option<String> {
    Some(match way {
        Way::Plain => text.to_owned(),
        Way::Bare => {
            let bare = bare(text, language, false, random).to_lowercase();
            (bare != text.to_lowercase()).then_some(bare)?
        }
        Way::Cut => {
            let words: Vec<&str> = text.split(' ').collect();
            let length = random.between(14, 20).min(words.len());
            let start = random.below(words.len() - length + 1);
            format!("…{}…", words[start..start + length].join(" "))
        }
        Way::Edited => edited(text, random),
        Way::Lines => broken(text, random),
        Way::Invisible | Way::LookAlike => disguise(text, way, random)?,
        _ => return None,
    })
}

/// One word in fifteen is dropped or written with an error; commas and capitals are lost.
fn edited(text: &str, random: &mut Random) -> String {
    let mut out = Vec::new();
    for (at, word) in text.split(' ').enumerate() {
        if at % 15 == 9 {
            if random.percent(50) {
                continue;
            }
            out.push(word.chars().rev().collect());
        } else {
            out.push(word.to_owned());
        }
    }
    out.join(" ").replace(',', "").to_lowercase()
}

fn broken(text: &str, random: &mut Random) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let mut out = words[0].to_owned();
    let at = random.between(1, words.len() - 1);
    for (place, word) in words.iter().enumerate().skip(1) {
        out.push(if place == at || place % 9 == at % 9 { '\n' } else { ' ' });
        out.push_str(word);
    }
    out
}

pub(super) fn passage_near_miss(text: &str, random: &mut Random) -> String {
    // A few of its words, as anybody might say them; then all its words in another order.
    let words: Vec<&str> = text.split(' ').collect();
    if random.percent(50) {
        let start = random.below(words.len() - 4);
        return words[start..start + 4].join(" ");
    }
    let mixed: Vec<&str> = random.some(&words, words.len()).into_iter().copied().collect();
    mixed.join(" ")
}

fn upper(text: &str, language: Language) -> String {
    match language {
        Language::Az | Language::Tr => text.replace('i', "İ").to_uppercase(),
        _ => text.to_uppercase(),
    }
}
