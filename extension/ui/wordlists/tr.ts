/**
 * Turkish words for passphrases.
 * The BIP-39 list as it comes with the package mnemonic 0.21, without words that are hard on someone under pressure.
 * Copyright (c) 2013-2016 Pavol Rusnak, MIT licence (its text: LICENSE-MIT, same terms).
 */
export default `
abajur abaküs abartı abdal abiye abluka abone absorbe acele açıkgöz adalet adam adezyon adisyon adres afili afiş
afiyet aforizm afra ağaç ağır ahbap ahkam ahlak ahtapot aidat aile akademi akarsu akbaş akciğer akdeniz akıbet akıl
akıntı akide akrobasi aksiyon akşam aktif aktör aktris akustik alaca albüm aleni alet alfabe algılama alkış alpay
alperen altın altüst altyapı alyuvar amade amatör amazon ambalaj amblem ambulans amca amel amigo amir amiyane amorti
ampul anadolu anahtar anakonda anaokul anapara anatomi anayasa anekdot anestezi angaje anka anket anlamlı anne anomali
anonim anten antlaşma araba aracı araf arbede arda arefe arena argüman arkadaş armoni aroma arsa artı artist aruz
asansör asayiş asfalt asgari asil askı aslan asosyal asya aşçı aşure atabey ataman ateş atmaca atmosfer atom atölye
avcı avdet avize avlu avokado avrupa avukat ayaz ayçiçeği aydın aygıt ayna ayran ayrıntı azim baca bagaj bağlantı
bahadır bahçe baki bakkal baklava bakteri balçık balina balo balta bant banyo bardak barış başbuğ başıboş başkan
başlık bavul bayındır baykuş bazlama bedel begüm bekçi bekle belge belki bencil benek bengi benzer berjer berk bermuda
berrak beşik beton beyin beyoğlu bıçak biberiye bidon biftek bilezik bilinç bilye bina binyıl bisiklet bisküvi bitki
bizzat boğaz bohça bolero boncuk bonfile borsa boru bostan boşboğaz botanik boya boykot boynuz bozkır bölüm börek
buçuk bugün buğday buhar bulvar buram burçak burs burun butik buzdağı buzkıran büfe bülten bütçe bütün büyük cacık
cambaz cazibe cemre cennet cepken cesur cetvel cevher ceylan cıva cilt cisim ciyak coğrafya cömert cumba cüzdan
çabucak çadır çağdaş çağlayan çağrı çakmak çalışkan çamaşır çapa çaput çarık çarpan çarşaf çayhane çekirdek çelebi
çember çenet çengel çerçeve çerez çeşit çeşme çete çevre çeyiz çeyrek çığır çıngırak çift çiğdem çikolata çilek çimen
çivi çoban çocuk çokgen çomak çorba çözelti çubuk çuval dağbaşı dağılım daktilo daldırış dalga damak damıtma damla
dana danışman daniska dantel dargeçit davet dayı defter değer değirmen delgeç demir deneyim denge depo dere derhal
derman dernek derviş desen destan dışarı dijital dilekçe dimağ dinamik dindar dinleme dinozor dipnot direniş dirsek
disiplin disk divriği dizüstü dobra dodurga doğalgaz doktor doküman dolap donanım dondurma donör doruk dosdoğru dost
dosya dozer döküm dönence dörtyol dövme dram dublaj durum duvak duyarga duyma duyuru düğme düğüm dükkan dünür düpedüz
dürbün düşünür düzayak düzeltme ebeveyn ebru ecnebi ecza edat edilgen efendi efor efsane egemen egzersiz eğrelti
ekarte ekip eklem ekmek ekol ekonomi ekose ekran ekvator elaman elastik elbet elbise elçi eldiven eleştiri elma eloğlu
elveda emare emekçi emisyon emniyet empati emsal endüstri enerji engin enişte entari entegre enzim erdem ergen erguvan
ertesi erzak esenlik eser eski esnek eşarp eşofman eşraf eşya eşzaman etik etken etkinlik etüt evet evire evrak evrim
eyalet eyvah ezber fabrika fanus fason fasulye fatih fatura fauna favori fayans fayton fazıl fazilet federal felsefe
fener feribot fersah fesih festival feveran feza fıçı fıldır fındık fırça fırsat fırtına fidan figür fihrist fikir
fildişi filo filtre fincan firuze fitil fiyaka fizik flaş flüt fosil fren futbol garnitür gazi gece gedik gelenek
gelin gemi genç geniş geometri gerçek gevrek gezegen gezgin geziyolu gıda girişim gitar giyecek giysi gizem gofret
goril göbek göçebe göğüs gökdelen gökmen gökyüzü gölge gömlek gönül görenek görkemli görsel gösteri gövde gözcü
gözleme grup gurbet gübre güfte gümüş günaydın güncel gündüz güneş günyüzü gürbüz güvercin güzel haber hacamat hacim
hafız hafriyat hafta hakan hakem hakikat haksever halı hane hangar hapşırık harf hasret hatun havuç haysiyet hayvan
hedef hektar hemen hemfikir hendek hepsi herhangi hesap heyecan heykel hızölçer hicviye hikaye hikmet hisse hobi hoca
horlama hormon hoşbeş hoşgörü hoyrat hörgüç höyük hudut hukuk huzur hükümet hünkar hüviyet ırmak ısıölçer ısıtıcı
ıspanak ısrar ışıldak ızgara ibadet icat içbükey içecek içgüdü içsel idman iftihar iğne ihdas ihracat ihsan ikilem
ikindi ikircik iklim iksir iktibas ilaç ilçe ileri iletişim ilgi ilhak ilkbahar ilkokul ilmek imkan imleç imsak
imtihan imza ince inşa ipek ipucu irade irfan irmik isabet iskele israf işçi işgüzar işlem itibar ivedi ivme iyileşme
iyimser izci izin jargon kablo kaçamak kadeh kadın kadraj kafa kafkas kağıt kağnı kahkaha kahraman kahvaltı kakül
kaldırım kale kalibre kalkan kalpak kamış kamyon kanat kanepe kanun kapı kaplıca kaptan kardeş karga karınca karmaşa
karşıt kasırga kask katkı katman kavram kaygan kaynakça kedi kehanet kekik kelebek kenar kerkenez kerpiç kesirli
kesmece kestane keşkek ketçap keyfiyet kıble kıdemli kılavuz kılıf kıraç kırmızı kırsal kısayol kısım kısmet kışla
kıvanç kıvılcım kıvrık kıyafet kıymetli kızak kızılcık kibar kinaye kira kiremit kirpik kişisel kitap koçbaşı kodaman
koğuş kokteyl kolaycı kolbastı kolonya koltuk kolye kombine komedyen komiser komposto komşu komuta konak konfor koni
konsül kopya korkusuz korna korse korunak korvet kostüm koşul koyu kozmik köfte kökensel köprücük köpük kördüğüm
körfez köstebek köşegen kravat kriter kuantum kuluçka kulübe kumanya kumbara kumlu kumpir kumral kundura kupa kupkuru
kuramsal kurbağa kurdele kurgu kurmay kurtuluş kurultay kurye kusursuz kuşak kuşbaşı kutlama kutsal kutup kuver kuyruk
kuzey kuzgun küçük külçe külliye kültürel kümes künefe küresel kütle lahana lahmacun lamba lansman lavaş layık leğen
levent leziz lezzet lider likide liman liste litre liyakat lodos lokanta lokman lokum lunapark lütfen lüzum nokta
mabet macera macun madalya madde madem mağara mağfiret mahalle mahcup mahir mahlas mahsul makas makbuz makine makro
maksat makul maliye manav mangal manidar manken mantık manzara margarin marifet market marmelat masaüstü masmavi
masraf masum matah materyal matrak mavra maydanoz mayhoş maytap mazbata mazeret mazot mazur meblağ mecaz mecbur mecmua
meçhul medeni mehtap mekanik melodi meltem memur mendil menekşe menteşe meraklı mercek merdiven merhaba merinos merkez
mert mesafe mesele mesken meslek meşale meşgul meşhur metafor metin metre mevcut mevkidaş meydan meyil meyve meziyet
mezun mıknatıs mısra mızıka miğfer mihrak mikrofon miktar milat mimar minare mineral minik minyon mirliva misafir
miting miyop mizah mobilya model monitör morötesi motive motor mozaik muavin mucize muhafız muhteşem mukayese mumya
musluk muşamba mutabık mutfak mutlu muzaffer mübarek mücadele müdür müfredat müftü mühendis mühim mühlet mükemmel mülk
mümkün mümtaz müstesna müşahit müşteri mütercim müthiş müze müzik nabız nadas nadir nakarat nakış nalbur nargile nasıl
nasip naylon nazar nazım nazik neden nefes negatif neon neptün nerede nesil nesnel neşeli netice nevresim neyse neyzen
nezaket nezih nezle nicel nilüfer nimet nisan nispet nitekim nizam nohut noksan normal nostalji noter nöbet numara
numune nutuk nüfus obabaşı ocak odun ofansif ofis oğlak oğuz okçu oklava oksijen okul okumuş okutman okuyucu okyanus
olağan olanak olası olay olgun olimpik olumlu omlet omurga onarım onursal opera optik oral orantı organik orijin
orkide orman orta oruç otağ otantik otel otoban otogar otomobil otonom otopark otorite otoyol oturum oyuk oyuncak ozan
ödeme ödenek ödev ödül ödünç öğlen öğrenci öğün öğütücü ölçme ölçü ölümsüz ömür önayak öncü önder önem önerge öngörü
önlük önsezi ördek örgü örtbas örtme örtü örümcek örüntü öteberi öteki övünç öykü öyleyse özçekim özdeyiş özel özenti
özerk özgürlük özlem özlü özne özsever özümseme özür özveri pabuç padişah palamut palmiye palto palyaço pamuk panayır
pancar panda panel panik panjur pankart pano pansuman pantolon panzehir papatya papyon paraşüt parça pardösü parfüm
parıltı parkur parmak parodi parsel partner pasaport pasif paskalya pastırma paşa patates paten patika patlıcan
patolog patron payanda paydaş payidar paylaşma paytak peçete pedal peder pehlivan pekala pekmez pelerin pelikan pelüş
pembe pena pencere pense perçin perde pergel perişan peron personel perşembe peruk pervane pestil peşin petek petrol
petunya peynir peyzaj pınar pırasa pırlanta pide pikap piknik pilav piliç pilot pipet pipo piramit pirinç pirzola pist
pişik piyasa piyes plaj plaket planlama platform plazma podyum poğaça polat polen politika pompa popüler porselen
portakal posa poster poşet poyraz pozitif pratik prenses prim problem profil program proje protokol prova puan pudra
pusula püre pürüz püstül racon radar radikal radyo rafadan rafine rağbet rahat rahle rakam raket rakip rakun ralli
rampa randevu ranza rapor rastgele rasyonel razı realite reçine refah referans refik reform rehber rehin reis rekabet
reklam rekor rektör renk resim resmen restoran retorik revaç revize reyon rezerv rıhtım rıza ritim ritüel rivayet
robot roman rota rozet röportaj rötar ruble ruhban ruhsat rulet rulo runik rutin rutubet rütbe rüya rüzgar sabah sabit
sabun saçma sade sadık safahat safdil safkan sağanak sağduyu sağlam saha sahiden sahne sakal sakız sakin saklama
saksağan salamura salça salgı salınım salkım salon saltanat sanatçı sancak sandalye saniye saplantı saray sarışın
sarkık sarmaşık satır savunma saydam sayfa saygın sayısal sebep seçenek seçim seçkin seçmen seda sedir sedye sefer
sehpa sekizgen selektör selvi semavi sembol seminer senaryo senkron sensör sentez sepet seramik serbest serdar
seremoni sergi serhat serin sermaye serpuş serüven servis sesli sesteş sevap seviye seyahat seyirci sezon sıcak sıfat
sıhhi sınanma sınır sıradan sırdaş sırma sırtüstü siftah sigorta sihirbaz silecek silindir simetri simge simit sincap
sindirim sinema sipariş sirke sistem slogan soba sofra soğuk sohbet sokak solfej solunum somut sonbahar sonraki sonsuz
sorunsuz sosyete soyağacı soydaş soygun söğüş sönük söylem sözcük sözde spatula spektrum spiker spiral sponsor sporcu
sprey stabil statü stok stopaj strateji sucuk suhulet sulama sungur sunucu surat susam suskun sükse sükut sülale
sünger süpürge sürahi süreç sürüm süsleme sütanne sütlaç sütun süvari şahane şahbaz şahit şahsiyet şakıma şakrak
şampiyon şanslı şantiye şapka şarkıcı şartname şaşırma şaşkın şatafat şayet şebeke şefkat şeftali şehir şeker şekil
şelale şema şemsiye şerbet şeref şerit şıpıdık şifre şimdi şimşek şipşak şirin şişirme şofben şöhret şölen tabaka
tabela tabure tadilat tahıl tahkim tahlil tahmin tahrifat tahsilat tahta taklit takoz taksici taktik takvim talebe
talip tamamen tamirci tampon tamtakır tandır tanecik tanıtım tanrı tansiyon tapan tapınak taptaze tapu tarafgir
tarhana tarım tarih tarla tartak tarumar tasarım tasdik taslak tastamam taşeron taşınmaz taşra tatava tatbikat tatil
tatlı tavsiye tavşan tavuk taze taziye tazminat tebeşir tebrik tecrübe teçhizat tedarik tedbir teftiş teğet teğmen
tekdüze tekerlek teknik tekrar telsiz telve temas temiz temkin tempo temsilci tendon teneke tenha tenkit tepegöz tepki
terazi terbiye tercih tereyağı terfi terim terminal tersane tertip tesadüf tescil tesir teslimat tespit testere
teşekkür teşhir teşrif teşvik teyze tezahür tezgah tıbbi tıknaz tılsım tıpkı tıraş tırışka tırmanış tırnak tırpan
tıslama ticaret tilki titreşim tohum tolere tomar tombak tomurcuk topaç toplum toprak toptan toraman torpido tortu
toynak tören trafik tramvay transfer tribün triko tugay tuğla tuğrul tuhaf tulumba tunç turan turkuaz turnusol turşu
turuncu tutanak tutkal tutum tuyuğ tuzlu tüccar tükenmez tülbent tümleç tünel türbin türev türk tüzük ucuz uçak
uçurtma ufuk uğrak uğur ulaşım ulema ulus ulvi umut unutkan uslu ustabaşı ustura usul uyanık uyarı uydu uygar uygulama
uykusuz uysal uyuşma uzantı uzay uzgören uzlaşma uzman uzun ücra ücret üçbudak üçgen üçleme ülke ümit üniforma ünite
ünlem üretken ürün üslup üstel üstün üşengeç üşüme ütopya üvey üzengi üzüm vagon vaka vakfiye vakıf vakit vakum vapur
varil varlık varsayım varyemez vasıta vatandaş vazife vazo veciz vefa vehim veliaht veresiye verimli verkaç vernik
vertigo vesait vesika vestiyer veznedar vicdan vilayet virgül vişne vites vokal volkan vurma vurucu vücut yabancı
yağış yağlı yağmur yakamoz yakın yaklaşık yalçın yalıtım yaman yanardağ yanıt yankı yansıma yapay yapboz yapımcı
yaprak yaratık yardım yargıç yarıçap yasemin yastık yaşam yatak yatırım yavru yayıncı yayla yazılım yekpare yekvücut
yelkovan yelpaze yemek yemiş yengeç yeniçeri yeraltı yerküre yerleşke yeryüzü yeşil yetenek yetkili yığınak yıkama
yılbaşı yıldırım yılkı yılmaz yiğit yoğurt yokuş yolcu yoldaş yolgeçen yolkesen yolüstü yordam yorgan yorumcu yosun
yöndeş yönetim yönlü yöntem yöresel yörünge yufka yukarı yumurta yuvarlak yücelme yükçeker yüklem yüksek yürek yürütme
yüzde yüzeysel yüzgeç yüzüstü yüzyıl zafer zambak zarafet zaruret zeka zekice zemberek zemin zencefil zeplin zeytin
zımpara zıpkın zigon zihinsel zihniyet zincir ziyaret ziynet zorunlu zümre
`
  .trim()
  .split(/\s+/);
