import { describe, expect, it } from 'vitest';
import { sampleSettings } from '../../test/kit/samples.ts';
import { addressed } from '../channels/email/recipients.ts';
import { answerAddress, customerMailbox, hubMailbox } from './addresses.ts';

const settings = sampleSettings();
const domain = 'hub.example.com';
const withMailbox = (address: string) => ({
  ...settings,
  sources: settings.sources.map((source) =>
    source.id === 'mail-sales' ? { ...source, addresses: [address] } : source,
  ),
});

describe('senders', () => {
  it('are the mailbox that the customer wrote to', () => {
    expect(customerMailbox(settings, 'mail-sales', 'en', domain)).toEqual({
      name: 'Example Hardware Ltd',
      address: 'orders@hub.example.com',
    });
  });

  it('are the hub for orders that came otherwise, and where SES would refuse', () => {
    const hub = hubMailbox(settings, 'en', domain);
    expect(customerMailbox(settings, 'web', 'en', domain)).toEqual(hub);
    expect(customerMailbox(withMailbox('sales@other.example'), 'mail-sales', 'en', domain)).toEqual(hub);
  });
});

describe('the address for answers', () => {
  it('is found by intake, with the order number', () => {
    const address = answerAddress(settings, 'mail-sales', 'SO-7K3M-91', domain);
    expect(address).toBe('orders+so-7k3m-91@hub.example.com');
    expect(addressed([address ?? ''], settings.sources, domain)[0]).toMatchObject({
      source: { id: 'mail-sales' },
      tags: ['so-7k3m-91'],
    });
  });

  it('is the first mailbox for orders that came otherwise, and none where no mail comes in', () => {
    expect(answerAddress(settings, 'web', 'SO-7K3M-91', domain)).toBe('orders+so-7k3m-91@hub.example.com');
    expect(answerAddress({ ...settings, sources: [] }, 'web', 'SO-7K3M-91', domain)).toBeNull();
  });

  it('stays within what a local part may be', () => {
    const long = `${'a'.repeat(60)}@hub.example.com`;
    expect(answerAddress(withMailbox(long), 'mail-sales', 'SO-7K3M-91', domain)).toBe(long);
  });
});
