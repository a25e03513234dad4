import { randomBytes } from 'node:crypto';
import { GetParameterCommand, ParameterNotFound, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { SecretGroup, type SecretGroupName } from '../shared/platform/secrets.ts';
import type { Place } from './place.ts';

/** The parameter store of a hub: the local one, or that of the AWS credentials and region of the environment. */
export interface Parameters {
  read(group: SecretGroupName): Promise<SecretGroup>;
  write(group: SecretGroupName, secrets: SecretGroup): Promise<void>;
}

export function parametersOf(place: Pick<Place, 'stage' | 'local'>): Parameters {
  const client = place.local
    ? new SSMClient({ endpoint: place.local.endpoint, region: place.local.region, credentials: place.local })
    : new SSMClient({});
  const nameOf = (group: SecretGroupName): string => `/hub/${place.stage}/${group}`;
  return {
    read: async (group) => {
      try {
        const { Parameter } = await client.send(new GetParameterCommand({ Name: nameOf(group), WithDecryption: true }));
        return SecretGroup.parse(JSON.parse(Parameter?.Value ?? '{}'));
      } catch (error) {
        if (error instanceof ParameterNotFound) return {};
        throw error;
      }
    },
    write: async (group, secrets) => {
      const Value = JSON.stringify(SecretGroup.parse(secrets));
      await client.send(new PutParameterCommand({ Name: nameOf(group), Value, Type: 'SecureString', Overwrite: true }));
    },
  };
}

/** A new key of 32 random bytes, base64url. */
export const newKey = (): string => randomBytes(32).toString('base64url');

/** The group with new values for one name; the ones before stay valid until the next change or until dropped. */
export function rotated(
  group: SecretGroup,
  name: string,
  values: Record<string, string>,
  keepPrevious = true,
): SecretGroup {
  const before = group[name]?.current ?? null;
  const current = { ...before, ...values };
  return { ...group, [name]: { current, previous: keepPrevious ? before : null } };
}
