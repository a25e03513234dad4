import type { ChatReplier, SecretPair, TokenCache } from '../../shared/channels/channel.ts';
import { repliers } from '../../shared/channels/kinds/repliers.ts';
import type { ReplyRoute } from '../../shared/orders/reply-route.ts';
import type { Clock } from '../../shared/platform/clock.ts';
import type { EffectResult } from '../../shared/platform/effects.ts';
import type { Secrets } from '../../shared/platform/secrets.ts';
import type { Settings } from '../../shared/settings/schema.ts';

type ChatRoute = Extract<ReplyRoute, { kind: 'chat' }>;

/** Answers in the conversation that an order came from. Never throws: what became of it is the result. */
export type ChatSender = (route: ChatRoute, text: string, settings: Pick<Settings, 'sources'>) => Promise<EffectResult>;

export interface ChatSenderDeps {
  secrets: Secrets;
  tokens: TokenCache;
  fetch: typeof fetch;
  clock: Clock;
  repliers?: Readonly<Record<string, ChatReplier>>;
}

const final = (words: string): EffectResult => ({ outcome: 'refused', words, retry: false });

export function chatSender({ secrets, tokens, fetch, clock, repliers: known = repliers }: ChatSenderDeps): ChatSender {
  return async (route, text, { sources }) => {
    const replier = Object.hasOwn(known, route.channel) ? known[route.channel] : undefined;
    const source = sources.find(({ id }) => id === route.source);
    if (!replier || !source) return final('source-gone');
    let pair: SecretPair | null;
    try {
      pair = await secrets.of(source.id);
    } catch {
      return { outcome: 'refused', words: 'secrets cannot be read', retry: true };
    }
    if (!pair) return final('secret-not-set');
    try {
      const result = await replier.reply(route, text, { source, secrets: pair, fetch, tokens, now: clock.now() });
      if (result.ok) return { outcome: 'done', reference: result.id };
      return { outcome: 'refused', words: result.words, retry: result.retry };
    } catch (error) {
      // It may have been said already: not again.
      return { outcome: 'unknown', words: error instanceof Error ? error.name : 'unknown', retry: false };
    }
  };
}
