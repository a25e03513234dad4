import { sampleProducts, senderFor } from '../../cli/commands/send.ts';
import { deliver, hubTime, type Outgoing, type Sender } from '../../cli/deliver.ts';
import { messageFor } from '../../cli/samples/messages.ts';
import { type SampleOrder, sampleOrder } from '../../cli/samples/order.ts';
import type { Capture } from '../../shared/capture/record.ts';
import type { Product } from '../../shared/catalogue/catalogue.ts';
import type { SignedRequest } from '../../shared/channels/verify/signed-request.ts';
import type { Wish } from '../../shared/lifecycle/commands.ts';
import type { Order } from '../../shared/orders/order.ts';
import type { Source } from '../../shared/settings/schema.ts';
import { eventually, type Stack } from './stack.ts';

/** What came back of a request. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
}

export interface CommandAnswer {
  commandId: string;
  state: 'done' | 'refused' | 'under-way';
  receipt: { refusal: { code: string; words: { 'zh-CN': string; en: string } } | null } | null;
}

/** The senders of a running stack: people, shops and chats, with their secrets. */
export interface Traffic {
  sender: Sender;
  products: readonly Product[];
  source(id: string): Source;
  /** A sample that nobody has sent before: two of different numbers never resemble each other. */
  sample(number: number): SampleOrder;
  message(source: string, order: SampleOrder, id: string): Promise<Outgoing>;
  deliver(source: string, outgoing: Outgoing): Promise<number>;
  /** The secrets of a source as they stand. */
  secrets(group: 'shop' | 'chat', source: string): Promise<Record<string, string>>;
  /** Sends bytes to an address of the hub as they are. */
  request(path: string, request: SignedRequest): Promise<Answer>;
  /** The captures that an action brings to a source, once they have their end. */
  captured(source: string, action: () => Promise<unknown>, count?: number): Promise<Capture[]>;
  /** Sends a sample and waits for its end. */
  send(source: string, order: SampleOrder, id: string): Promise<Capture>;
  /** Sends a sample that has to become an order. */
  order(source: string, order: SampleOrder, id: string): Promise<Order>;
  /** The order that a capture became. */
  orderOf(capture: Capture | undefined): Promise<Order>;
  /** A command by the API, carried out or refused. */
  command(orderId: string, wish: Wish, more?: object): Promise<CommandAnswer>;
}

const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨';
const GIVEN = '明华强军杰涛超磊勇斌';

/** A person for each number: orders of different people are no copies of each other. */
function personOf(number: number, { person }: SampleOrder): SampleOrder['person'] {
  if (person.address.country !== 'CN') {
    const phone = `+44207946${String(1000 + (number % 9000))}`;
    return { ...person, phone, email: `buyer${number}@customers.example`, chatId: `U${900_000 + number}` };
  }
  const name = `${SURNAMES[number % SURNAMES.length]}${GIVEN[number % GIVEN.length]}${GIVEN[(number * 7 + 3) % GIVEN.length]}`;
  const phone = `138${String(10_000_000 + ((number * 7919) % 89_999_999))}`;
  const street = `${person.address.street.replace(/\d+号.*/, '')}${100 + number}号`;
  return {
    ...person,
    name,
    company: `${name}商行`,
    phone,
    email: `buyer${number}@customers.example`,
    chatId: `buyer_${number}`,
    address: { ...person.address, street },
  };
}

const shortName = (name: string): string => name.replace(/\s\S*\d.*$/, '');

export function freshSample(number: number, products: readonly Product[]): SampleOrder {
  const order = sampleOrder(number, products);
  // As people write it: the code and the name, without the size that the code stands for.
  const lines = order.lines.map(({ product, quantity }) => ({
    product: { ...product, nameZh: shortName(product.nameZh), nameEn: shortName(product.nameEn) },
    quantity,
  }));
  return { person: personOf(number, order), lines, reference: `PO-T${100_000 + number}` };
}

export async function trafficOf(
  stack: Pick<Stack, 'place' | 'api' | 'captures' | 'url' | 'parameters' | 'order'>,
  tries: () => number = () => 0,
): Promise<Traffic> {
  const sender = await senderFor(stack.place);
  const products = (await sampleProducts('examples/catalogue.csv')).filter(
    ({ unit, price }) => price !== null && '罐袋盒只把套'.includes(unit),
  );
  const source = (id: string): Source => {
    const found = sender.settings.sources.find((each) => each.id === id);
    if (!found) throw new Error(`there is no source ${id}`);
    return found;
  };
  const message: Traffic['message'] = async (id, order, messageId) =>
    messageFor(
      source(id).channel,
      order,
      tries() > 0 ? `${messageId}-${tries()}` : messageId,
      await hubTime(sender.client),
    );
  const captured: Traffic['captured'] = async (id, action, count = 1) => {
    const before = new Set((await stack.captures(id)).map((capture) => capture.id));
    await action();
    return eventually(`the end of ${count} captures from ${id}`, async () => {
      const fresh = (await stack.captures(id)).filter((capture) => !before.has(capture.id));
      return fresh.length >= count && fresh.every(({ outcome }) => outcome.status !== 'in-flight') && fresh;
    });
  };
  const orderOf: Traffic['orderOf'] = async (capture) => {
    if (capture?.outcome.status !== 'ordered') throw new Error(`it became ${JSON.stringify(capture?.outcome)}`);
    return stack.order(capture.outcome.orderId);
  };
  const deliverTo: Traffic['deliver'] = (id, outgoing) => deliver(outgoing, source(id), sender);
  const send: Traffic['send'] = async (id, order, messageId) => {
    const outgoing = await message(id, order, messageId);
    const [capture] = await captured(id, async () => {
      const status = await deliverTo(id, outgoing);
      if (status >= 300) throw new Error(`${id} answered ${status}`);
    });
    return capture as Capture;
  };
  return {
    sender,
    products,
    source,
    sample: (number) => freshSample(number + 5000 * tries(), products),
    message,
    captured,
    send,
    orderOf,
    order: async (id, order, messageId) => orderOf(await send(id, order, messageId)),
    command: (orderId, wish, more = {}) => commanded(stack, orderId, wish, more),
    deliver: deliverTo,
    secrets: async (group, id) => {
      const pair = (await stack.parameters.read(group))[id];
      if (!pair) throw new Error(`${id} has no secrets`);
      return pair.current;
    },
    request: async (path, { method, rawQuery, headers, body }) => {
      const response = await fetch(`${stack.url}${path}${rawQuery ? `?${rawQuery}` : ''}`, {
        method,
        headers,
        redirect: 'manual',
        ...(method === 'GET' ? {} : { body: Buffer.from(body) }),
      });
      return { status: response.status, headers: response.headers, text: await response.text() };
    },
  };
}

/** Sends a command and waits until somebody has carried it out or refused it. */
async function commanded(stack: Pick<Stack, 'api'>, orderId: string, wish: Wish, more: object): Promise<CommandAnswer> {
  const path = `/api/orders/${orderId}/commands`;
  const first = await stack.api.send<CommandAnswer>('POST', path, { wish, ...more });
  if (first.state !== 'under-way') return first;
  return eventually(`the end of the command ${wish.type}`, async () => {
    const now = await stack.api.get<CommandAnswer>(`${path}/${first.commandId}`);
    return now.state !== 'under-way' && now;
  });
}
