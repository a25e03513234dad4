import type { Customer } from '../../shared/customers/customer.ts';
import type { ProductNames } from '../../web/present/lesson-rows.ts';
import type { DeskDeps } from './wire.ts';

/** Names of the products that were learnt of a customer; the catalogue is opened only where there is something to name. */
export async function productNames(
  { lessons = [] }: Pick<Customer, 'lessons'>,
  { catalogue }: Pick<DeskDeps, 'catalogue'>,
): Promise<ProductNames> {
  if (lessons.length === 0) return new Map();
  const wanted = new Set(lessons.flatMap((lesson) => ('sku' in lesson ? [lesson.sku] : [lesson.key])));
  const { products } = await catalogue.current();
  return new Map(
    products
      .filter(({ sku }) => wanted.has(sku))
      .map(({ sku, nameZh, nameEn }) => [sku, { 'zh-CN': nameZh || nameEn, en: nameEn || nameZh }]),
  );
}
