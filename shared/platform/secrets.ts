import { GetParameterCommand, ParameterNotFound, type SSMClient } from '@aws-sdk/client-ssm';
import { z } from 'zod';
import type { SecretPair } from '../channels/channel.ts';
import { cached } from './cached.ts';
import type { Clock } from './clock.ts';

const Values = z.record(z.string(), z.string());

/** A group of secrets as stored: by source (or purpose), with the value before while a rotation is under way. */
export const SecretGroup = z.record(z.string(), z.object({ current: Values, previous: Values.nullable() }));
export type SecretGroup = z.infer<typeof SecretGroup>;

export type SecretGroupName = 'shop' | 'chat' | 'links' | 'api-keys';

const FRESH_SECONDS = 300;
/** How soon a failed signature may look for a newly rotated secret: bounds what a forger can make us fetch. */
const RELOAD_SECONDS = 15;

export interface Secrets {
  of(name: string): Promise<SecretPair | null>;
  all(): Promise<SecretGroup>;
  /** Reads again if the copy is not brand-new; true if it did. For a signature that does not fit: the secret may have just changed. */
  reload(): boolean;
}

/** One group of secrets from the parameter store, kept for five minutes. */
export function secretGroup(client: SSMClient, prefix: string, group: SecretGroupName, clock: Clock): Secrets {
  const parameter = cached(clock, FRESH_SECONDS, async () => {
    try {
      const { Parameter } = await client.send(
        new GetParameterCommand({ Name: `${prefix}/${group}`, WithDecryption: true }),
      );
      return SecretGroup.parse(JSON.parse(Parameter?.Value ?? '{}'));
    } catch (error) {
      if (error instanceof ParameterNotFound) return {};
      throw error;
    }
  });
  return {
    all: parameter.get,
    of: async (name) => (await parameter.get())[name] ?? null,
    reload: () => {
      if (parameter.age() < RELOAD_SECONDS) return false;
      parameter.drop();
      return true;
    },
  };
}
