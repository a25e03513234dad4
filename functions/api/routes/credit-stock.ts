import { z } from 'zod';
import { CreditEntry, CreditInput } from '../../../shared/checks/credit.ts';
import { StockEntry, StockInput } from '../../../shared/checks/stock.ts';
import { HubError } from '../../../shared/errors/hub-error.ts';
import { json, route } from '../route.ts';

/** Each entry is a write of its own: so many come to their end within the time of one request. */
export const MOST_ENTRIES = 1000;

const Told = z.object({ entries: z.int() });

/** Credit and stock, as other systems tell them: what the conditions overCredit and shortOfStock ask. */
export const creditStockRoutes = [
  route({
    method: 'PUT',
    path: '/api/credit',
    summary: 'Sets credit limits (and what is used of them) of the named customers; a limit of null ends the check',
    body: z.object({ entries: z.array(CreditInput).min(1).max(MOST_ENTRIES) }),
    response: Told,
    run: async ({ body, caller }, deps) => {
      await deps.checks.tellCredit(body.entries, caller.name);
      return json(200, { entries: body.entries.length });
    },
  }),
  route({
    method: 'GET',
    path: '/api/credit',
    summary: 'What was told of the credit of a customer, by id, mail address, phone or company name',
    query: z.object({ customer: z.string().min(1).max(254) }),
    response: CreditEntry,
    run: async ({ query }, deps) => {
      const entry = await deps.checks.credit(query.customer);
      if (!entry) throw new HubError('not-found', { credit: query.customer });
      return json(200, CreditEntry.parse(entry));
    },
  }),
  route({
    method: 'PUT',
    path: '/api/stock',
    summary: 'Sets what is there of the named products, in their selling units; null ends the check',
    body: z.object({ entries: z.array(StockInput).min(1).max(MOST_ENTRIES) }),
    response: Told,
    run: async ({ body, caller }, deps) => {
      await deps.checks.tellStock(body.entries, caller.name);
      return json(200, { entries: body.entries.length });
    },
  }),
  route({
    method: 'GET',
    path: '/api/stock',
    summary: 'What was told of the stock of a product',
    query: z.object({ sku: z.string().min(1).max(100) }),
    response: StockEntry,
    run: async ({ query }, deps) => {
      const entry = await deps.checks.stock(query.sku);
      if (!entry) throw new HubError('not-found', { stock: query.sku });
      return json(200, StockEntry.parse(entry));
    },
  }),
];
