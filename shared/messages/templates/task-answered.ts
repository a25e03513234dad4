import type { Block, Button, MailContent } from '../blocks.ts';
import type { TaskAnswered } from '../data.ts';
import type { Voice } from '../voice.ts';
import { staffFooter, standIn } from './staff.ts';

/** What the answer to a task mail came to. It says whether anything was done before it says anything else. */
export function taskAnswered(data: TaskAnswered, voice: Voice): MailContent {
  const { state, orderNumber, did, why, replies, undo } = data;
  const { answered: words, work, task } = voice.texts;
  const intro = words.intro[state](orderNumber);
  const buttons: Button[] = [
    ...(undo ? [{ label: words.undo, url: undo.url, primary: true }] : []),
    { label: task.show, url: data.showUrl, primary: !undo },
  ];
  const blocks: Block[] = [
    { kind: 'text', text: intro, tone: state === 'sender' ? 'warning' : 'strong' },
    ...standIn(data.insteadOf, voice),
    ...(did.length > 0 ? [{ kind: 'list', items: did.map((names) => names[voice.language]) } as const] : []),
    ...(why ? [{ kind: 'text', text: why[voice.language] } as const] : []),
    { kind: 'text', text: words.next[state] },
    ...(replies.length > 0
      ? [
          { kind: 'text', text: words.again, tone: 'quiet' } as const,
          { kind: 'quote', text: replies.map((names) => names[voice.language]).join(work.or) } as const,
        ]
      : []),
    { kind: 'buttons', buttons },
    ...(undo ? [{ kind: 'text', text: words.minutes(undo.minutes), tone: 'quiet' } as const] : []),
  ];
  return { subject: words.subject[state], preview: intro, heading: intro, blocks, footer: staffFooter(voice) };
}
