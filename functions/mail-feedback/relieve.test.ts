import { describe, expect, it } from 'vitest';
import type { Capture } from '../../shared/capture/record.ts';
import type { Command } from '../../shared/lifecycle/commands.ts';
import type { NotifyMessage } from '../../shared/platform/messages.ts';
import type { Suppressed } from '../../shared/platform/suppression.ts';
import { MONDAY, sampleBeginning, sampleSettings } from '../../test/kit/samples.ts';
import { relieve } from './relieve.ts';
import type { FeedbackDeps } from './wire.ts';

const settings = sampleSettings();
const { order } = sampleBeginning();
const [task] = order.tasks;
if (!task) throw new Error('an order begins with a task');
const person = settings.staff.find(({ id }) => id === task.owner);
if (!person) throw new Error('its owner is of the staff');
const bounced: Suppressed = { address: person.email, reason: 'bounce', at: MONDAY.toISOString() };
const review = (owner: string): Capture =>
  ({
    id: 'C1',
    version: 2,
    outcome: { status: 'in-review', rule: 'r', words: 'w', owner, dueAt: MONDAY.toISOString(), similarTo: null },
  }) as Capture;

function world({ blocked = [person?.email ?? ''], lost = 0, capture = review(task?.owner ?? '') } = {}) {
  const sent = { commands: [] as Command[], notify: [] as NotifyMessage[], captures: [] as Capture[] };
  let losing = lost;
  const rows = [
    { orderId: order.id, orderNumber: order.number, task },
    { orderId: 'O2', orderNumber: 'SO-2', task: { ...task, kind: 'notice' } },
    { orderId: 'O3', orderNumber: 'SO-3', task: { ...task, owner: 'somebody-else' } },
  ];
  const deps = {
    settings: { current: async () => ({ settings, version: 1 }) },
    suppression: { among: async (list: readonly string[]) => new Set(list.filter((one) => blocked.includes(one))) },
    orders: { work: async () => ({ tasks: rows, captureIds: ['C1'] }) },
    captures: {
      find: async () => capture,
      replace: async (next: Capture) => {
        losing -= 1;
        if (losing >= 0) return false;
        sent.captures.push(next);
        return true;
      },
    },
    commands: { send: async (commands: Command[]) => void sent.commands.push(...commands) },
    notify: { send: async (messages: NotifyMessage[]) => void sent.notify.push(...messages) },
    clock: { now: () => MONDAY },
  } as unknown as FeedbackDeps;
  return { deps, sent };
}

describe('when mail to somebody of the staff comes back', () => {
  it('all that they have goes to others, and the administrator hears how much', async () => {
    const { deps, sent } = world({ lost: 2 });
    expect(await relieve(bounced, deps)).toEqual({ tasks: 2, reviews: 1, left: 0 });
    expect(sent.commands.map(({ orderId, wish }) => [orderId, wish.type])).toEqual([
      [order.id, 'hand-over'],
      ['O2', 'hand-over'],
    ]);
    // The queue would drop the second of two commands with one id.
    expect(new Set(sent.commands.map(({ id }) => id)).size).toBe(2);
    const [moved] = sent.captures;
    expect(moved?.outcome).toMatchObject({ status: 'in-review' });
    expect(moved?.outcome.status === 'in-review' && moved.outcome.owner).not.toBe(person.id);
    expect(sent.notify).toEqual([
      {
        unreachable: {
          staffId: person.id,
          address: person.email,
          reason: 'bounce',
          since: bounced.at,
          tasks: 2,
          reviews: 1,
          left: 0,
        },
      },
    ]);
  });

  it('a second report says the same under the same ids', async () => {
    const [one, other] = [world(), world()];
    await relieve(bounced, one.deps);
    await relieve(bounced, other.deps);
    expect(other.sent).toEqual(one.sent);
  });

  it('all stays where nobody else can be reached, and that is said', async () => {
    const { deps, sent } = world({ blocked: settings.staff.map(({ email }) => email) });
    expect(await relieve(bounced, deps)).toEqual({ tasks: 0, reviews: 0, left: 3 });
    expect([sent.commands, sent.captures]).toEqual([[], []]);
    expect(sent.notify).toHaveLength(1);
  });

  it('an address of somebody else moves nothing', async () => {
    const { deps, sent } = world();
    expect(await relieve({ ...bounced, address: 'buyer@mail.example' }, deps)).toBeNull();
    expect(sent.notify).toEqual([]);
  });
});
