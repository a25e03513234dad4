import { numberedQuestions } from '../../shared/asking/asked.ts';
import type { Capture } from '../../shared/capture/record.ts';
import type { AskedQuestion, MessageData } from '../../shared/messages/data.ts';
import type { Interpretation } from '../../shared/platform/draft-store.ts';
import type { Names } from '../../shared/settings/language.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { staffWithRole } from '../../shared/tasks/assign.ts';
import type { Links } from './links.ts';
import { type About, type Outgoing, type Reader, toCustomer, toStaff } from './outgoing.ts';

/** A capture in review, with what its messages are made of. */
export interface CaptureOccasion {
  capture: Capture;
  /** The version that went into review: receipts are kept by it. */
  version: number;
  /** True once it is past its due time. */
  late: boolean;
  /** True where it went from one reviewer to another: the customer has been asked before. */
  handedOver: boolean;
  /** True where the customer's answer left something open: only they are told. */
  askedAgain: boolean;
  /** Null where the message could not be read. */
  interpretation: Interpretation | null;
  /** Number of the order that it resembles. */
  similarTo: string | null;
  settings: Settings;
  links: Links;
}

type InReview = Extract<Capture['outcome'], { status: 'in-review' }>;

const EXCERPT = 600;

const aboutOf = ({ capture, version }: CaptureOccasion): About => ({
  occasion: `${capture.id}#${version}`,
  number: version,
  orderNumber: null,
  reference: capture.id,
  source: capture.source,
});

/** What the colleague who handed it over wrote, first. */
function noteOf({ settings, handedOver }: CaptureOccasion, outcome: InReview): Names[] {
  const note = handedOver ? outcome.handedOver?.note : undefined;
  if (!note) return [];
  const by = settings.staff.find(({ id }) => id === outcome.handedOver?.by)?.name ?? outcome.handedOver?.by ?? '';
  return [{ 'zh-CN': `${by}：${note}`, en: `${by}: ${note}` }];
}

function doubtsOf(occasion: CaptureOccasion, outcome: InReview): Names[] {
  const found = (occasion.interpretation?.findings ?? []).map(({ words }) => words);
  const doubts = found.length > 0 ? found : [{ 'zh-CN': outcome.words, en: outcome.words }];
  return [...noteOf(occasion, outcome), ...doubts];
}

/** The questions to the customer; none where nobody can be asked. */
function asked({ capture, interpretation }: CaptureOccasion): AskedQuestion[] {
  if (!capture.replyTo || capture.ask.length === 0 || !interpretation) return [];
  const questions = numberedQuestions(capture, interpretation.findings, interpretation.draft);
  return questions.map(({ number, words }) => ({ number, words }));
}

function reviewData(occasion: CaptureOccasion, outcome: InReview, reader: Reader): MessageData['review-opened'] {
  const { capture, settings, links, interpretation, similarTo } = occasion;
  const source = settings.sources.find(({ id }) => id === capture.source);
  return {
    source: source?.names ?? { 'zh-CN': capture.source, en: capture.source },
    receivedAt: capture.receivedAt,
    dueAt: outcome.dueAt,
    doubts: doubtsOf(occasion, outcome),
    similarTo,
    excerpt: interpretation?.text?.slice(0, EXCERPT) ?? null,
    asked: asked(occasion).length > 0,
    url: links.review(capture.id),
    owner: settings.staff.find(({ id }) => id === outcome.owner)?.name ?? outcome.owner,
    insteadOf: reader.insteadOf,
  };
}

/** When the customer last wrote: what is asked answers that. */
const lastHeard = ({ receivedAt, customerAnswers = [] }: Capture): string => customerAnswers.at(-1)?.at ?? receivedAt;

function toAsk(occasion: CaptureOccasion): Outgoing[] {
  const { capture, interpretation, links } = occasion;
  const questions = asked(occasion);
  if (!capture.replyTo || !interpretation || questions.length === 0) return [];
  const recipient = {
    route: capture.replyTo,
    language: interpretation.draft.language,
    // A question that nobody answered is no automatic answer: it goes out by the clock, once.
    answers: capture.askedAgainAt && occasion.askedAgain ? null : { receivedAt: new Date(lastHeard(capture)) },
  };
  const data = { questions, again: occasion.askedAgain, url: links.ask(capture) };
  return [toCustomer('customer-asked', aboutOf(occasion), recipient, data)];
}

/** Every message that a capture in review brings about; none once it has its end. */
export function planCapture(occasion: CaptureOccasion): Outgoing[] {
  const { capture, settings, late, handedOver, askedAgain } = occasion;
  const { outcome } = capture;
  if (outcome.status !== 'in-review') return [];
  if (askedAgain) return toAsk(occasion);
  const about = aboutOf(occasion);
  const data = (reader: Reader): MessageData['review-opened'] => reviewData(occasion, outcome, reader);
  if (!late) return [toStaff('review-opened', about, outcome.owner, data), ...(handedOver ? [] : toAsk(occasion))];
  const managers = staffWithRole(settings, settings.reminders.escalateTo).map(({ id }) => id);
  return [...new Set([outcome.owner, ...managers])].map((person) => toStaff('review-late', about, person, data));
}
