// What somebody would otherwise search a page's text for a list of values with, in JavaScript. Each is made from the values and gives a
// function that says how often any of them stands in a text. All but the first know only text that was lower-cased before: that is not
// counted against them, and none of them folds, knows another spelling or verifies anything.
import { AhoCorasick as Monyone } from '@monyone/aho-corasick';
import { AhoCorasick as MonyoneFast } from '@monyone/aho-corasick/fast';
import AhoCorasick from 'ahocorasick';
import FastScanner from 'fastscan';

/** One alternation of all values. */
function alternation(values, flags) {
  const expression = new RegExp(values.map((value) => value.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('|'), flags);
  return (text) => {
    expression.lastIndex = 0;
    let found = 0;
    while (expression.exec(text) !== null) found++;
    return found;
  };
}

export const PEERS = [
  { name: 'giu', lower: false, make: (values) => alternation(values, 'giu') },
  { name: 'g', lower: true, make: (values) => alternation(values, 'g') },
  {
    name: 'ahocorasick',
    lower: true,
    make: (values) => {
      const automaton = new AhoCorasick(values);
      return (text) => automaton.search(text).length;
    },
  },
  {
    name: 'fastscan',
    lower: true,
    make: (values) => {
      const automaton = new FastScanner(values);
      return (text) => automaton.search(text).length;
    },
  },
  {
    name: '@monyone/aho-corasick',
    lower: true,
    make: (values) => {
      const automaton = new Monyone(values);
      return (text) => automaton.matchInText(text).length;
    },
  },
  {
    name: '@monyone/aho-corasick/fast',
    lower: true,
    make: (values) => {
      const automaton = new MonyoneFast(values);
      return (text) => automaton.matchInText(text).length;
    },
  },
];
/** Those that are Aho-Corasick automata from npm. */
export const AUTOMATA = PEERS.map(({ name }) => name).filter((name) => name !== 'giu' && name !== 'g');
