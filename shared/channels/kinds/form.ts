import type { ChannelsOf } from '../catalog.ts';
import type { PushReceiver } from '../channel.ts';
import { formReceiver } from '../form/receive.ts';

/** Entrances of the kind form: all that the form intake needs to carry. */
export const formReceivers = { form: formReceiver } satisfies Record<ChannelsOf<'form'>, PushReceiver>;
