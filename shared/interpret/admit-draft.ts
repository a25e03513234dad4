import { externalClaim } from '../admission/claims.ts';
import type { Decision } from '../admission/decision.ts';
import { type Admission, type Candidate, place } from '../admission/place.ts';
import { applyCustomerAnswers } from '../asking/apply.ts';
import { numbered } from '../asking/asked.ts';
import { BY_CUSTOMER, type Capture, type CaptureOutcome } from '../capture/record.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { buildIndex, type CatalogueIndex } from '../catalogue/match.ts';
import { profileOf } from '../checks/profile.ts';
import type { Customer } from '../customers/customer.ts';
import { identitiesOfSender } from '../customers/identify.ts';
import { beginOrder } from '../lifecycle/begin.ts';
import type { Actor } from '../orders/actor.ts';
import type { CustomerChange } from '../platform/admission-store.ts';
import { knownCustomer } from '../platform/customers.ts';
import { orderedSince } from '../platform/ordered-since.ts';
import type { Begin } from '../platform/place-store.ts';
import type { KeptReading } from '../reader/reading.ts';
import { applyCorrections } from '../understanding/corrections.ts';
import type { Arrival, Draft } from '../understanding/draft.ts';
import { type UnderstandContext, understand } from '../understanding/understand.ts';
import { alsoWanted, isSameWay } from './also.ts';
import { type Attachments, readAttachments } from './attachments.ts';
import type { InterpretDeps } from './deps.ts';
import { askedPaths, inReview, outcomeOf } from './outcomes.ts';
import { finish, type Run } from './run.ts';
import { readAgain } from './second-reading.ts';
import { readingOf, taughtBy } from './taught.ts';
import { answerTo, typistOf } from './typed.ts';

type Content = Extract<Arrival, { type: 'document' | 'text' }>;

const indexes = new WeakMap<Catalogue, CatalogueIndex>();

function indexOf(catalogue: Catalogue): CatalogueIndex {
  const index = indexes.get(catalogue) ?? buildIndex(catalogue);
  indexes.set(catalogue, index);
  return index;
}

/** Who the sender is known to be, before the text is read: their part numbers and address help in reading it. */
async function senderOf(run: Run, arrival: Content): Promise<Customer | null> {
  return (await knownCustomer(run.deps.customers, identitiesOfSender(arrival.sender), arrival.trust)).customer;
}

/** All that reading a message of this run needs beside it. */
export async function contextFor(
  run: Run,
  arrival: Content,
  catalogue: Catalogue,
  files: Attachments,
): Promise<UnderstandContext> {
  const { settings, capture } = run;
  const source = settings.sources.find(({ id }) => id === capture.source);
  return {
    catalogue: indexOf(catalogue),
    customer: await senderOf(run, arrival),
    timeZone: settings.timeZone,
    country: source?.country ?? settings.country,
    currency: settings.currency,
    language: source?.language ?? settings.language,
    receivedAt: new Date(capture.receivedAt),
    source: capture.source,
    tables: files.tables,
    attachedText: files.text,
  };
}

function candidateOf(run: Run, arrival: Content, draft: Draft, catalogue: Catalogue): Candidate {
  const { capture, settings, context, answer, by } = run;
  const document = arrival.type === 'document' ? arrival.document : null;
  return {
    capture: { ...capture, trust: arrival.trust, replyTo: capture.replyTo ?? arrival.replyTo },
    draft,
    settings,
    catalogue,
    now: context.now,
    messageKey: arrival.messageKey,
    externalId: document?.externalId ?? null,
    placedAt: document?.placedAt ? new Date(document.placedAt).toISOString() : capture.receivedAt,
    cancelled: document?.cancelled ?? false,
    threadRef: arrival.threadRef ?? draft.refersTo.value,
    reviewed: answer?.decision === 'admit' ? { by: by ?? 'staff', notADuplicate: answer.notADuplicate } : null,
  };
}

interface Beginning {
  arrival: Content;
  draft: Draft;
  /** The draft before a person put it right. */
  read: Draft;
  catalogue: Catalogue;
}

/** The order of an admission, with what rules ask about its customer and goods. */
async function beginning(
  run: Run,
  { arrival, draft, read, catalogue }: Beginning,
  admission: Admission<CustomerChange>,
): ReturnType<Begin> {
  const { candidate, decision, attempt, history } = admission;
  const { settings, assign, now } = run.context;
  const { source } = candidate.capture;
  const { content } = decision;
  const told = await run.deps.checks.told(content);
  const since = await orderedSince(told, now, run.deps.orders);
  const begun = beginOrder({
    settings,
    assign,
    now,
    decision,
    capture: candidate.capture,
    attempt,
    externalId: candidate.externalId,
    language: draft.language,
    replyTo: answerTo(candidate.capture, content.party),
    payment: arrival.type === 'document' ? arrival.document.payment : 'unknown',
    profile: profileOf({ content, source, settings, catalogue, history, since, told }),
    placedAt: candidate.placedAt,
    settingsVersion: run.settingsVersion,
    actor: actorOf(run, admission),
    enteredBy: typistOf(candidate.capture),
    reading: readingOf(run),
    reason: run.by ? (run.by === BY_CUSTOMER ? 'answered' : 'review') : null,
  });
  return { ...begun, taught: taughtBy(run, arrival, read, indexOf(catalogue), begun.order) };
}

/** Who the order came from: the person who looked or typed it, the customer who answered what was open, or the entrance alone. */
function actorOf({ by }: Run, { candidate, decision }: Admission<CustomerChange>): Actor {
  if (by === BY_CUSTOMER) return { kind: 'customer', id: decision.content.party.customerId };
  const staff = by ?? typistOf(candidate.capture);
  return staff ? { kind: 'staff', id: staff } : { kind: 'source', id: candidate.capture.source };
}

type Understood = { reading?: KeptReading } & ({ draft: Draft; read: Draft } | { draft: Draft; faults: string });

/** The draft of a message, with what the customer answered and a reviewer's corrections. `faults`: some of them cannot be taken. */
async function understoodOf(run: Run, arrival: Content, catalogue: Catalogue): Promise<Understood> {
  const source = run.settings.sources.find(({ id }) => id === run.capture.source);
  const language = source?.language ?? run.settings.language;
  const files = await readAttachments(arrival.type === 'text' ? arrival.message.attachments : [], language === 'zh-CN');
  const context = await contextFor(run, arrival, catalogue, files);
  const read = understand(arrival, context);
  const whole = { ...read, doubts: [...read.doubts, ...files.doubts].slice(0, 50) };
  const { draft: so, ...kept } = await readAgain(run, arrival, whole, context);
  const draft = applyCustomerAnswers(so, run.capture.customerAnswers ?? [], context);
  if (run.answer?.decision !== 'admit') return { ...kept, draft, read: draft };
  const corrected = applyCorrections(draft, run.answer.corrections, context);
  if (!('faults' in corrected)) return { ...kept, ...corrected, read: draft };
  return {
    ...kept,
    draft,
    faults: corrected.faults.map(({ path, words }) => `${path}: ${words[run.settings.language]}`).join('; '),
  };
}

/** A question how an order stands may be answered by the hub where it comes from whoever the order answers to. */
async function asking(
  outcome: CaptureOutcome,
  { replyTo }: Capture,
  { orders }: InterpretDeps,
): Promise<CaptureOutcome> {
  if (outcome.status !== 'attached' || outcome.rule !== 'status-question') return outcome;
  const order = await orders.find(outcome.orderId);
  return order && isSameWay(order.replyTo, replyTo) ? { ...outcome, asks: 'status' } : outcome;
}

/** What the customer is asked for keeps the numbers that it got. */
function askedWith({ capture }: Run, decision: Decision, draft: Draft): Pick<Run['capture'], 'asked'> {
  return decision.type === 'ask' ? { asked: numbered(capture.asked ?? [], decision.findings, draft) } : {};
}

/**
 * Understands a document or text, and places it: one order, or the capture's end with the reason.
 * @returns the claim under which status changes may have been waiting, when an order came of it
 */
export async function admitDraft(run: Run, arrival: Content): Promise<{ waiting: string | null } | null> {
  const { deps, capture, context } = run;
  const catalogue = await deps.catalogue.current();
  const understood = await understoodOf(run, arrival, catalogue);
  const { draft, reading } = understood;
  const kept = reading ? { reading } : {};
  const text = arrival.type === 'text' ? arrival.message.text.slice(0, 100_000) : null;
  if ('faults' in understood) {
    await deps.drafts.put(capture.id, { draft, text, findings: [], ...kept });
    await finish(run, inReview(capture, { rule: 'correction', words: understood.faults }, context));
    return null;
  }
  const { read } = understood;
  const first = candidateOf(run, arrival, draft, catalogue);
  const store = deps.places((admission) => beginning(run, { arrival, draft, read, catalogue }, admission));
  const also = await alsoWanted(first, { store, find: deps.orders.find });
  const candidate = { ...first, capture: { ...first.capture, ...also } };
  const placing = await place(candidate, store);
  const findings = placing.type === 'decided' && 'findings' in placing.decision ? placing.decision.findings : [];
  await deps.drafts.put(capture.id, { draft, text, findings, ...kept });
  if (placing.type === 'placed') {
    return { waiting: candidate.externalId ? externalClaim(capture.source, candidate.externalId) : null };
  }
  if (placing.type === 'decided') {
    const withReply = { ...run, capture: { ...candidate.capture, ...askedWith(run, placing.decision, draft) } };
    const outcome = outcomeOf(placing.decision, capture, context, text);
    await finish(withReply, await asking(outcome, candidate.capture, deps), askedPaths(placing.decision));
  }
  return null;
}
