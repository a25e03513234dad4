import { z } from 'zod';
import type { Trust } from '../../capture/record.ts';

/** What SES says of one check. `GRAY` is no judgement (not signed, no policy), `DISABLED` that the check is off. */
export const Verdict = z.enum(['PASS', 'FAIL', 'GRAY', 'PROCESSING_FAILED', 'DISABLED']);
export type Verdict = z.infer<typeof Verdict>;

/**
 * The verdicts of one delivery, as the receiving service gave them. Headers of the same purpose inside the mail
 * (`Authentication-Results`, `X-SES-…`) may be forged by the sender and are never read.
 */
export interface Verdicts {
  spam: Verdict;
  virus: Verdict;
  spf: Verdict;
  dkim: Verdict;
  dmarc: Verdict;
}

const NAMES = ['spam', 'virus', 'spf', 'dkim', 'dmarc'] as const satisfies readonly (keyof Verdicts)[];

/**
 * How much the verdicts prove about the visible sender. Only DMARC ties SPF and DKIM to the From address, so only its
 * PASS authenticates; a failed DMARC is a forgery whatever policy the domain publishes.
 */
export function trustOf(verdicts: Verdicts): Trust {
  if (verdicts.dmarc === 'FAIL') return 'forged';
  if (verdicts.spf === 'FAIL' && verdicts.dkim !== 'PASS') return 'forged';
  return verdicts.dmarc === 'PASS' ? 'authenticated' : 'unauthenticated';
}

/** The verdicts as entries of a capture's meta. */
export const verdictsToMeta = (verdicts: Verdicts): Record<string, string> =>
  Object.fromEntries(NAMES.map((name) => [`verdict.${name}`, verdicts[name]]));

/** Reads them back; what is missing or unknown counts as no judgement. */
export function verdictsOfMeta(meta: Readonly<Record<string, string>>): Verdicts {
  const read = (name: keyof Verdicts): Verdict => Verdict.catch('GRAY').parse(meta[`verdict.${name}`]);
  return { spam: read('spam'), virus: read('virus'), spf: read('spf'), dkim: read('dkim'), dmarc: read('dmarc') };
}
