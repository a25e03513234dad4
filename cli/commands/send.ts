import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import type { Product } from '../../shared/catalogue/catalogue.ts';
import { importCatalogue } from '../../shared/catalogue/import.ts';
import { CHANNELS } from '../../shared/channels/catalog.ts';
import { newId } from '../../shared/platform/ids.ts';
import { clientOf } from '../client.ts';
import { deliver, hubTime, type Sender } from '../deliver.ts';
import { parametersOf } from '../parameters.ts';
import { CommandLineError, findPlace, type Place } from '../place.ts';
import { show } from '../print.ts';
import { messageFor } from '../samples/messages.ts';
import { sampleOrder } from '../samples/order.ts';
import { settingsOf } from '../sources.ts';

/** The products that samples order. @throws CommandLineError where the file is not a catalogue */
export async function sampleProducts(file: string): Promise<Product[]> {
  const read = importCatalogue(await readFile(file));
  if (!read.ok) throw new CommandLineError(`${file} is not a catalogue that can be imported.`);
  return read.products;
}

/** All that sending samples needs of a hub. */
export async function senderFor(place: Place): Promise<Sender> {
  const client = clientOf(place);
  return { place, client, parameters: parametersOf(place), settings: await settingsOf(client) };
}

async function send(wanted: string[], options: { catalogue: string; count: string }): Promise<void> {
  const sender = await senderFor(findPlace());
  const products = await sampleProducts(options.catalogue);
  const sources = sender.settings.sources.filter(
    ({ id, channel }) =>
      // What callers say is typed on the desk: nothing is sent there.
      channel !== 'telephone' && (wanted.length === 0 || wanted.includes(id) || wanted.includes(channel)),
  );
  if (sources.length === 0)
    throw new CommandLineError(
      `No source is called ${wanted.join(', ')}. There are: ${sender.settings.sources.map(({ id }) => id).join(', ')}`,
    );
  const now = await hubTime(sender.client);
  for (let round = 0; round < Number(options.count); round += 1) {
    for (const source of sources) {
      const id = newId('K', now).toLowerCase();
      const order = sampleOrder(Date.now() + round * 31, products);
      const status = await deliver(messageFor(source.channel, order, id, now), source, sender);
      show({}, `${source.id.padEnd(14)} ${CHANNELS[source.channel].names.en.padEnd(18)} answered ${status}`, false);
    }
  }
  show({}, '\nWhat became of them: npx hub captures', false);
}

/** `hub send`: sample messages by every channel, signed with the sources' own secrets. */
export function sendCommand(): Command {
  return new Command('send')
    .description(
      'Send a sample message into each source (or the named sources or channels) of a running hub, really signed',
    )
    .argument('[sources...]', 'ids of sources, or channels')
    .option('--count <number>', 'so many to each', '1')
    .option(
      '--catalogue <file>',
      'orders products of this catalogue',
      process.env.HUB_CATALOGUE ?? 'examples/catalogue.csv',
    )
    .action(send);
}
