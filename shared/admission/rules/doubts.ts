import { doubtWords } from '../../understanding/reasons.ts';
import { askFor, type Rule, showStaff } from './rule.ts';

const FOR_CUSTOMER = /^(lines|shipTo|requestedDate|customer|customerReference|refersTo|pickup)\b/;

/** Doubts that understanding had beside the single fields. */
export const doubts: Rule = {
  id: 'doubts',
  bindsPeople: false,
  check: (draft) =>
    draft.doubts.map((doubt) => {
      const words = doubtWords(doubt);
      const remark = FOR_CUSTOMER.test(doubt.path) ? askFor : showStaff;
      return remark(doubt.path, words['zh-CN'], words.en);
    }),
};
