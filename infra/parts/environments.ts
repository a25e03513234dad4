import type { z } from 'zod';
import { env as api } from '../../functions/api/env.ts';
import { env as customerPages } from '../../functions/customer-pages/env.ts';
import { env as desk } from '../../functions/desk/env.ts';
import { env as intakeChat } from '../../functions/intake-chat/env.ts';
import { env as intakeEmail } from '../../functions/intake-email/env.ts';
import { env as intakeForm } from '../../functions/intake-form/env.ts';
import { env as intakeShop } from '../../functions/intake-shop/env.ts';
import { env as interpret } from '../../functions/interpret/env.ts';
import { env as lifecycle } from '../../functions/lifecycle/env.ts';
import { env as mailFeedback } from '../../functions/mail-feedback/env.ts';
import { env as notify } from '../../functions/notify/env.ts';
import { env as relay } from '../../functions/relay/env.ts';
import { env as schedule } from '../../functions/schedule/env.ts';
import { env as sweep } from '../../functions/sweep/env.ts';

/** Every function of the hub with the environment that its code reads. A new function is one line here and one in a capability. */
export const ENVIRONMENTS = {
  'intake-email': intakeEmail,
  'intake-form': intakeForm,
  'intake-shop': intakeShop,
  'intake-chat': intakeChat,
  relay,
  interpret,
  lifecycle,
  notify,
  schedule,
  'mail-feedback': mailFeedback,
  'customer-pages': customerPages,
  desk,
  api,
  sweep,
} as const;

export type FunctionName = keyof typeof ENVIRONMENTS;
export const FUNCTION_NAMES = Object.keys(ENVIRONMENTS) as FunctionName[];

/** What a capability has to give a function; the stage is the same for all and set by the part. */
export type EnvironmentOf<N extends FunctionName> = Omit<z.input<(typeof ENVIRONMENTS)[N]>, 'STAGE'>;
