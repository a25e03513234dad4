import { readFile } from 'node:fs/promises';
import { readSettings } from '../shared/settings/load.ts';
import type { Settings } from '../shared/settings/schema.ts';
import { CommandLineError } from './place.ts';

/**
 * A settings file, checked whole.
 * @throws CommandLineError with all faults, each with its line, or where there is no such file
 */
export async function checkedFile(file: string): Promise<{ yaml: string; settings: Settings }> {
  const yaml = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new CommandLineError(`${file} cannot be read (${error.code}). Name the settings file: hub settings … <file>`);
  });
  const read = readSettings(yaml);
  if ('settings' in read) return { yaml, settings: read.settings };
  const faults = read.faults.map(({ line, path, words }) => `  line ${line ?? '?'}: ${path}: ${words}`);
  throw new CommandLineError(`${file} has ${faults.length} fault(s):\n${faults.join('\n')}`);
}
