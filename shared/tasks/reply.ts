import type { Wish } from '../lifecycle/commands.ts';
import type { Order } from '../orders/order.ts';
import type { Task } from '../orders/work.ts';
import type { Names } from '../settings/language.ts';
import type { Staff } from '../settings/people.ts';
import type { HoldReason } from '../settings/reasons.ts';
import { type Act, type ActValues, missingOf } from './acts.ts';
import { parcelIn } from './carriers.ts';
import { commandIn } from './reply-text.ts';

/** What a reply may speak of: the task as it stands, what can be done with it, and who works here. */
export interface ReplyContext {
  order: Order;
  task: Task;
  acts: readonly Act[];
  staff: readonly Staff[];
  /** Who wrote it. */
  me: Staff;
  /** Today in the business time zone, `YYYY-MM-DD`: days without a year are the next such day. */
  today: string;
}

/** Why a reply is no wish, for the one who wrote it. */
export type ReplyProblem =
  | 'not-understood'
  | 'more-than-one'
  | 'carrier'
  | 'reason'
  | 'who'
  | 'day'
  | 'not-now'
  | 'value';

export type Understood = { ok: true; wish: Wish; reason: string | null } | { ok: false; problem: ReplyProblem };

const no = (problem: ReplyProblem): Understood => ({ ok: false, problem });
const yes = (wish: Wish, reason: string | null = null): Understood => ({ ok: true, wish, reason });

/** Done with these values, or what is missing. */
function doing(act: Act | undefined, values: ActValues): Understood {
  if (!act) return no('not-now');
  const missing = missingOf(act, values);
  if (missing.includes('carrier')) return no('carrier');
  if (missing.includes('reason')) return no('reason');
  if (missing.includes('until')) return no('day');
  const wish = missing.length > 0 ? null : act.wish(values);
  return wish ? yes(wish, values.reason || null) : no('value');
}

const HOLD_WORDS: readonly (readonly [RegExp, HoldReason])[] = [
  [/价格|报价|单价|price|quote/i, 'price'],
  [/信用|额度|欠款|credit/i, 'credit'],
  [/库存|缺货|没货|stock/i, 'stock'],
  [/资料|信息|地址|电话|information|address|missing/i, 'missing-information'],
  [/客户|customer/i, 'customer'],
];

const holdReason = (note: string): HoldReason => HOLD_WORDS.find(([words]) => words.test(note))?.[1] ?? 'other';

function handOver(text: string, { task, staff }: ReplyContext): Understood {
  const [who = '', note = ''] = text.split(/[:：](.*)/s);
  const wanted = who.trim().toLowerCase();
  const names = ({ id, name, email }: Staff): string[] => [id, name.toLowerCase(), email.toLowerCase()];
  const exact = staff.filter((one) => names(one).includes(wanted));
  const first = staff.filter(({ name }) => name.toLowerCase().split(/\s+/)[0] === wanted);
  const found = exact.length > 0 ? exact : first;
  const [person] = found;
  if (found.length !== 1 || !person) return no('who');
  return yes({ type: 'hand-over', taskId: task.id, to: person.id, note: note.trim(), from: task.owner });
}

const pad = (text: string | undefined): string => (text ?? '').padStart(2, '0');

/** `2026-11-25`, `11-25` and `11月25日`; other orders of day and month are not guessed. */
export function dayIn(text: string, today: string): string | null {
  const match = /^(?:(\d{4})[-/.年])?(\d{1,2})[-月](\d{1,2})日?$/.exec(text.trim());
  if (!match) return null;
  const [, year, month, day] = match;
  const of = (number: number): string => `${number}-${pad(month)}-${pad(day)}`;
  const thisYear = Number(today.slice(0, 4));
  const chosen = year ? of(Number(year)) : of(thisYear) < today ? of(thisYear + 1) : of(thisYear);
  const real = new Date(`${chosen}T00:00:00Z`);
  return Number.isNaN(real.getTime()) || !real.toISOString().startsWith(chosen) || chosen < today ? null : chosen;
}

const ending =
  (...ids: readonly string[]) =>
  ({ acts }: ReplyContext): Act | undefined =>
    acts.find(({ id }) => ids.includes(id));

const shipAct = ({ acts }: ReplyContext): Act | undefined =>
  acts.find(({ needs }) => needs.includes('trackingNumber')) ?? acts.find(({ id }) => id === 'ship');

function ship(text: string, context: ReplyContext): Understood {
  const act = shipAct(context);
  if (!act) return no('not-now');
  if (text === '') return doing(act, {});
  const parcel = parcelIn(text);
  if (!parcel) return no('not-understood');
  return doing(act, { carrier: parcel.carrier ?? '', trackingNumber: parcel.trackingNumber });
}

/** "ok" is the one thing that can be done without giving anything; where there are several, it says nothing. */
function agreed(context: ReplyContext): Understood {
  const simple = context.acts.filter(({ needs, warns }) => needs.length === 0 && !warns);
  return simple.length === 1 ? doing(simple[0], {}) : no('not-understood');
}

const late = (text: string, context: ReplyContext): Understood => {
  const day = dayIn(text, context.today);
  return day ? doing(ending('stock-take.late')(context), { until: day }) : no('day');
};

const refuse = (text: string, context: ReplyContext): Understood =>
  doing(ending('approval.refuse', 'change.refuse', 'return.refused')(context), { reason: text });

const resume = ({ order }: ReplyContext): Understood =>
  order.holds.length > 0 ? yes({ type: 'resume' }) : no('not-now');

type Rule = readonly [pattern: RegExp, reads: (text: string, context: ReplyContext) => Understood];

/** Words of both languages; what follows them is in the first group. The first that fits is taken. */
const RULES: readonly Rule[] = [
  [/^(?:备注|留言|comment|note)\s*:\s*(.+)$/is, (text) => yes({ type: 'comment', text: text.slice(0, 4000) })],
  [
    /^(?:挂起|暂停|(?:put )?on hold|hold)(?:\s*:\s*(.*))?$/is,
    (note) => (note ? yes({ type: 'hold', reason: holdReason(note), note: note.slice(0, 1000) }) : no('reason')),
  ],
  [/^(?:恢复|解除挂起|取消挂起|resume|lift(?: the hold)?)()$/i, (_, context) => resume(context)],
  [
    /^(?:同意|批准|通过|approved?|agreed?)()$/i,
    (_, context) => doing(ending('approval.approve', 'change.agree', 'return.agreed')(context), {}),
  ],
  [/^(?:不同意|不批准|拒绝|驳回|refused?|reject(?:ed)?|declined?)(?:\s*:\s*(.*))?$/is, refuse],
  [/^(?:转交给?|转给|hand(?:ed)?[ -]?over(?: to)?)\s+(.+)$/is, handOver],
  [/^(?:转交给?|转给)(.+)$/s, handOver],
  [/^(?:不能按时|延期到?|推迟到?|late(?: until)?)\s*(.*)$/is, late],
  [/^(?:能?按时|on time)()$/i, (_, context) => doing(ending('stock-take.on-time')(context), {})],
  [
    /^(?:等待?客户|waiting(?: for (?:the )?customer)?)()$/i,
    (_, context) => doing(ending('stock-take.waiting-customer')(context), {}),
  ],
  [/^(?:已?发货|已发|shipped\b|ship\b)(?:\s*:?\s*(.*))?$/is, ship],
  [/^(?:ok|okay|yes|好|好的|可以|是|收到)()$/i, (_, context) => agreed(context)],
];

/** Names and ids are compared without spaces, dashes, articles and letter case. */
const bare = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/\b(the|an?)\b/g, '')
    .replaceAll(/[\s_-]+/g, '');

/** An act by its id or one of its names, whole or as the one that begins so: "确认" of "确认订单". */
function byName(command: string, context: ReplyContext): Understood | null {
  const [head = '', reason = ''] = command.split(/:(.*)/s);
  const wanted = bare(head);
  if (wanted.length < 2) return null;
  const namesOf = ({ id, names }: Act): string[] => [id, names['zh-CN'], names.en].map(bare);
  const whole = context.acts.filter((act) => namesOf(act).includes(wanted));
  const begun = context.acts.filter((act) => namesOf(act).some((name) => name.startsWith(wanted)));
  const found = whole.length > 0 ? whole : begun;
  if (found.length !== 1) return null;
  return doing(found[0], { reason: reason.trim() });
}

/** What one line says. Only tells apart; whether it may be done, the order's writer decides. */
function understood(command: string, context: ReplyContext): Understood {
  const named = byName(command, context);
  if (named?.ok) return named;
  for (const [pattern, reads] of RULES) {
    const match = pattern.exec(command);
    if (match) return reads((match[1] ?? '').trim(), context);
  }
  return named ?? no('not-understood');
}

/** Takes words to the end of the mail: the lines after it belong to it. */
const OPEN_ENDED =
  /^(?:备注|留言|comment|note|挂起|暂停|hold|(?:put )?on hold|不同意|拒绝|驳回|refuse|reject|decline)[a-z]*\s*:/i;

/**
 * The one wish of a reply, quoted mails being cut off before. Greetings and signatures are passed over; a line that goes on with something
 * else makes the whole none, so that "ok, but …" confirms nothing.
 */
export function readReply(text: string, context: ReplyContext): Understood {
  const { command, more } = commandIn(text, context.me.name);
  if (command === '') return no('not-understood');
  if (more.length === 0) return understood(command, context);
  if (OPEN_ENDED.test(command)) return understood([command, ...more].join('\n'), context);
  return no(understood(command, context).ok ? 'more-than-one' : 'not-understood');
}

const SAY: Readonly<Record<'hold' | 'over' | 'comment' | 'ship' | 'late' | 'refuse', Names>> = {
  hold: { 'zh-CN': '挂起：等价格', en: 'hold: waiting for price' },
  over: { 'zh-CN': '转交 姓名', en: 'hand over to NAME' },
  comment: { 'zh-CN': '备注：内容', en: 'comment: your words' },
  ship: { 'zh-CN': '发货 SF1234567890123', en: 'shipped DHL 00340434161094042557' },
  late: { 'zh-CN': '不能按时 11-25', en: 'late until 2026-11-25' },
  refuse: { 'zh-CN': '不同意：原因', en: 'refuse: reason' },
};

const withReason = ({ names }: Act): Names => ({
  'zh-CN': `${names['zh-CN']}：原因`,
  en: `${names.en.toLowerCase()}: reason`,
});

function exampleOf(act: Act): Names | null {
  if (act.needs.includes('trackingNumber')) return SAY.ship;
  if (act.needs.includes('until')) return SAY.late;
  if (/^(approval|change|return)\.refuse/.test(act.id)) return SAY.refuse;
  if (act.needs.length === 1 && act.needs[0] === 'reason') return withReason(act);
  return act.needs.length === 0 ? { 'zh-CN': act.names['zh-CN'], en: act.names.en.toLowerCase() } : null;
}

const MOST_EXAMPLES = 7;

/** What may be written in an answer to a mail about this task. */
export function replyExamples(acts: readonly Act[], task: Pick<Task, 'kind'>): Names[] {
  const own = acts.flatMap((act) => exampleOf(act) ?? []).slice(0, MOST_EXAMPLES - 3);
  return [...own, ...(task.kind === 'stage' ? [SAY.hold] : []), SAY.over, SAY.comment];
}
