/**
 * Azerbaijani words for passphrases.
 * Compiled for Nightjar: short everyday words, no two of them alike without their marks (ə and e, ı and i ...).
 */
export default `
abidə abzas acı açar açıq açmaq ada adam adres aeroport afişa ağacdələn ağaclıq ağcaqanad ağcaqayın ağıl ağıllı ağır
ağız ahıl ahtapot axar axşam axtarmaq ailə akkord aktyor akula akvarel alaqapı albalı albom alça alçaq alət alın alim
alma almaq almalıq almaz altı altmış ana ananas anbar antenna aprel aptek arayış ardıc arena arx arxa arxivçi arı
arıçı arılıq armud arpa arzu asfalt asılqan astana aşağı aşıq aşırım aşpaz ata atalar atlas atmaq atom avar avqust
avokado avtobus avtor ayaq ayaqqabı ayaz ayı aynabənd ayran aysberq azadlıq azot baba baca bacarıq bacı badam badımcan
bağ bağban bağça bağlamaq bahar baxmaq baqaj bal balaban balans balet balıqçı balış balina balkon balqabaq balon balta
banan bank banka baraban baraka barama bardaq barmaq basketbol başlamaq başlıq başmaq bataqlıq batareya bayatı
bayatıçı bayır bayquş bayraq bayram bazalt bazar begemot benzin beş beşik beton bəbir bəxt bələdçi bənna bənövşə
bənövşəyi bərk bəstəkar bəzək bəzəkli bıçaq bibər bibi biçmək bidon bildirçin bilet bilək bilərzik bilik bilmək bina
bir birinci birlik bişirmək bitirmək biznes blok boks boru bostan bostançı boş boşqab boya boyun boyunbağı boz bozbaş
böcək böyük böyümək böyürtkən brilyant broşür bucaq budaq bufet buğda buxar buket bulaq bulka bulud buludlu buludluq
bulvar burun buz buzlaq büdcə bülbül büllur bürc bürünc büst camış canavar cavab ceyran cədvəl cəfəri cəftə cəh cəm
cənub cərəyan cərgə cəsarət cəsur cığır cırcırama cib ciddi cihaz cilov coğrafiya corab cökə cücə cüdo cümə cümlə cüt
cüyür cüzdan çadır çalışqan çamadan çanta çap çardaq çarx çarıq çarpayı çatmaq çay çaydan çayxana çayı çeşmə çevik
çevrə çəhrayı çəkic çəkilmək çəkmə çəkmək çəkmələr çələng çəltik çəmən çəmənlik çən çənə çəng çəngəl çəpər çərçivə
çərək çərxi çərpələng çətin çətir çəyirtkə çınqıl çıraq çiçək çiçəkli çinar çinarlı çiskin çiyələk çiyin çoban çovdar
çovğun çöl çöldonuzu çörək çörəkçi çubuq çuğundur daban dad dadlı dağ dağlıq dairə dalğa dam dama damcı danışmaq dar
darçın darı darvaza dastan daş daşımaq daşlı daşlıq dayanacaq dayaz dayı dekabr dekor delfin dəbilqə dəf dəftər dəhliz
dəqiqə dələ dəmir dəmirağac dəmirçi dəmiryol dəniz dərə dəri dərin dərman dərs dərya dərzi dəsmal dəstə dəvə dəvət
dəyər dəyirman dırmıq dırnaq diametr diktor diqqətli dil dinc dincəlmək diplom dirsək disk diş div divan divanxana
divar diz dizayn dodaq doğma doxsan doqquz dolaşa dolça dolma dolu domino don dondurma dost dostluq dovğa dovşan dörd
döşək döşəmə dövr dövran dözüm duman dumanlı durmaq durna duz duzlu duzluq dükan dülgər dünən dünya dürüst düstur
düşərgə düşüncə düşünmək düymə düyü düyün düzən ehtiyat ekran ekspert ekvator elan elçi elektrik element elm emblem
endirmək enerji enli eşitmək eşşək etiket eyvan ədalət ədəd əfsanə əhval əjdaha əkin əkinçi əkmək əkssəda əlaqə əlcək
ələk əlifba əlli əlvan əmək əmi əncir əncirlik ənənə ərik ərizə əsas əsər əsr əşya ətək ətir ətirli əvəz əyar əyləc
əyləncə əyri fabrik fabula faiz fayl ferma fevral feyxoa fənər fənn fərq fəsil fındıq fındıqlıq fırça fısıltı fıstıq
fidan fikir fil film filtr final fincan finiş firma firtına firuzə fit fizik fleş fleyta fond fontan forma forum foto
fotoqraf futbol futbolçu fürsət galstuk gavalı gecə gedər gediş geniş gerb getmək gəlin gəlmək gəmi gənc gərək gəzəyən
gəzinti gil gilas giriş gitara göbələk göl göndərmək görmək göstəriş gövdə gövhər göy göyərçin göyrüş göyümtül göz
gözəl gözləmək gözlük gurultu güc gül güldan güləş güləşçi güllü güllük gülmək gülüş gümüş gümüşü günbatan günbəz
gündoğan gündüz günəbaxan günəş günəşli günorta güzəşt güzgü güzgücük hakim halva hamam hamar hasar hasil haşiyə hava
havadar hazır hekayə helium hesab heykəl heyran heyva həcm hədiyyə həftə həkim hərəkət hərf həvəng həvəs həyat həyət
hidrogen hikmət hil himn hinduşka hissə hophop hovuz hovuzluq hörmək hörmət hörümçək hüceyrə hüdud hüquq hündür hünər
xala xalat xalça xalq xanəndə xatirə xeyir xəmir xərçəng xəritə xətkeş xətli xətt xəyal xəz xəzinə xırman xingal
xiyaban xiyar xizək xonça xoruz xurma içmək idmançı idrak ifaçı igid iki iqlim iqtisad ilan ilbiz ildırım ilgək ilham
ilıq ilk imkan imtahan imza inam incə inci inək innab insan ipək ipəkli isitmə ispanaq istedad isti istixana istilik
istiot işarə işıq işıqlı iştaha iştirak itburnu iti iydə iyirmi iynə iyul iyun izah jele jest jilet jurnal jurnalist
kabab kabel kafe kafel kağız kahı kainat kakao kaman kamança kamera kamin kanal kapitan kapsul karandaş karbon kartof
karton karusel karvan kasa kaset kassir katalog keçə keçi keçid kenquru keramika keşniş kəhər kəhrəba kəhriz kəklik
kəklikotu kəlam kələkötür kələm kəlmə kəmənd kəmər kənar kənd kəndir kəpənək kərə kərəviz kərgədan kərpic kərtmə
kəsmək kəsmik kəsr kəşf kətan kətil kibrit kiçik kilid kilim kimyaçı kino kirəmit kirpi kirpik kisel kisə kişmiş kitab
kitabxana kivi klub kod kol kollec komanda komediya kometa komfort kompas kompot kompüter konfet konki konsert konus
konveyer koridor korpus kostyum kotlet köç köçəri köhnə kök kökə kölgə kölgəli kölgəlik köməkçi kömür körfəz körpə
körpü körpülük körük köstəbək köynək kran kreslo kristal kub kubok kukla kurort kuryer kuzə küçə küçük küknar kükürd
külçə külək küləkli küncüt küp kürə kürək küt kütlə kütüm küy kvadrat kvars qab qaba qabaq qabıq qaçmaq qağayı qala
qalay qaldırmaq qalxan qalın qamış qamışlıq qanad qanun qapı qapıçı qar qara qarağat qaranquş qaranlıq qardaş qarğa
qarğıdalı qarışqa qarlı qarmaq qarmon qarpız qartal qaş qaşıq qat qatar qatıq qatır qatran qaval qaya qayçı qayda
qayıq qayın qayıtmaq qayka qaymaq qaynaq qaz qazan qazma qeyd qəhrəman qəhvə qəhvəyi qələbə qələm qənd qərb qərənfil
qəsəbə qəsr qəşəng qəzet qəzəl qıfıl qıjı qırx qırqovul qırmızı qırov qısa qış qışlaq qız qızıl qızılgül qızılı qismət
qitə qlobus qoğal qoxu qol qonaq qonaqlıq qonşu qonur qoruq qoruqçu qoşma qovaq qovun qoyun qoz qozluq qönçə qrafik
qram qranit qrup qulaq qulp qum qumluq qunduz qurbağa qurmaq qurşaq quru quş qutab qutan qutu quyu quzu qübbə qürub
qütb qüvvə lak lalə lampa lavanda lavaş lay layihə layla laylay lent leylək ləçək ləçəkli ləhcə ləpə ləpir lətifə lift
liman limon lirika lisey livar lobya loğman loja lövbər lövhə lupa lüğət macəra mağara mağaza mahnı maket maqnit mamır
manqo maraq maral marka mart masa maşın matros mavi may maya maymun medal meh mehriban melodiya memar meşə meteor
metro meydan məbəd məcaz məclis məcməyi məftil məhəllə məhsul məxmər məkan məktəb məktub mələfə mənbə mənzərə mərcan
mərci mərkəz mərmər məsələ məsləhət məşğul məşqçi mətbəx mətn mixək mikrofon mikroskop milçək milyon min minarə mirab
mirvari mis misal mismar mişar moda model molekul moruq mozaika möcüzə möhkəm möhür muğam muncuq musiqi muzey mücrü
müəllim mühəndis mühərrik müqəva mülk mürəbbə nabat nadir nağara nağıl nağılçı nahar nahiyə naxış naxışlı nal nanə nar
narıncı naringi narlıq nazik neft ney nəbz nəfəs nəğmə nəqqaş nənə nərd nərdivan nərgiz nəsil nəvə nimçə noxud not
novruz noyabr nöqtə növbə nüsxə oba obyekt ocaq oda odun oğlaq oğul oxlov oxşar oxumaq okean oksigen oktyabr olimpiada
omlet opera operator orbit orkestr ornament orta otaq otel otlaq otluq oturmaq otuz ovçu ovçuluq oyanmaq oymaq oynamaq
oyun oyuncaq öküz ölçmək ölçü ölkə ömür ördək örtük ötürücü öyrənmək öyrətmək özül paxla paxlava paket palaz palçıq
palıd palma paltar palto pambıq panorama papaq papatya para parabüzən paraşüt parça pardaq park parlaq parol partiya
pasaj pasport pay payız paytaxt peçenye pedal pencək pendir peyk pəhləvan pələng pəncərə pərdə pəri pıçıltı piano
pillə pilləkən pilot pişik piyalə plan planet planşet plastik plita plov poçt poçtalyon polad pomidor porsuq portağal
portret poster printer prospekt proyekt pul pult püstə radio radius rahat rahatlıq raket rayon razı redaktor rejim
rejissor reklam rels relyef reyhan rəf rəqəm rəqəmsal rəqqas rəqs rəng rəngkar rəngli rəsm rəsmi rəssam rəvan ritm
robot rol roman royal rozetka rütubət saat sabah sabit sabun saç saçaq sadə sadəlik sağanaq sağlam sağsağan sahə sahil
sahmanlı sakit salam salat salfet salon saman samovar samur sanbal sancaq sandıq saniyə santur sap saray sarğı sarı
sarımsaq sarmaşıq satıcı satış satmaq savad saymaq saz sazan seçim sehr sement seminar sentyabr sevgi sevinc sevmək
səbət səbir səhəng səhra səxavətli səkkiz səksən səma səməni sənəd sənət sərçə sərgi sərhəd sərin sərv sərvət səs
səsli səssiz səviyyə səyahət səyyah sığın sınaq sırğa siçan silgi silindr silmək simurq simvol sinə sini sink sirk sis
siyahı skamya skaner skripka soba soğan soxulcan solğun sonuncu sorğu sous soyuq söyüd söz stadion start stəkan stul
sual sulu sumaq susmaq suvenir süd süfrə süjet sükan sükut sülh sümük sünbül süpürgə sürət sürətli sürgü sürü sürücü
süsən sütun süzgəc şabalıd şablon şadlıq şaftalı şagird şahid şahin şahmat şahzadə şaxta şair şaquli şal şalvar şam
şamayı şanapipik şapka şeh şeir şəbəkə şəfəq şəffaf şəhər şəkər şəkərbura şəkil şəlalə şən şənbə şənlik şərbət şərf
şərq şırım şimal şimşək şir şirə şirin şkaf şokolad şor şorba şum şüa şüar şüşə şüyüd tablo tac tacir tağ taxıl taxt
taxta taxtalı taksi tala talant tale tapmaca tapmaq tapşırıq tar tarix tarixçi tarla tava tavan taya teatr telefon
teleskop televizor tennis termometr təbaşir təbəssüm təbiət tək təkan təkər təklif təqvim tələbə təlim təmas təmiz
təndir təpə tərcüməçi tərəf tərəzi tərxun təsvir təşəkkür təyyarə təzə tırtıl tısbağa tikan tikili tikmək tirmə toxum
toxumaq toqqa toqqalı tonqal top topac toplu topuq tor toran torba torpaq tort tovuz toy toyuq tövlə tramvay truba
tullanmaq tumar tumurcuq tunel turac turist turp turş turşu tut tutluq tutmaq tutuquşu tülkü tünd tütək ucuz uçmaq
uğur ulduz ulduzlu usta uşaq utancaq uzaq uzun üçbucaq üfüq ümid ümman ürək üslub ütü üzəngi üzgüçü üzlük üzmək üzük
üzüm üzümlük vadi vağzal vaxt vaqon vanna variant vasitə vedrə velosiped vermək vertolyot vəfa vələs vərəq vətən vəzir
vəznə vida vint vitamin vitraj vitrin voleybol vulkan yaba yaddaş yağış yağışlı yaxa yaxın yaxşı yaqut yallı yamac
yanacaq yanvar yaradıcı yaraşıq yaraşıqlı yarğan yarım yarımada yarış yarmarka yarpaq yasəmən yastıq yaş yaşayış yaşıl
yaşıllıq yatmaq yavaş yay yayla yaylaq yaylıq yaz yazıçı yazmaq yeddi yel yelkən yelləncək yelpik yemək yemiş yemişan
yeni yenilik yer yerimək yerkökü yerüstü yeşik yetmiş yəhər yığım yoxlama yol yolçu yoldaş yollu yonca yorğan yovşan
yubka yuxu yulaf yumaq yumşaq yumurta yun yunlu yurd yuva yuyucu yük yükçü yüksək yüngül yüz zaman zanbaq zavod zebra
zeytun zəfəran zəhmət zəmi zəmin zənbil zəncəfil zəng zərf zərgər zərif zərrə zinət zirinc zirvə zirzəmi ziyafət zoğal
zolaq zona zurna zurnaçı zülal zümrüd zümzümə zürafə
`
  .trim()
  .split(/\s+/);
