import { CHANNELS } from '../../shared/channels/catalog.ts';
import type { Source } from '../../shared/settings/schema.ts';
import { paths } from '../paths.ts';

/** What is given to others so that their messages come here. */
export interface SourceAddress {
  /** `mailbox`: write there. `page`: open in a browser. `intake`: programs post there. */
  what: 'mailbox' | 'page' | 'intake';
  value: string;
}

/** @param place where the hub is reached: `publicUrl` with or without a final slash */
export function addressesOf(
  { id, channel, addresses }: Pick<Source, 'id' | 'channel' | 'addresses'>,
  place: { publicUrl: string; mailDomain: string },
): SourceAddress[] {
  const hub = place.publicUrl.replace(/\/$/, '');
  switch (CHANNELS[channel].kind) {
    case 'email':
      return (addresses ?? []).map((address) => ({
        what: 'mailbox',
        value: address.includes('@') ? address : `${address}@${place.mailDomain}`,
      }));
    case 'form':
      return [
        { what: 'page', value: `${hub}${paths.orderForm(id)}` },
        { what: 'intake', value: `${hub}${paths.formIntake(id)}` },
      ];
    case 'shop':
      return [{ what: 'intake', value: `${hub}${paths.shopIntake(id)}` }];
    case 'chat':
      return [{ what: 'intake', value: `${hub}${paths.chatIntake(id)}` }];
    case 'telephone':
      return [{ what: 'page', value: `${hub}${paths.entry}` }];
  }
}

/** Where the shop itself shows an order of that number; null where the hub knows no such page. */
export function shopSearchOf({ channel, account }: Pick<Source, 'channel' | 'account'>, number: string): string | null {
  if (channel !== 'shopify' || !account || !/^[a-z0-9][a-z0-9-]*(\.[a-z0-9-]+)+$/i.test(account)) return null;
  return `https://${account}/admin/orders?query=${encodeURIComponent(`name:${number}`)}`;
}
