import type { Shape } from './shape.ts';
import type { learnedZh } from './zh-CN-learned.ts';

/** Texts about what corrections taught. */
export const learnedEn: Shape<typeof learnedZh> = {
  learned: {
    title: 'Learnt',
    lead: 'What staff put right in review: a customer’s words for products, part numbers, units and places. The next such message is read by it.',
    none: 'Nothing has been learnt yet.',
    noneOfCustomer: 'Nothing has been learnt of this customer yet.',
    of: (customer: string) => `Customer: ${customer}`,
    everybody: 'Show all customers',
    more: 'Earlier customers',
    onPage: 'Learnt',
    all: 'Show all of it',
    what: 'What was learnt',
    customer: 'Customer',
    from: 'From order',
    by: 'Put right by',
    at: 'When',
    used: 'Used',
    usedTimes: (times: number, last: string) => (times === 1 ? `once, ${last}` : `${times} times, last ${last}`),
    unused: 'not yet',
    state: 'State',
    holds: 'in use',
    takenBackBy: (by: string, at: string) => `taken back by ${by}, ${at}`,
    takeBack: 'Take back',
    takeBackOf: (what: string) => `Take back: ${what}`,
    putBack: 'Put back',
    putBackOf: (what: string) => `Put back: ${what}`,
    replaced: (before: string) => `meant before: ${before}`,
    kinds: {
      alias: (words: string, meaning: string) => `“${words}” means ${meaning}`,
      'part-number': (words: string, meaning: string) => `their number ${words} is ${meaning}`,
      unit: (words: string, meaning: string) => `a bare number of ${words} means “${meaning}”`,
      'ship-to': (words: string, meaning: string) => `“${words}” is the address ${meaning}`,
    },
    hidden: '•••',
    facts: {
      learnt: (what: string) => `taught: ${what}`,
      'lesson-taken-back': (what: string) => `took back what was learnt: ${what}`,
      'lesson-put-back': (what: string) => `put back what was learnt: ${what}`,
      'lessons-used': (count: string) => `read by what was learnt (${count})`,
    },
  },
};
