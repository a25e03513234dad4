import { oneLine } from '../../channels/text.ts';
import { differenceWords } from '../../orders/differences.ts';
import type { Block, Button, MailContent } from '../blocks.ts';
import type { AboutTask, MessageData } from '../data.ts';
import { fact, staffGlance } from '../glance.ts';
import type { Voice } from '../voice.ts';
import { backgroundBlocks, detailBlocks } from './task-detail.ts';

type Template<Id extends keyof MessageData> = (data: MessageData[Id], voice: Voice) => MailContent;

export const staffFooter = (voice: Voice): string[] => [voice.texts.footer.staff(voice.company)];

/** Why the reader gets a mail that was meant for somebody else. */
export const standIn = (insteadOf: string | null, voice: Voice): Block[] =>
  insteadOf ? [{ kind: 'text', text: voice.texts.stand(oneLine(insteadOf, 80)), tone: 'warning' }] : [];

/** What is asked of the reader: the steps by name, with what each needs, and the buttons. */
function actions({ steps, showUrl, replies }: AboutTask, voice: Voice): Block[] {
  const { task, work } = voice.texts;
  const named = steps.map(({ names, needs }) => ({ name: names[voice.language], needs }));
  const asks = named.filter(({ needs }) => needs.length > 0);
  const buttons: Button[] = steps.map(({ names, url }, index) => ({
    label: names[voice.language],
    url,
    primary: index === 0,
  }));
  return [
    ...(named.length > 0 ? [{ kind: 'text', text: task.lead(named.map(({ name }) => name)) } as const] : []),
    { kind: 'buttons', buttons: [...buttons, { label: task.show, url: showUrl, primary: steps.length === 0 }] },
    ...asks.map(({ name, needs }): Block => {
      const text = task.asks(
        name,
        needs.map((need) => work.needs[need]),
      );
      return { kind: 'text', text, tone: 'quiet' };
    }),
    ...(replies.length > 0
      ? [
          { kind: 'text', text: work.reply, tone: 'quiet' } as const,
          { kind: 'quote', text: replies.map((words) => words[voice.language]).join(work.or) } as const,
        ]
      : []),
    { kind: 'text', text: task.hint, tone: 'quiet' },
  ];
}

const reason = (text: string | null, voice: Voice): Block[] =>
  text
    ? [
        { kind: 'text', text: voice.texts.task.reason, tone: 'quiet' },
        { kind: 'quote', text: text.slice(0, 1000) },
      ]
    : [];

export const taskOpened: Template<'task-opened'> = (data, voice) => {
  const { order, task, stage, handedOverBy, handedOverFor } = data;
  const { task: words } = voice.texts;
  const [name, due] = [stage[voice.language], voice.time(task.dueAt)];
  const intro = words.intro(order.number, due);
  return {
    subject: words.subject(name, due),
    preview: intro,
    heading: words.heading(name),
    blocks: [
      { kind: 'text', text: intro, tone: 'strong' },
      ...standIn(data.insteadOf, voice),
      ...(handedOverBy ? [{ kind: 'text', text: words.handedOver(oneLine(handedOverBy, 80)) } as const] : []),
      ...(handedOverFor ? [{ kind: 'text', text: words.handedOverFor(oneLine(handedOverFor, 80)) } as const] : []),
      ...(data.note ? [{ kind: 'quote', text: data.note } as const] : []),
      ...reason(task.reason, voice),
      ...detailBlocks(data.detail, voice),
      ...actions(data, voice),
      ...staffGlance(order, data.source, voice),
      ...backgroundBlocks(data, voice),
    ],
    footer: staffFooter(voice),
  };
};

export const notice: Template<'notice'> = (data, voice) => {
  const { order, task } = data;
  const { notice: words, task: taskWords } = voice.texts;
  return {
    subject: words.subject,
    preview: oneLine(task.reason ?? words.subject, 120),
    heading: words.heading(order.number),
    blocks: [
      { kind: 'text', text: words.intro(voice.time(task.dueAt)), tone: 'strong' },
      ...standIn(data.insteadOf, voice),
      ...(task.reason ? [{ kind: 'quote', text: task.reason } as const] : []),
      { kind: 'buttons', buttons: [{ label: words.show, url: data.showUrl, primary: true }] },
      { kind: 'text', text: taskWords.hint, tone: 'quiet' },
      { kind: 'facts', rows: fact(voice.texts.facts.stage, data.stage[voice.language]) },
      ...staffGlance(order, data.source, voice),
      ...backgroundBlocks(data, voice),
    ],
    footer: staffFooter(voice),
  };
};

export const reminder: Template<'reminder'> = (data, voice) => {
  const { order, task, stage, when, owner } = data;
  const { reminder: words, facts } = voice.texts;
  const due = voice.time(task.dueAt);
  const intro =
    when === 'escalate' ? words.late(order.number, due, oneLine(owner, 80)) : words.intro(order.number, due);
  return {
    subject: words[when].subject(stage[voice.language], due),
    preview: intro,
    heading: words[when].heading,
    blocks: [
      { kind: 'text', text: intro, tone: 'strong' },
      ...standIn(data.insteadOf, voice),
      ...reason(task.reason, voice),
      ...detailBlocks(data.detail, voice),
      ...actions(data, voice),
      { kind: 'facts', rows: [...fact(facts.stage, stage[voice.language]), ...fact(facts.owner, oneLine(owner, 80))] },
      ...staffGlance(order, data.source, voice),
      ...backgroundBlocks(data, voice),
    ],
    footer: staffFooter(voice),
  };
};

export const orderChanged: Template<'order-changed'> = ({ order, differences, by, showUrl, insteadOf }, voice) => {
  const { changed: words, task } = voice.texts;
  return {
    subject: words.subject,
    preview: words.heading(order.number),
    heading: words.heading(order.number),
    blocks: [
      { kind: 'text', text: words.intro(oneLine(by[voice.language], 80)), tone: 'strong' },
      ...standIn(insteadOf, voice),
      {
        kind: 'list',
        items: differences.slice(0, 50).map((one) => oneLine(differenceWords(one, voice.language), 1000)),
      },
      { kind: 'buttons', buttons: [{ label: task.show, url: showUrl, primary: true }] },
    ],
    footer: staffFooter(voice),
  };
};

export const orderCancelled: Template<'order-cancelled'> = ({ order, by, reason: why, insteadOf }, voice) => {
  const { called: words } = voice.texts;
  const intro = words.intro(oneLine(by[voice.language], 80));
  return {
    subject: words.subject,
    preview: intro,
    heading: words.heading(order.number),
    blocks: [{ kind: 'text', text: intro, tone: 'strong' }, ...standIn(insteadOf, voice), ...reason(why, voice)],
    footer: staffFooter(voice),
  };
};
