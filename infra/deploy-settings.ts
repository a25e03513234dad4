import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { Deploy } from '../shared/settings/deploy.ts';
import { Names } from '../shared/settings/language.ts';
import { Understanding } from '../shared/settings/understanding.ts';

/** What the stacks are built from; the rest of the file is applied to a running hub and checked there. */
const DeploySettings = z.object({
  company: z.object({ name: Names }),
  deploy: Deploy,
  understanding: Understanding.optional(),
});
export type DeploySettings = z.infer<typeof DeploySettings>;

/** @throws Error with one line per fault: the file, the place in it and what is wrong there. */
export function readDeploySettings(file: string): DeploySettings {
  return deploySettingsOf(readText(file), file);
}

export function deploySettingsOf(yaml: string, file: string): DeploySettings {
  const { data, error } = DeploySettings.safeParse(parseYaml(yaml, file));
  if (data) return data;
  const faults = error.issues.map(({ path, message }) => `${file}: ${path.join('.') || 'the file'}: ${message}`);
  throw new Error(faults.join('\n'));
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(`${file} cannot be read; set HUB_SETTINGS to the path of your hub.yaml.`, { cause: error });
  }
}

function parseYaml(yaml: string, file: string): unknown {
  try {
    return parse(yaml);
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
