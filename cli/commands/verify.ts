import { readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { type Verified, verifyEvidence } from '../../shared/evidence/verify.ts';
import type { OrderEvent } from '../../shared/orders/events.ts';
import { clientOf } from '../client.ts';
import { CommandLineError, findPlace } from '../place.ts';
import { show } from '../print.ts';

function fileAt(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new CommandLineError(`${path} cannot be read: ${(error as Error).message}`);
  }
}

/** Whether the hub's own chain has that event at that place. */
async function isKnown({ orderId, version, lastHash }: NonNullable<Verified['manifest']>): Promise<boolean> {
  const path = `/api/orders/${encodeURIComponent(orderId)}/events`;
  const { events } = await clientOf(findPlace()).get<{ events: OrderEvent[] }>(path);
  return events[version - 1]?.hash === lastHash;
}

async function verify(path: string, options: { online?: boolean; json?: boolean }): Promise<void> {
  const found = verifyEvidence(fileAt(path));
  const faults = [...found.faults];
  if (options.online && found.manifest && faults.length === 0 && !(await isKnown(found.manifest))) {
    faults.push({ file: '', words: 'the hub has another event at this place: the whole chain was made anew' });
  }
  const said = found.manifest
    ? `${found.manifest.orderNumber}, version ${found.manifest.version} of ${found.manifest.madeAt}: ${found.events} events, ${found.originals} originals`
    : path;
  const verdict =
    faults.length === 0
      ? `Whole: nothing was changed, left out or put in.${options.online ? ' The hub knows its last event.' : ''}`
      : `NOT whole:\n${faults.map(({ file, words }) => `  ${file} ${words}`.trimEnd()).join('\n')}`;
  show({ ...found, faults }, `${said}\n${verdict}`, options.json);
  if (faults.length > 0) process.exitCode = 1;
}

/** `hub verify`: checks an evidence file. */
export const verifyCommand = (): Command =>
  new Command('verify')
    .description('Check the evidence file of an order: digests, hash chain, originals')
    .argument('<file>')
    .option('--online', 'also ask the hub whether it knows the last event')
    .option('--json')
    .action(verify);

/** `hub orders evidence`: fetches the file. */
export async function saveEvidence(number: string, options: { output?: string }): Promise<void> {
  const bytes = await clientOf(findPlace()).bytes(`/api/orders/${encodeURIComponent(number)}/evidence`);
  const file = options.output ?? `${number}.zip`;
  writeFileSync(file, bytes);
  show({ file, bytes: bytes.length }, `${file}  ${bytes.length} bytes; check it with: npx hub verify ${file}`, false);
}
