import type { Capture } from '../capture/record.ts';
import { businessDay } from '../platform/business-day.ts';
import type { Arrival } from '../understanding/draft.ts';
import { settle } from './customer-reply.ts';
import type { Run } from './run.ts';

type Text = Extract<Arrival, { type: 'text' }>;
type ReadOne = (capture: Capture) => Promise<Arrival>;

/** Messages of one sender in a row that are read as one. */
const MOST_JOINED = 20;
const MOST_LOOKED_AT = 200;
/** Clocks of machines differ by less. */
const SLACK_MS = 1500;

interface Member {
  capture: Capture;
  arrival: Text;
}

const isChat = (arrival: Arrival): arrival is Text =>
  arrival.type === 'text' && arrival.replyTo?.kind === 'chat' && arrival.sender.chatId !== null;

/** Of the same person, in the same conversation and thread: in a channel, each message that answers none begins a thread of its own. */
function isSameTalk({ sender, replyTo }: Text, other: Text): boolean {
  if (replyTo?.kind !== 'chat' || other.replyTo?.kind !== 'chat') return false;
  const { conversation, thread } = replyTo;
  return (
    sender.chatId === other.sender.chatId &&
    conversation === other.replyTo.conversation &&
    thread === other.replyTo.thread
  );
}

/** What came by this entrance around the time of the message, oldest first. */
async function around({ capture, settings, deps }: Run, windowMs: number): Promise<Capture[]> {
  const from = new Date(Date.parse(capture.receivedAt) - windowMs * MOST_JOINED);
  const days = [
    ...new Set([businessDay(from, settings.timeZone), capture.day, businessDay(deps.clock.now(), settings.timeZone)]),
  ];
  const lists = await Promise.all(
    days.map((day) => deps.captures.arrived(capture.source, day, { after: from.toISOString(), limit: MOST_LOOKED_AT })),
  );
  return lists
    .flat()
    .sort((a, b) => (a.receivedAt === b.receivedAt ? (a.id < b.id ? -1 : 1) : a.receivedAt < b.receivedAt ? -1 : 1));
}

const isOpen = ({ outcome }: Capture): boolean => outcome.status === 'in-flight' && outcome.waitsFor === null;

/** The messages in a row that this one is one of. */
async function rowOf(
  run: Run,
  arrival: Text,
  near: readonly Capture[],
  windowMs: number,
  read: ReadOne,
): Promise<Member[]> {
  const { capture } = run;
  const members: Member[] = [];
  for (const one of near.filter((other) => other.id === capture.id || isOpen(other))) {
    const said = one.id === capture.id ? arrival : await read(one);
    if (isChat(said) && isSameTalk(arrival, said))
      members.push({ capture: one.id === capture.id ? capture : one, arrival: said });
  }
  const rows: Member[][] = [];
  for (const member of members) {
    const before = rows.at(-1)?.at(-1)?.capture.receivedAt;
    const follows = before !== undefined && Date.parse(member.capture.receivedAt) - Date.parse(before) <= windowMs;
    if (follows && (rows.at(-1)?.length ?? 0) < MOST_JOINED) rows.at(-1)?.push(member);
    else rows.push([member]);
  }
  return rows.find((row) => row.some((member) => member.capture.id === capture.id)) ?? [{ capture, arrival }];
}

const boundTo = (run: Run, { id }: Capture): Run => ({ ...run, capture: { ...run.capture, joinedTo: id } });

/** One message of several: their texts and files one below the other, under the first. */
function combined(members: readonly Member[]): Text {
  const [first] = members;
  if (!first) throw new Error('nobody said anything');
  const { message } = first.arrival;
  return {
    ...first.arrival,
    message: {
      ...message,
      text: members.map(({ arrival }) => arrival.message.text).join('\n'),
      attachments: members.flatMap(({ arrival }) => arrival.message.attachments),
    },
  };
}

/** How a message is read: as it is (or with those that followed it), or not by itself. `under`: the one that it is read with. */
export type Joining =
  | { type: 'read'; run: Run; arrival: Arrival }
  | { type: 'wait' }
  | { type: 'under'; captureId: string };

async function again(run: Run, ids: readonly string[], read: ReadOne): Promise<Joining> {
  const found = await run.deps.captures.findMany(ids);
  const members: Member[] = [];
  for (const id of ids) {
    const capture = found.find((one) => one.id === id);
    const arrival = capture && (await read(capture));
    if (capture && arrival && isChat(arrival)) members.push({ capture, arrival });
  }
  return { type: 'read', run, arrival: combined(members) };
}

/** Reads chat messages in a row as one: the first carries them, the others end with it. Every run of every one of them comes to the same. */
export async function joining(run: Run, arrival: Arrival, read: ReadOne): Promise<Joining> {
  const { capture, settings, deps } = run;
  const source = settings.sources.find(({ id }) => id === capture.source);
  const windowMs = (source?.joinSeconds ?? 0) * 1000;
  if (capture.joined && isChat(arrival)) return again(run, capture.joined, read);
  if (capture.joinedTo !== undefined) {
    const carrier = await deps.captures.find(capture.joinedTo);
    if (carrier) await settle(run, carrier);
    return { type: 'wait' };
  }
  if (windowMs === 0 || !isChat(arrival) || run.answer !== null || !isOpen(capture))
    return { type: 'read', run, arrival };
  const near = await around(run, windowMs);
  const carrier = near.find(({ id, joined }) => id !== capture.id && joined?.includes(capture.id));
  if (carrier) {
    await settle(boundTo(run, carrier), carrier);
    return { type: 'wait' };
  }
  const row = await rowOf(run, arrival, near, windowMs, read);
  const [first, last] = [row[0], row.at(-1)];
  if (!first || !last || row.length === 1) return { type: 'read', run, arrival };
  // More may follow: whoever is last reads them all.
  if (Date.parse(last.capture.receivedAt) + windowMs > deps.clock.now().getTime() + SLACK_MS) return { type: 'wait' };
  if (first.capture.id !== capture.id) return { type: 'under', captureId: first.capture.id };
  const joined = row.map((member) => member.capture.id);
  return { type: 'read', run: { ...run, capture: { ...capture, joined } }, arrival: combined(row) };
}

/** Ends those that were read with a message as it ended. */
export async function endJoined(run: Run): Promise<void> {
  const carrier = await run.deps.captures.find(run.capture.id);
  if (!carrier?.joined || carrier.outcome.status === 'in-flight') return;
  const others = await run.deps.captures.findMany(carrier.joined.filter((id) => id !== carrier.id));
  for (const capture of others.filter(isOpen)) await settle(boundTo({ ...run, capture }, carrier), carrier);
}
