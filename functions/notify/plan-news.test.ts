import { beforeEach, describe, expect, it } from 'vitest';
import { BUYER, LI_NA, type Story, step, type When } from '../../test/kit/given.ts';
import { admitted, freshSes, MAIL, sent, tell, world } from '../../test/kit/notify-world.ts';
import { MONDAY } from '../../test/kit/samples.ts';

beforeEach(freshSes);

/** The mails of the last command of a story, by address, with subject and text in one. */
async function toldOf(story: Story, from: number): Promise<{ to: string; text: string }[]> {
  const { deps } = world({ story });
  for (const { seq } of story.events.slice(from)) await tell(story, deps, seq);
  return (await sent()).map(({ to, mail, text }) => ({ to: to?.[0] ?? '', text: `${mail.subject}\n${text}` }));
}

const toBuyer = (mails: { to: string; text: string }[]) => mails.filter(({ to }) => to === MAIL.address);

const afterwards = (story: Story, when: When): Promise<{ to: string; text: string }[]> => {
  const next = story.did(when);
  return toldOf(next, story.order.version);
};

describe('the customer', () => {
  it('hears of a complaint that they wrote, and of its answer, once each', async () => {
    const story = admitted(MAIL);
    const complaint = {
      type: 'open-complaint',
      kind: 'damaged',
      text: 'Two tins are dented',
      captureId: null,
    } as const;
    expect(toBuyer(await afterwards(story, { wish: complaint, actor: BUYER }))).toHaveLength(1);
    await freshSes();
    const open = story.did({ wish: complaint, actor: BUYER });
    const [{ id: complaintId = '' } = {}] = open.order.complaints;
    const answer = {
      type: 'answer-complaint',
      complaintId,
      remedy: 'resend',
      answer: 'Two new tins leave today',
    } as const;
    const [told, ...more] = toBuyer(await afterwards(open, { wish: answer }));
    expect(told?.text).toContain('Two new tins leave today');
    expect(more).toEqual([]);
  });

  it('hears nothing of a complaint that staff noted down for themselves', async () => {
    const wish = { type: 'open-complaint', kind: 'damaged', text: 'Seen in the warehouse', captureId: null } as const;
    expect(toBuyer(await afterwards(admitted(MAIL), { wish, actor: LI_NA }))).toEqual([]);
  });

  it('hears of a promised day, and not of one that was taken back', async () => {
    const story = admitted(MAIL);
    const date = new Date(MONDAY.getTime() + 14 * 24 * 3_600_000).toISOString().slice(0, 10);
    const dated = story.did({ wish: { type: 'promise-date', date } });
    expect(toBuyer(await toldOf(dated, story.order.version))).toHaveLength(1);
    await freshSes();
    expect(toBuyer(await afterwards(dated, { wish: { type: 'promise-date', date: null } }))).toEqual([]);
  });

  it('hears of a stage that ships the whole order once, not of its parcel too', async () => {
    const made = admitted(MAIL).did(step('confirm')).did(step('start-production'));
    const shipped = await afterwards(made, step('ship', { carrier: 'SF', trackingNumber: 'SF1234567890' }));
    expect(toBuyer(shipped)).toHaveLength(1);
  });

  it('hears of nothing that concerns staff alone', async () => {
    const wishes: When['wish'][] = [
      { type: 'comment', text: 'Is the price right?' },
      { type: 'open-notice', words: 'A mail came back' },
      { type: 'hold', reason: 'price', note: 'asks the manager' },
    ];
    for (const wish of wishes) {
      await freshSes();
      expect(toBuyer(await afterwards(admitted(MAIL), { wish }))).toEqual([]);
    }
  });
});

describe('staff', () => {
  it('read a comment that names them, and nobody reads their own', async () => {
    const wish = {
      type: 'comment',
      text: '@wang-wei is the price right?',
      mentions: ['wang-wei', 'li-na'],
    } satisfies When['wish'];
    const mails = await afterwards(admitted(null), { wish, actor: LI_NA });
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain('is the price right?');
  });

  it('who are no longer here are not written to', async () => {
    const wish = { type: 'comment', text: 'for somebody who left', mentions: ['somebody-else'] } satisfies When['wish'];
    expect(await afterwards(admitted(null), { wish })).toEqual([]);
  });

  it('hear how a wish of the customer ended, as the customer does; whoever ended it knows', async () => {
    const story = admitted(MAIL);
    const content = { ...story.order.content, note: 'leave at the gate' };
    const asked = story.did({ wish: { type: 'ask-change', content, note: 'please' }, actor: BUYER });
    const [{ id: changeId = '' } = {}] = asked.order.changes;
    const refuse = { type: 'answer-change', changeId, answer: 'refuse', note: 'too late for that' } as const;
    const owner = asked.order.tasks.find(({ kind }) => kind === 'stage')?.owner ?? '';
    const refused = async (by: string) => afterwards(asked, { wish: refuse, actor: { kind: 'staff', id: by } });
    const news = (mails: { to: string; text: string }[]) =>
      mails.filter(({ text }) => text.includes('too late for that'));
    const byManager = news(await refused('chen-jing'));
    await freshSes();
    const byOwner = news(await refused(owner));
    expect(toBuyer(byManager)).toHaveLength(1);
    expect(toBuyer(byOwner)).toHaveLength(1);
    expect(byManager.length).toBeGreaterThan(byOwner.length);
  });
});
