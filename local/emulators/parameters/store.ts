import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const versionSchema = z.object({
  version: z.int(),
  value: z.string(),
  type: z.enum(['String', 'StringList', 'SecureString']),
  tier: z.enum(['Standard', 'Advanced']),
  keyId: z.string().optional(),
  description: z.string().optional(),
  /** ms since 1970 by the hub's clock */
  at: z.number(),
});
const fileSchema = z.object({ format: z.literal(1), parameters: z.record(z.string(), z.array(versionSchema).min(1)) });

/** One version of a parameter. */
export type StoredVersion = z.infer<typeof versionSchema>;

/** AWS keeps the newest hundred versions of a parameter. */
const KEPT_VERSIONS = 100;

/**
 * All parameters in one JSON file that only its owner may read (secrets are in it as clear text). Every change writes
 * a new file and renames it into place: a kill leaves the old or the new one, never a half.
 */
export class ParameterStore {
  readonly #file: string;
  readonly #parameters: Map<string, StoredVersion[]>;

  /** Throws a clear error when the file exists but is not one of ours. */
  constructor(file: string) {
    this.#file = file;
    mkdirSync(dirname(file), { recursive: true });
    this.#parameters = existsSync(file) ? load(file) : new Map();
  }

  /** All kept versions, oldest first; empty when there is no such parameter. */
  versions(name: string): readonly StoredVersion[] {
    return this.#parameters.get(name) ?? [];
  }

  /** Names in alphabetical order. */
  names(): string[] {
    return [...this.#parameters.keys()].sort();
  }

  add(name: string, version: StoredVersion): void {
    this.#change((parameters) => parameters.set(name, [...this.versions(name), version].slice(-KEPT_VERSIONS)));
  }

  delete(name: string): void {
    this.#change((parameters) => parameters.delete(name));
  }

  /** Writes first and shows the change afterwards, so that nobody reads what a failed write has lost. */
  #change(apply: (parameters: Map<string, StoredVersion[]>) => void): void {
    const changed = new Map(this.#parameters);
    apply(changed);
    save(this.#file, changed);
    apply(this.#parameters);
  }
}

function load(file: string): Map<string, StoredVersion[]> {
  try {
    return new Map(Object.entries(fileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).parameters));
  } catch {
    // The cause may quote the file's content, which is secret.
    throw new Error(`The parameter file ${file} is damaged or not a parameter file.`);
  }
}

function save(file: string, parameters: ReadonlyMap<string, StoredVersion[]>): void {
  const next = `${file}.next`;
  const descriptor = openSync(next, 'w', 0o600);
  try {
    writeFileSync(
      descriptor,
      `${JSON.stringify({ format: 1, parameters: Object.fromEntries(parameters) }, null, 2)}\n`,
    );
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(next, file);
}
