import { dueAt } from '../deadlines/due.ts';
import type { Names } from '../settings/language.ts';
import type { Settings } from '../settings/schema.ts';
import type { Assign } from '../tasks/assign.ts';
import type { Capture } from './record.ts';

/** Rule of a capture at whose reading the hub failed again and again. */
export const FAILED_TO_READ = 'failed-to-read';

const WORDS: Names = {
  'zh-CN': '系统多次尝试仍未能读取此来件，请查看原文',
  en: 'The hub tried several times and could not read this message. Please look at the original',
};

/** Whether somebody still waits for interpretation: nothing was decided yet, or what a person decided was not carried out. */
function isUnread({ outcome, answer, decidedAt }: Capture): boolean {
  if (outcome.status === 'in-flight') return true;
  return outcome.status === 'in-review' && answer !== null && (decidedAt === null || answer.at > decidedAt);
}

/** The capture in review, with an owner and a due time; null where interpretation has come to an end meanwhile. */
export function inReviewUnread(
  capture: Capture,
  { settings, assign, now }: { settings: Settings; assign: Assign; now: Date },
): Capture | null {
  if (!isUnread(capture)) return null;
  return {
    ...capture,
    outcome: {
      status: 'in-review',
      rule: FAILED_TO_READ,
      words: WORDS[settings.language],
      owner: assign(settings.admission.reviewRole, capture.id, 'review').owner,
      dueAt: dueAt(settings.admission.reviewDue, now, settings),
      similarTo: null,
    },
    decidedAt: now.toISOString(),
  };
}
