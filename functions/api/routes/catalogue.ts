import { z } from 'zod';
import { importCatalogue } from '../../../shared/catalogue/import.ts';
import { HubError } from '../../../shared/errors/hub-error.ts';
import { json, route } from '../route.ts';

/** What a request to a function can hold. */
const MAX_CSV = 5_500_000;

const Pointer = z.object({ version: z.string(), products: z.int(), at: z.string(), by: z.string() });

export const catalogueRoutes = [
  route({
    method: 'GET',
    path: '/api/catalogue',
    summary: 'Which catalogue is in force',
    response: Pointer.nullable(),
    run: async (_, deps) => json(200, (await deps.catalogue.pointer()) ?? null),
  }),
  route({
    method: 'PUT',
    path: '/api/catalogue',
    summary:
      'Replaces the catalogue by a CSV file (sku,name_zh,name_en,aliases,unit,pack,price,currency,min_qty,attributes)',
    body: z.string().min(1).max(MAX_CSV),
    bodyType: 'text/csv',
    response: Pointer,
    run: async ({ request, caller }, deps) => {
      const read = importCatalogue(request.body);
      if ('faults' in read) throw new HubError('catalogue-invalid', { faults: read.faults.slice(0, 50) });
      return json(200, await deps.catalogue.replace(read.products, caller.name));
    },
  }),
];
