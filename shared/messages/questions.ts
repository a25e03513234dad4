import type { Language, Names } from '../settings/language.ts';
import type { Candidate, Draft } from '../understanding/draft.ts';
import { withoutLinks } from './words.ts';

/** Something that the customer can settle. */
export interface Question {
  words: Names;
  /** The piece of the message that it is about, as the customer wrote it. */
  written: string | null;
  candidates: readonly Pick<Candidate, 'sku' | 'name'>[];
}

interface Doubt {
  path: string;
  settle: 'ask' | 'review';
  words: Names;
}

const MOST_QUESTIONS = 20;
const MOST_CANDIDATES = 5;

/** The questions to the customer that follow from what was found doubtful; what only staff can settle is left out. */
export function questionsOf(findings: readonly Doubt[], draft: Pick<Draft, 'lines'>): Question[] {
  return findings
    .filter(({ settle }) => settle === 'ask')
    .slice(0, MOST_QUESTIONS)
    .map(({ path, words }) => {
      const line = draft.lines[Number(/^lines\[(\d+)\]/.exec(path)?.[1] ?? Number.NaN)];
      const aboutGoods = /^lines\[\d+\](\.sku)?$/.test(path);
      return {
        words,
        written: line ? line.written : null,
        candidates: aboutGoods && line ? line.candidates.slice(0, MOST_CANDIDATES) : [],
      };
    });
}

/** A candidate as people read it. */
export const candidateWords = ({ sku, name }: Pick<Candidate, 'sku' | 'name'>): string =>
  withoutLinks(`${sku} ${name}`, 120);

export const questionWords = ({ words }: Question, language: Language): string => withoutLinks(words[language], 500);
