import { expect } from 'vitest';
import { claimKeys, claimsOf } from '../../shared/admission/claims.ts';
import type { Standing } from '../../shared/admission/decision.ts';
import { judgeDuplicates } from '../../shared/admission/duplicates.ts';
import { proposalOf } from '../../shared/admission/proposal.ts';
import { standingOf } from '../../shared/admission/standing.ts';
import type { Draft } from '../../shared/understanding/draft.ts';
import {
  ADDRESS,
  after,
  CATALOGUE,
  CUSTOMER,
  MONDAY,
  sampleBeginning,
  sampleDraft,
  sampleLine,
  sampleSettings,
  sure,
} from './samples.ts';

/** A message of a scenario of duplicates; what is not named is as in the samples. */
export interface Message {
  /** Hours after Monday, 09:30 in Shanghai. */
  at: number;
  source?: string;
  reference?: string;
  shopId?: string;
  /** Id of a known customer; null for nobody that is known. */
  customer?: string | null;
  company?: string;
  draft?: Partial<Draft>;
  cancelledLater?: boolean;
}

const settings = sampleSettings();
/** Part of a draft: these goods. */
export const lines = (...goods: [string, number][]): Partial<Draft> => ({
  lines: goods.map(([sku, quantity]) => sampleLine(sku, quantity)),
});
/** Part of a draft: to this street. */
export const to = (street: string): Partial<Draft> => ({ shipTo: sure({ ...ADDRESS, street }) });

/** Sends messages one after the other, as the hub would, and says what became of each. */
export function verdicts(...messages: Message[]): string[] {
  const held = new Map<string, Standing>();
  const recent: { customer: string | null; standing: Standing }[] = [];
  return messages.map(
    (
      {
        at,
        source = 'mail-sales',
        reference,
        shopId,
        customer = 'U01',
        company = CUSTOMER.company,
        draft,
        cancelledLater,
      },
      index,
    ) => {
      const placedAt = after(MONDAY, at).toISOString();
      const sampled = sampleDraft();
      const sample = sampleDraft({
        customer: { ...sampled.customer, company: sure(company) },
        ...draft,
        ...(reference ? { customerReference: sure(reference) } : {}),
      });
      const context = {
        settings,
        catalogue: CATALOGUE,
        customer: customer === null ? null : { ...CUSTOMER, id: customer, company },
        reviewed: null,
      };
      const proposal = proposalOf(sample, context);
      const externalId = shopId ?? null;
      const keys = claimKeys(proposal, { messageKey: null, source, externalId });
      const under = (key: string | null): Standing | null => (key === null ? null : (held.get(key) ?? null));
      const standing = {
        message: null,
        external: under(keys.external),
        reference: under(keys.reference),
        fingerprint: under(keys.fingerprint),
        site: under(keys.site),
        thread: null,
      };
      const mine = recent.filter((one) => one.customer === customer).map((one) => one.standing);
      const verdict = judgeDuplicates(
        { source, externalId, placedAt, proposal },
        { settings, standing, recent: mine, reviewed: null },
      );
      if (verdict.type !== 'new' || !proposal.content)
        return `${verdict.type} ${verdict.type === 'new' ? '' : verdict.rule}`.trim();
      const { order } = sampleBeginning({
        content: proposal.content,
        captureId: `C${index}`,
        source,
        externalId,
        placedAt,
      });
      const now = standingOf(cancelledLater ? { ...order, stage: 'cancelled' } : order, settings);
      recent.push({ customer, standing: now });
      for (const claim of claimsOf(keys, order.number, verdict.passes)) {
        expect(claim.passes, 'a claim is passed over knowingly or free').toBe(held.get(claim.key)?.orderId ?? null);
        held.set(claim.key, now);
      }
      return 'new';
    },
  );
}
