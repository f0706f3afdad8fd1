//! What WhatsApp says itself, where people's words stand.
//!
//! Most of it needs no list: on iPhones it begins with a mark that nobody types, on Android it stands in angle brackets. The
//! lists are for what is left, in the languages of this product's users.

use super::super::path::{is_blank, is_mark};

/// Whole messages, in lower case and without a full stop.
const NOTES: &[&str] = &[
    "this message was deleted",
    "you deleted this message",
    "null",
    "missed voice call",
    "missed video call",
    "waiting for this message. this may take a while",
    "live location shared",
    "сообщение удалено",
    "данное сообщение удалено",
    "это сообщение удалено",
    "вы удалили данное сообщение",
    "вы удалили это сообщение",
    "пропущенный аудиозвонок",
    "пропущенный видеозвонок",
    "ожидание сообщения. это может занять некоторое время",
    "bu mesaj silindi",
    "bu mesajı sildiniz",
    "cevapsız sesli arama",
    "cevapsız görüntülü arama",
    "bu mesaj bekleniyor. bu biraz zaman alabilir",
    "bu mesaj silinib",
    "bu mesajı sildiniz",
    "siz bu mesajı sildiniz",
    "buraxılmış səsli zəng",
    "buraxılmış video zəng",
];

/// How words about encryption begin: with the app's name in one text they are its notice, which is the same everywhere.
const ENCRYPTION: &[&str] = &["encrypt", "шифр", "şifr"];

/// Words of the names that exported files have.
const FILE_NAMES: &[&str] = &[
    "whatsapp",
    "chat",
    "with",
    "-",
    "–",
    "чат",
    "с",
    "контактом",
    "группой",
    "ile",
    "ilə",
    "sohbeti",
    "sohbet",
    "söhbəti",
    "söhbət",
    "çatı",
    "yazışması",
    "konuşması",
    "grup",
    "group",
    "conversation",
];

/// What people said of a message's text: without the app's mark of an edit, and nothing if all of it is the app's.
pub(super) fn by_people(text: &str) -> &str {
    let text = without_file(without_edit(text));
    let trimmed = text.trim_matches(is_blank);
    if text.starts_with(is_mark) && !text.contains('\n') || is_bracketed(trimmed) || is_note(trimmed) {
        ""
    } else {
        trimmed
    }
}

/// Without `<This message was edited>` at the end, in whatever language.
fn without_edit(text: &str) -> &str {
    let trimmed = text.trim_end_matches(is_blank);
    match trimmed.rsplit_once('<') {
        Some((before, inside))
            if inside.ends_with('>') && !before.is_empty() && (2..=6).contains(&inside.split_whitespace().count()) =>
        {
            before
        }
        _ => text,
    }
}

/// Without a first line that names a file: `IMG-20231231-WA0001.jpg (file attached)`. What follows is its caption.
fn without_file(text: &str) -> &str {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let first = first.trim_matches(is_blank);
    let is_file = first.rsplit_once(" (").is_some_and(|(file, note)| {
        let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
        note.ends_with(')')
            && (2..=4).contains(&ending.len())
            && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && !file.contains(['/', ':'])
    });
    if is_file { rest } else { text }
}

/// `<Media omitted>`, in whatever language.
fn is_bracketed(text: &str) -> bool {
    text.strip_prefix('<')
        .and_then(|text| text.strip_suffix('>'))
        .is_some_and(|inside| !inside.contains(['<', '>', '\n']) && inside.split_whitespace().count() <= 8)
}

fn is_note(text: &str) -> bool {
    // Longer ones than any of these are spared the work.
    if text.len() > 600 {
        return false;
    }
    let text = text.to_lowercase();
    let text = text.trim_end_matches('.');
    NOTES.contains(&text)
        || text.contains("whatsapp") && ENCRYPTION.iter().any(|word| text.contains(word)) && text.len() > 60
}

/// Whether this word is one that the app puts beside a chat's name.
pub(super) fn is_of_file_names(word: &str) -> bool {
    FILE_NAMES.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::by_people;

    #[test]
    fn what_the_app_says_is_not_hers() {
        for text in [
            "<Media omitted>",
            "<Без медиафайлов>",
            "<Medya dahil edilmedi>",
            "<Media buraxıldı>",
            "\u{200e}image omitted",
            "\u{200e}изображение отсутствует",
            "\u{200e}Messages and calls are end-to-end encrypted. No one outside of this chat can read them.",
            "Mesajlar və zənglər tam şifrələnib. Bu çatdan kənar heç kim, hətta WhatsApp da onları oxuya bilməz.",
            "This message was deleted.",
            "Данное сообщение удалено",
            "Bu mesaj silindi",
            "IMG-20231231-WA0001.jpg (file attached)",
            "\u{200e}IMG-20231231-WA0001.jpg (dosya ekli)",
            "",
        ] {
            assert_eq!(by_people(text), "", "{text}");
        }
    }

    #[test]
    fn what_people_say_stays() {
        for (text, hers) in [
            ("Sabah gəlirəm", "Sabah gəlirəm"),
            ("Sabah gəlirəm \u{200e}<This message was edited>", "Sabah gəlirəm"),
            ("Приду завтра <Сообщение изменено>", "Приду завтра"),
            ("IMG-1.jpg (file attached)\nbu bizim ev", "bu bizim ev"),
            ("3 < 5 və 7 > 6", "3 < 5 və 7 > 6"),
            ("<3", "<3"),
            ("WhatsApp-da yaz", "WhatsApp-da yaz"),
            ("bax (şəkil)", "bax (şəkil)"),
            ("bu mesaj silindi deyir", "bu mesaj silindi deyir"),
        ] {
            assert_eq!(by_people(text), hers, "{text}");
        }
    }
}
