import { beforeEach, describe, expect, it } from 'vitest';
import type { NotifyMessage } from '../../shared/platform/messages.ts';
import { given } from '../../test/kit/given.ts';
import { admitted, freshSes, logger, sent, tell, world } from '../../test/kit/notify-world.ts';
import { notify } from './notify.ts';

beforeEach(freshSes);

const story = given();
const [task] = story.order.tasks;
const owner = task?.owner ?? '';
const wanted = (of: 'waiting' | 'open', slot: string | null = null): NotifyMessage => ({
  digest: { staffId: owner, of, slot },
});

describe('mails beyond the share of an hour', () => {
  it('wait, and come as one digest an hour, whatever else the hour brings', async () => {
    const { deps, waiting } = world({ story, mailsLeft: 0 });
    await tell(story, deps);
    await tell(story, deps);
    expect(await sent()).toEqual([]);
    expect(waiting).toMatchObject([{ reader: owner, owner, orderId: story.order.id, captureId: null }]);
    await notify(wanted('waiting'), deps, logger);
    await notify(wanted('waiting'), deps, logger);
    const mails = await sent();
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain(story.order.number);
    expect(mails[0]?.text).toMatch(/https:\/\/hub\.example\.com\/do\//);
    expect(waiting).toEqual([]);
    await tell(story, deps);
    await notify(wanted('waiting'), deps, logger);
    expect(await sent()).toHaveLength(1);
  });

  it('do not hold back escalations, nor answers to customers', async () => {
    const reply = admitted({
      kind: 'email',
      address: 'buyer@mail.example',
      inReplyTo: null,
      references: [],
      subject: null,
    });
    const { deps } = world({ story: reply, mailsLeft: 0 });
    await tell(reply, deps);
    expect((await sent()).map(({ to }) => to)).toEqual([['buyer@mail.example']]);
    const dueAt = task?.dueAt ?? '';
    const wish = { type: 'remind', taskId: task?.id ?? '', kind: 'escalate', dueAt } as const;
    const late = story.did({ wish, actor: { kind: 'hub', id: 'schedule' } });
    await tell(late, world({ story: late, mailsLeft: 0 }).deps);
    expect(await sent()).toHaveLength(2);
  });

  it('are not told of once the work is done', async () => {
    const { deps, waiting } = world({ story, mailsLeft: 0 });
    await tell(story, deps);
    const done = world({ story: story.did({ wish: { type: 'take-step', step: 'confirm' } }), mailsLeft: 5 });
    done.waiting.push(...waiting);
    await notify(wanted('waiting'), done.deps, logger);
    expect(await sent()).toEqual([]);
    expect(done.waiting).toEqual([]);
  });

  it('for an address that takes nothing are dropped', async () => {
    const { deps, waiting } = world({ story, mailsLeft: 0 });
    await tell(story, deps);
    const settings = (await deps.settings.current()).settings;
    const email = settings.staff.find(({ id }) => id === owner)?.email ?? '';
    const gone = world({ story, mailsLeft: 5, blocked: [email] });
    gone.waiting.push(...waiting);
    await notify(wanted('waiting'), gone.deps, logger);
    expect(await sent()).toEqual([]);
    expect(gone.waiting).toEqual([]);
  });
});

describe('the digest of a time of day', () => {
  it('tells of all open work once, and nothing where there is none', async () => {
    const { deps } = world({ story });
    await notify(wanted('open', '2026-11-16T08:30'), deps, logger);
    await notify(wanted('open', '2026-11-16T08:30'), deps, logger);
    const mails = await sent();
    expect(mails).toHaveLength(1);
    expect(mails[0]?.mail.subject).toBe('One piece of work');
    expect(mails[0]?.text).toContain('Due today (1)');
    await notify(wanted('open', '2026-11-16T16:00'), world({}).deps, logger);
    expect(await sent()).toHaveLength(1);
  });
});
