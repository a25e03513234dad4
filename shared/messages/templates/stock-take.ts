import { oneLine } from '../../channels/text.ts';
import { ANSWERED } from '../../reports/stock-take.ts';
import type { Block, Fact, MailContent } from '../blocks.ts';
import type { MessageData } from '../data.ts';
import type { Voice } from '../voice.ts';
import { staffFooter, standIn } from './staff.ts';

type Data = MessageData['stock-take-report'];

/** Orders and owners in a list; the page shows all. */
const MOST_ROWS = 30;

/** A number, with the one of the round before and how it moved. */
function counted(now: number, before: number | undefined, { stockTake: words }: Voice['texts']): string {
  if (before === undefined) return String(now);
  const change = now - before;
  return words.before(now, before, change === 0 ? words.level : `${change > 0 ? '+' : '−'}${Math.abs(change)}`);
}

function figures({ report, before }: Data, { texts }: Voice): Fact[] {
  const { stockTake: words } = texts;
  return [
    { label: words.asked, value: counted(report.asked, before?.asked, texts) },
    ...ANSWERED.map((answer) => ({
      label: words.answers[answer],
      value: counted(report.counts[answer], before?.counts[answer], texts),
    })),
  ];
}

function silentOwners({ report, names }: Data, { texts }: Voice): Block[] {
  const { stockTake: words } = texts;
  const owners = report.byOwner.filter(({ counts }) => counts.silent > 0);
  if (owners.length === 0) return [];
  const items = owners
    .slice(0, MOST_ROWS)
    .map(({ owner, asked, counts }) => words.owner(oneLine(names[owner] ?? owner, 80), counts.silent, asked));
  return [
    { kind: 'text', text: words.owners, tone: 'strong' },
    { kind: 'list', items },
  ];
}

function orderList(answer: 'silent' | 'late' | 'cancel', { report, names, orderUrl }: Data, voice: Voice): Block[] {
  const { stockTake: words } = voice.texts;
  const rows = report.rows.filter((row) => row.answer === answer && row.open);
  if (rows.length === 0) return [];
  const shown = rows.slice(0, MOST_ROWS).map(({ orderId, orderNumber, owner, until }) => ({
    title: orderNumber,
    detail: oneLine([names[owner] ?? owner, until && words.until(voice.time(until))].filter(Boolean).join(' · '), 200),
    url: orderUrl(orderId),
  }));
  const more = rows.length - shown.length;
  return [
    { kind: 'links', heading: words.lists[answer](rows.length), rows: shown },
    ...(more > 0 ? [{ kind: 'text', text: words.more(more), tone: 'quiet' } as const] : []),
  ];
}

/** What came of a round, with the one before beside it: who has not answered, what is late, what is to be cancelled. */
export function stockTakeReportMail(data: Data, voice: Voice): MailContent {
  const { stockTake: words } = voice.texts;
  const { report, before, pageUrl } = data;
  const day = voice.day(report.round);
  const subject = report.asked === 0 ? words.none(day) : words.subject(day, report.counts.silent, report.asked);
  const intro = words.intro(day);
  return {
    subject,
    preview: intro,
    heading: subject,
    blocks: [
      ...standIn(data.insteadOf, voice),
      { kind: 'text', text: intro },
      { kind: 'facts', rows: figures(data, voice) },
      { kind: 'text', text: before ? words.beside(voice.day(before.round)) : words.first, tone: 'quiet' },
      ...silentOwners(data, voice),
      ...(['silent', 'late', 'cancel'] as const).flatMap((answer) => orderList(answer, data, voice)),
      { kind: 'buttons', buttons: [{ label: words.desk, url: pageUrl, primary: true }] },
    ],
    footer: staffFooter(voice),
  };
}
