import { LETTER_QUEUES } from '../../shared/dead-letters/queues.ts';
import { deadLettersNotice, silenceNotice, unreachableNotice } from '../../shared/messages/office-notices.ts';
import type { DeadLettersFound, SourceSilent, Unreachable } from '../../shared/platform/messages.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { paths } from '../../web/paths.ts';
import { type Outgoing, toAdmin } from './outgoing.ts';

/** Somebody of the staff cannot be reached: the administrator hears of it once, however many mails came back. */
export function planUnreachable(unreachable: Unreachable, settings: Settings): Outgoing[] {
  const { staffId, since } = unreachable;
  const reference = `unreachable.${staffId}.${Date.parse(since)}`;
  const about = { occasion: `unreachable:${staffId}#${since}`, number: 1, orderNumber: null, reference, source: '' };
  const name = settings.staff.find(({ id }) => id === staffId)?.name ?? staffId;
  return [toAdmin(about, unreachableNotice({ ...unreachable, name }, settings.timeZone))];
}

/** Messages that failed for good: one mail for all that a run of the sweep found. */
export function planDeadLetters({ digest, queues, waiting }: DeadLettersFound, publicUrl: string): Outgoing[] {
  const reference = `dead-letters.${Date.parse(digest)}`;
  const about = { occasion: `dead-letters:${digest}`, number: 1, orderNumber: null, reference, source: '' };
  const failed = queues.map(({ queue, count }) => ({ what: LETTER_QUEUES[queue].names, count }));
  return [toAdmin(about, deadLettersNotice({ failed, waiting, url: `${publicUrl}${paths.deadLetters}` }))];
}

/** A source is silent, or speaks again: the administrator hears of each once. */
export function planSilence(silence: SourceSilent, settings: Settings, publicUrl: string): Outgoing[] {
  const { source, since, until } = silence;
  const occasion = `silence:${source}#${since}:${until === null ? 'began' : 'over'}`;
  const reference = `silence.${source}.${Date.parse(since)}.${until === null ? 'began' : 'over'}`;
  const about = { occasion, number: 1, orderNumber: null, reference, source };
  const names = settings.sources.find(({ id }) => id === source)?.names ?? { 'zh-CN': source, en: source };
  const url = `${publicUrl}${paths.source(source)}`;
  return [toAdmin(about, silenceNotice({ ...silence, names, url }, settings.timeZone))];
}
