// Who is watched in the leak suite: invented people. `baits()` stand on the hostile pages; `strangers()` have the same shapes and
// stand nowhere. A run with finds watches the first, a run without watches the second: same pages, same number of items.

const GIVEN = ['Aynurə', 'Telman', 'Şəfiqə', 'Rüfət', 'Könül', 'Vaqif', 'Lətafət', 'Zaur', 'Nuranə', 'Elşən', 'Gülşən', 'Tərlan'];
const FAMILY = [
  'Qumquatov',
  'Zirzəmli',
  'Bulaqlıyev',
  'Çinarzadə',
  'Tozaqçı',
  'Külabov',
  'Mərmərli',
  'Yolçuzadə',
  'Palıdov',
  'Sərçəli',
  'Dəmyəzadə',
  'Üzgəçli',
];
const OTHER_GIVEN = ['Məryəm', 'Ruslan', 'Solmaz', 'Kamran', 'Zöhrə', 'Fikrət', 'Xanım', 'Orxan', 'Səadət', 'Nadir', 'Tünzalə', 'Hikmət'];
const OTHER_FAMILY = [
  'Armudbəyli',
  'Gözəlov',
  'Nərgizli',
  'Əncirzadə',
  'Heyvaçı',
  'Ərikov',
  'Şamamalı',
  'Əzgilzadə',
  'Tutlu',
  'Findiqov',
  'Badamzadə',
  'Püstəli',
];

const two = (number) => String(number).padStart(2, '0');
const shapes = (given, family, seed) => [
  (at) => ({
    kind: 'phone',
    value: `050 0${two((at * 7 + seed) % 100)} ${two((at * 13 + seed) % 100)} ${two((at * 29 + 3 * seed) % 100)}`,
  }),
  (at) => ({ kind: 'name', value: `${given[at % 12]} ${family[(at + Math.floor(at / 12)) % 12]}` }),
  (at) => ({ kind: 'email', value: `kuche.${seed}x${at}@poct${seed}.example` }),
  (at) => ({ kind: 'handle', value: `@qapi_${seed}_${at}` }),
];
const people = (given, family, seed, count) =>
  Array.from({ length: count }, (_, at) => {
    const { kind, value } = shapes(given, family, seed)[at % 4](Math.floor(at / 4));
    return { kind, value, label: `lbl${seed}no${at}` };
  });

/** How many a page of the suite shows at most. */
export const COUNT = 100;
export const baits = () => people(GIVEN, FAMILY, 11, COUNT);
export const strangers = () => people(OTHER_GIVEN, OTHER_FAMILY, 47, COUNT);

/** The list as the options page imports it. */
export const toml = (items) =>
  items.map(({ kind, label, value }) => `[[item]]\nkind = "${kind}"\nlabel = "${label}"\nvalue = "${value}"\n`).join('\n');

/** A value in the forms in which a careless message might carry it: as typed, folded, digits alone, encoded. */
export const spellings = (value) => {
  const digits = value.replaceAll(/\D/g, '');
  const forms = [
    value,
    value.toLowerCase(),
    value.replace('@', ''),
    encodeURIComponent(value),
    Buffer.from(value).toString('base64').replace(/=+$/, ''),
    Buffer.from(value).toString('hex'),
  ];
  return digits.length >= 7
    ? [...forms, digits, digits.slice(1)]
    : [
        ...forms,
        ...value
          .toLowerCase()
          .split(' ')
          .filter((word) => word.length > 4),
      ];
};
