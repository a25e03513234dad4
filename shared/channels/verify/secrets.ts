import type { SecretPair } from '../channel.ts';

/** The sets of secrets that are valid: the current one first, then the one before while a rotation is under way. */
const validSets = (secrets: SecretPair | null): Readonly<Record<string, string>>[] =>
  secrets === null ? [] : [secrets.current, ...(secrets.previous ? [secrets.previous] : [])];

/** The valid values of one secret, each once; an empty one counts as not set. */
export const valuesOf = (secrets: SecretPair | null, name: string): string[] => [
  ...new Set(validSets(secrets).flatMap((set) => (set[name] ? [set[name]] : []))),
];
