/** Words before a customer's order number that are no part of it; the letters must end there, so that "Nord-12" keeps its name. */
const PREFIXES = [
  /^(?:采购|订货|客户|销售)?(?:订单|单据|合同|单)(?:编号|号码|号)?[\s:#№.\-_]*/u,
  /^(?:编号|号码)[\s:#№.\-_]*/u,
  /^(?:your|our|my|the|purchase|customer|cust)(?!\p{L})[\s:.\-_]*/iu,
  /^(?:bestell(?:ung|nummer|-?nr)?|auftrags?(?:nummer|-?nr)?)(?!\p{L})[\s:#№.\-_]*/iu,
  /^(?:order|ref(?:erence)?|p\s?[./]?\s?o)(?!\p{L})[\s:#№.\-_]*/iu,
  /^(?:no|nr|num|number)(?!\p{L})[\s:#№.\-_]*/iu,
];
const MOST_PREFIXES = 4;

/**
 * A customer's own order number in the one spelling that claims and comparisons use: letters and digits in capitals, without separators
 * and without words such as "PO", "订单号", "No.". `PO 1001`, `po-1001`, `#1001` and `订单号：1001` are one; `BF-PO-11482` keeps its letters.
 * @returns null where no letter or digit is left
 */
export function normalReference(reference: string | null): string | null {
  if (reference === null) return null;
  let rest = reference.normalize('NFKC').trim();
  for (let round = 0; round < MOST_PREFIXES; round += 1) {
    const shorter = PREFIXES.reduce((text, prefix) => text.replace(prefix, ''), rest).trim();
    if (shorter === rest || !/[\p{L}\p{N}]/u.test(shorter)) break;
    rest = shorter;
  }
  const bare = rest.replaceAll(/[^\p{L}\p{N}]/gu, '').toUpperCase();
  return bare === '' ? null : bare;
}
