import { z } from 'zod';

/** Who did it: the audit trail names a person, a customer, a source or the hub itself. */
export const Actor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('staff'), id: z.string() }),
  z.object({ kind: z.literal('customer'), id: z.string().nullable() }),
  z.object({ kind: z.literal('source'), id: z.string() }),
  z.object({ kind: z.literal('api'), id: z.string() }),
  z.object({ kind: z.literal('hub'), id: z.enum(['interpret', 'lifecycle', 'schedule', 'sweep', 'mail-feedback']) }),
]);
export type Actor = z.infer<typeof Actor>;
