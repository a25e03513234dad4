/**
 * `npm run bench`: what the hub does in how much time, with how many requests, for how much money, beside the least that it could take.
 * Sections are named as arguments; without any, all are measured.
 */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { measureBundles } from './bundles.ts';
import { measureMessages } from './messages.ts';
import { rounded } from './numbers.ts';
import { measureOrders } from './orders.ts';
import { PRICES } from './prices.ts';
import { printSection, type Section, say } from './report.ts';

const HELP = `npm run bench -- [sections] [options]

Sections
  bundles    size and import time of each function beside a bare handler with the same SDK clients
  messages   fingerprint and understanding per message, with a catalogue of 10,000 products
  orders     orders per second, acknowledgement, requests and cost per order, on the local stack beside a bare script

Options
  --orders <count>        orders to measure (200)
  --concurrency <count>   senders at a time (4)
  --rounds <count>        turns that hub and bare script take (4)
  --json                  one JSON document instead of tables
  --help`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    orders: { type: 'string', default: '200' },
    concurrency: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '4' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const count = (name: 'orders' | 'concurrency' | 'rounds'): number => {
  const value = Number(values[name]);
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} has to be a whole number from 1 on.`);
  return value;
};

const SECTIONS: Readonly<Record<string, () => Promise<Section>>> = {
  bundles: measureBundles,
  messages: measureMessages,
  orders: () => measureOrders({ orders: count('orders'), concurrency: count('concurrency'), rounds: count('rounds') }),
};

async function main(): Promise<void> {
  if (values.help) return console.log(HELP);
  const wanted = positionals.length > 0 ? positionals : Object.keys(SECTIONS);
  const unknown = wanted.filter((name) => !SECTIONS[name]);
  if (unknown.length > 0) throw new Error(`There is no section ${unknown.join(', ')}.\n\n${HELP}`);
  // What else the machine has to do is in every figure.
  const load = rounded(loadavg()[0] ?? 0);
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}`;
  const found: Record<string, Section> = {};
  for (const name of wanted) {
    say(`Measuring ${name} …`);
    const section = (await SECTIONS[name]?.()) as Section;
    found[name] = section;
    if (!values.json) printSection(name, section);
  }
  const date = new Date().toISOString().slice(0, 10);
  if (values.json) console.log(JSON.stringify({ date, machine, load, prices: PRICES, sections: found }, null, 2));
  else console.log(`\n${date}, ${machine}, load ${load} at the start; prices of ${PRICES.region} as of ${PRICES.asOf}`);
}

await main().catch((error: Error) => {
  console.error(error.message);
  if (process.env.HUB_VERBOSE === '1') console.error(error);
  process.exitCode = 1;
});
