//! Common names: what alone says nothing about a person, and what is a name of its own and not a slip of another.
//!
//! The lists were written down from general knowledge of the four languages, in their usual spelling; they are no
//! register. A family name is listed in its man's form where it has two. Words are compared by `key`, so every
//! spelling and alphabet of a listed name counts as listed.

use std::collections::HashSet;
use std::sync::OnceLock;

/// Given names of women and men.
const GIVEN: &[&str] = &[
    // Azerbaijani, women.
    "Sahirə Zərəngiz Mehriban Sevgi Nəzifə Zərintac Səhər Arifə Tənzilə Əsmayə Nurlana Fatimə Zülfiyə Gülbəniz Aidə Ellada Esmira Əfruz Səltənət Gülxanım Gülnisə Minarəxanım Zeynəbxanım Səfurə Xumarə Şahnaz Şəlalə Mətanət Aybikə Ayla Elza Aynarə Aysenə Elzə \
     Adilə Afaq Afət Ağca Aida Aidə Akifə Alidə Aliyə Almaz Alya Amalya Amidə Arifə Arzu Asilə Asiyə Ataxanım Aybəniz Ayan \
     Ayda Aygül Aygün Ayişə Aylin Aynur Aynurə Aysel Aysu Ayşən Aysun Aytac Aytən Azadə Bahar Banu Basirə Bəhicə Bəhriyyə \
     Bəyim Bənövşə Bilqeyis Billurə Cahan Cavahir Cəmilə Ceyran Çiçək Çinarə Dəniz Dilarə Dilbər Dilşad Dürdanə Durna Elmira \
     Elnarə Elnurə Elmarə Elvira Emiliya Esmira Esmiralda Əfsanə Əminə Əntiqə Əsli Əsmər Fəridə Fəranə Fatimə Fatma Fəxriyyə \
     Fəridə Fərqanə Fidan Fidanə Firəngiz Firuzə Flora Gövhər Gözəl Gülarə Gülbahar Gülbəniz Gülçin Gülçöhrə Gülər Gülnar \
     Gülnarə Gülnaz Gülnur Gülşad Gülşən Gülsüm Gültəkin Gülzar Gülay Günay Günel Gunəş Güneş Habilə Həbibə Həcər Həlimə \
     Həqiqət Həyat Hicran Humay Hüsniyyə İlahə İlhamə İnara İnci İradə İranə İzzət Jalə Jasmin Kamalə Kamilə Kəmalə Kənül \
     Kəmilə Kifayət Könül Kübra Lalə Laləzar Lamiyə Latifə Lətafət Lətifə Leyla Leyli Ləman Ləmən Ləyaqət Liliya Mahirə \
     Mahnur Maral Marina Məftun Məhbubə Məleykə Məlahət Məlikə Məryəm Məsmə Mehin Mehparə Mehriban Mənsurə Mətanət Mina \
     Minarə Minayə Minə Mirvari Münəvvər Müşkünaz Naibə Nailə Nanə Narıngül Naidə Nazilə Nazlı Nazpəri Nərgiz Nərmin Nərminə \
     Nigar Nigarə Nisə Nübar Nüşabə Nurcan Nuranə Nuray Nuriyyə Nurlanə Oksana Pakizə Pərvanə Pərvin Pərixanım Pəri Raisə \
     Ramilə Raziyə Rəfiqə Rəhilə Rəna Rəqsanə Rəşidə Reyhan Roza Röya Ruhiyyə Rüxsarə Sabirə Sadə Səadət Sahibə Sakit \
     Saidə Samirə Saminə Sara Sayalı Səbinə Səidə Səkinə Səlimə Səma Səmayə Səmirə Sənəm Sənubər Səriyyə Səyyarə Sevda Sevər \
     Sevil Sevinc Sevindik Simuzər Sitarə Solmaz Südabə Sudabə Sürəyya Şəbnəm Şəfəq Şəfiqə Şəhla Şəhnaz Şəhriban Şəkər \
     Şəmsiyyə Şəlalə Şirin Şölə Şükufə Tahirə Tamara Tamilla Təhminə Təranə Tərlan Tovuz Tünzalə Tükəzban Türkan Türkanə \
     Ulduz Ülkər Ülviyyə Ülfət Ülviyə Vəfa Validə Vəsilə Vüsalə Xalidə Xanım Xatirə Xavər Xəyalə Xədicə Xoşqədəm Xumar \
     Yasəmən Yaqut Yeganə Yaxşı Zahirə Zəhra Zəkiyyə Zəminə Zərifə Zərnigar Zeynəb Zərinə Zibeydə Zivər Zöhrə Zülfiyyə \
     Zümrüd Zülalə Nəzrin Nazrin Məhsəti Fəxrəndə Ofeliya İlhamiyyə Sədaqət Gülxar Nəzakət Mədinə Inci Dilrubə Zemfira",
    // Azerbaijani, men.
    "Abbas Abdulla Abdullah Adəm Adil Afət Afiq Ağa Ağabala Ağakərim Akif Akşin Alim Allahverdi Alpay Altay Anar Araz Arif \
     Aslan Asif Asim Atakişi Atilla Avtandil Aydın Ayxan Azad Azər Babək Bağır Bahadur Bahram Balaş Bayram Bəhruz Bəhram \
     Bəxtiyar Bəşir Bilal Cabbar Cabir Cahangir Cavad Cavanşir Cavid Cəfər Cəlal Cəlil Cəmil Cəmaləddin Ceyhun Coşqun \
     Cümşüd Çingiz Dadaş Daşqın Dəyanət Dilavər Dünyamalı Elbəy Elbrus Elçin Eldar Eldəniz Elgün Elgiz Elman Elmar Elmir \
     Elməddin Elnur Elsevər Elşad Elşən Elton Eltun Elvin Elvüsal Emil Emin Eyvaz Eyyub Əbülfəz Əbdül Əbil Əbdürrəhman \
     Əflatun Əfqan Əhməd Əjdər Əkbər Əkrəm Ələkbər Ələddin Ələsgər Əli Əliağa Əlibala Əlimərdan Əliş Əlövsət Əmin Əmrah \
     Ənvər Ərşad Əsəd Əsgər Əşrəf Əziz Famil Faiq Fazil Fərhad Fərid Fərman Fərrux Fərux Fətulla Fəxrəddin Fikrət Firdovsi \
     Firudin Füzuli Fuad Gəray Gülağa Gündüz Habil Hacı Hafiz Hakim Hamlet Heydər Həbib Həmid Həmzə Həsən Həşim Hidayət \
     Hikmət Hilal Hümmət Hüseyn Hüseynqulu İbad İbadət İbrahim İdris İlham İlkin İlqar İlyas İmran İmdad İntiqam İqbal İlqar \
     İsa İsgəndər İsmayıl İsmət İsrafil İxtiyar Jalal Kamal Kamandar Kamil Kamran Kazım Kənan Kərəm Kərim Kəmaləddin Laçın \
     Lətif Maarif Mahir Mahmud Malik Mais Mansur Məcid Məhəmməd Məhərrəm Məmməd Mehdi Mehman Məşədi Məzahir Mikayıl Mirəli \
     Mirzə Mirzəli Mövlud Mübariz Müşfiq Müslüm Mustafa Musa Murad Murtuz Mürsəl Natiq Nadir Nail Namiq Natiq Nazim Nəbi \
     Nəcəf Nəriman Nəsib Nəsimi Nizami Nicat Niyaz Niyazi Novruz Nurəddin Nurlan Nüsrət Ofeliya Oktay Oqtay Orxan Osman Paşa \
     Pərviz Polad Qabil Qadir Qafar Qalib Qara Qasım Qənbər Qərib Qəzənfər Qiyas Qorxmaz Qoşqar Qulu Qurban Rafael Rafiq \
     Rahib Rahim Ramal Ramazan Ramid Ramil Ramin Ramiz Rasim Rauf Razi Rəcəb Rəhim Rəhman Rəşad Rəşid Rəsul Rəvan Rizvan \
     Rövşən Rüfət Rüstəm Ruslan Ruhin Rza Sabir Sabit Sadiq Sahib Saleh Salman Samir Samid Sarvan Səbuhi Səfa Səfər Səid \
     Səlim Səməd Səməndər Səyavuş Sərdar Sərxan Seymur Sevindik Seyfəddin Seyid Siyavuş Soltan Süleyman Surxay Sücəddin \
     Şahin Şahmar Şakir Şamil Şamxal Şəhriyar Şəmsəddin Şıxəli Şirvan Şirzad Şöhrət Şükür Tahir Taleh Talıb Tamerlan Teymur \
     Telman Tofiq Toğrul Tural Turan Turqut Ülvi Uğur Ümid Vahid Valeh Valid Vaqif Vasif Vəli Vidadi Vilayət Vüqar Vüsal Xalid \
     Xaliq Xanlar Xəlil Xəyal Xətai Xosrov Yadigar Yaqub Yaşar Yavər Yavuz Yəhya Yunis Yusif Zabil Zahid Zahir Zakir Zamin \
     Zaur Zahid Zəfər Zeynal Ziya Zülfüqar",
    // Russian.
    "Александра Алена Алина Алиса Алла Альбина Анастасия Ангелина Анжела Анна Антонина Валентина Валерия Варвара Василиса Вера \
     Вероника Виктория Галина Дарья Диана Евгения Екатерина Елена Елизавета Жанна Зинаида Зоя Инна Ирина Карина Кира Клавдия \
     Кристина Ксения Лариса Лидия Любовь Людмила Маргарита Марина Мария Марьяна Милана Надежда Наталия Наталья Нина Оксана \
     Олеся Ольга Полина Раиса Римма Светлана Снежана София Софья Таисия Тамара Татьяна Ульяна Фаина Эвелина Эльвира Юлия Яна \
     Ярослава Аделина Арина Злата Мила Майя Регина Стефания Эмма Нелли Инга",
    "Александр Алексей Альберт Анатолий Андрей Антон Аркадий Арсений Артем Артур Богдан Борис Вадим Валентин Валерий Василий \
     Виктор Виталий Владимир Владислав Всеволод Вячеслав Геннадий Георгий Герман Глеб Григорий Даниил Данила Денис Дмитрий \
     Евгений Егор Захар Иван Игнат Игорь Илья Иннокентий Кирилл Константин Лев Леонид Макар Максим Марк Матвей Михаил Назар \
     Никита Николай Олег Павел Петр Роберт Родион Роман Ростислав Руслан Савелий Семен Сергей Станислав Степан Тарас Тимофей \
     Тимур Федор Филипп Эдуард Эмиль Юрий Яков Ян Ярослав Мирон Платон Святослав Демид Лука Клим Вениамин",
    // Turkish.
    "Ayşe Fatma Emine Hatice Zeynep Elif Meryem Şerife Zehra Sultan Hanife Merve Havva Zeliha Esra Özlem Yasemin Hülya Sevgi \
     Songül Gülsüm Filiz Dilek Ebru Derya Sibel Melek Gamze Kübra Büşra Tuğba Seda Selin Ceren Pınar Burcu Gizem İrem Ece \
     Nur Nurten Nuray Gülşen Gülay Şule Hande Aslı Aysun Aylin Berna Betül Canan Cansu Çiğdem Defne Deniz Didem Duygu Eda \
     Esin Fulya Gonca Gül Güler Hale Hilal İnci İpek Leman Mine Müge Nalan Nesrin Neslihan Nihal Nilgün Nermin Oya Özge \
     Pelin Rabia Reyhan Saadet Seher Selma Sema Serap Serpil Sevda Sevim Sevil Sinem Şebnem Tülay Tülin Ümmühan Yeliz Yıldız",
    "Mehmet Mustafa Ahmet Ali Hüseyin Hasan İbrahim İsmail Osman Yusuf Murat Ömer Ramazan Halil Süleyman Abdullah Mahmut Recep \
     Salih Fatih Kadir Emre Hakan Kemal Orhan Serkan Burak Okan Volkan Barış Cem Can Cemal Cengiz Cihan Deniz Doğan Efe Emrah \
     Ercan Erdal Erdem Erkan Erol Engin Ferhat Fikret Gökhan Görkem Güven Hamza İlhan İlker Kaan Kerem Koray Levent Mert \
     Metin Murathan Onur Oğuz Oğuzhan Özgür Özkan Sedat Selçuk Selim Serdar Sinan Şahin Taner Tarık Tayfun Tolga Tuncay \
     Turgut Uğur Umut Ümit Veysel Yasin Yavuz Yiğit Yılmaz Zafer Zeki Çağlar Çağrı",
    // English.
    "Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Lisa Nancy Betty Margaret Sandra Ashley Kimberly \
     Emily Donna Michelle Carol Amanda Dorothy Melissa Deborah Stephanie Rebecca Sharon Laura Cynthia Kathleen Amy Angela \
     Shirley Anna Brenda Pamela Emma Nicole Helen Samantha Katherine Christine Debra Rachel Carolyn Janet Catherine Maria \
     Heather Diane Ruth Julie Olivia Joyce Virginia Victoria Kelly Lauren Christina Joan Evelyn Judith Megan Andrea Cheryl \
     Hannah Jacqueline Martha Gloria Teresa Ann Sara Madison Frances Kathryn Janice Jean Abigail Alice Julia Judy Sophia Grace \
     Denise Amber Doris Marilyn Danielle Beverly Isabella Theresa Diana Natalie Brittany Charlotte Marie Kayla Alexis Lori \
     Fiona Claire Lucy Chloe Zoe Ellen Rose Molly Ruby Lily",
    "James Robert John Michael David William Richard Joseph Thomas Charles Christopher Daniel Matthew Anthony Mark Donald \
     Steven Paul Andrew Joshua Kenneth Kevin Brian George Timothy Ronald Edward Jason Jeffrey Ryan Jacob Gary Nicholas Eric \
     Jonathan Stephen Larry Justin Scott Brandon Benjamin Samuel Gregory Alexander Frank Patrick Raymond Jack Dennis Jerry \
     Tyler Aaron Jose Adam Nathan Henry Douglas Zachary Peter Kyle Ethan Walter Noah Jeremy Christian Keith Roger Terry Austin \
     Sean Gerald Carl Harold Dylan Arthur Lawrence Jordan Jesse Bryan Billy Bruce Gabriel Joe Logan Alan Juan Albert Willie \
     Elijah Wayne Randy Vincent Mason Roy Ralph Bobby Russell Philip Eugene Oliver Graham Simon Martin Neil Ian Stuart Hugh",
];

/// Family names, in their man's form where they have two.
const FAMILY: &[&str] = &[
    // Azerbaijani: the commonest stems in the forms that are in use side by side.
    "Abbasov Abbaslı Abbaszadə Abdullayev Abdullazadə Ağayev Ağazadə Axundov Axundzadə Allahverdiyev Aslanov Aslanlı Atakişiyev \
     Babayev Babazadə Bağırov Bağırlı Bağırzadə Bayramov Bayramlı Bəhramov Bəşirov Cabbarov Cabbarlı Cavadov Cavadlı Cavadzadə \
     Cəbrayılov Cəfərov Cəfərli Cəfərzadə Cəlilov Cəlilli Cəlilzadə Dadaşov Dadaşlı Dadaşzadə Eminov Eyvazov Eyvazlı Əfəndiyev \
     Əhmədov Əhmədli Əhmədzadə Ələkbərov Ələkbərli Ələsgərov Ələsgərli Əlizadə Əliyev Əlili Əmirov Əmirli Əmiraslanov Əsədov \
     Əsədli Əsgərov Əsgərli Əzizov Əzizli Əkbərov Əkbərli Fərəcov Fərzəliyev Fətəliyev Fətullayev Gözəlov Hacıyev Hacızadə \
     Hacılı Hacıbəyov Həmidov Həmidli Həsənov Həsənli Həsənzadə Həşimov Həşimli Heydərov Heydərli Hüseynov Hüseynli Hüseynzadə \
     Hümbətov Xəlilov Xəlilli Xəlilzadə Xudiyev İbadov İbrahimov İbrahimli İmanov İmanlı İskəndərov İsgəndərov İsgəndərli İsmayılov \
     İsmayıllı İsmayılzadə İsrafilov Kazımov Kazımlı Kazımzadə Kərimov Kərimli Kərimzadə Qafarov Qasımov Qasımlı Qasımzadə \
     Qədirov Qədirli Qəhrəmanov Qəhrəmanlı Qənbərov Qurbanov Qurbanlı Qurbanzadə Quliyev Quluzadə Lətifov Lətifli Mahmudov \
     Mahmudlu Mahmudzadə Manafov Manaflı Məhərrəmov Məhərrəmli Məmmədov Məmmədli Məmmədzadə Məmmədyarov Məmmədquliyev Məlikov \
     Məlikli Məlikzadə Mehdiyev Mehdizadə Mikayılov Mikayıllı Mirzəyev Mirzəzadə Mirzəli Muradov Muradlı Muradzadə Musayev \
     Musazadə Mustafayev Mustafazadə Mustafalı Nağıyev Nəbiyev Nəbizadə Nəcəfov Nəcəfli Nəcəfzadə Nəsibov Nəsirov Nəzərov \
     Nəzərli Novruzov Novruzlu Nuriyev Nurizadə Orucov Oruclu Orucəliyev Paşayev Pənahov Rəcəbov Rəcəbli Rəhimov Rəhimli \
     Rəhimzadə Rəhmanov Rəhmanlı Rəsulov Rəsullu Rəsulzadə Rəşidov Rəşidli Rüstəmov Rüstəmli Rüstəmzadə Rzayev Rzazadə Sadıqov \
     Sadıqlı Salmanov Salmanlı Salmanzadə Səfərov Səfərli Səlimov Səlimli Səlimzadə Sultanov Sultanlı Sultanzadə Soltanov Soltanlı \
     Süleymanov Süleymanlı Süleymanzadə Şahbazov Şahbazlı Şərifov Şərifli Şərifzadə Şıxəliyev Şirəliyev Şirinov Şirinli Şükürov \
     Şükürlü Tağıyev Tağızadə Talıbov Talıblı Talıbzadə Tahirov Tahirli Vəliyev Vəlizadə Vəlili Yusifov Yusifli Yusifzadə \
     Yaqubov Yaqublu Zamanov Zamanlı Zeynalov Zeynallı Zeynalzadə Zülfüqarov Zülfüqarlı Mirzoyev Abışov Bədəlov Cahangirov Çələbizadə",
    // Russian.
    "Иванов Смирнов Кузнецов Попов Васильев Петров Соколов Михайлов Новиков Федоров Морозов Волков Алексеев Лебедев Семенов \
     Егоров Павлов Козлов Степанов Николаев Орлов Андреев Макаров Никитин Захаров Зайцев Соловьев Борисов Яковлев Григорьев \
     Романов Воробьев Сергеев Кузьмин Фролов Александров Дмитриев Королев Гусев Киселев Ильин Максимов Поляков Сорокин \
     Виноградов Ковалев Белов Медведев Антонов Тарасов Жуков Баранов Филиппов Комаров Давыдов Беляев Герасимов Богданов Осипов \
     Сидоров Матвеев Титов Марков Миронов Крылов Куликов Карпов Власов Мельников Денисов Гаврилов Тихонов Казаков Афанасьев \
     Данилов Савельев Тимофеев Фомин Чернов Абрамов Мартынов Ефимов Федотов Щербаков Назаров Калинин Исаев Чернышев Быков \
     Маслов Родионов Коновалов Лазарев Воронин Климов Филатов Пономарев Голубев Кудрявцев Прохоров Наумов Потапов Журавлев \
     Овчинников Трофимов Леонов Соболев Ермаков Колесников Гончаров Емельянов Никифоров Грачев Котов Гришин Ефремов Архипов \
     Громов Кириллов Малышев Панов Моисеев Румянцев Акимов Кондратьев Бирюков Горбунов Анисимов Еремин Тихомиров Галкин \
     Лукьянов Михеев Скворцов Юдин Белоусов Нестеров Симонов Прокофьев Харитонов Князев Цветков Левин Митрофанов Воронов \
     Аксенов Софронов Мальцев Логинов Горшков Савин Краснов Майоров Демидов Елисеев Рыбаков Сафонов Плотников Демин Хохлов \
     Фадеев Молчанов Игнатов Литвинов Ершов Ушаков Дементьев Рябов Мухин Калашников Леонтьев Лобанов Кузин Корнеев Евдокимов \
     Бородин Платонов Некрасов Балашов Бобров Жданов Блинов Игнатьев Коротков Муравьев Крюков Беляков Богомолов Дроздов Лавров \
     Зуев Петухов Ларин Никулин Серов Терентьев Зотов Устинов Фокин Самойлов Константинов Сахаров Шишкин Самсонов Черкасов \
     Чистяков Носов Спиридонов Карасев Авдеев Воронцов Зверев Владимиров Селезнев Нечаев Кудряшов Седов Фирсов Андрианов Панфилов \
     Головин Терехов Ульянов Шестаков Агеев Никонов Селиванов Баженов Гордеев Кожевников Пахомов Зимин Костин Широков Филимонов \
     Ларионов Овсянников Сазонов Суворов Нефедов Корнилов Любимов Львов Горбачев Копылов Лукин Токарев Кулешов Шилов Большаков \
     Панкратов Родин Шаповалов Покровский Бочаров Никольский Маркин Горелов Агафонов Березин Ермолаев Зубков Куприянов Трифонов \
     Масленников Круглов Третьяков Колосов Рожков Артамонов Шмелев Лаптев Лапшин Федосеев Зиновьев Зорин Уткин Столяров Зубов \
     Ткачев Дорофеев Антипов Завьялов Свиридов Золотарев Кулаков Мещеряков Макеев Дьяконов Гуляев Петровский Бондарев Поздняков \
     Шевченко Бондаренко Коваленко Ткаченко Кравченко Петренко",
    // Turkish.
    "Yılmaz Kaya Demir Çelik Şahin Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Kara Koç Kurt Özkan Şimşek \
     Polat Korkmaz Özcan Çakır Erdoğan Yavuz Can Acar Şen Aktaş Güler Yalçın Güneş Bozkurt Bulut Keskin Ünal Turan Gül Özer \
     Işık Kaplan Avcı Sarı Tekin Taş Köse Yüksel Ateş Aksoy Uysal Uçar Gündüz Coşkun Erdem Deniz Duman Sönmez Güven Karaca \
     Toprak Ceylan Kılınç Demirci Ay Bal Tuncer Soylu Karakaya Balcı Karataş Ekinci Dogru Durmaz Akın Bilgin Başaran Uzun Sezer",
    // English.
    "Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez Wilson Anderson Thomas \
     Taylor Moore Jackson Martin Lee Perez Thompson White Harris Sanchez Clark Ramirez Lewis Robinson Walker Young Allen King \
     Wright Scott Torres Nguyen Hill Flores Green Adams Nelson Baker Hall Rivera Campbell Mitchell Carter Roberts Gomez Phillips \
     Evans Turner Diaz Parker Cruz Edwards Collins Reyes Stewart Morris Morales Murphy Cook Rogers Gutierrez Ortiz Morgan Cooper \
     Peterson Bailey Reed Kelly Howard Ramos Kim Cox Ward Richardson Watson Brooks Chavez Wood James Bennett Gray Mendoza Ruiz \
     Hughes Price Alvarez Castillo Sanders Patel Myers Long Ross Foster Jimenez Powell Jenkins Perry Russell Sullivan Bell \
     Coleman Butler Henderson Barnes Fisher Simmons Graham Jordan Reynolds Hamilton Ford Gibson Wallace Marshall Owens Harrison \
     Fox Knight Palmer Mason Stone Walsh Shaw Hunt Black Mills Webb Harding Whitlock Marlowe Fenwick Prentice",
];

/// A word by its coarse sound: all spellings of a name, in any alphabet, have one key; different names rarely share one.
/// Russian writes `г` for `g` and for `h`: `breathed` reads it as `h`.
fn key(letters: &[char], breathed: bool) -> String {
    let mut key = String::with_capacity(letters.len());
    let mut push = |sound: char| {
        if !key.ends_with(sound) {
            key.push(sound);
        }
    };
    let mut at = 0;
    while at < letters.len() {
        let (letter, next) = (letters[at], letters.get(at + 1).copied().unwrap_or(' '));
        at += 1;
        let pair = match (letter, next) {
            ('s', 'h') => Some('s'),
            ('c', 'h') | ('d', 'j') | ('z', 'h') | ('д', 'ж') => Some('c'),
            ('k', 'h') => Some('h'),
            ('g', 'h') => Some('g'),
            ('t', 's') => Some('s'),
            _ => None,
        };
        if let Some(sound) = pair {
            push(sound);
            at += 1;
            continue;
        }
        match letter {
            'a' | 'e' | 'ə' | 'ä' | 'а' | 'е' | 'э' | 'ә' => push('a'),
            'я' => push('a'),
            'i' | 'ı' | 'y' | 'и' | 'ы' | 'й' | 'ј' | 'і' => push('i'),
            'o' | 'ö' | 'о' | 'ө' | 'ё' => push('o'),
            'u' | 'ü' | 'у' | 'ү' | 'ю' => push('u'),
            'b' | 'б' => push('b'),
            'c' | 'ç' | 'j' | 'ч' | 'ж' | 'ҹ' => push('c'),
            'd' | 'д' => push('d'),
            'f' | 'ф' => push('f'),
            'г' if breathed => push('h'),
            'g' | 'ğ' | 'q' | 'г' | 'ғ' | 'ҝ' => push('g'),
            'k' | 'к' => push('k'),
            'h' | 'x' | 'х' | 'һ' => push('h'),
            'l' | 'л' => push('l'),
            'm' | 'м' => push('m'),
            'n' | 'н' => push('n'),
            'p' | 'п' => push('p'),
            'r' | 'р' => push('r'),
            's' | 'ş' | 'с' | 'ш' | 'щ' | 'ц' => push('s'),
            't' | 'т' => push('t'),
            'v' | 'w' | 'в' => push('v'),
            'z' | 'з' => push('z'),
            _ => {}
        }
    }
    key
}

fn keys(lists: &[&str]) -> HashSet<String> {
    lists
        .iter()
        .flat_map(|list| list.split_whitespace())
        .map(|name| key(&super::word::letters(name), false))
        .collect()
}

fn readings(letters: &[char]) -> impl Iterator<Item = String> {
    let breathed = letters.contains(&'г').then(|| key(letters, true));
    core::iter::once(key(letters, false)).chain(breathed)
}

/// Whether these are spellings of one name, by the coarse sound that the lists are compared by.
pub(super) fn are_alike(one: &[char], other: &[char]) -> bool {
    readings(one).any(|key| readings(other).any(|own| own == key))
}

/// Whether this is a common given name, in any spelling.
pub(crate) fn is_given(letters: &[char]) -> bool {
    static KEYS: OnceLock<HashSet<String>> = OnceLock::new();
    let known = KEYS.get_or_init(|| keys(GIVEN));
    readings(letters).any(|key| known.contains(&key))
}

/// Whether this is a common family name, in any spelling; a woman's form counts as its man's.
pub(crate) fn is_family(letters: &[char]) -> bool {
    static KEYS: OnceLock<HashSet<String>> = OnceLock::new();
    let known = KEYS.get_or_init(|| keys(FAMILY));
    let man = |key: &str| {
        key.strip_suffix('a')
            .filter(|stem| stem.ends_with(['v', 'n']))
            .is_some_and(|stem| known.contains(stem))
    };
    readings(letters).any(|key| known.contains(&key) || man(&key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::name::word::letters;

    #[test]
    fn a_listed_name_counts_in_every_spelling() {
        for name in [
            "Leyla",
            "LEYLA",
            "Лейла",
            "Gülnarə",
            "Гюльнара",
            "Gulnara",
            "Şəhla",
            "Shahla",
            "Шахла",
            "Джамиля",
            "Samirə",
        ] {
            assert!(is_given(&letters(name)), "{name}");
        }
        for name in [
            "Məmmədova",
            "Мамедова",
            "Mammadov",
            "Смирнова",
            "Smirnov",
            "Tağıyeva",
            "Yılmaz",
            "Гусейнов",
        ] {
            assert!(is_family(&letters(name)), "{name}");
        }
    }

    #[test]
    fn what_is_not_listed_does_not_count() {
        for name in ["Tağıbəyli", "Tağıbəylizadə", "Rüstəmbəyli", "küçə", "дом"] {
            assert!(!is_given(&letters(name)) && !is_family(&letters(name)), "{name}");
        }
    }
}
