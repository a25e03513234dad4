import type { Language } from '../shared/settings/language.ts';
import { en } from './locales/en.ts';
import { askEn } from './locales/en-ask.ts';
import { capturesEn } from './locales/en-captures.ts';
import { customerEn } from './locales/en-customer.ts';
import { customersEn } from './locales/en-customers.ts';
import { deadLettersEn } from './locales/en-dead-letters.ts';
import { deskEn } from './locales/en-desk.ts';
import { duplicatesEn } from './locales/en-duplicates.ts';
import { entryEn } from './locales/en-entry.ts';
import { learnedEn } from './locales/en-learned.ts';
import { reportsEn } from './locales/en-reports.ts';
import { settingsEn } from './locales/en-settings.ts';
import { sourcesEn } from './locales/en-sources.ts';
import { teamEn } from './locales/en-team.ts';
import { trackEn } from './locales/en-track.ts';
import type { Shape } from './locales/shape.ts';
import { zhCN } from './locales/zh-CN.ts';
import { askZh } from './locales/zh-CN-ask.ts';
import { capturesZh } from './locales/zh-CN-captures.ts';
import { customerZh } from './locales/zh-CN-customer.ts';
import { customersZh } from './locales/zh-CN-customers.ts';
import { deadLettersZh } from './locales/zh-CN-dead-letters.ts';
import { deskZh } from './locales/zh-CN-desk.ts';
import { duplicatesZh } from './locales/zh-CN-duplicates.ts';
import { entryZh } from './locales/zh-CN-entry.ts';
import { learnedZh } from './locales/zh-CN-learned.ts';
import { reportsZh } from './locales/zh-CN-reports.ts';
import { settingsZh } from './locales/zh-CN-settings.ts';
import { sourcesZh } from './locales/zh-CN-sources.ts';
import { teamZh } from './locales/zh-CN-team.ts';
import { trackZh } from './locales/zh-CN-track.ts';

const zh = {
  ...zhCN,
  ...capturesZh,
  ...customerZh,
  ...customersZh,
  ...askZh,
  ...deadLettersZh,
  ...reportsZh,
  ...deskZh,
  ...entryZh,
  ...duplicatesZh,
  ...learnedZh,
  ...settingsZh,
  ...sourcesZh,
  ...teamZh,
  ...trackZh,
};

/** All texts of the pages: what one language has, the other one must have, else it does not compile. */
export type Texts = Shape<typeof zh>;

/** What can be said to have gone well. */
export type FlashCode = keyof Texts['flash'];

const TEXTS: Record<Language, Texts> = {
  'zh-CN': zh,
  en: {
    ...en,
    ...capturesEn,
    ...customerEn,
    ...customersEn,
    ...askEn,
    ...deadLettersEn,
    ...reportsEn,
    ...deskEn,
    ...entryEn,
    ...duplicatesEn,
    ...learnedEn,
    ...settingsEn,
    ...sourcesEn,
    ...teamEn,
    ...trackEn,
  },
};

export const textsOf = (language: Language): Texts => TEXTS[language];

export const isFlashCode = (code: string): code is FlashCode => Object.hasOwn(zh.flash, code);
