/**
 * The few words that a mark's card needs, for the content script. Each message is named by itself so that the bundler
 * leaves every other message out: content.js runs in every frame of every page.
 */

import * as az from '../_locales/az/messages.json';
import * as en from '../_locales/en/messages.json';
import * as ru from '../_locales/ru/messages.json';
import * as tr from '../_locales/tr/messages.json';
import { ownName } from '../browser';
import type { Category, Kind, Language, Reason, Severity } from '../protocol';
import { clause, type ReasonWords } from './clause';
import { NAME } from './name';

type Messages = {
  card: Record<Kind, string>;
  advice: Record<Kind, string>;
  severity: Record<Severity, string>;
  near: Record<Kind, string>;
  about: Record<Category, string>;
  messages: string;
  reason: Omit<ReasonWords, 'of' | 'about'>;
  storm: string;
  typed: string;
};

export type CardWords = {
  /** "Your phone number, next to your name"; of so many words of private messages, "About 14 words from your private messages". */
  sentence: (kind: Kind, reasons: readonly Reason[], words: number | null) => string;
  /** "Most important". */
  severity: Record<Severity, string>;
  /** What can be done, one or two short sentences. */
  advice: Record<Kind, string>;
  /** In place of very many marks: one line with their number. */
  storm: (count: number) => string;
  /** Above the sentence, beside a field: "In what you type". */
  typed: string;
};

export function cardWords(language: Language): CardWords {
  const m = MESSAGES[language];
  return {
    sentence: (kind, reasons, words) =>
      [
        words === null ? m.card[kind] : m.messages.replace('$1', String(words)),
        clause(reasons, { ...m.reason, of: (near) => m.near[near], about: (category) => m.about[category] }),
      ]
        .filter(Boolean)
        .join(', '),
    severity: m.severity,
    advice: m.advice,
    storm: (count) => m.storm.replace('$1', String(count)).replaceAll(NAME, ownName()),
    typed: m.typed,
  };
}

const MESSAGES: Record<Language, Messages> = {
  az: {
    card: {
      phone: az.card_phone.message,
      email: az.card_email.message,
      name: az.card_name.message,
      handle: az.card_handle.message,
      address: az.card_address.message,
      birthdate: az.card_birthdate.message,
      id: az.card_id.message,
      plate: az.card_plate.message,
      card: az.card_card.message,
      iban: az.card_iban.message,
      phrase: az.card_phrase.message,
      passage: az.card_passage.message,
    },
    messages: az.card_messages.message,
    advice: {
      phone: az.advice_phone.message,
      email: az.advice_email.message,
      name: az.advice_name.message,
      handle: az.advice_handle.message,
      address: az.advice_address.message,
      birthdate: az.advice_birthdate.message,
      id: az.advice_id.message,
      plate: az.advice_plate.message,
      card: az.advice_card.message,
      iban: az.advice_iban.message,
      phrase: az.advice_phrase.message,
      passage: az.advice_passage.message,
    },
    severity: {
      notice: az.severity_notice.message,
      warn: az.severity_warn.message,
      danger: az.severity_danger.message,
    },
    near: {
      phone: az.reason_near_phone.message,
      email: az.reason_near_email.message,
      name: az.reason_near_name.message,
      handle: az.reason_near_handle.message,
      address: az.reason_near_address.message,
      birthdate: az.reason_near_birthdate.message,
      id: az.reason_near_id.message,
      plate: az.reason_near_plate.message,
      card: az.reason_near_card.message,
      iban: az.reason_near_iban.message,
      phrase: az.reason_near_phrase.message,
      passage: az.reason_near_passage.message,
    },
    about: {
      threat: az.reason_words_threat.message,
      blackmail: az.reason_words_blackmail.message,
      escort: az.reason_words_escort.message,
      sexual: az.reason_words_sexual.message,
      outing: az.reason_words_outing.message,
      'home-visit': az.reason_words_home_visit.message,
      harassment: az.reason_words_harassment.message,
      exposure: az.reason_words_exposure.message,
      'bad-mother': az.reason_words_bad_mother.message,
      'mental-illness': az.reason_words_mental_illness.message,
      traitor: az.reason_words_traitor.message,
    },
    reason: {
      near: az.reason_near.message,
      words: az.reason_words.message,
      and: az.reason_and.message,
      masked: az.reason_masked.message,
      initials: az.reason_initials.message,
      hidden: az.reason_hidden.message,
    },
    storm: az.card_storm.message,
    typed: az.card_typed.message,
  },
  ru: {
    card: {
      phone: ru.card_phone.message,
      email: ru.card_email.message,
      name: ru.card_name.message,
      handle: ru.card_handle.message,
      address: ru.card_address.message,
      birthdate: ru.card_birthdate.message,
      id: ru.card_id.message,
      plate: ru.card_plate.message,
      card: ru.card_card.message,
      iban: ru.card_iban.message,
      phrase: ru.card_phrase.message,
      passage: ru.card_passage.message,
    },
    messages: ru.card_messages.message,
    advice: {
      phone: ru.advice_phone.message,
      email: ru.advice_email.message,
      name: ru.advice_name.message,
      handle: ru.advice_handle.message,
      address: ru.advice_address.message,
      birthdate: ru.advice_birthdate.message,
      id: ru.advice_id.message,
      plate: ru.advice_plate.message,
      card: ru.advice_card.message,
      iban: ru.advice_iban.message,
      phrase: ru.advice_phrase.message,
      passage: ru.advice_passage.message,
    },
    severity: {
      notice: ru.severity_notice.message,
      warn: ru.severity_warn.message,
      danger: ru.severity_danger.message,
    },
    near: {
      phone: ru.reason_near_phone.message,
      email: ru.reason_near_email.message,
      name: ru.reason_near_name.message,
      handle: ru.reason_near_handle.message,
      address: ru.reason_near_address.message,
      birthdate: ru.reason_near_birthdate.message,
      id: ru.reason_near_id.message,
      plate: ru.reason_near_plate.message,
      card: ru.reason_near_card.message,
      iban: ru.reason_near_iban.message,
      phrase: ru.reason_near_phrase.message,
      passage: ru.reason_near_passage.message,
    },
    about: {
      threat: ru.reason_words_threat.message,
      blackmail: ru.reason_words_blackmail.message,
      escort: ru.reason_words_escort.message,
      sexual: ru.reason_words_sexual.message,
      outing: ru.reason_words_outing.message,
      'home-visit': ru.reason_words_home_visit.message,
      harassment: ru.reason_words_harassment.message,
      exposure: ru.reason_words_exposure.message,
      'bad-mother': ru.reason_words_bad_mother.message,
      'mental-illness': ru.reason_words_mental_illness.message,
      traitor: ru.reason_words_traitor.message,
    },
    reason: {
      near: ru.reason_near.message,
      words: ru.reason_words.message,
      and: ru.reason_and.message,
      masked: ru.reason_masked.message,
      initials: ru.reason_initials.message,
      hidden: ru.reason_hidden.message,
    },
    storm: ru.card_storm.message,
    typed: ru.card_typed.message,
  },
  en: {
    card: {
      phone: en.card_phone.message,
      email: en.card_email.message,
      name: en.card_name.message,
      handle: en.card_handle.message,
      address: en.card_address.message,
      birthdate: en.card_birthdate.message,
      id: en.card_id.message,
      plate: en.card_plate.message,
      card: en.card_card.message,
      iban: en.card_iban.message,
      phrase: en.card_phrase.message,
      passage: en.card_passage.message,
    },
    messages: en.card_messages.message,
    advice: {
      phone: en.advice_phone.message,
      email: en.advice_email.message,
      name: en.advice_name.message,
      handle: en.advice_handle.message,
      address: en.advice_address.message,
      birthdate: en.advice_birthdate.message,
      id: en.advice_id.message,
      plate: en.advice_plate.message,
      card: en.advice_card.message,
      iban: en.advice_iban.message,
      phrase: en.advice_phrase.message,
      passage: en.advice_passage.message,
    },
    severity: {
      notice: en.severity_notice.message,
      warn: en.severity_warn.message,
      danger: en.severity_danger.message,
    },
    near: {
      phone: en.reason_near_phone.message,
      email: en.reason_near_email.message,
      name: en.reason_near_name.message,
      handle: en.reason_near_handle.message,
      address: en.reason_near_address.message,
      birthdate: en.reason_near_birthdate.message,
      id: en.reason_near_id.message,
      plate: en.reason_near_plate.message,
      card: en.reason_near_card.message,
      iban: en.reason_near_iban.message,
      phrase: en.reason_near_phrase.message,
      passage: en.reason_near_passage.message,
    },
    about: {
      threat: en.reason_words_threat.message,
      blackmail: en.reason_words_blackmail.message,
      escort: en.reason_words_escort.message,
      sexual: en.reason_words_sexual.message,
      outing: en.reason_words_outing.message,
      'home-visit': en.reason_words_home_visit.message,
      harassment: en.reason_words_harassment.message,
      exposure: en.reason_words_exposure.message,
      'bad-mother': en.reason_words_bad_mother.message,
      'mental-illness': en.reason_words_mental_illness.message,
      traitor: en.reason_words_traitor.message,
    },
    reason: {
      near: en.reason_near.message,
      words: en.reason_words.message,
      and: en.reason_and.message,
      masked: en.reason_masked.message,
      initials: en.reason_initials.message,
      hidden: en.reason_hidden.message,
    },
    storm: en.card_storm.message,
    typed: en.card_typed.message,
  },
  tr: {
    card: {
      phone: tr.card_phone.message,
      email: tr.card_email.message,
      name: tr.card_name.message,
      handle: tr.card_handle.message,
      address: tr.card_address.message,
      birthdate: tr.card_birthdate.message,
      id: tr.card_id.message,
      plate: tr.card_plate.message,
      card: tr.card_card.message,
      iban: tr.card_iban.message,
      phrase: tr.card_phrase.message,
      passage: tr.card_passage.message,
    },
    messages: tr.card_messages.message,
    advice: {
      phone: tr.advice_phone.message,
      email: tr.advice_email.message,
      name: tr.advice_name.message,
      handle: tr.advice_handle.message,
      address: tr.advice_address.message,
      birthdate: tr.advice_birthdate.message,
      id: tr.advice_id.message,
      plate: tr.advice_plate.message,
      card: tr.advice_card.message,
      iban: tr.advice_iban.message,
      phrase: tr.advice_phrase.message,
      passage: tr.advice_passage.message,
    },
    severity: {
      notice: tr.severity_notice.message,
      warn: tr.severity_warn.message,
      danger: tr.severity_danger.message,
    },
    near: {
      phone: tr.reason_near_phone.message,
      email: tr.reason_near_email.message,
      name: tr.reason_near_name.message,
      handle: tr.reason_near_handle.message,
      address: tr.reason_near_address.message,
      birthdate: tr.reason_near_birthdate.message,
      id: tr.reason_near_id.message,
      plate: tr.reason_near_plate.message,
      card: tr.reason_near_card.message,
      iban: tr.reason_near_iban.message,
      phrase: tr.reason_near_phrase.message,
      passage: tr.reason_near_passage.message,
    },
    about: {
      threat: tr.reason_words_threat.message,
      blackmail: tr.reason_words_blackmail.message,
      escort: tr.reason_words_escort.message,
      sexual: tr.reason_words_sexual.message,
      outing: tr.reason_words_outing.message,
      'home-visit': tr.reason_words_home_visit.message,
      harassment: tr.reason_words_harassment.message,
      exposure: tr.reason_words_exposure.message,
      'bad-mother': tr.reason_words_bad_mother.message,
      'mental-illness': tr.reason_words_mental_illness.message,
      traitor: tr.reason_words_traitor.message,
    },
    reason: {
      near: tr.reason_near.message,
      words: tr.reason_words.message,
      and: tr.reason_and.message,
      masked: tr.reason_masked.message,
      initials: tr.reason_initials.message,
      hidden: tr.reason_hidden.message,
    },
    storm: tr.card_storm.message,
    typed: tr.card_typed.message,
  },
};
