import { oneLine } from '../../channels/text.ts';
import type { Block, MailContent } from '../blocks.ts';
import type { MessageData } from '../data.ts';
import { fact } from '../glance.ts';
import type { Voice } from '../voice.ts';
import { staffFooter, standIn } from './staff.ts';

type Review = MessageData['review-opened'];

/** What a decision needs: what is doubtful, how the message begins, where to decide. */
function body(data: Review, voice: Voice): Block[] {
  const { review: words, facts } = voice.texts;
  const { language } = voice;
  const rows = [
    ...fact(facts.source, data.source[language]),
    ...fact(facts.received, voice.time(data.receivedAt)),
    ...fact(facts.due, voice.time(data.dueAt)),
    ...fact(facts.owner, oneLine(data.owner, 80)),
    ...fact(facts.similar, data.similarTo),
  ];
  const excerpt: Block[] = data.excerpt
    ? [
        { kind: 'text', text: words.excerpt, tone: 'quiet' },
        { kind: 'quote', text: data.excerpt.slice(0, 1500) },
      ]
    : [];
  return [
    ...standIn(data.insteadOf, voice),
    { kind: 'text', text: words.intro, tone: 'strong' },
    { kind: 'list', items: data.doubts.slice(0, 30).map((doubt) => oneLine(doubt[language], 500)) },
    ...(data.asked ? [{ kind: 'text', text: words.asked, tone: 'quiet' } as const] : []),
    { kind: 'buttons', buttons: [{ label: words.decide, url: data.url, primary: true }] },
    { kind: 'facts', rows },
    ...excerpt,
  ];
}

const firstDoubt = (data: Review, voice: Voice): string => oneLine(data.doubts[0]?.[voice.language] ?? '', 120);

export const reviewOpened = (data: Review, voice: Voice): MailContent => ({
  subject: voice.texts.review.subject(data.source[voice.language], voice.time(data.dueAt)),
  preview: firstDoubt(data, voice),
  heading: voice.texts.review.heading,
  blocks: body(data, voice),
  footer: staffFooter(voice),
});

export const reviewLate = (data: Review, voice: Voice): MailContent => ({
  subject: voice.texts.review.lateSubject(data.source[voice.language], voice.time(data.dueAt)),
  preview: firstDoubt(data, voice),
  heading: voice.texts.review.lateHeading,
  blocks: body(data, voice),
  footer: staffFooter(voice),
});
