import { describe, expect, it } from 'vitest';
import { Deploy } from './deploy.ts';

const smallest = { regions: ['eu-central-1'], mailDomain: 'in.example.com', adminEmail: 'admin@example.com' };
const faultOf = (input: object): string | undefined =>
  Deploy.safeParse({ ...smallest, ...input }).error?.issues[0]?.message;

describe('the deploy part of the settings', () => {
  it('needs regions, a mail domain and an address, and fills in the rest', () => {
    expect(Deploy.parse(smallest)).toEqual({
      ...smallest,
      mailReceive: true,
      mailReceiveAlsoIn: [],
      throttle: {},
      logRetentionDays: 90,
    });
  });

  it('takes a throttle for one stance without the others', () => {
    const { throttle } = Deploy.parse({ ...smallest, throttle: { signed: { ratePerSecond: 20, burst: 40 } } });
    expect(throttle).toEqual({ signed: { ratePerSecond: 20, burst: 40 } });
  });

  it.each([
    [{ regions: [] }, /1/],
    [{ regions: ['Frankfurt'] }, /name of an AWS region/],
    [{ regions: ['eu-central-1', 'eu-central-1'] }, /each region once/],
    [{ mailDomain: 'orders@in.example.com' }, /domain name in lower case/],
    [{ mailDomain: 'example' }, /domain name/],
    [{ publicUrl: 'http://orders.example.com' }, /URL/],
    [{ publicUrl: 'https://orders.example.com/' }, /without a path/],
    [{ logRetentionDays: 100 }, /Invalid/],
    [{ throttle: { everyone: { ratePerSecond: 1, burst: 1 } } }, /Unrecognized/],
    [{ mailRecieve: false }, /Unrecognized/],
  ])('refuses %j', (input, words) => {
    expect(faultOf(input)).toMatch(words);
  });
});
