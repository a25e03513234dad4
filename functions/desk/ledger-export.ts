import { bounded, type ExportCell, type ExportRow } from '../../shared/exports/cells.ts';
import { csvOf } from '../../shared/exports/csv.ts';
import { xlsxOf } from '../../shared/exports/xlsx.ts';
import { decimalsOf } from '../../shared/orders/money.ts';
import type { Order } from '../../shared/orders/order.ts';
import { businessDay } from '../../shared/platform/business-day.ts';
import type { HttpReply } from '../../shared/platform/handler.ts';
import { readFitting, sortOrders } from '../../shared/platform/ledger-sort.ts';
import { downloadHeaders } from '../../web/headers.ts';
import { customerLine } from '../../web/present/ledger.ts';
import { sourceName, staffName, stageView } from '../../web/present/order.ts';
import { textsOf } from '../../web/texts.ts';
import { presentingFor } from './flow.ts';
import { seenBy } from './ledger.ts';
import { askedFor, ledgerQueryOf } from './ledger-query.ts';
import type { Visit } from './visit.ts';

/** Orders in one export: what a function can read and hand out in one answer. */
const MOST_EXPORTED = 2000;

const WIDTHS = [14, 16, 32, 18, 26, 8, 18, 44, 14, 8, 12, 18, 18, 18, 14, 20];

/** Amounts in major units, so that a spreadsheet can add them up. */
async function exportRow(order: Order, visit: Visit): Promise<ExportRow> {
  const presenting = await presentingFor(order, visit);
  const { content } = order;
  const { total } = content;
  const first = order.tasks.toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))[0];
  return [
    order.number,
    stageView(order.stage, presenting).name,
    customerLine(order),
    content.party.phone,
    content.party.email,
    content.shipTo?.country ?? null,
    content.customerReference,
    content.lines.map(({ sku, quantity, unit }) => `${sku} × ${quantity} ${unit}`).join('; '),
    total ? total.minor / 10 ** decimalsOf(total.currency) : null,
    total?.currency ?? null,
    first ? staffName(first.owner, presenting) : null,
    first ? { instant: first.dueAt } : null,
    sourceName(order.source, presenting),
    { instant: order.placedAt },
    order.promisedDate ? { day: order.promisedDate } : null,
    order.trackingNumber,
  ];
}

function headingsOf({ language }: Visit): string[] {
  const { order, ledgerTools, details } = textsOf(language);
  const { number, stage, customer, contact, reference, lines, total, owner, due, source, placedAt } = order;
  const who = [number, stage, customer, contact, 'E-mail', ledgerTools.country, reference];
  const what = [lines, total, 'ISO 4217', owner, due, source, placedAt];
  return [...who, ...what, details.promisedDate, order.trackingNumber];
}

/** What the filters show, without what the person may not see; a last line says where there is more. */
async function tableOf(visit: Visit): Promise<{ headings: string[]; rows: ExportCell[][] }> {
  const { deps, now, language, staff } = visit;
  const { own, team } = await deps.views.of(staff.id);
  const looking = askedFor(visit, [...own.views, ...team.views], own.standard);
  const found = await readFitting(deps.ledger, ledgerQueryOf(looking, visit), now, MOST_EXPORTED);
  const orders = sortOrders(found.orders, looking.sort);
  const all = await Promise.all(orders.map((order) => exportRow(seenBy(order, visit), visit)));
  const { rows, left } = bounded(all);
  const cut = left > 0 || !found.complete;
  return { headings: headingsOf(visit), rows: cut ? [...rows, [textsOf(language).savedViews.cut(rows.length)]] : rows };
}

const nameOf = ({ now, settings }: Visit, ending: string): string =>
  `orders-${businessDay(now, settings.timeZone)}.${ending}`;

/** Instants and days as they are written everywhere: ISO 8601. */
const plainCell = (cell: ExportCell): string | number | null =>
  typeof cell !== 'object' || cell === null ? cell : 'day' in cell ? cell.day : cell.instant;

/** `GET /desk/orders/export.csv`: what the filters show, at most 2,000 orders. */
export async function exportCsv(visit: Visit): Promise<HttpReply> {
  const { headings, rows } = await tableOf(visit);
  return {
    status: 200,
    headers: { ...downloadHeaders(nameOf(visit, 'csv')), 'content-type': 'text/csv; charset=utf-8' },
    body: csvOf([headings, ...rows.map((row) => row.map(plainCell))]),
  };
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** `GET /desk/orders/export.xlsx`: the same as a workbook. */
export async function exportXlsx(visit: Visit): Promise<HttpReply> {
  const { headings, rows } = await tableOf(visit);
  const { settings, language } = visit;
  const sheet = textsOf(language).ledger.title;
  return {
    status: 200,
    headers: { ...downloadHeaders(nameOf(visit, 'xlsx')), 'content-type': XLSX },
    body: await xlsxOf({ sheet, headings, widths: WIDTHS, rows, timeZone: settings.timeZone }),
  };
}
