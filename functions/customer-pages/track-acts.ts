import type { Command, Wish } from '../../shared/lifecycle/commands.ts';
import { decide } from '../../shared/lifecycle/decide.ts';
import { OUTDATING } from '../../shared/lifecycle/outdating.ts';
import { factWords } from '../../shared/lifecycle/words.ts';
import type { OrderFact } from '../../shared/orders/events.ts';
import { sendCommand } from '../../shared/platform/send-command.ts';
import { assigner } from '../../shared/tasks/assign.ts';
import { type EffectView, TRACK_FORMS, type TrackForm, type TrackFormView } from '../../web/customer/views.ts';
import type { Said } from '../../web/present/track.ts';
import { conversationOf, effectView } from '../../web/present/track-requests.ts';
import { type FlashCode, textsOf } from '../../web/texts.ts';
import type { Opened } from './track.ts';
import { wishIn } from './track-wishes.ts';
import type { PageDeps } from './wire.ts';

const LONGEST_MESSAGE = 2000;

/** What came of a post. */
export type Came =
  | { kind: 'done'; code: FlashCode }
  | { kind: 'form'; form: TrackFormView; status: number }
  | { kind: 'page'; said: Said; refused: string | null; status: number };

const refusedPage = (refused: string): Came => ({
  kind: 'page',
  said: { values: {}, errors: [] },
  refused,
  status: 409,
});

const COMMAND_ID = /^K[0-9A-HJKMNP-TV-Z]{26}$/;

/** The same post is the same command: a second press, or a page that was loaded again, does nothing more. */
const commandIdIn = (form: URLSearchParams, what: string): string | undefined => {
  const given = form.get('commandId') ?? '';
  return COMMAND_ID.test(given) ? `track-${what}-${given}` : undefined;
};

const actorOf = ({ order }: Opened) => ({ kind: 'customer', id: order.content.party.customerId }) as const;

/** @returns why it was refused, in the customer's language; null where it was carried out or is under way */
async function send(
  wish: Wish,
  what: string,
  form: URLSearchParams,
  found: Opened,
  deps: PageDeps,
): Promise<{ refused: string | null; underWay: boolean }> {
  const { order, language } = found;
  const commandId = commandIdIn(form, what);
  const request = { orderId: order.id, actor: actorOf(found), reason: null, expectedVersion: null, wish, commandId };
  const { receipt } = await sendCommand(request, deps);
  return { refused: receipt?.refusal?.words[language] ?? null, underWay: receipt === null };
}

async function tellUs(form: URLSearchParams, found: Opened, deps: PageDeps): Promise<Came> {
  const text = (form.get('text') ?? '').trim().slice(0, LONGEST_MESSAGE);
  if (text === '') {
    const errors = [{ field: 'text', words: textsOf(found.language).track.messageHint }];
    return { kind: 'page', said: { values: {}, errors }, refused: null, status: 422 };
  }
  const { refused } = await send({ type: 'comment', text }, 'message', form, found, deps);
  return refused === null ? { kind: 'done', code: 'message-sent' } : refusedPage(refused);
}

const ANSWERS = ['agree', 'refuse', 'withdraw'] as const;

async function answerChange(form: URLSearchParams, found: Opened, deps: PageDeps): Promise<Came> {
  const answer = ANSWERS.find((one) => one === form.get('answer'));
  const changeId = form.get('changeId') ?? '';
  if (!answer) return { kind: 'page', said: { values: {}, errors: [] }, refused: null, status: 422 };
  const note = (form.get('note') ?? '').trim().slice(0, 500);
  const wish: Wish = { type: 'answer-change', changeId, answer, note };
  const { refused, underWay } = await send(wish, `${answer}-${changeId}`.slice(0, 60), form, found, deps);
  if (refused !== null) return refusedPage(refused);
  return { kind: 'done', code: underWay ? 'under-way' : 'change-answered' };
}

/** What the order's writer would say, without asking it: the same rules, on the order as it is. */
function triedOut(wish: Wish, found: Opened, now: Date): { facts: OrderFact[] } | { refused: string } {
  const { order, settings, language } = found;
  const command: Command = {
    id: 'trial',
    orderId: order.id,
    actor: actorOf(found),
    reason: null,
    expectedVersion: order.version,
    wish,
  };
  const people = { settings, now, assign: assigner(settings), away: new Set<string>() };
  const outcome = decide(order, command, { ...people, seen: false, since: [] });
  return outcome.ok ? { facts: outcome.facts } : { refused: outcome.refusal.words[language] };
}

function effectOf(facts: readonly OrderFact[], { order, settings }: Opened): EffectView | null {
  const asked = facts.find((fact) => fact.type === 'change-asked');
  const showPrices = settings.sources.find(({ id }) => id === order.source)?.showPrices ?? true;
  return asked ? effectView(asked.change.effect, asked.change.wanted, order, showPrices) : null;
}

/** What happened to the order since the customer saw it, in words that tell of nobody. */
async function sinceSeen(form: URLSearchParams, found: Opened, deps: PageDeps): Promise<TrackFormView['since']> {
  const { order, settings, language } = found;
  const seen = Number(form.get('version'));
  if (seen === order.version) return [];
  const events = (await deps.orders.events(order.id)).filter(({ seq, fact }) => seq > seen && OUTDATING.has(fact.type));
  return events.map((event) => {
    const [said] = conversationOf([event], { settings, language });
    return { at: event.at, words: said?.words ?? factWords(event.fact, settings)[language] };
  });
}

const FLASHES: Partial<Record<Wish['type'], FlashCode>> = {
  'ask-change': 'change-asked',
  cancel: 'cancel-asked',
  'open-complaint': 'complaint-opened',
  'record-return': 'return-asked',
};

/** Fields of the order that a form carries; the rest of the post is about the form itself. */
const valuesIn = (form: URLSearchParams): Record<string, string> =>
  Object.fromEntries([...form].filter(([name]) => !['form', 'version', 'commandId', 'do'].includes(name)));

async function ask(what: TrackForm, form: URLSearchParams, found: Opened, deps: PageDeps): Promise<Came> {
  const { order, settings, language } = found;
  const texts = textsOf(language);
  const blank: TrackFormView = {
    form: what,
    values: valuesIn(form),
    errors: [],
    refused: null,
    since: [],
    effect: null,
  };
  const shown = (change: Partial<TrackFormView>, status: number): Came => {
    return { kind: 'form', form: { ...blank, ...change }, status };
  };
  // A complaint is right whatever happened meanwhile.
  const since = what === 'complain' ? [] : await sinceSeen(form, found, deps);
  if (since.length > 0) return shown({ since }, 409);
  const source = settings.sources.find(({ id }) => id === order.source);
  const read = wishIn(what, { form, order, texts, country: source?.country ?? settings.country });
  if ('errors' in read) return shown({ errors: read.errors }, 422);
  const { wish } = read;
  const tried = triedOut(wish, found, deps.clock.now());
  if ('refused' in tried) return shown({ refused: tried.refused }, 409);
  if (wish.type === 'ask-change' && tried.facts.length === 0) {
    const field = `line.${order.content.lines[0]?.lineNo ?? 1}`;
    return shown({ errors: [{ field, words: texts.change.nothing }] }, 422);
  }
  if (wish.type === 'ask-change' && form.get('do') !== 'send') {
    const effect = effectOf(tried.facts, found);
    if (effect) return shown({ effect }, 200);
  }
  const { refused, underWay } = await send(wish, what, form, found, deps);
  if (refused !== null) return shown({ refused }, 409);
  return { kind: 'done', code: underWay ? 'under-way' : (FLASHES[wish.type] ?? 'message-sent') };
}

/** Carries out what was posted on the tracking page. */
export async function carryOut(form: URLSearchParams, found: Opened, deps: PageDeps): Promise<Came> {
  const what = form.get('form');
  const asked = TRACK_FORMS.find((one) => one === what);
  if (asked) return ask(asked, form, found, deps);
  return what === 'answer-change' ? answerChange(form, found, deps) : tellUs(form, found, deps);
}
