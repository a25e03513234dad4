import type { Capture } from '../capture/record.ts';
import { claimOf } from '../orders/keys.ts';
import type { Arrival } from '../understanding/draft.ts';
import type { Run } from './run.ts';

type Text = Extract<Arrival, { type: 'text' }>;

const low = (text: string | null | undefined): string => (text ?? '').toLowerCase();

/** Captures that this mail answers a question about, where it comes from the address that was asked. */
async function byMail({ capture, deps }: Run, { answersTo = [], sender, replyTo }: Text): Promise<Capture[]> {
  const ids = answersTo.filter((id) => id !== capture.id);
  if (ids.length === 0) return [];
  const from = [sender.email, replyTo?.kind === 'email' ? replyTo.address : null].map(low).filter((one) => one !== '');
  const found = await deps.captures.findMany(ids);
  return ids
    .flatMap((id) => found.find((one) => one.id === id) ?? [])
    .filter((one) => one.replyTo?.kind === 'email' && from.includes(low(one.replyTo.address)));
}

/** Earlier messages of the same person in the same conversation, newest first; those of the same thread alone where there are some. */
async function byChat({ capture, deps }: Run, { sender, replyTo }: Text): Promise<Capture[]> {
  if (replyTo?.kind !== 'chat' || sender.chatId === null) return [];
  const talk = claimOf('talk', replyTo.source, replyTo.conversation, sender.chatId);
  const heard = await deps.talks.hear(talk, { captureId: capture.id, at: capture.receivedAt });
  const at = heard.findIndex(({ captureId }) => captureId === capture.id);
  const ids = heard.slice(0, Math.max(0, at)).map(({ captureId }) => captureId);
  const found = ids.length > 0 ? await deps.captures.findMany(ids) : [];
  const asked = found
    .filter((one) => one.asked !== undefined && one.replyTo?.kind === 'chat')
    .sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1));
  const { thread } = replyTo;
  const under = asked.filter((one) => thread !== null && one.replyTo?.kind === 'chat' && one.replyTo.thread === thread);
  return under.length > 0 ? under : asked;
}

/** What the sender of a message was asked about before, and may be answering: nearest first. */
export function askedBefore(run: Run, arrival: Text): Promise<Capture[]> {
  return arrival.replyTo?.kind === 'chat' ? byChat(run, arrival) : byMail(run, arrival);
}
