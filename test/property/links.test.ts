import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LinkClaims, type LinkPurpose, signLink, verifyLink } from '../../shared/tasks/action-link.ts';
import { MONDAY } from '../kit/samples.ts';

const keys = { current: 'c'.repeat(43), previous: 'p'.repeat(43) };
const exp = Math.floor(MONDAY.getTime() / 1000) + 3600;
const id = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }).filter((text) => text.length <= 80);
const version = fc.integer({ min: 1, max: 1e9 });
const claims: fc.Arbitrary<LinkClaims> = fc.oneof(
  fc.record({
    purpose: fc.constant('step' as const),
    orderId: id,
    taskId: id,
    staffId: id,
    version,
    step: fc.option(id),
    exp: fc.constant(exp),
  }),
  fc.record({ purpose: fc.constant('track' as const), orderId: id, madeAt: version, exp: fc.constant(exp) }),
  fc.record({
    purpose: fc.constant('ask' as const),
    captureId: id,
    version,
    askedAt: version,
    exp: fc.constant(exp),
  }),
  fc.record({
    purpose: fc.constant('signin' as const),
    staffId: id,
    nonce: id,
    madeAt: version,
    exp: fc.constant(exp),
  }),
  fc.record({
    purpose: fc.constant('session' as const),
    staffId: id,
    sessionId: id,
    madeAt: version,
    exp: fc.constant(exp),
  }),
  fc.record({ purpose: fc.constant('review' as const), captureId: id, staffId: id, version, exp: fc.constant(exp) }),
);
const PURPOSES: LinkPurpose[] = ['step', 'track', 'ask', 'signin', 'session', 'review'];
const wrong = { ok: false, reason: 'wrong' };

describe('links', () => {
  it('say what was signed, to their own purpose alone', () => {
    fc.assert(
      fc.property(claims, (signed) => {
        const token = signLink(signed, keys);
        for (const purpose of PURPOSES) {
          const verified = verifyLink(token, purpose, keys, MONDAY);
          expect(verified).toEqual(purpose === signed.purpose ? { ok: true, claims: signed } : wrong);
        }
      }),
    );
  });

  it('with any one bit flipped are refused', () => {
    const token = signLink(
      { purpose: 'step', orderId: 'O1', taskId: 'stage-1', staffId: 'li-na', version: 3, step: 'confirm', exp },
      keys,
    );
    for (let at = 0; at < token.length; at += 1) {
      for (let bit = 0; bit < 8; bit += 1) {
        const flipped =
          token.slice(0, at) + String.fromCharCode(token.charCodeAt(at) ^ (1 << bit)) + token.slice(at + 1);
        expect(verifyLink(flipped, 'step', keys, MONDAY)).toEqual(wrong);
      }
    }
  });

  it('cut, doubled, respelt or made up are refused, and nothing throws', () => {
    const token = signLink({ purpose: 'track', orderId: 'O1', madeAt: 1, exp }, keys);
    fc.assert(
      fc.property(fc.nat({ max: token.length - 1 }), (length) => {
        expect(verifyLink(token.slice(0, length), 'track', keys, MONDAY)).toEqual(wrong);
      }),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string({ unit: 'binary' }),
          fc.string().map((text) => `${text}.${token}`),
        ),
        (text) => {
          expect(verifyLink(text, 'track', keys, MONDAY)).toEqual(wrong);
        },
      ),
    );
  });
});
