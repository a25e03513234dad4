import { oneLine } from '../../channels/text.ts';
import type { Block, MailContent } from '../blocks.ts';
import type { AskedQuestion, MessageData } from '../data.ts';
import { customerGlance, fact } from '../glance.ts';
import type { Voice } from '../voice.ts';
import { withoutLinks } from '../words.ts';

type Template<Id extends keyof MessageData> = (data: MessageData[Id], voice: Voice) => MailContent;
type ChatTemplate<Id extends keyof MessageData> = (data: MessageData[Id], voice: Voice) => string;

export const customerFooter = ({ texts, company, phone }: Voice): string[] => [
  texts.footer.customer(company),
  ...(phone ? [texts.footer.phone(phone)] : []),
];

const trackButton = (url: string, voice: Voice): Block => ({
  kind: 'buttons',
  buttons: [{ label: voice.texts.received.track, url, primary: true }],
});

export const customerReceived: Template<'customer-received'> = ({ order, trackUrl, showPrices }, voice) => {
  const { received: words } = voice.texts;
  return {
    subject: words.subject,
    preview: words.intro(order.number),
    heading: words.heading,
    blocks: [
      { kind: 'text', text: words.intro(order.number), tone: 'strong' },
      { kind: 'text', text: words.next },
      ...customerGlance(order, voice, showPrices),
      trackButton(trackUrl, voice),
    ],
    footer: customerFooter(voice),
  };
};

export const chatReceived: ChatTemplate<'customer-received'> = ({ order, trackUrl }, voice) =>
  voice.texts.received.chat(order.number, trackUrl);

const LONGEST_QUESTION = 600;
const MOST_QUESTIONS = 20;

const asked = (questions: readonly AskedQuestion[]): { number: number; text: string }[] =>
  questions
    .slice(0, MOST_QUESTIONS)
    .map(({ number, words }) => ({ number, text: withoutLinks(words, LONGEST_QUESTION) }));

export const customerAsked: Template<'customer-asked'> = ({ questions, again, url }, voice) => {
  const { asked: words } = voice.texts;
  const items = asked(questions);
  const intro = again ? words.again : words.intro;
  return {
    subject: words.subject,
    preview: items[0]?.text ?? intro,
    heading: words.heading,
    blocks: [
      { kind: 'text', text: intro },
      { kind: 'questions', items },
      { kind: 'buttons', buttons: [{ label: words.answer, url, primary: true }] },
      { kind: 'text', text: words.how },
    ],
    footer: customerFooter(voice),
  };
};

export const chatAsked: ChatTemplate<'customer-asked'> = ({ questions, again, url }, voice) =>
  voice.texts.asked.chat(
    asked(questions)
      .map(({ number, text }) => `${number}. ${text}`)
      .join('\n'),
    again,
    url,
  );

export const customerStatus: Template<'customer-status'> = (data, voice) => {
  const { order, stage, carrier, trackingNumber, trackUrl, showPrices } = data;
  const { status: words, facts } = voice.texts;
  const name = stage[voice.language];
  const rows = [
    ...fact(facts.carrier, carrier && oneLine(carrier, 60)),
    ...fact(facts.trackingNumber, trackingNumber && oneLine(trackingNumber, 60)),
  ];
  return {
    subject: words.subject(name),
    preview: words.intro(order.number, name),
    heading: words.heading(name),
    blocks: [
      { kind: 'text', text: words.intro(order.number, name), tone: 'strong' },
      ...(rows.length > 0 ? [{ kind: 'facts', rows } as const] : []),
      trackButton(trackUrl, voice),
      ...customerGlance(order, voice, showPrices),
    ],
    footer: customerFooter(voice),
  };
};

export const chatStatus: ChatTemplate<'customer-status'> = (
  { order, stage, carrier, trackingNumber, trackUrl },
  voice,
) => {
  const { status: words } = voice.texts;
  const parcel = words.chatCarrier(oneLine(carrier ?? '', 60), oneLine(trackingNumber ?? '', 60));
  return [words.chat(order.number, stage[voice.language]), parcel, trackUrl].filter((part) => part !== '').join('\n');
};

export const customerCancelled: Template<'customer-cancelled'> = ({ order }, voice) => {
  const { customerCancelled: words } = voice.texts;
  return {
    subject: words.subject,
    preview: words.intro(order.number),
    heading: words.heading,
    blocks: [
      { kind: 'text', text: words.intro(order.number), tone: 'strong' },
      { kind: 'text', text: words.wrong },
      ...customerGlance(order, voice, false),
    ],
    footer: customerFooter(voice),
  };
};

export const chatCancelled: ChatTemplate<'customer-cancelled'> = ({ order }, voice) =>
  voice.texts.customerCancelled.chat(order.number);
