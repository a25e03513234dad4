/**
 * Scores the decision new, copy or ask on labelled sequences: `npm run bench:duplicates -- --corpus FOLDER [--json]`. Each arrival goes
 * through the hub's own admission, over a table in memory with the conditions of the real one.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Candidate } from '../shared/admission/place.ts';
import type { CaptureOutcome } from '../shared/capture/record.ts';
import type { Catalogue } from '../shared/catalogue/catalogue.ts';
import type { Address } from '../shared/orders/goods.ts';
import type { Draft, Field } from '../shared/understanding/draft.ts';
import { readPhone } from '../shared/understanding/normalise/phone.ts';
import { MemoryHub, sampleCapture } from '../test/kit/memory-hub.ts';
import { catalogueOf, recordsOf } from './corpus.ts';
import { type Business, businessOf, settingsForBench } from './settings.ts';

interface Arrival {
  id: string;
  sequence: string;
  at: string;
  source: string;
  channel: string;
  externalReference: string | null;
  customer: { name: string | null; company: string | null; phone: string | null; email: string | null };
  shipTo: Address | null;
  lines: { sku: string | null; description: string | null; quantity: number | null; unit: string | null }[];
  expected: { decision: 'new' | 'copy' | 'ask'; of: string | null };
}

interface Answer {
  decision: Arrival['expected']['decision'];
  /** The arrival whose order it was held against, or null. */
  of: string | null;
  rule: string;
}

const sure = <T>(value: T | null): Field<T> => ({ value, confidence: value === null ? 0 : 1, evidence: [] });

/** Shops and systems number their orders themselves; everywhere else the number is the customer's. */
const isMachine = ({ source, channel }: Arrival): boolean => /shop|store|webhook|erp/i.test(`${source} ${channel}`);

function draftOf(arrival: Arrival): Draft {
  const { customer, lines, shipTo, externalReference } = arrival;
  return {
    kind: sure('order'),
    language: 'en',
    lines: lines.map((line) => ({
      written: line.description ?? line.sku ?? '',
      sku: sure(line.sku),
      quantity: sure(line.quantity),
      unit: sure(line.unit),
      unitPrice: sure<never>(null),
      candidates: [],
    })),
    customer: {
      name: sure(customer.name),
      company: sure(customer.company),
      phone: sure(customer.phone && (readPhone(customer.phone, shipTo?.country ?? 'CN') ?? customer.phone)),
      email: sure(customer.email),
      chatId: sure<string>(null),
      shopCustomerId: sure<string>(null),
    },
    shipTo: sure(shipTo),
    pickup: shipTo === null,
    requestedDate: sure<string>(null),
    customerReference: sure(isMachine(arrival) ? null : externalReference),
    refersTo: sure<string>(null),
    note: null,
    statedTotal: sure<never>(null),
    doubts: [],
  };
}

function candidateOf(arrival: Arrival, catalogue: Catalogue, business: Business): Candidate {
  const { id, source, channel, at, externalReference } = arrival;
  const now = new Date(at);
  return {
    capture: sampleCapture(id, source, channel, now),
    draft: draftOf(arrival),
    settings: settingsForBench(business),
    catalogue,
    now,
    messageKey: null,
    externalId: isMachine(arrival) ? externalReference : null,
    placedAt: now.toISOString(),
    cancelled: false,
    threadRef: null,
    reviewed: null,
  };
}

function answerOf(outcome: CaptureOutcome | undefined, arrivals: ReadonlyMap<string, string>): Answer {
  const whose = (orderId: string | null): string | null => (orderId === null ? null : (arrivals.get(orderId) ?? null));
  if (outcome?.status === 'ordered') return { decision: 'new', of: null, rule: 'ordered' };
  if (outcome?.status === 'attached') return { decision: 'copy', of: whose(outcome.orderId), rule: outcome.rule };
  if (outcome?.status === 'in-review') return { decision: 'ask', of: whose(outcome.similarTo), rule: outcome.rule };
  return { decision: 'ask', of: null, rule: outcome?.status ?? 'none' };
}

/** Runs the arrivals one after the other, as they came. */
async function answers(folder: string): Promise<{ arrival: Arrival; found: Answer }[]> {
  const index = catalogueOf(folder);
  const zones = recordsOf<{ timeZone: string }>(join(folder, 'messages.jsonl')).map(({ timeZone }) => timeZone);
  const business = businessOf(zones, index);
  const arrivals = recordsOf<Arrival>(join(folder, 'arrivals.jsonl'));
  const results: { arrival: Arrival; found: Answer }[] = [];
  for (const sequence of new Set(arrivals.map((arrival) => arrival.sequence))) {
    const hub = new MemoryHub(async () => {});
    const orders = new Map<string, string>();
    for (const arrival of arrivals.filter((one) => one.sequence === sequence)) {
      await hub.interpret(candidateOf(arrival, index.catalogue, business));
      const outcome = hub.outcomes.get(arrival.id);
      if (outcome?.status === 'ordered') orders.set(outcome.orderId, arrival.id);
      results.push({ arrival, found: answerOf(outcome, orders) });
    }
  }
  return results;
}

/** What the page of the labelled sets counts: an honest order attached, a copy booked or a doubt passed over, a question in vain. */
function score(results: readonly { arrival: Arrival; found: Answer }[]) {
  const attached = ({ arrival: { expected }, found }: (typeof results)[number]): boolean =>
    found.decision === 'copy' && expected.decision !== 'copy';
  const doubled = ({ arrival: { expected }, found }: (typeof results)[number]): boolean =>
    found.decision === 'new' && expected.decision !== 'new';
  const flagged = ({ arrival: { expected }, found }: (typeof results)[number]): boolean =>
    found.decision === 'ask' && expected.decision !== 'ask';
  const counts = {
    arrivals: results.length,
    falseAttach: results.filter(attached).length,
    doubleBooked: results.filter(doubled).length,
    needlessFlags: results.filter(flagged).length,
  };
  const wrong = results.filter((one) => one.found.decision !== one.arrival.expected.decision);
  return { ...counts, wrong: wrong.map(({ arrival: { id, expected }, found }) => ({ id, expected, found })) };
}

const { values } = parseArgs({ options: { corpus: { type: 'string' }, json: { type: 'boolean', default: false } } });
if (!values.corpus) {
  console.error('Say which sequences to score: npm run bench:duplicates -- --corpus FOLDER [--json]');
  process.exitCode = 2;
} else {
  const scored = score(await answers(values.corpus));
  if (values.json) console.log(JSON.stringify(scored));
  else {
    const { wrong, ...counts } = scored;
    console.table(counts);
    for (const { id, expected, found } of wrong)
      console.log(
        `${id}  expected ${expected.decision} of ${expected.of}, found ${found.decision} of ${found.of} by ${found.rule}`,
      );
  }
}
