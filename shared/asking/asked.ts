import type { Finding } from '../admission/decision.ts';
import type { AskedField, Capture } from '../capture/record.ts';
import type { Language } from '../settings/language.ts';
import type { Draft } from '../understanding/draft.ts';
import { offeredOf, questionsOf } from '../understanding/questions.ts';

/** One question to the customer, under the number by which an answer may name it. */
export interface NumberedQuestion {
  number: number;
  paths: string[];
  words: string;
}

const LINE = /^lines\[(\d+)\]\.sku$/;
const MOST_ASKED = 200;

/**
 * All that was asked for so far, with what these findings ask for beside it. What was numbered once keeps its number: an answer to the first
 * question that comes after the second one still means what it says.
 */
export function numbered(before: readonly AskedField[], findings: readonly Finding[], draft: Draft): AskedField[] {
  const asked = [...before];
  let last = Math.max(0, ...before.map(({ number }) => number));
  for (const { paths } of questionsOf(findings, draft)) {
    const known = asked.find(({ path }) => paths.includes(path))?.number;
    if (known === undefined) last += 1;
    for (const path of paths.filter((one) => asked.every((other) => other.path !== one))) {
      const line = draft.lines[Number(LINE.exec(path)?.[1])];
      const offered = line ? offeredOf(line).map(({ sku }) => sku) : [];
      asked.push({ number: known ?? last, path, offered });
    }
  }
  return asked.slice(0, MOST_ASKED);
}

/** The questions that are open, in the order of their numbers. */
export function numberedQuestions(
  { asked = [] }: Pick<Capture, 'asked'>,
  findings: readonly Finding[],
  draft: Draft,
  language: Language = draft.language,
): NumberedQuestion[] {
  const all = numbered(asked, findings, draft);
  return questionsOf(findings, draft, language)
    .map(({ paths, words }) => ({ number: all.find(({ path }) => paths.includes(path))?.number ?? 0, paths, words }))
    .toSorted((a, b) => a.number - b.number);
}
