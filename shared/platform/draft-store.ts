import { z } from 'zod';
import { KeptReading } from '../reader/reading.ts';
import { Draft } from '../understanding/draft.ts';
import type { RawStore } from './raw-store.ts';

/** What interpretation understood of a capture and found doubtful: kept beside the original, for people. */
export const Interpretation = z.object({
  draft: Draft,
  /** The message as text, quoted parts set apart. */
  text: z.string().nullable(),
  findings: z.array(
    z.object({
      rule: z.string(),
      path: z.string(),
      settle: z.enum(['ask', 'review']),
      words: z.object({ 'zh-CN': z.string(), en: z.string() }),
    }),
  ),
  /** What a model read in the message, where one was asked: it is not asked again. */
  reading: KeptReading.optional(),
});
export type Interpretation = z.infer<typeof Interpretation>;

export interface DraftStore {
  put(captureId: string, interpretation: Interpretation): Promise<void>;
  get(captureId: string): Promise<Interpretation | undefined>;
}

const keyOf = (captureId: string): string => `drafts/${captureId}.json`;

export function draftStore(raw: RawStore): DraftStore {
  return {
    put: (captureId, interpretation) =>
      raw.put(keyOf(captureId), Buffer.from(JSON.stringify(interpretation)), 'application/json'),
    get: async (captureId) => {
      const bytes = await raw.get(keyOf(captureId));
      return bytes ? Interpretation.parse(JSON.parse(Buffer.from(bytes).toString('utf8'))) : undefined;
    },
  };
}
