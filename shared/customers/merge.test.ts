import { describe, expect, it } from 'vitest';
import { ADDRESS, CUSTOMER } from '../../test/kit/samples.ts';
import type { Lesson } from '../learning/lesson.ts';
import { type Customer, type Identity, identitiesHeld, placesOf } from './customer.ts';
import type { MergeRecord, Planned, Revision } from './history.ts';
import { MOST_MOVED, planMerge, planUndo, returning } from './merge.ts';

const OTHER: Customer = {
  ...CUSTOMER,
  id: 'U02',
  version: 4,
  name: '胡老板',
  company: null,
  phones: ['+8613900000002'],
  emails: ['neu@mail.example'],
  chatIds: ['wecom:hu'],
  shipTo: { ...ADDRESS, street: '人民路99号' },
  partNumbers: { A1: 'HN-M8', B2: 'FW-M8' },
  absorbed: ['U00'],
};
const SURVIVOR: Customer = { ...CUSTOMER, partNumbers: { A1: 'BV25-R' } };
const BY = { kind: 'staff', id: 'li-na' } as const;

function revisionOf(planned: Planned): Revision {
  if (!planned.ok) throw new Error(planned.refusal);
  return planned.revision;
}

function afterOf(revision: Revision, id: string): Customer {
  const found = revision.records.find(({ after }) => after.id === id);
  if (!found) throw new Error(`no record ${id}`);
  return found.after;
}

function merged(survivor = SURVIVOR, other = OTHER) {
  const revision = revisionOf(planMerge(survivor, other, 'same shop'));
  if (!revision.merge) throw new Error('no merge');
  const record: MergeRecord = { ...revision.merge.after, at: '2026-11-16T01:30:00.000Z', by: BY };
  return { revision, record, survivor: afterOf(revision, survivor.id), pointer: afterOf(revision, other.id) };
}

describe('a merge', () => {
  it('keeps what was learnt of both, and gives it back', () => {
    const lesson = (id: string, key: string): Lesson => ({
      id,
      key,
      kind: 'alias',
      words: key,
      sku: 'HN-M8',
      captureId: 'C1',
      orderId: 'O1',
      orderNumber: 'SO-1',
      by: BY,
      at: '2026-11-01T00:00:00.000Z',
      replaces: null,
      used: 0,
      lastUsedAt: null,
      takenBack: null,
    });
    const own = { ...SURVIVOR, lessons: [lesson('C1.1', '长栓')] };
    const { survivor, pointer, record } = merged(own, {
      ...OTHER,
      lessons: [lesson('C2.1', '长栓'), lesson('C2.2', '垫子')],
    });
    expect(survivor.lessons?.map(({ id }) => id)).toEqual(['C1.1', 'C2.2']);
    const undone = revisionOf(planUndo({ record, survivor, merged: pointer, also: [] }));
    expect(afterOf(undone, 'U01').lessons?.map(({ id }) => id)).toEqual(['C1.1']);
    expect(afterOf(undone, 'U02').lessons?.map(({ id }) => id)).toEqual(['C2.1', 'C2.2']);
  });

  it('gives the survivor what the other one knows, and overwrites nothing', () => {
    const { survivor, pointer, revision } = merged();
    expect(survivor).toMatchObject({ version: 2, name: '胡建波', company: '慈溪新浦胡记五金店' });
    expect(survivor.phones).toEqual(['+8613655550217', '+8613900000002']);
    expect(survivor.partNumbers).toEqual({ A1: 'BV25-R', B2: 'FW-M8' });
    expect(placesOf(survivor).map(({ street }) => street)).toEqual(['新浦镇六塘公路32号', '人民路99号']);
    expect(survivor.absorbed).toEqual(['U02', 'U00']);
    expect(pointer).toMatchObject({ version: 5, mergedInto: 'U01', phones: [], emails: [], chatIds: [] });
    expect(revision.identities).toHaveLength(3);
    expect(revision.identities.every(({ from, to }) => from === 'U02' && to === 'U01')).toBe(true);
  });

  it('is refused with itself, with a pointer, and beyond what a record or transaction takes', () => {
    expect(planMerge(SURVIVOR, SURVIVOR, null)).toMatchObject({ refusal: 'nothing-to-do' });
    const { survivor, pointer } = merged();
    expect(planMerge(survivor, pointer, null)).toMatchObject({ refusal: 'customer-merged' });
    expect(planMerge(pointer, { ...OTHER, id: 'U03' }, null)).toMatchObject({ refusal: 'customer-merged' });
    const many = (count: number, what: string) => Array.from({ length: count }, (_, index) => `${what}${index}`);
    const full = { ...OTHER, phones: many(50, '+86139'), emails: many(46, 'a@b') };
    expect(planMerge({ ...SURVIVOR, phones: [] }, full, null)).toMatchObject({ refusal: 'customer-too-large' });
    const most = { ...full, emails: many(MOST_MOVED - 51, 'a@b') };
    expect(planMerge({ ...SURVIVOR, phones: [] }, most, null).ok).toBe(true);
    expect(planMerge(SURVIVOR, most, null)).toMatchObject({ refusal: 'customer-too-large' });
  });
});

describe('undoing a merge', () => {
  it('brings both back as they were', () => {
    const { record, survivor, pointer } = merged();
    const revision = revisionOf(planUndo({ record, survivor, merged: pointer, also: [] }));
    expect(afterOf(revision, 'U01')).toEqual({ ...SURVIVOR, version: 3 });
    expect(afterOf(revision, 'U02')).toEqual({ ...OTHER, version: 6 });
    expect(revision.merge?.before).toEqual(record);
  });

  it('leaves with the survivor what came since, unless it is chosen, and what was taken away since gone', () => {
    const { record, survivor, pointer } = merged();
    const fresh: Identity = { kind: 'email', value: 'since@mail.example' };
    const now = {
      ...survivor,
      version: 3,
      emails: [...survivor.emails, fresh.value],
      phones: survivor.phones.slice(0, 1),
    };
    expect(returning(record, now)).toMatchObject({ since: [fresh] });
    const stays = revisionOf(planUndo({ record, survivor: now, merged: pointer, also: [] }));
    expect(afterOf(stays, 'U01').emails).toContain(fresh.value);
    expect(identitiesHeld(afterOf(stays, 'U02'))).toEqual([
      { kind: 'email', value: 'neu@mail.example' },
      { kind: 'chat', value: 'wecom:hu' },
    ]);
    const goes = revisionOf(planUndo({ record, survivor: now, merged: pointer, also: [fresh] }));
    expect(afterOf(goes, 'U02').emails).toContain(fresh.value);
    const foreign = { kind: 'email', value: 'x@y.example' } as const;
    expect(planUndo({ record, survivor: now, merged: pointer, also: [foreign] })).toMatchObject({
      refusal: 'identity-taken',
    });
  });

  it('takes out again what the survivor had not known, where nobody changed it since', () => {
    const bare = { ...SURVIVOR, name: null, company: null, shipTo: null };
    const { record, survivor, pointer } = merged(bare);
    expect(survivor).toMatchObject({ name: '胡老板', shipTo: OTHER.shipTo });
    const renamed = { ...survivor, name: '胡波' };
    const revision = revisionOf(planUndo({ record, survivor: renamed, merged: pointer, also: [] }));
    expect(afterOf(revision, 'U01')).toEqual({ ...bare, name: '胡波', version: 3 });
  });

  it('comes after the undoing of later merges, and once', () => {
    const { record, survivor, pointer } = merged();
    const into = afterOf(revisionOf(planMerge({ ...SURVIVOR, id: 'U09' }, survivor, null)), 'U01');
    expect(planUndo({ record, survivor: into, merged: pointer, also: [] })).toMatchObject({
      refusal: 'customer-merged',
    });
    const undone = { ...record, undone: { at: record.at, by: BY } };
    expect(planUndo({ record: undone, survivor, merged: pointer, also: [] })).toMatchObject({
      refusal: 'customer-merged',
    });
  });
});
