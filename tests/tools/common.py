#!/usr/bin/env python3
"""Makes src/passage/common.txt: the most frequent words of four languages, by which a passage's words are weighed.

    common.py --wordfreq DIR --azerbaijani FILE > src/passage/common.txt

DIR is an unpacked wheel of wordfreq (PyPI, 3.1.1), of which the Russian, Turkish and English lists are read. FILE is
`aze/aze.wordlist` of https://github.com/tesseract-ocr/langdata, the words of an encyclopaedia, most frequent first; what people say
in talk and an encyclopaedia hardly does is put in between, from SPOKEN. Words of letters alone, in lower case, each once.
"""
import argparse
import gzip
import pathlib
import re

# Azerbaijani as it is spoken, in no particular order: about as frequent as the 400 words before them.
SPOKEN = '''
mən sən biz siz mənə sənə bizə sizə məni səni bizi sizi məndən səndən mənim sənin bizim sizin məndə səndə mənimlə səninlə özüm özün
nə niyə necə hara harda hardan haçan kim kimi kimə kimin neçə hansı nədir niye hə yox yəni onda indi sonra bayaq dünən bugün sabah
axşam səhər gecə həmişə heç bəlkə axı amma ancaq çünki görə lap elə belə burda orda burdan ordan bura ora hamı hamısı heçnə
nəsə kimsə salam sağol canım əzizim qadan ana anam ata atam qız qızım oğlum uşaq uşaqlar ev evə evdə evdən iş işə işdə işdən pul
gəl get gələ gedə gəlir gedir gəlirəm gedirəm gəlirsən gedirsən gəldi getdi gəldim getdim gələcək gedək gəlmə getmə olar olmaz olub
oldu olsun olmasın var yoxdur varmı edirəm edirsən edir elədim elədi etdim etdi eləmə etmə deyir deyirəm deyirsən dedi dedim dedin
demə de bilirəm bilirsən bilir bilmirəm bilmirsən bilmir bildim istəyirəm istəyirsən istəyir istəmirəm istədim görürəm gördüm gördün
gör bax baxdım yaz yazdım yazdı yazma zəng et elə danışırıq danışdım danış dur otur yat yatdım oyan ver verdi verdim al aldı aldım
yaxşı pis gözəl böyük balaca çox az bir iki üç tez gec düz səhv təzə köhnə lazım lazımdır kömək bezdim yoruldum darıxmışam sevirəm
xahiş buyur bağışla təşəkkür vallah inşallah ay bəs həm hə hər bu o də da ki ilə üçün
'''.split()
SPOKEN_FROM = 400

# More would tell nothing: of the rest each word counts as seldom.
WORDS = 1200
HEAD = '''\
# The most frequent words of four languages, most frequent first, a language a line. Made by tests/tools/common.py.
# Russian, Turkish, English: from wordfreq 3.1.1 (Robyn Speer and others), Creative Commons BY-SA 4.0, and so is this selection of them.
# Azerbaijani: from the word list of Tesseract's langdata, Apache License 2.0, and words of our own.
'''


def of_wordfreq(folder, name):
    import msgpack
    path = next(pathlib.Path(folder).rglob(f'{name}.msgpack.gz'))
    with gzip.open(path) as file:
        _, *bins = msgpack.load(file, raw=False)
    return (word for words in bins for word in words)


def of_langdata(path):
    with open(path, encoding='utf-8') as file:
        words = [line.strip() for line in file]
    # "İ" has a dotted lower case here, "I" one without.
    return [word.replace('İ', 'i').replace('I', 'ı') for word in words]


def taken(words):
    out = {}
    for word in words:
        word = word.lower()
        # Of one letter only what is a word: an encyclopaedia has initials.
        if not re.search('[ﬀ-ﬆ]', word) and re.fullmatch(r"[^\W\d_]+(?:['’][^\W\d_]+)?", word) and (len(word) > 1 or word in 'oiaавикосуяы'):
            out.setdefault(word)
        if len(out) == WORDS:
            break
    return list(out)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--wordfreq', required=True)
    parser.add_argument('--azerbaijani', required=True)
    arguments = parser.parse_args()
    written = taken(word for word in of_langdata(arguments.azerbaijani) if re.search('[a-zəöüğışç]', word.lower()))
    azerbaijani = taken([*written[:SPOKEN_FROM], *SPOKEN, *written[SPOKEN_FROM:]])
    lists = [azerbaijani, *(taken(of_wordfreq(arguments.wordfreq, name)) for name in ('large_ru', 'small_tr', 'large_en'))]
    print(HEAD, end='')
    for words in lists:
        print(' '.join(words))


if __name__ == '__main__':
    main()
