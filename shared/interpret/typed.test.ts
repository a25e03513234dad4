import { expect, it } from 'vitest';
import { answerTo, typistOf } from './typed.ts';

const typed = { channel: 'telephone', meta: { staff: 'li-na' }, replyTo: null };

it('knows who typed an order, and takes no other channel at its word', () => {
  expect(typistOf(typed)).toBe('li-na');
  expect(typistOf({ ...typed, channel: 'form' })).toBeNull();
});

it('answers a caller by the mail address that is known of them', () => {
  expect(answerTo(typed, { email: 'a@example.com' })).toMatchObject({ kind: 'email', address: 'a@example.com' });
  expect(answerTo(typed, { email: null })).toBeNull();
  expect(answerTo({ ...typed, channel: 'form' }, { email: 'a@example.com' })).toBeNull();
});
