//! Documents, plates, cards, accounts.

use nightjar::indicator::Kind;

use super::Way;
use super::disguise::disguise;
use crate::person::Code;
use crate::random::Random;

pub(super) fn write(kind: Kind, code: &Code, way: Way, random: &mut Random) -> Option<String> {
    let joined = code.joined();
    let usual = code.groups.join(code.usual);
    Some(match way {
        Way::Plain => match random.below(7) {
            0 => joined,
            1 => joined.to_lowercase(),
            2 => code.groups.join(" "),
            3 => code.groups.join("-"),
            4 if code.groups.len() > 1 => code
                .groups
                .join(random.any(&[".", "\u{a0}", " - ", "/"]))
                .to_lowercase(),
            5 if kind == Kind::Id => halves(&joined, " "),
            _ => usual,
        },
        Way::Apart => joined.chars().map(String::from).collect::<Vec<_>>().join(" "),
        Way::Signs => {
            if code.groups.len() > 1 && random.percent(60) {
                code.groups
                    .join(random.any(&["_", "•", "·", "*", "|", "~", " / ", "–", ":", "№"]))
            } else {
                joined
                    .chars()
                    .map(String::from)
                    .collect::<Vec<_>>()
                    .join(random.any(&["-", ".", "_"]))
            }
        }
        Way::Masked if matches!(kind, Kind::Card | Kind::Iban) => masked(kind, code, random),
        Way::Lines if code.groups.len() > 2 => {
            let at = random.between(1, code.groups.len() - 1);
            format!("{}\n{}", code.groups[..at].join(" "), code.groups[at..].join(" "))
        }
        Way::LookAlike | Way::Invisible | Way::Marks | Way::Styled => {
            let text = if random.percent(50) { joined } else { usual };
            disguise(&text, way, random)?
        }
        _ => return None,
    })
}

fn halves(code: &str, between: &str) -> String {
    let (cut, _) = code.char_indices().nth(code.chars().count() / 2).unwrap();
    format!("{}{between}{}", &code[..cut], &code[cut..])
}

/// Cards show the ends; of an account the country and the last four stay.
fn masked(kind: Kind, code: &Code, random: &mut Random) -> String {
    let sign = random.any(&["*", "•", "X", "x"]);
    let mut groups = code.groups.clone();
    let last = groups.len() - 1;
    for group in &mut groups[1..last] {
        *group = sign.repeat(group.len());
    }
    // An account's last group may be two signs: the last four are shown.
    let short = 4 - groups[last].len().min(4);
    let before = &code.groups[last - 1];
    groups[last - 1] = format!(
        "{}{}",
        sign.repeat(before.len() - short),
        &before[before.len() - short..]
    );
    if kind == Kind::Card && random.percent(50) {
        groups[1] = format!("{}{}", &code.groups[1][..2], sign.repeat(2));
    }
    groups.join(random.any(&[" ", "-", ""]))
}

pub(super) fn near_miss(kind: Kind, code: &Code, random: &mut Random) -> String {
    let joined = code.joined();
    let signs: Vec<char> = joined.chars().collect();
    match random.below(4) {
        0 | 1 => {
            // Another figure somewhere.
            let places: Vec<usize> = (0..signs.len()).filter(|at| signs[*at].is_ascii_digit()).collect();
            let mut other = signs.clone();
            let at = *random.pick(&places);
            let digit = (signs[at] as u8 - b'0' + random.between(1, 9) as u8) % 10;
            other[at] = char::from(b'0' + digit);
            other.into_iter().collect()
        }
        2 => format!("{joined}{}", random.digits(2)),
        _ if kind == Kind::Plate => {
            // Two letters changed places, or were others to begin with.
            let mut groups = code.groups.clone();
            let at = groups
                .iter()
                .position(|group| group.chars().all(char::is_alphabetic))
                .unwrap_or(0);
            groups[at] = groups[at]
                .chars()
                .map(|letter| if letter == 'K' || letter == 'К' { 'M' } else { 'K' })
                .collect();
            groups.join(code.usual)
        }
        _ => format!("{}{joined}", random.digits(2)),
    }
}
