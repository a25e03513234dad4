import { Wish } from '../../shared/lifecycle/commands.ts';
import { Hold } from '../../shared/orders/work.ts';
import type { FlashCode } from '../../web/texts.ts';

/** Fields of the forms of the order page that are shown again when a wish is refused. */
const FIELDS = ['carrier', 'trackingNumber', 'reason', 'holdReason', 'note', 'text', 'words', 'to'] as const;

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

/** What was entered, trimmed; so much of it as a field can hold. */
export const valuesOf = (form: URLSearchParams): Values =>
  Object.fromEntries(FIELDS.map((name) => [name, (form.get(name) ?? '').trim().slice(0, 4000)]));

function candidate(form: URLSearchParams, values: Values): unknown {
  const taskId = form.get('taskId') ?? '';
  switch (form.get('do')) {
    case 'take-step':
      return {
        type: 'take-step',
        step: form.get('step') ?? '',
        carrier: values.carrier || null,
        trackingNumber: values.trackingNumber || null,
      };
    case 'hold':
      return { type: 'hold', reason: Hold.shape.reason.catch('other').parse(values.holdReason), note: values.note };
    case 'resume':
      return { type: 'resume' };
    case 'cancel':
      return { type: 'cancel', wish: values.reason || null };
    case 'comment':
      return { type: 'comment', text: values.text };
    case 'close-task':
      return { type: 'close-task', taskId, words: values.words };
    case 'hand-over':
      return { type: 'hand-over', taskId, to: values.to, note: values.note };
    default:
      return null;
  }
}

/** Fields that a wish cannot do without, whatever the settings say. */
const REQUIRED: Readonly<Record<string, string>> = { cancel: 'reason', comment: 'text', 'close-task': 'words' };

/** The wish in a posted form of the order page, or the field that keeps it from being one (empty: it is none of our forms). */
export function askedIn(form: URLSearchParams): Asked | { missing: string; form: string } {
  const name = (form.get('form') ?? '').slice(0, 100);
  const values = valuesOf(form);
  const required = REQUIRED[form.get('do') ?? ''];
  if (required && !values[required]) return { missing: required, form: name };
  const wish = Wish.safeParse(candidate(form, values));
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
