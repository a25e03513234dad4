import type { Actor } from '../orders/actor.ts';
import type { Task } from '../orders/work.ts';
import type { Settings } from '../settings/schema.ts';
import { canReview } from '../tasks/able.ts';
import { type AssignedFor, type AssignSettings, assigner, standInFor } from '../tasks/assign.ts';
import type { Command } from './commands.ts';

/** Who hands work over by itself. */
type Relief = Extract<Actor, { kind: 'hub' }> & { id: 'mail-feedback' | 'sweep' };

export interface OwnedTask {
  orderId: string;
  task: Pick<Task, 'id' | 'owner' | 'role'>;
}

/** Someone who cannot be reached by mail, since an instant (ISO 8601), or who is not there until a day (`YYYY-MM-DD`). */
export interface Absent {
  staffId: string;
  since: string;
  until?: string;
}

/**
 * Who takes the place of an absent person for a piece of work (`key`: order or capture id): the next in the role, else a manager, else whoever is
 * there and may do it. Null where nobody else can be reached.
 */
export function nextInLine(
  role: string,
  key: string,
  settings: AssignSettings,
  away: ReadonlySet<string>,
  about?: AssignedFor,
): string | null {
  const { owner } = assigner(settings, {}, away)(role, key, about);
  return away.has(owner) ? null : owner;
}

/** Who decides on a message in place of an absent reviewer: their substitute, else the next in line; null where nobody else can be reached. */
export function nextReviewer(
  { captureId, owner }: { captureId: string; owner: string },
  settings: Settings,
  away: ReadonlySet<string>,
): string | null {
  const gone = new Set([...away, owner]);
  const standIn = standInFor(owner, settings.staff, gone);
  if (standIn && canReview(standIn, settings)) return standIn.id;
  return nextInLine(settings.admission.reviewRole, captureId, settings, gone, 'review');
}

const whyOf = ({ staffId, until }: Absent, { staff, language }: Pick<Settings, 'staff' | 'language'>): string => {
  const name = staff.find(({ id }) => id === staffId)?.name ?? staffId;
  if (until) return language === 'en' ? `${name} is absent until ${until}` : `${name}休假至 ${until}`;
  return language === 'en' ? `${name} cannot be reached by mail` : `${name}的邮箱收不到邮件`;
};

/**
 * One command for each task of an absent person whom somebody can stand in for: their substitute first. The ids come from order, task, owner and the begin of the
 * absence, so that it does no harm to ask again, by whomever.
 */
export function handOvers(
  work: readonly OwnedTask[],
  absent: Absent,
  by: Relief['id'],
  { settings, away }: { settings: Pick<Settings, 'staff' | 'language'>; away: ReadonlySet<string> },
): Command[] {
  const reason = whyOf(absent, settings);
  return work
    .filter(({ task }) => task.owner === absent.staffId)
    .flatMap(({ orderId, task }): Command[] => {
      const standIn = standInFor(absent.staffId, settings.staff, new Set([...away, absent.staffId]));
      const to = standIn?.id ?? nextInLine(task.role, orderId, settings, away);
      if (to === null) return [];
      return [
        {
          // With the order: the queue takes one command of an id, and tasks of different orders have the same ids.
          id: `absent.${orderId}.${task.id}.${Date.parse(absent.since)}.${absent.staffId}.${to}`,
          orderId,
          actor: { kind: 'hub', id: by },
          reason,
          expectedVersion: null,
          wish: { type: 'hand-over', taskId: task.id, to, note: '', from: absent.staffId },
        },
      ];
    });
}
