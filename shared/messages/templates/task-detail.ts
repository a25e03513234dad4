import { oneLine } from '../../channels/text.ts';
import type { ChangeEffect, ChangeRequest } from '../../orders/requests.ts';
import type { Block, Fact } from '../blocks.ts';
import type { AboutTask, TaskDetail } from '../data.ts';
import { fact } from '../glance.ts';
import type { Voice } from '../voice.ts';

const MOST_LINES = 20;
const MOST_EVENTS = 12;
const LONGEST_WORDS = 600;

const quote = (text: string, label: string): Block[] =>
  text.trim() === ''
    ? []
    : [
        { kind: 'text', text: label, tone: 'quiet' },
        { kind: 'quote', text: text.slice(0, 1000) },
      ];

const known = (words: Readonly<Record<string, string>>, id: string): string => words[id] ?? id;

/** "12 → 15" where both are known and differ. */
const moved = (before: string | null, after: string | null, voice: Voice): string | null =>
  before === after ? null : voice.texts.work.arrow(before ?? '—', after ?? '—');

function effectRows(effect: ChangeEffect, voice: Voice): Fact[] {
  const { work } = voice.texts;
  const money = (value: ChangeEffect['fee']): string | null => value && voice.money(value);
  const day = (value: string | null): string | null => value && voice.day(value);
  return [
    ...fact(work.totals, moved(money(effect.totalBefore), money(effect.totalAfter), voice)),
    ...fact(work.dates, moved(day(effect.dateBefore), day(effect.dateAfter), voice)),
    ...fact(work.fee, money(effect.fee)),
  ];
}

/** What a change comes to: the lines with what is done of them already, then total, date and fee. */
export function changeBlocks({ effect, note }: ChangeRequest, voice: Voice): Block[] {
  const { work } = voice.texts;
  const items = effect.lines.slice(0, MOST_LINES).map(({ lineNo, before, after, produced, shipped }) => {
    const [one, other, made, sent] = [before, after, produced, shipped].map((number) => voice.quantity(number));
    const done = produced + shipped > 0 ? work.done(made ?? '', sent ?? '') : null;
    return work.change(lineNo, one ?? '', other ?? '', done);
  });
  const rows = effectRows(effect, voice);
  return [
    ...(items.length > 0 ? [{ kind: 'list', items } as const] : []),
    ...(rows.length > 0 ? [{ kind: 'facts', rows } as const] : []),
    ...quote(note, work.wrote),
  ];
}

/** What is asked of the reader, where the stage alone does not say it. */
export function detailBlocks(detail: TaskDetail | null, voice: Voice): Block[] {
  const { work } = voice.texts;
  if (!detail) return [];
  const by = (names: Record<Voice['language'], string>): Fact[] => fact(work.by, oneLine(names[voice.language], 80));
  switch (detail.is) {
    case 'approval': {
      const rows = [
        ...fact(work.step, detail.step[voice.language]),
        ...fact(work.by, oneLine(detail.askedBy, 80)),
        ...fact(voice.texts.facts.total, detail.total && voice.money(detail.total)),
      ];
      return [{ kind: 'facts', rows }];
    }
    case 'change':
      return [{ kind: 'facts', rows: by(detail.by) }, ...changeBlocks(detail.change, voice)];
    case 'complaint': {
      const rows = [...fact(work.kind, known(work.words, detail.complaint.kind)), ...by(detail.by)];
      return [{ kind: 'facts', rows }, ...quote(detail.complaint.text, work.wrote)];
    }
    case 'return': {
      const { record } = detail;
      const lines = record.lines.slice(0, MOST_LINES).map((one) => work.line(one.lineNo, voice.quantity(one.quantity)));
      const rows = [
        ...fact(work.kind, `${known(work.words, record.kind)} · ${known(work.words, record.reason)}`),
        ...fact(work.lines, lines.join(' · ')),
        ...by(detail.by),
      ];
      return [{ kind: 'facts', rows }, ...quote(record.note, work.wrote)];
    }
    case 'hold':
      return detail.holds.flatMap(({ reason }): Block[] => [
        { kind: 'facts', rows: fact(work.hold, known(work.words, reason)) },
      ]);
  }
}

/** What happened since the reader's last mail about the order, and the customer's own words. */
export function backgroundBlocks({ since, words }: Pick<AboutTask, 'since' | 'words'>, voice: Voice): Block[] {
  const { work } = voice.texts;
  const items = since.slice(-MOST_EVENTS).map(({ at, by, what, reason }) => {
    const told = work.happened(voice.time(at), oneLine(by[voice.language], 80), what[voice.language]);
    return reason ? `${told} (${oneLine(reason, 200)})` : told;
  });
  const happened: Block[] =
    items.length > 0
      ? [
          { kind: 'text', text: work.since, tone: 'quiet' },
          { kind: 'list', items },
        ]
      : [];
  return [...happened, ...(words ? quote(words.slice(0, LONGEST_WORDS), work.customerWords) : [])];
}
