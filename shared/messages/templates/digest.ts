import { oneLine } from '../../channels/text.ts';
import type { Block, MailContent } from '../blocks.ts';
import type { DigestRow, MessageData } from '../data.ts';
import type { Voice } from '../voice.ts';
import { staffFooter } from './staff.ts';

/** Rows of a group; the desk shows all. */
const MOST_ROWS = 40;

function rowOf({ orderNumber, what, customer, dueAt, url }: DigestRow, voice: Voice) {
  const { digest: words } = voice.texts;
  const name = what[voice.language];
  return {
    title: oneLine(orderNumber ? `${orderNumber} · ${name}` : words.review(name), 120),
    detail: oneLine([words.due(voice.time(dueAt)), customer].filter(Boolean).join(' · '), 200),
    url,
  };
}

/** One mail for many: what is late, due today and due later, each with its link. */
export function digest({ of, groups, deskUrl }: MessageData['digest'], voice: Voice): MailContent {
  const { digest: words } = voice.texts;
  const count = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const late = groups.find(({ when }) => when === 'late')?.rows.length ?? 0;
  const subject = words.subject(count, late);
  const blocks = groups.flatMap(({ when, rows }): Block[] => {
    const more = rows.length - MOST_ROWS;
    const shown = rows.slice(0, MOST_ROWS).map((row) => rowOf(row, voice));
    return [
      { kind: 'links', heading: words[when](rows.length), rows: shown },
      ...(more > 0 ? [{ kind: 'text', text: words.more(more), tone: 'quiet' } as const] : []),
    ];
  });
  return {
    subject,
    preview: words.intro[of],
    heading: subject,
    blocks: [
      { kind: 'text', text: words.intro[of] },
      ...blocks,
      { kind: 'buttons', buttons: [{ label: words.desk, url: deskUrl, primary: true }] },
    ],
    footer: staffFooter(voice),
  };
}
