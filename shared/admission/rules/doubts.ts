import { askFor, type Rule, showStaff } from './rule.ts';

const FOR_CUSTOMER = /^(lines|shipTo|requestedDate|customer|customerReference|refersTo|pickup)\b/;

/** Doubts that understanding had beside the single fields. */
export const doubts: Rule = {
  id: 'doubts',
  bindsPeople: false,
  check: (draft) =>
    draft.doubts.map(({ path, words }) =>
      FOR_CUSTOMER.test(path) ? askFor(path, words, words) : showStaff(path, words, words),
    ),
};
