import { Wish } from '../../shared/lifecycle/commands.ts';
import type { LineQuantity } from '../../shared/orders/fulfilment.ts';
import { Hold } from '../../shared/orders/work.ts';
import { endOfDay } from '../../shared/tasks/acts.ts';
import type { FlashCode } from '../../web/texts.ts';

/** Fields of the forms of the order page that are shown again when a wish is refused; with `qty.<number of the line>`. */
const FIELDS = [
  'carrier',
  'trackingNumber',
  'reason',
  'holdReason',
  'note',
  'text',
  'words',
  'to',
  'until',
  'mention',
  'date',
  'kind',
  'why',
  'what',
  'answer',
  'remedy',
  'cause',
  'prevention',
  'payment',
] as const;

/** What went well, for each wish that the order page offers. */
const FLASH = {
  'take-step': 'step-taken',
  hold: 'held',
  resume: 'resumed',
  cancel: 'cancelled',
  comment: 'commented',
  'close-task': 'task-closed',
  'hand-over': 'handed-over',
} as const satisfies Partial<Record<Wish['type'], FlashCode>>;

export const flashFor = (wish: Wish): FlashCode =>
  Object.hasOwn(FLASH, wish.type) ? FLASH[wish.type as keyof typeof FLASH] : 'changed';

/** What a form of the order page asks for. */
export interface Asked {
  /** Which form it was, see `WishForm`. */
  form: string;
  wish: Wish;
  reason: string | null;
  /** Version of the order that the person saw. */
  version: number | null;
  /** Id that the page gave the form; null where it is none. */
  commandId: string | null;
}

export type Values = Record<string, string>;

const COMMAND_ID = /^K[0-9A-HJKMNP-TV-Z]{26}\.[\w.-]{1,80}$/;
const QUANTITY = /^qty\.(\d{1,4})$/;

/** What was entered, trimmed; so much of it as a field can hold. */
export function valuesOf(form: URLSearchParams): Values {
  const quantities = [...form.keys()].filter((name) => QUANTITY.test(name));
  return Object.fromEntries(
    [...FIELDS, ...quantities].map((name) => [name, (form.get(name) ?? '').trim().slice(0, 4000)]),
  );
}

/** Quantities that were entered; what is empty is not meant, what is no number is refused by the schema of the wish. */
const linesIn = (values: Values): LineQuantity[] =>
  Object.entries(values).flatMap(([name, value]) => {
    const lineNo = QUANTITY.exec(name)?.[1];
    return lineNo && value !== '' ? [{ lineNo: Number(lineNo), quantity: Number(value.replace(',', '.')) }] : [];
  });

const shipment = ({ carrier, trackingNumber }: Values) => ({
  carrier: carrier || null,
  trackingNumber: trackingNumber || null,
});

type Reader = (form: URLSearchParams, values: Values, timeZone: string) => Record<string, unknown>;

const idFrom =
  (name: string, rest: Reader): Reader =>
  (form, values, timeZone) => ({ [name]: form.get(name) ?? '', ...rest(form, values, timeZone) });

/** What each form brings along, beside the type of the wish. What is not here, no form of ours sends. */
const READERS: Partial<Record<Wish['type'], Reader>> = {
  'take-step': (form, values) => ({ step: form.get('step') ?? '', ...shipment(values) }),
  'undo-step': (form) => ({ seq: Number(form.get('seq')) }),
  'migrate-flow': (form, { to }) => ({ settingsVersion: Number(form.get('settingsVersion')), to: to || null }),
  'answer-stock-take': idFrom('taskId', (_, { answer, until }, timeZone) => ({
    answer,
    until: answer === 'late' && until ? endOfDay(until, timeZone) : null,
  })),
  hold: (_, { holdReason, note, cause }) => ({
    reason: Hold.shape.reason.catch('other').parse(holdReason),
    note,
    cause: cause || null,
  }),
  'lift-hold': idFrom('holdId', (_, { note }) => ({ note })),
  resume: () => ({}),
  'answer-approval': idFrom('taskId', (_, { answer, to }) => ({ answer, to: to || null })),
  'record-lines': (_, values) => ({ what: values.what, lines: linesIn(values), ...shipment(values) }),
  'cancel-lines': (_, values) => ({ lines: linesIn(values) }),
  'record-return': (_, values) => ({ kind: values.kind, why: values.why, note: values.note, lines: linesIn(values) }),
  'answer-return': idFrom('returnId', (_, { answer, note }) => ({ answer, note })),
  'promise-date': (_, { date }) => ({ date: date || null }),
  'answer-change': idFrom('changeId', (_, { answer, note }) => ({ answer, note })),
  'open-complaint': (_, { kind, text }) => ({ kind, text }),
  'answer-complaint': idFrom('complaintId', (_, { remedy, answer }) => ({ remedy, answer })),
  'close-complaint': idFrom('complaintId', (_, { cause, prevention }) => ({ cause, prevention: prevention || null })),
  'record-cause': (form, { cause, words }) => ({ seq: Number(form.get('seq')), cause, words: words || null }),
  'record-payment': (_, { payment, words }) => ({ payment, words }),
  'claim-task': idFrom('taskId', () => ({})),
  'close-task': idFrom('taskId', (_, { words }) => ({ words })),
  'hand-over': idFrom('taskId', (_, { to, note }) => ({ to, note })),
  cancel: (_, { reason }) => ({ wish: reason || null }),
  comment: (form, { text }) => ({ text, mentions: form.getAll('mention').filter(Boolean).slice(0, 20) }),
};

function candidate(form: URLSearchParams, values: Values, timeZone: string): unknown {
  const type = form.get('do') ?? '';
  const read = Object.hasOwn(READERS, type) ? READERS[type as Wish['type']] : undefined;
  return read ? { type, ...read(form, values, timeZone) } : null;
}

/** Fields that a wish cannot do without, whatever the settings say. */
function requiredBy(form: URLSearchParams, values: Values): readonly string[] {
  switch (form.get('do')) {
    case 'cancel':
    case 'cancel-lines':
      return ['reason'];
    case 'comment':
    case 'open-complaint':
      return ['text'];
    case 'close-task':
      return ['words'];
    case 'answer-complaint':
      return ['answer'];
    case 'answer-stock-take':
      return values.answer === 'late' ? ['until'] : [];
    case 'answer-approval':
      return values.answer === 'approve' ? [] : ['reason'];
    case 'answer-change':
      return values.answer === 'agree' ? [] : ['note'];
    default:
      return [];
  }
}

/** The wish in a posted form of the order page (days in the business time zone), or the field that keeps it from being one (empty: it is none of our forms). */
export function askedIn(form: URLSearchParams, timeZone: string): Asked | { missing: string; form: string } {
  const name = (form.get('form') ?? '').slice(0, 100);
  const values = valuesOf(form);
  const missing = requiredBy(form, values).find((field) => !values[field]);
  if (missing) return { missing, form: name };
  const wish = Wish.safeParse(candidate(form, values, timeZone));
  if (!wish.success) return { missing: String(wish.error.issues[0]?.path[0] ?? ''), form: name };
  const commandId = form.get('commandId') ?? '';
  const version = Number(form.get('version'));
  return {
    form: name,
    wish: wish.data,
    reason: values.reason?.slice(0, 1000) || null,
    version: Number.isSafeInteger(version) && version > 0 ? version : null,
    commandId: COMMAND_ID.test(commandId) ? commandId : null,
  };
}
