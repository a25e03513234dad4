import { CHANNELS } from '../../shared/channels/catalog.ts';
import type { Order } from '../../shared/orders/order.ts';
import type { LedgerRow, LedgerView } from '../desk/ledger-model.ts';
import { type Presenting, sourceName, staffName, stageView } from './order.ts';

/** Who ordered, in a line: company and person where both are known. */
export const customerLine = ({ content: { party } }: Pick<Order, 'content'>): string =>
  [party.company, party.name].filter(Boolean).join(' · ') || (party.email ?? party.phone ?? party.chatId ?? '');

/** The first goods of an order. */
export const goodsLine = ({ content: { lines } }: Pick<Order, 'content'>): string =>
  lines[0]?.description || (lines[0]?.sku ?? '');

export const ledgerRow = (order: Order, presenting: Presenting): LedgerRow => ({
  id: order.id,
  number: order.number,
  stage: stageView(order.stage, presenting),
  customer: customerLine(order),
  goods: goodsLine(order),
  lineCount: order.content.lines.length,
  total: order.content.total,
  source: sourceName(order.source, presenting),
  placedAt: order.placedAt,
  promisedDate: order.promisedDate,
  reference: order.content.customerReference,
  phone: order.content.party.phone,
  country: order.content.shipTo?.country ?? null,
  flow: presenting.settings.flows.find(({ id }) => id === order.flow)?.names[presenting.language] ?? order.flow,
  tracking: order.trackingNumber,
  tasks: order.tasks
    .map(({ owner, dueAt }) => ({ owner: staffName(owner, presenting), dueAt }))
    .sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt)),
});

/** What the ledger can be filtered by: all that the settings name. */
export function ledgerChoices({ settings, language }: Presenting): LedgerView['choices'] {
  const channels = [...new Set(settings.sources.map(({ channel }) => channel))];
  return {
    stages: settings.stages.map(({ id, names }) => ({ id, name: names[language] })),
    flows: settings.flows.map(({ id, names }) => ({ id, name: names[language] })),
    channels: channels.map((id) => ({ id, name: CHANNELS[id].names[language] })),
    sources: settings.sources.map(({ id, names }) => ({ id, name: names[language] })),
    owners: settings.staff.map(({ id, name }) => ({ id, name })),
  };
}
