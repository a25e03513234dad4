import { z } from 'zod';
import { Region } from './deploy.ts';

/** Ids of inference profiles begin so: their model runs in one of several regions. */
const PROFILE = /^(us|us-gov|eu|apac|jp|au|ca|global)\./;

/** A second reading of doubtful messages by a model of Amazon Bedrock. Model and regions are also built into the rights of the stack. */
const Reader = z
  .strictObject({
    /** Id of a foundation model, or of an inference profile (`eu.…`, `us.…`, `global.…`). It has to know tools. */
    model: z
      .string()
      .max(140)
      .regex(/^[a-z0-9-]+(\.[A-Za-z0-9-]+)+(:[A-Za-z0-9]+)*$/, 'use the id of a Bedrock model or inference profile'),
    /** Region whose Bedrock is called; absent: that of the stack. */
    region: Region.optional(),
    /** Every region in which an inference profile may run its model. */
    profileRegions: z.array(Region).max(30).default([]),
    /** Messages that are sent on one day (UTC), at most. */
    messagesPerDay: z.int().min(1).max(10_000).default(100),
    /** A longer message, in characters, is left to the rules. */
    longestMessage: z.int().min(200).max(50_000).default(8000),
    /** Tokens of one answer, at most. */
    outputTokens: z.int().min(256).max(4096).default(1500),
    /** After so long the message is left to the rules. */
    timeoutSeconds: z.int().min(1).max(20).default(10),
  })
  .superRefine(({ model, profileRegions }, { addIssue }) => {
    const runsIn = PROFILE.exec(model)?.[1];
    if (runsIn !== undefined && runsIn !== 'global' && profileRegions.length === 0)
      addIssue({
        code: 'custom',
        path: ['profileRegions'],
        message: `${model} is an inference profile: name all regions in which it may run its model`,
      });
    if (runsIn === undefined && profileRegions.length > 0)
      addIssue({
        code: 'custom',
        path: ['profileRegions'],
        message: `${model} is no inference profile: it runs in one region`,
      });
  });
export type Reader = z.infer<typeof Reader>;

/** How messages are understood beyond the rules. */
export const Understanding = z.strictObject({ reader: Reader.optional() });
export type Understanding = z.infer<typeof Understanding>;

/** Resources on which the right to invoke is needed: the model itself, or the profile and its model in each region. */
export function readerArns(
  { model, profileRegions, region }: Reader,
  at: { partition: string; region: string; account: string },
): string[] {
  const own = region ?? at.region;
  const arn = (where: string, of: string): string => `arn:${at.partition}:bedrock:${where}:${of}`;
  const runsIn = PROFILE.exec(model)?.[1];
  if (runsIn === undefined) return [arn(own, `:foundation-model/${model}`)];
  const foundation = `:foundation-model/${model.slice(runsIn.length + 1)}`;
  // A global profile is judged once more without a region.
  const where = [...new Set([own, ...profileRegions, ...(runsIn === 'global' ? [''] : [])])];
  return [arn(own, `${at.account}:inference-profile/${model}`), ...where.map((one) => arn(one, foundation))];
}
