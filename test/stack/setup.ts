import type { TestProject } from 'vitest/node';
import type { RunFile } from '../../local/run-file.ts';
import { startStack } from '../kit/stack.ts';

declare module 'vitest' {
  interface ProvidedContext {
    run: RunFile;
  }
}

/** One hub for all files of this folder: each works with people and goods of its own. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const stack = await startStack();
  // All tests send from one address; before any function but the API has read the settings.
  const { yaml } = await stack.api.get<{ yaml: string }>('/api/settings');
  await stack.api.send(
    'PUT',
    '/api/settings?note=tests',
    yaml.replace('requestsPerMinute: 20', 'requestsPerMinute: 600'),
    'text/plain',
  );
  provide('run', stack.run);
  return () => stack.stop();
}
