import { expect, it } from 'vitest';
import { draftOf } from '../../test/kit/understand-context.ts';
import type { Finding } from '../admission/decision.ts';
import { questionsOf } from './questions.ts';

const finding = (path: string, settle: Finding['settle'] = 'ask'): Finding => ({
  rule: 'r',
  path,
  settle,
  words: { 'zh-CN': `规则：${path}`, en: `rule: ${path}` },
});

it('names the goods as the customer wrote them, with what may be meant', () => {
  const draft = draftOf('马克杯 5打');
  const [zh] = questionsOf([finding('lines[0].sku')], draft);
  expect(zh).toMatchObject({ paths: ['lines[0].sku'] });
  expect(zh?.words).toContain('马克杯 5打');
  expect(zh?.words).toContain('CUP-W-350');
  expect(questionsOf([finding('lines[0].sku')], draft, 'en')[0]?.words).toContain('Which of these do you mean');
});

it('asks once for a place, and leaves to staff what only they can settle', () => {
  const questions = questionsOf(
    [finding('shipTo.street'), finding('shipTo.city'), finding('kind', 'review')],
    draftOf('TG-100 2箱'),
  );
  expect(questions).toHaveLength(1);
  expect(questions[0]?.words).toContain('收货地址');
});

it('falls back to the words of the rule', () => {
  expect(
    questionsOf([finding('lines[0].quantity'), finding('somewhere')], draftOf('TG-100 2箱'), 'en').map(
      ({ words }) => words,
    ),
  ).toEqual(['rule: lines[0].quantity', 'rule: somewhere']);
});
