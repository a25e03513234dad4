import { Command } from 'commander';
import type { Customer, Identity } from '../../shared/customers/customer.ts';
import type { CustomerEntry, MergeRecord } from '../../shared/customers/history.ts';
import { clientOf } from '../client.ts';
import { findPlace } from '../place.ts';
import { show, table } from '../print.ts';

interface Shown {
  customer: Customer;
  firstSeen: { identity: Identity; at: string; source: string | null }[];
  orders: { number: string; stage: string; placedAt: string }[];
  proposals: { customerId: string; name: string | null; company: string | null; because: { reason: string }[] }[];
  merges: MergeRecord[];
  history: CustomerEntry[];
}

const pathOf = (id: string, ...more: string[]): string => ['/api/customers', encodeURIComponent(id), ...more].join('/');

const nameOf = ({ company, name }: Pick<Customer, 'company' | 'name'>): string =>
  [company, name].filter(Boolean).join(' · ');

async function search(words: string | undefined, options: { limit: string; json?: boolean }): Promise<void> {
  const query = new URLSearchParams({ search: words ?? '', limit: options.limit });
  const page = await clientOf(findPlace()).get<{ customers: Customer[]; next: string | null }>(
    `/api/customers?${query}`,
  );
  const rows = page.customers.map((customer) => [
    customer.id,
    nameOf(customer),
    customer.phones[0] ?? '',
    customer.emails[0] ?? '',
    customer.createdAt,
  ]);
  const text = rows.length === 0 ? 'No customer fits.' : table(['id', 'name', 'telephone', 'e-mail', 'since'], rows);
  show(page, text, options.json);
}

const section = (title: string, headings: string[], rows: string[][]): string =>
  rows.length === 0 ? '' : `\n${title}\n${table(headings, rows)}`;

function pageOf({ customer, firstSeen, orders, proposals, merges, history }: Shown): string {
  const marks = firstSeen.map(({ identity, at, source }) => [identity.kind, identity.value, at, source ?? '']);
  const perhaps = proposals.map(({ customerId, because, ...other }) => [
    customerId,
    nameOf(other),
    because.map(({ reason }) => reason).join(', '),
  ]);
  const merged = merges.map(({ id, mergedId, at, by, undone }) => [
    String(id),
    mergedId,
    at,
    by.id ?? '',
    undone ? `undone ${undone.at}` : '',
  ]);
  const happened = history.map(({ version, at, by, fact }) => [String(version), at, by.id ?? '', fact.type]);
  const lines = [
    `${customer.id}  ${nameOf(customer)}  version ${customer.version}`,
    customer.mergedInto === undefined ? '' : `Merged into ${customer.mergedInto}: its orders are found there.`,
    section('Identities', ['kind', 'value', 'first seen', 'source'], marks),
    section(
      'Orders',
      ['number', 'stage', 'placed'],
      orders.map(({ number, stage, placedAt }) => [number, stage, placedAt]),
    ),
    section('Perhaps the same', ['id', 'name', 'because'], perhaps),
    section('Merges', ['#', 'merged', 'at', 'by', ''], merged),
    section('History', ['version', 'at', 'by', 'what'], happened),
  ];
  return lines.filter(Boolean).join('\n');
}

async function one(id: string, options: { json?: boolean }): Promise<void> {
  const shown = await clientOf(findPlace()).get<Shown>(pathOf(id));
  show(shown, pageOf(shown), options.json);
}

async function merge(survivor: string, other: string, options: { reason?: string; json?: boolean }): Promise<void> {
  const body = { other, reason: options.reason ?? null };
  const done = await clientOf(findPlace()).send<{ merge: number }>('POST', pathOf(survivor, 'merge'), body);
  const text = `${other} is part of ${survivor} now. To undo it: npx hub customers undo ${survivor} ${done.merge}`;
  show(done, text, options.json);
}

async function undo(survivor: string, number: string, options: { json?: boolean }): Promise<void> {
  const path = pathOf(survivor, 'merges', encodeURIComponent(number), 'undo');
  const done = await clientOf(findPlace()).send<object>('POST', path, {});
  show(done, `Merge ${number} of ${survivor} is undone: both are as they were, with what came since.`, options.json);
}

/** `hub customers`: who orders, and which records are one person. */
export function customersCommand(): Command {
  const customers = new Command('customers').description(
    'Find customers, merge two records of one person, undo a merge',
  );
  customers
    .command('search [words]', { isDefault: true })
    .description('By telephone, e-mail, name, company, chat or shop id, order number or reference; newest first')
    .option('--limit <count>', 'at most this many', '50')
    .option('--json')
    .action(search);
  customers
    .command('show <id>')
    .description('One customer with identities, orders, merges, history, and who may be the same')
    .option('--json')
    .action(one);
  customers
    .command('merge <survivor> <other>')
    .description('Make the other record part of the survivor; orders of both stay as they are')
    .option('--reason <words>')
    .option('--json')
    .action(merge);
  customers
    .command('undo <survivor> <merge>')
    .description('Take a merge back, by its number on the page of the survivor')
    .option('--json')
    .action(undo);
  return customers;
}
