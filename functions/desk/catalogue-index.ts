import type { Catalogue } from '../../shared/catalogue/catalogue.ts';
import { buildIndex, type CatalogueIndex } from '../../shared/catalogue/match.ts';
import type { DeskDeps } from './wire.ts';

const indexes = new WeakMap<Catalogue, CatalogueIndex>();

/** The catalogue for searching, built once for each version. */
export async function catalogueIndex(deps: Pick<DeskDeps, 'catalogue'>): Promise<CatalogueIndex> {
  const catalogue = await deps.catalogue.current();
  const index = indexes.get(catalogue) ?? buildIndex(catalogue);
  indexes.set(catalogue, index);
  return index;
}
