//! Each form, whole.

use crate::kit::{Files, export, zip};
use rawzip::CompressionMethod;

const TELEGRAM: &str = "\
# telegram: Nərgiz Qoşqarlı 4001234567
Aysel: Sabah axşam köhnə dəyirmanın yanında gözləyəcəm, heç kimə demə
Nərgiz Qoşqarlı: Bura bax: https://yer.example/deyirman və mütləq gecikmə 🌙
: bu da həmin / köhnə körpünün şəkli
";

#[test]
fn telegram_one_chat() {
    let files = Files::default().export("telegram/result.json", "result.json");
    assert_eq!(files.told(), TELEGRAM);
    let survey = files.survey();
    assert_eq!(survey.chats[0].messages, 3);
    assert_eq!(survey.chats[0].authors, ["Aysel", "Nərgiz Qoşqarlı"]);
    // Written without spaces, as a tool may have left it.
    let tight: serde_json::Value = serde_json::from_slice(&export("telegram/result.json")).unwrap();
    assert_eq!(Files::default().with("a.json", tight.to_string()).told(), TELEGRAM);
}

#[test]
fn telegram_an_account() {
    let files = Files::default().export("telegram/account.json", "result.json");
    let all = "\
# telegram:  1
Aysel: açarın yeri: pilləkənin altında, qırmızı qutuda
# telegram: Тимур 77
Тимур: Я никому не скажу, где вы теперь живёте, честное слово
Aysel: Спасибо, мне правда важно
# telegram: Şəhər xəbərləri 555 open
Şəhər xəbərləri: Sabah hava yağışlı olacaq
# telegram:  78
# telegram: Sinif 99
Ayşe: Okulun arkasındaki eski bahçede buluşalım
";
    assert_eq!(files.told(), all);
    // A chat that is not wanted keeps its number, and only its messages are missing.
    let wanted = files.wanted(|name| name == "Sinif");
    assert_eq!(wanted.lines().filter(|line| line.starts_with('#')).count(), 5);
    assert!(wanted.ends_with("Ayşe: Okulun arkasındaki eski bahçede buluşalım\n") && !wanted.contains("Тимур:"));
    let names: Vec<String> = files.survey().chats.into_iter().map(|chat| chat.chat.name).collect();
    assert_eq!(
        names,
        ["Aysel", "Тимур", "Şəhər xəbərləri", "", "Sinif"],
        "by who wrote, where there is no name"
    );
}

#[test]
fn telegram_pages_are_one_chat_in_the_order_of_their_numbers() {
    let files = Files::default()
        .export("telegram-pages/messages10.html", "ChatExport/messages10.html")
        .export("telegram-pages/messages2.html", "ChatExport/messages2.html")
        .with("ChatExport/css/style.css", "body {}")
        .export("telegram-pages/messages.html", "ChatExport/messages.html");
    let told = "\
# telegram: Нигяр & Айсель
Нигяр: Я положила письма в\u{a0}синюю коробку / на верхней полке, не трогай
Нигяр: И никому не показывай, даже маме
Айсель: Хорошо, я всё поняла и спрятала
Айсель: вот она, на фотографии
: А ключ от неё у соседки снизу
Айсель: Договорились, после десятой страницы
";
    assert_eq!(files.told(), told);
}

#[test]
fn whatsapp_in_languages() {
    for (file, path, told) in [
        (
            "whatsapp/android-en.txt",
            "WhatsApp Chat with Nərgiz.txt",
            "# whatsapp: Nərgiz
Nərgiz: Sənədlərin surətini bacıma verdim, / o bilir hara qoymalı
Aysel: bu da köhnə evin açarı
Aysel: Vaxt: 10:30, yer - həmin küçə
",
        ),
        (
            "whatsapp/iphone-ru.txt",
            "WhatsApp Chat - Ailə/_chat.txt",
            "# whatsapp: Ailə
Тимур: Мы переезжаем в пятницу,
Айсель: только адрес пока никому / и телефон тоже
Айсель: Спасибо тебе большое
",
        ),
        (
            "whatsapp/android-tr.txt",
            "Ayşe ile WhatsApp Sohbeti.txt",
            "# whatsapp: Ayşe
Ayşe: Yarın sabah erkenden otogarda buluşuyoruz
+90 500 000 00 00: Bavulu komşuya bıraktım bile
",
        ),
        (
            "whatsapp/copied.txt",
            "pasted.txt",
            "# telegram: pasted
Aysel: Həkim nəticələri həftəyə deyəcək
Nərgiz: Mən də səninlə gedəcəm oraya
",
        ),
    ] {
        assert_eq!(Files::default().export(file, path).told(), told, "{file}");
    }
}

#[test]
fn whatsapp_as_phones_hand_it_over() {
    for method in [CompressionMethod::DEFLATE, CompressionMethod::STORE] {
        let archive = zip(
            &[
                ("IMG-1.jpg", vec![0xff, 0xd8, 0, 0]),
                ("_chat.txt", export("whatsapp/iphone-ru.txt")),
            ],
            method,
        );
        let told = Files::default().with("WhatsApp Chat - Ailə.zip", archive).told();
        assert!(
            told.starts_with("# whatsapp: Ailə\nТимур: Мы переезжаем в пятницу,\n"),
            "{told}"
        );
        assert_eq!(told.lines().count(), 4);
    }
}

const FACEBOOK: &str = "\
# facebook: Nərgiz Q
Aysel: Ərizəni yazdım, amma hələ göndərməmişəm 🌙
Nərgiz Q: Вчера он снова ждал меня у подъезда
";

#[test]
fn messenger_and_instagram() {
    let part = |number| format!("facebook/messages/inbox/nergizq_123/message_{number}.json");
    let files = Files::default()
        .export(&part(1), "message_1.json")
        .export(&part(2), "message_2.json");
    assert_eq!(files.told(), FACEBOOK);
    let inside = |number| format!("your_instagram_activity/messages/inbox/nergizq_123/message_{number}.json");
    let archive = zip(
        &[
            (&inside(2), export(&part(2))),
            (
                "your_instagram_activity/likes.json",
                b"{\"likes\": [{\"title\": \"x\", \"text\": \"a b c\"}]}".to_vec(),
            ),
            (&inside(1), export(&part(1))),
        ],
        CompressionMethod::DEFLATE,
    );
    let told = Files::default().with("download.zip", archive).told();
    assert_eq!(told, FACEBOOK.replace("facebook", "instagram"));
    let encrypted = Files::default()
        .export("facebook/encrypted.json", "Ayşe_12.json")
        .told();
    assert_eq!(
        encrypted,
        "# facebook: Ayşe\nAyşe: Evin önünde beyaz bir araba duruyor\n"
    );
}

#[test]
fn messenger_as_pages() {
    let page = "<html><head><title>Nərgiz Q</title><style>p{}</style></head><body><div><div>Aysel</div>\
                <div>Ərizəni <b>hələ</b> göndərməmişəm<br>gözlə</div></div></body></html>";
    let told = Files::default().with("inbox/nergizq_123/message_1.html", page).told();
    assert_eq!(
        told,
        "# facebook: Nərgiz Q\n: Aysel\n: Ərizəni hələ göndərməmişəm / gözlə\n"
    );
}

#[test]
fn signal() {
    let told = Files::default().export("signal/main.jsonl", "main.jsonl").told();
    let want = "\
# signal: Nigar Q
Nigar Q: The spare key is under the third stone by the fence
# signal: Qonşular
Nigar Q: Kim gecə həyətdə işıq yandırıb
";
    assert_eq!(told, want);
    let told = Files::default()
        .export("signal/Nigar/chat.md", "export/Nigar/chat.md")
        .told();
    assert_eq!(
        told,
        "# signal: Nigar\nMe: How is everyone at the old house?\nNigar: We are fine, only the door is broken\n"
    );
}

#[test]
fn letters() {
    let told = Files::default().export("mail/letter.eml", "letter.eml").told();
    assert_eq!(
        told,
        "# mail: Köhnə ev\nNərgiz Q: Köhnə evin sənədlərini notariusa apardım.\nNərgiz Q: Cavab gələn həftə olacaq.\n"
    );
    let told = Files::default().export("mail/box.mbox", "box.mbox").told();
    assert_eq!(
        told,
        "# mail: box\nnergiz@posta.example: Встретимся на старом вокзале у третьей платформы\nnergiz@posta.example: From then on\nAysel: Tamam, saat altıda oradayım\n"
    );
    let beside = Files::default()
        .export("mail/letter.eml", "poçt/2.eml")
        .export("mail/letter.eml", "poçt/1.eml");
    assert_eq!(beside.told().lines().filter(|line| *line == "# mail: poçt").count(), 1);
}

#[test]
fn exports_of_other_apps() {
    let told = Files::default().export("other/discord.json", "chat.json").told();
    assert_eq!(
        told,
        "# other: nigar_q\nnigar_q: he found the old photos on the shared drive\n"
    );
    let told = Files::default().export("other/lines.jsonl", "notes.jsonl").told();
    assert_eq!(
        told,
        "# other: notes\nNigar: first line of the notes we keep\nAysel: second line of the notes we keep\n"
    );
}

#[test]
fn plain_text_and_other_pages() {
    let told = Files::default()
        .with("gündəlik.txt", "bir iki üç\ndörd\n\nbeş altı\n")
        .told();
    assert_eq!(told, "# text: gündəlik\n: bir iki üç / dörd\n: beş altı\n");
    let told = Files::default()
        .with(
            "page.html",
            "<title>Dəftər</title><p>bir iki<p>üç dörd<script>x</script>",
        )
        .told();
    assert_eq!(told, "# text: Dəftər\n: bir iki\n: üç dörd\n");
    let cyrillic = Files::default()
        .with("a.txt", b"\xcf\xf0\xe8\xe2\xe5\xf2, \xec\xe0\xec\xe0".as_slice())
        .told();
    assert_eq!(cyrillic, "# text: a\n: Привет, мама\n");
}

#[test]
fn a_whole_folder_is_read_and_what_is_no_export_is_passed_over() {
    let archive = zip(
        &[
            (
                "DataExport/export_results.html",
                b"<html><body><div>Exported Data</div></body></html>".to_vec(),
            ),
            ("DataExport/result.json", export("telegram/result.json")),
            ("DataExport/files/notes.txt", b"a file that someone sent".to_vec()),
            ("DataExport/js/script.js", b"x".to_vec()),
            ("__MACOSX/DataExport/._result.json", vec![0, 5, 22, 7]),
        ],
        CompressionMethod::DEFLATE,
    );
    assert_eq!(Files::default().with("all.zip", archive).told(), TELEGRAM);
    let folder = Files::default()
        .export("telegram/result.json", "d/result.json")
        .with("d/photo.png", b"\x89PNG\0".as_slice())
        .with("d/package.json", "{\"name\": \"x\", \"text\": \"not of a chat\"}");
    assert_eq!(folder.told(), TELEGRAM);
}
