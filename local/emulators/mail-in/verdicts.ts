import { z } from 'zod';

const status = z.enum(['PASS', 'FAIL', 'GRAY', 'PROCESSING_FAILED', 'DISABLED']);
const verdictsSchema = z.strictObject({
  spam: status.default('PASS'),
  virus: status.default('PASS'),
  spf: status.default('GRAY'),
  dkim: status.default('GRAY'),
  dmarc: status.default('GRAY'),
  policy: z.enum(['none', 'quarantine', 'reject']).default('none'),
});

/** What SES would have judged; `policy` is the sender's DMARC policy. */
export type Verdicts = z.infer<typeof verdictsSchema>;

/** A mail from this machine: no spam, no virus, and nothing known about its sender. */
export const UNJUDGED: Verdicts = verdictsSchema.parse({});

/**
 * Reads the verdicts from the SMTP user name, e.g. `verdict:dmarc=FAIL,policy=reject,spam=PASS`; what is not named keeps
 * its default. Null for any other user name. The mail itself is never asked: its headers may be forged.
 */
export function readVerdicts(user: string): Verdicts | null {
  const match = /^verdict:(.*)$/i.exec(user);
  if (!match) return null;
  const parts = (match[1] ?? '').split(',').filter((part) => part.trim() !== '');
  const values = Object.fromEntries(
    parts.map((part) => {
      const [name = '', value = ''] = part.split('=').map((each) => each.trim());
      return [name.toLowerCase(), name.toLowerCase() === 'policy' ? value.toLowerCase() : value.toUpperCase()];
    }),
  );
  const result = verdictsSchema.safeParse(values);
  return result.success ? result.data : null;
}
