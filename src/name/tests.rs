use super::*;

fn normal(value: &str, aliases: &[&str], rare: bool) -> Result<String, ParseError> {
    Name::parse(value, aliases, rare).map(|name| name.normal())
}

#[test]
fn what_can_be_watched() {
    assert_eq!(
        normal("  Leyla   Tağıbəyli ", &[], false).as_deref(),
        Ok("Leyla Tağıbəyli")
    );
    assert_eq!(
        normal("Tağıbəyli Leyla Rauf qızı", &[], false).as_deref(),
        Ok("Tağıbəyli Leyla Rauf qızı")
    );
    assert_eq!(
        normal("Leyla Tağıbəyli", &["L. Əkbərova"], false).as_deref(),
        Ok("Leyla Tağıbəyli")
    );
    assert_eq!(normal("Tağıbəyli", &[], true).as_deref(), Ok("Tağıbəyli"));
}

#[test]
fn what_can_not() {
    for (value, rare, error) in [
        ("", false, ParseError::Empty),
        (" . ", false, ParseError::Empty),
        ("Leyla", false, ParseError::TooCommon),
        ("Tağıbəyli", false, ParseError::TooCommon),
        ("Leyla", true, ParseError::TooCommon),
        ("Məmmədova", true, ParseError::TooCommon),
        ("Мамедова", true, ParseError::TooCommon),
        ("L. Tağıbəyli", false, ParseError::TooShort),
        ("Abc", true, ParseError::TooShort),
        ("leyla@mail.example", false, ParseError::NotThisKind),
        ("050 012 34 56", false, ParseError::NotThisKind),
    ] {
        assert_eq!(normal(value, &[], rare), Err(error), "{value}");
    }
}

fn parts(value: &str) -> (Vec<String>, Vec<String>) {
    let full = Full::parse(value).unwrap();
    let words = |words: &[Typed]| words.iter().map(|word| word.letters.iter().collect()).collect();
    (words(&full.given), words(&full.family))
}

#[test]
fn given_and_family_names_are_told_apart() {
    for (value, given, family) in [
        ("Leyla Tağıbəyli", "leyla", "tağıbəyli"),
        ("Tağıbəyli Leyla", "leyla", "tağıbəyli"),
        ("Tağıbəyli Leyla Rauf qızı", "leyla", "tağıbəyli"),
        ("Leyla Rauf qızı Tağıbəyli", "leyla", "tağıbəyli"),
        ("Leyla Tağıbəyli-Əkbərova", "leyla", "tağıbəyli əkbərova"),
        ("Leyla Tağıbəyli Əkbərova", "leyla", "tağıbəyli əkbərova"),
        ("Лейла Рауфовна Тагибейли", "лейла", "тагибейли"),
        ("Смирнова Елена Игоревна", "елена", "смирнова"),
        ("Лейла Гусейн-заде", "лейла", "гусейнзаде"),
        ("Anna Maria Lindqvist", "anna", "lindqvist"),
        ("Kaya Zeynep", "zeynep", "kaya"),
        ("Zeynep Kaya", "zeynep", "kaya"),
        ("Rustam Yaşar", "rustam", "yaşar"),
    ] {
        let (g, f) = parts(value);
        assert_eq!((g.join(" ").as_str(), f.join(" ").as_str()), (given, family), "{value}");
    }
}

#[test]
fn a_word_has_never_too_many_seeds() {
    for (entry, most) in [
        ("Leyla Tağıbəyli", 40),
        ("Məmmədova Xəyalə", 60),
        ("Şıxəliyeva Gulnara", 120),
        ("Gulnara Shikhaliyeva", 160),
        ("Гюльнара Шихалиева", 120),
        ("Qəhrəmanqızı Schwarzenegger", 160),
        ("გიორგი Jjjjjjjjjjjjjj", 160),
        ("əəəəəəəəəəəəəəə Cicicicici", 160),
    ] {
        let name = Name::parse(entry, &[], false).unwrap();
        let seeds = name.seeds.len();
        assert!((2..=most).contains(&seeds), "{entry}: {seeds}");
    }
}
