import { Command } from 'commander';
import { clientOf } from '../client.ts';
import { findPlace } from '../place.ts';
import { show, table } from '../print.ts';

interface Finding {
  orderNumber: string;
  stage: string;
  kind: string;
  words: { en: string };
}

interface Part {
  parts: number;
  checked: number;
  findings: Finding[];
}

/** Part by part, so that somebody who waits sees that it goes on. */
async function check(options: { json?: boolean }): Promise<void> {
  const client = clientOf(findPlace());
  const findings: Finding[] = [];
  let checked = 0;
  let parts = 1;
  for (let part = 0; part < parts; part += 1) {
    const answer = await client.get<Part>(`/api/check?part=${part}`);
    parts = answer.parts;
    checked += answer.checked;
    findings.push(...answer.findings);
    if (process.stderr.isTTY) process.stderr.write(`\r${checked} open orders looked at (${part + 1} of ${parts}) `);
  }
  if (process.stderr.isTTY) process.stderr.write('\n');
  const rows = findings.map(({ orderNumber, stage, words }) => [orderNumber, stage, words.en]);
  const all = `${checked} open orders, each with an owner, a due time and its reminders.`;
  const some = `${table(['order', 'stage', 'what is wrong'], rows)}\n${findings.length} found in ${checked} open orders.`;
  show({ checked, findings }, findings.length === 0 ? all : some, options.json);
  if (findings.length > 0) process.exitCode = 1;
}

/** `hub check`: whether the hub keeps its promise that no open order is ownerless. */
export const checkCommand = (): Command =>
  new Command('check')
    .description('Lists every open order without owner, due time or schedule; exit code 1 when there is one')
    .option('--json')
    .action(check);
