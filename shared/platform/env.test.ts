import { describe, expect, it } from 'vitest';
import { environment } from './env.ts';

describe('environment', () => {
  const schema = environment('TABLE_NAME', 'COMMANDS_QUEUE_URL');
  const given = {
    TABLE_NAME: 'hub',
    COMMANDS_QUEUE_URL: 'https://sqs.eu-central-1.amazonaws.com/1/commands.fifo',
    STAGE: 'prod',
  };

  it('reads what was asked for and leaves the rest of the process environment alone', () => {
    expect(schema.parse({ ...given, PATH: '/bin' })).toEqual(given);
  });

  it('takes the address of a local gateway', () => {
    expect(() =>
      schema.parse({ ...given, COMMANDS_QUEUE_URL: 'http://127.0.0.1:41234/000000000000/commands.fifo' }),
    ).not.toThrow();
  });

  it.each(['TABLE_NAME', 'COMMANDS_QUEUE_URL', 'STAGE'])('says that %s is missing', (name) => {
    const { error } = schema.safeParse({ ...given, [name]: undefined });
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual([name]);
  });
});
