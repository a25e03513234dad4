import type { Admission, Candidate, Orderer, PlaceStore } from '../../shared/admission/place.ts';
import { place } from '../../shared/admission/place.ts';
import type { Capture, CaptureOutcome } from '../../shared/capture/record.ts';
import type { Customer } from '../../shared/customers/customer.ts';
import { provenIdentitiesOf } from '../../shared/customers/identify.ts';
import { beginOrder } from '../../shared/lifecycle/begin.ts';
import type { OrderEvent } from '../../shared/orders/events.ts';
import { claimOf } from '../../shared/orders/keys.ts';
import type { Order } from '../../shared/orders/order.ts';
import { PLAIN_PROFILE } from '../../shared/orders/order.ts';
import { assigner } from '../../shared/tasks/assign.ts';

/** Lets other work happen in between: every access to the table is such a point. */
export type Pause = (label: string) => Promise<void>;

type Lost = Extract<Awaited<ReturnType<PlaceStore<Customer>['commit']>>, { ok: false }>['lost'];

/**
 * The table in memory, with the conditions of the real one: a transaction is checked and written in one go, reads in between may be old.
 * `dies` makes a committed transaction look failed to its sender, as when a function is killed before the answer comes.
 */
export class MemoryHub {
  readonly claims = new Map<string, string>();
  readonly orders = new Map<string, Order>();
  readonly events = new Map<string, OrderEvent[]>();
  readonly customers = new Map<string, Customer>();
  readonly outcomes = new Map<string, CaptureOutcome>();
  readonly #pause: Pause;
  readonly #dies: () => boolean;

  constructor(pause: Pause, dies: () => boolean = () => false) {
    this.#pause = pause;
    this.#dies = dies;
  }

  #store(): PlaceStore<Customer> {
    return {
      orderer: async (candidate) => {
        await this.#pause('orderer');
        return this.#orderer(candidate);
      },
      holders: async (claims) => {
        await this.#pause('holders');
        return claims.map((claim) => this.orders.get(this.claims.get(claim) ?? '') ?? null);
      },
      recent: async (customerId) => {
        await this.#pause('recent');
        return [...this.orders.values()].filter(({ content }) => content.party.customerId === customerId);
      },
      byNumber: async (number) => {
        await this.#pause('number');
        return [...this.orders.values()].find((order) => order.number === number);
      },
      commit: async (admission) => {
        await this.#pause('commit');
        const result = this.#commit(admission);
        await this.#pause('committed');
        if (this.#dies()) throw new Error('killed before the answer');
        return result;
      },
    };
  }

  #identities({ draft }: Candidate): string[] {
    const { phone, email } = draft.customer;
    return [
      ...(phone.value ? [claimOf('identity', 'phone', phone.value)] : []),
      ...(email.value ? [claimOf('identity', 'email', email.value)] : []),
    ];
  }

  #orderer(candidate: Candidate): Orderer<Customer> {
    const known = this.#identities(candidate)
      .map((identity) => this.customers.get(this.claims.get(identity) ?? ''))
      .find((customer) => customer !== undefined);
    const proven = provenIdentitiesOf(candidate.draft, candidate.capture.trust).length > 0;
    if (known) return { customer: known, change: null, known: true, proven };
    const { customer: said, shipTo } = candidate.draft;
    const customer: Customer = {
      id: `U${candidate.capture.id}`,
      version: 1,
      name: said.name.value,
      company: said.company.value,
      phones: said.phone.value ? [said.phone.value] : [],
      emails: said.email.value ? [said.email.value] : [],
      chatIds: [],
      shopCustomerIds: [],
      shipTo: shipTo.value,
      partNumbers: {},
      createdAt: candidate.now.toISOString(),
    };
    return { customer, change: customer, known: false, proven: true };
  }

  #lost(admission: Admission<Customer>, orderId: string): Lost {
    const { candidate, claims, customer } = admission;
    return [
      ...(this.outcomes.has(candidate.capture.id) ? (['capture'] as const) : []),
      ...(this.orders.has(orderId) ? (['order'] as const) : []),
      ...claims
        .filter(({ key, passes }) => this.claims.has(key) && this.claims.get(key) !== passes)
        .map(({ kind }) => kind),
      ...(customer && this.#identities(candidate).some((identity) => this.claims.has(identity))
        ? (['customer'] as const)
        : []),
    ];
  }

  #commit(admission: Admission<Customer>): { ok: true; order: Order } | { ok: false; lost: Lost } {
    const { candidate, decision, attempt, claims, customer } = admission;
    const { capture, settings, now } = candidate;
    const { order, event, holds } = beginOrder({
      decision,
      capture,
      attempt,
      externalId: candidate.externalId,
      language: candidate.draft.language,
      replyTo: null,
      payment: 'unknown',
      profile: PLAIN_PROFILE,
      placedAt: candidate.placedAt,
      settingsVersion: 1,
      actor: { kind: 'hub', id: 'interpret' },
      reason: null,
      settings,
      now,
      assign: assigner(settings),
    });
    const lost = this.#lost(admission, order.id);
    if (lost.length > 0) return { ok: false, lost };
    this.orders.set(order.id, order);
    this.events.set(order.id, [event, ...holds]);
    for (const { key } of claims) this.claims.set(key, order.id);
    if (customer) {
      this.customers.set(customer.id, customer);
      for (const identity of this.#identities(candidate)) this.claims.set(identity, customer.id);
    }
    this.outcomes.set(capture.id, { status: 'ordered', orderId: order.id, orderNumber: order.number });
    return { ok: true, order };
  }

  /** Interprets a capture as the function does: once it has an outcome nothing more happens; what was killed comes again. */
  async interpret(candidate: Candidate): Promise<void> {
    const { id } = candidate.capture;
    while (!this.outcomes.has(id)) {
      try {
        const placing = await place(candidate, this.#store());
        await this.#pause('outcome');
        if (placing.type === 'decided' && !this.outcomes.has(id)) this.outcomes.set(id, outcomeOf(placing.decision));
      } catch (error) {
        if (!(error instanceof Error) || error.message !== 'killed before the answer') throw error;
      }
    }
  }
}

function outcomeOf(
  decision: Extract<Awaited<ReturnType<typeof place>>, { type: 'decided' }>['decision'],
): CaptureOutcome {
  const { rule, words } = decision;
  if (decision.type === 'set-aside') return { status: 'set-aside', rule, words, by: 'hub' };
  if (decision.type === 'attach') {
    const { orderId, orderNumber } = decision.to;
    return { status: 'attached', orderId, orderNumber, as: decision.as, rule, words, wishes: [] };
  }
  const similarTo = decision.type === 'review' ? (decision.similarTo?.orderId ?? null) : null;
  return { status: 'in-review', rule, words, owner: 'li-na', dueAt: '2026-11-16T05:30:00.000Z', similarTo };
}

/** A capture as an entrance would have made it. */
export function sampleCapture(id: string, source: string, channel: string, receivedAt: Date): Capture {
  return {
    id,
    version: 1,
    channel,
    source,
    day: receivedAt.toISOString().slice(0, 10),
    receivedAt: receivedAt.toISOString(),
    rawKey: `raw/${id}`,
    digest: '',
    size: 0,
    contentType: 'text/plain',
    meta: {},
    messageId: id,
    trust: 'authenticated',
    test: false,
    replyTo: null,
    outcome: { status: 'in-flight', waitsFor: null },
    answer: null,
    attempts: 0,
    ask: [],
    decidedAt: null,
  };
}
