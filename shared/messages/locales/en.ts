import { enAnswered } from './en-answered.ts';
import { enDigest } from './en-digest.ts';
import { enStockTake } from './en-stock-take.ts';
import { enWork } from './en-work.ts';

/** Every text of mails and chat in English; the other languages have the same entries, or do not compile. */
export const en = {
  footer: {
    staff: (company: string) => `Sent by the order hub of ${company}.`,
    customer: (company: string) => `${company} · sent automatically. You can simply answer this mail.`,
    phone: (phone: string) => `Phone: ${phone}`,
  },
  facts: {
    order: 'Order',
    customer: 'Customer',
    phone: 'Phone',
    email: 'E-mail',
    shipTo: 'Deliver to',
    pickup: 'Fetched by the customer',
    date: 'Wanted on',
    reference: 'Your number',
    customerReference: 'Customer’s number',
    note: 'Note',
    total: 'Total',
    source: 'Came by',
    stage: 'Stage',
    due: 'Due',
    owner: 'Owner',
    received: 'Received',
    payment: 'Payment',
    carrier: 'Carrier',
    trackingNumber: 'Tracking number',
    similar: 'Resembles order',
    colon: ': ',
  },
  payment: {
    unknown: '—',
    pending: 'not paid yet',
    paid: 'paid',
    'partly-refunded': 'refunded in part',
    refunded: 'refunded',
  },
  work: enWork,
  answered: enAnswered,
  goods: {
    heading: 'Goods',
    quantity: 'Quantity',
    price: 'Amount',
    more: (count: number) => `… and ${count} more lines`,
  },
  stand: (owner: string) => `This mail comes to you because ${owner} is absent, or mails to them are not delivered.`,
  task: {
    subject: (stage: string, due: string) => `${stage}: due ${due}`,
    heading: (stage: string) => `To do: ${stage}`,
    intro: (number: string, due: string) => `Order ${number} waits for you. Please take the next step by ${due}.`,
    handedOver: (from: string) => `${from} handed this over to you.`,
    handedOverFor: (from: string) =>
      `You take this over from ${from}, who is absent, cannot be reached or did not get to it.`,
    asks: (step: string, needs: readonly string[]) => `“${step}” asks for ${needs.join(' and ')}.`,
    reason: 'Why',
    show: 'Show the order',
    hint: 'A button opens a page that shows the facts; nothing happens before you confirm there. The links are meant for you alone.',
    lead: (steps: readonly string[]) => `Possible next steps: ${steps.join(' / ')}`,
  },
  notice: {
    subject: 'Please look at this',
    heading: (number: string) => `Something about order ${number}`,
    intro: (due: string) => `Please look at this by ${due}:`,
    show: 'Open the order',
  },
  reminder: {
    before: { subject: (stage: string, due: string) => `Soon due: ${stage}, ${due}`, heading: 'Soon due' },
    due: { subject: (stage: string, due: string) => `Due now: ${stage}, ${due}`, heading: 'Due now' },
    after: {
      subject: (stage: string, due: string) => `Still not done: ${stage}, was due ${due}`,
      heading: 'Still not done',
    },
    'hand-over': {
      subject: (stage: string, due: string) => `Handed on: ${stage}, was due ${due}`,
      heading: 'Handed on',
    },
    escalate: { subject: (stage: string, due: string) => `Late: ${stage}, was due ${due}`, heading: 'Late' },
    intro: (number: string, due: string) => `Order ${number} waits for its next step, due ${due}.`,
    late: (number: string, due: string, owner: string) =>
      `Order ${number} was due ${due} and is not done. It is with ${owner}.`,
  },
  changed: {
    subject: 'What is ordered was changed',
    heading: (number: string) => `Order ${number} was changed`,
    intro: (who: string) => `${who} changed what is ordered:`,
  },
  called: {
    subject: 'Cancelled: no more work on it',
    heading: (number: string) => `Order ${number} is cancelled`,
    intro: (who: string) => `${who} cancelled the order. Please stop work on it.`,
  },
  review: {
    subject: (source: string, due: string) => `To decide: a message by ${source}, due ${due}`,
    lateSubject: (source: string, due: string) => `Late: a message by ${source} was to be decided by ${due}`,
    heading: 'A message needs your decision',
    lateHeading: 'A message still waits for a decision',
    intro: 'The hub could not make an order of it without a person. What is doubtful:',
    asked: 'The customer is being asked about this, too.',
    excerpt: 'The message begins:',
    decide: 'Look at it and decide',
  },
  received: {
    subject: 'We have your order',
    heading: 'Thank you for your order',
    intro: (number: string) => `We have your order. Its number is ${number}.`,
    next: 'We look after it and tell you how it goes on. If anything below is wrong, please answer this mail.',
    track: 'Follow your order',
    chat: (number: string, url: string) => `We have your order. Its number is ${number}. Follow it here: ${url}`,
  },
  asked: {
    subject: 'A question about your order',
    heading: 'We need a little more for your order',
    intro: 'Thank you for your message. Before we can begin, please answer these questions:',
    answer: 'Answer here',
    again: 'Before we can begin, this is still open:',
    how: 'You may simply answer this mail: the number of the question and your answer, such as “1. B”. Or answer by the button: you need no account, and nothing has to be written twice.',
    chat: (questions: string, again: boolean, url: string) =>
      `${again ? 'This is still open' : 'Thank you. To take your order we still need'}:\n${questions}\nPlease just reply here, for instance “1. B”, or by the form: ${url}`,
  },
  status: {
    subject: (stage: string) => `Your order: ${stage}`,
    heading: (stage: string) => `Your order: ${stage}`,
    intro: (number: string, stage: string) => `Order ${number} is now “${stage}”.`,
    chat: (number: string, stage: string) => `Order ${number}: ${stage}`,
    chatCarrier: (carrier: string, tracking: string) => `${carrier} ${tracking}`.trim(),
  },
  customerCancelled: {
    subject: 'Your order was cancelled',
    heading: 'Your order was cancelled',
    intro: (number: string) => `Order ${number} was cancelled. Nothing will be delivered for it.`,
    wrong: 'If this is not what you want, please tell us at once: answer this message or call us.',
    chat: (number: string) => `Order ${number} was cancelled. If this is not what you want, please tell us at once.`,
  },
  digest: enDigest,
  stockTake: enStockTake,
  signin: {
    subject: 'Your sign-in link',
    heading: 'Sign in at the desk',
    intro: (minutes: number) => `The link works once, within ${minutes} minutes.`,
    button: 'Sign in',
    ignore: 'If you did not ask for it, ignore this mail: without the link nobody gets in.',
  },
};

/** The texts that a language has to have. */
export type Texts = typeof en;
