import { z } from 'zod';
import { MessageKind } from '../understanding/draft.ts';

const quote = (longest: number) => z.string().min(1).max(longest);

/**
 * What a model says of a message. It only points: every text is a piece of the message as it stands there, and what a piece means is
 * read by the rules. `product` alone is a code, of those that it was shown for the line.
 */
export const Reading = z.strictObject({
  kind: MessageKind.nullable().describe('what the sender wants; null where that is not clear'),
  kindQuote: quote(300).nullable().describe('the words that say so'),
  name: quote(80).nullable().describe('name of the person who orders'),
  company: quote(120).nullable().describe('company that orders'),
  shipTo: quote(400).nullable().describe('the whole address that the goods go to, and nothing else'),
  requestedDate: quote(100).nullable().describe('the day on which the goods are wanted'),
  lines: z
    .array(
      z.strictObject({
        quote: quote(300).describe('the words for these goods, with their amount'),
        product: z
          .string()
          .min(1)
          .max(100)
          .nullable()
          .describe('code of the candidate that is meant; null if not sure'),
        quantity: quote(40).nullable().describe('the number alone'),
        unit: quote(20).nullable().describe('the word for the unit'),
      }),
    )
    .max(100)
    .describe('goods that are ordered, in the order of the message'),
});
export type Reading = z.infer<typeof Reading>;

/** The tool that a model has to answer with. */
export const READING_TOOL = 'report_reading';

/** The answer of the Converse API as far as it is looked at; everything else of it is passed over. */
const Answer = z.object({
  stopReason: z.literal('tool_use'),
  output: z.object({ message: z.object({ content: z.array(z.looseObject({})).max(20) }) }),
});
const ToolUse = z.object({ toolUse: z.object({ name: z.literal(READING_TOOL), input: Reading }) });

/** The reading in an answer of the Converse API: exactly one call of the one tool with exactly its fields, else null. */
export function readingOf(answer: unknown): Reading | null {
  const { data } = Answer.safeParse(answer);
  const called = data?.output.message.content.filter((block) => 'toolUse' in block) ?? [];
  return called.length === 1 ? (ToolUse.safeParse(called[0]).data?.toolUse.input ?? null) : null;
}

/** A reading as it is kept with the capture: it counts for this very text and no other. */
export const KeptReading = z.object({ digest: z.string().max(64), reading: Reading });
export type KeptReading = z.infer<typeof KeptReading>;
