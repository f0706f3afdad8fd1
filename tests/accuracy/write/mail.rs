//! E-mail addresses and handles.

use super::Way;
use super::disguise::disguise;
use crate::random::Random;
use crate::texts::Language;

pub(super) fn address(local: &str, domain: &str, way: Way, language: Language, random: &mut Random) -> Option<String> {
    let whole = format!("{local}@{domain}");
    Some(match way {
        Way::Plain => match random.below(6) {
            0 => whole.to_uppercase(),
            1 => format!("<{whole}>"),
            2 => capital(&whole),
            3 => format!("({whole})"),
            _ => whole,
        },
        Way::Link => match random.below(3) {
            0 => format!("mailto:{whole}"),
            1 => format!("mailto:{}?subject=salam", whole.replace('@', "%40")),
            _ => format!("https://mail.example/compose?to={}", whole.replace('@', "%40")),
        },
        Way::At => {
            let at: &[&str] = match language {
                Language::Az => &["(at)", " (at) ", "[at]", " at ", " et ", "{at}", "(et)"],
                Language::Ru => &[
                    "(at)",
                    " собака ",
                    "(собака)",
                    "[собака]",
                    " at ",
                    "[at]",
                    " (собачка) ",
                ],
                Language::Tr => &["(at)", " at ", "[at]", " (et) ", "{at}", " kuyruklu a "],
                Language::En => &["(at)", " at ", "[at]", " AT ", "<at>", "-at-", " [ at ] "],
            };
            let dot: &[&str] = match language {
                Language::Az => &["(nöqtə)", " nöqtə ", "[nöqtə]", "(dot)", ".", " nokte "],
                Language::Ru => &[" точка ", "(точка)", "[точка]", "(dot)", ".", " тчк "],
                Language::Tr => &[" nokta ", "(nokta)", "[nokta]", "(dot)", "."],
                Language::En => &["(dot)", " dot ", "[dot]", " DOT ", ".", "{dot}"],
            };
            let (at, dot) = (random.pick(at), random.pick(dot));
            let local = if random.percent(50) {
                local.replace('.', dot)
            } else {
                local.to_owned()
            };
            format!("{local}{at}{}", domain.replace('.', dot))
        }
        Way::Apart => {
            if random.percent(50) {
                whole.chars().map(String::from).collect::<Vec<_>>().join(" ")
            } else {
                format!("{local} @ {}", domain.replace('.', " . "))
            }
        }
        Way::Lines => match random.below(3) {
            0 => format!("{local}@\n{domain}"),
            1 => format!("{local}\n@{domain}"),
            _ => {
                let at = domain.find('.')?;
                format!("{local}@{}\n{}", &domain[..at], &domain[at..])
            }
        },
        Way::Invisible | Way::Marks | Way::Styled | Way::LookAlike => disguise(&whole, way, random)?,
        _ => return None,
    })
}

pub(super) fn address_near_miss(local: &str, domain: &str, random: &mut Random) -> String {
    match random.below(6) {
        0 => format!("{local}@basqa.example"),
        1 => format!("{local}{}@{domain}", random.between(1, 9)),
        2 => format!("x{local}@{domain}"),
        3 => format!("{local}@{domain}.org"),
        4 => format!("info@{domain}"),
        _ => format!("{}@{domain}", &local[..local.len() - 2]),
    }
}

pub(super) fn handle(handle: &str, way: Way, random: &mut Random) -> Option<String> {
    Some(match way {
        Way::Plain => match random.below(5) {
            0 => format!("@{}", handle.to_uppercase()),
            1 => capital(handle),
            2 => handle.to_owned(),
            _ => format!("@{handle}"),
        },
        Way::Link => match random.below(11) {
            0 => format!("https://t.me/{handle}"),
            1 => format!("instagram.com/{handle}"),
            2 => format!("https://www.facebook.com/{handle}?ref=page"),
            3 => format!("vk.com/{handle}"),
            4 => format!("https://www.tiktok.com/@{handle}"),
            5 => format!("tg://resolve?domain={handle}"),
            6 => format!("https://x.com/{handle}/status/17200045"),
            7 => format!("ig: {handle}"),
            8 => format!("https://t.me/s/{handle}"),
            9 => format!("https://www.youtube.com/@{handle}/videos"),
            _ => format!("https://instagram.com/{handle}/"),
        },
        Way::Apart => format!("@ {}", handle.chars().map(String::from).collect::<Vec<_>>().join(" ")),
        Way::Invisible | Way::Marks | Way::Styled | Way::LookAlike => {
            let changed = disguise(handle, way, random)?;
            format!("@{changed}")
        }
        _ => return None,
    })
}

pub(super) fn handle_near_miss(handle: &str, random: &mut Random) -> String {
    match random.below(5) {
        0 => format!("@{handle}_{}", random.any(&["az", "fan", "official"])),
        1 => format!("@the{handle}"),
        2 => format!("@{handle}{}", random.between(1, 9)),
        3 => format!("@{}", &handle[..handle.len() - 2]),
        _ => {
            let (first, last) = handle.split_at(handle.len() - 1);
            let other = if last == "x" { 'y' } else { 'x' };
            format!("t.me/{first}{other}")
        }
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
