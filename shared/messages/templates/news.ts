import { oneLine } from '../../channels/text.ts';
import type { Block, MailContent } from '../blocks.ts';
import type { MessageData } from '../data.ts';
import { customerGlance, fact } from '../glance.ts';
import type { Voice } from '../voice.ts';
import { withoutLinks } from '../words.ts';
import { customerFooter } from './customer.ts';
import { staffFooter, standIn } from './staff.ts';
import { changeBlocks } from './task-detail.ts';

type Data = MessageData['customer-news'];

const subjectOf = ({ news }: Data, voice: Voice): string => {
  const words = voice.texts.work.customerNews;
  return news.is === 'dated' ? words.dated.subject(voice.day(news.day)) : words[news.is].subject;
};

const introOf = ({ news, order }: Data, voice: Voice): string => {
  const words = voice.texts.work.customerNews;
  return news.is === 'dated'
    ? words.dated.intro(order.number, voice.day(news.day))
    : words[news.is].intro(order.number);
};

/** Goods of a parcel, by the names that the order has for them. */
function parcelItems({ order, news }: Data, voice: Voice): string[] {
  if (news.is !== 'parcel') return [];
  return news.shipment.lines.slice(0, 50).map(({ lineNo, quantity }) => {
    const line = order.content.lines.find((one) => one.lineNo === lineNo);
    const name = withoutLinks(line?.description ?? String(lineNo), 60);
    return `${name} × ${voice.quantity(quantity)} ${line?.unit ?? ''}`.trim();
  });
}

function newsBlocks(data: Data, voice: Voice): Block[] {
  const { news } = data;
  const { facts } = voice.texts;
  switch (news.is) {
    case 'parcel': {
      const rows = [
        ...fact(facts.carrier, news.shipment.carrier && oneLine(news.shipment.carrier, 60)),
        ...fact(facts.trackingNumber, news.shipment.trackingNumber && oneLine(news.shipment.trackingNumber, 60)),
      ];
      return [
        { kind: 'list', items: parcelItems(data, voice) },
        ...(rows.length > 0 ? [{ kind: 'facts', rows } as const] : []),
      ];
    }
    case 'answer':
      return [{ kind: 'quote', text: news.answer }];
    case 'change-wanted':
      return changeBlocks(news.change, voice);
    case 'change-applied':
    case 'change-refused':
      return news.words ? [{ kind: 'quote', text: news.words }] : [];
    default:
      return [];
  }
}

/** What a customer hears beside the stages: a part shipment, a date, a complaint, a change. */
export function customerNews(data: Data, voice: Voice): MailContent {
  const { work } = voice.texts;
  const intro = introOf(data, voice);
  const label = data.news.is === 'change-wanted' ? work.customerNews.agree : work.customerNews.track;
  return {
    subject: subjectOf(data, voice),
    preview: intro,
    heading: subjectOf(data, voice),
    blocks: [
      { kind: 'text', text: intro, tone: 'strong' },
      ...newsBlocks(data, voice),
      { kind: 'buttons', buttons: [{ label, url: data.trackUrl, primary: true }] },
      ...customerGlance(data.order, voice, data.showPrices),
    ],
    footer: customerFooter(voice),
  };
}

export function chatNews(data: Data, voice: Voice): string {
  const { news } = data;
  const parcel =
    news.is === 'parcel'
      ? oneLine(`${news.shipment.carrier ?? ''} ${news.shipment.trackingNumber ?? ''}`, 130).trim()
      : '';
  const answer = news.is === 'answer' ? news.answer.slice(0, 1000) : '';
  return [introOf(data, voice), ...parcelItems(data, voice), parcel, answer, data.trackUrl].filter(Boolean).join('\n');
}

/** What somebody of the staff hears of without having to do anything. */
export function staffNews(data: MessageData['staff-news'], voice: Voice): MailContent {
  const { work, task } = voice.texts;
  const who = oneLine(data.by[voice.language], 80);
  const subject = data.mentioned ? work.news.mentioned(who) : work.news.subject(who, data.what[voice.language]);
  const reason: Block[] = data.reason
    ? [
        { kind: 'text', text: task.reason, tone: 'quiet' },
        { kind: 'quote', text: data.reason.slice(0, 1000) },
      ]
    : [];
  return {
    subject,
    preview: data.quote ?? data.reason ?? subject,
    heading: work.news.heading(data.order.number),
    blocks: [
      { kind: 'text', text: subject, tone: 'strong' },
      ...standIn(data.insteadOf, voice),
      ...(data.quote ? [{ kind: 'quote', text: data.quote.slice(0, 2000) } as const] : []),
      ...reason,
      { kind: 'buttons', buttons: [{ label: work.news.open, url: data.url, primary: true }] },
    ],
    footer: staffFooter(voice),
  };
}
