import type { TestProject } from 'vitest/node';
import type { RunFile } from '../../local/run-file.ts';
import { startStack } from '../kit/stack.ts';
import { withoutRoutine } from '../kit/without-routine.ts';

declare module 'vitest' {
  interface ProvidedContext {
    run: RunFile;
  }
}

const EXPORT_MAILBOX = `  - id: mail-export
    channel: email
    names: { zh-CN: 外贸邮箱, en: Export mailbox }
    addresses: [export]
`;

/** Owns no stage: gets work only by being handed it. */
const ONE_MORE = '  - { id: yang-fan, name: 杨帆, email: yang.fan@staff.example, roles: [night-shift] }\n';

/** A model that the stack was not built for: doubtful messages are read by the rules alone, since the function may not call it. */
const READER = '\nunderstanding:\n  reader: { model: amazon.nova-lite-v1:0 }\n';

/** One hub for all files of this folder: each works with people and goods of its own. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const stack = await startStack();
  // Before any function but the API has read the settings: all tests send from one address, and one mail goes to two sources.
  const { yaml } = await stack.api.get<{ yaml: string }>('/api/settings');
  const changed = withoutRoutine(yaml)
    .replace('  - id: web\n', `${EXPORT_MAILBOX}  - id: web\n`)
    .replace('staff:\n', `staff:\n${ONE_MORE}`)
    .concat(READER);
  await stack.api.send('PUT', '/api/settings?note=tests', changed, 'text/plain');
  provide('run', stack.run);
  return () => stack.stop();
}
