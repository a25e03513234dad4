import { describe, expect, it } from 'vitest';
import { readerArns, Understanding } from './understanding.ts';

const at = { partition: 'aws', region: 'eu-central-1', account: '111122223333' };
const readerOf = (reader: object) => Understanding.parse({ reader }).reader;
const arnsOf = (settings: object): string[] => {
  const reader = readerOf(settings);
  return reader ? readerArns(reader, at) : [];
};
const faultsOf = (reader: object): string[] =>
  (Understanding.safeParse({ reader }).error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);

describe('the reader', () => {
  it('is off unless it is named, and bounded where it is', () => {
    expect(Understanding.parse({})).toEqual({});
    expect(readerOf({ model: 'amazon.nova-lite-v1:0' })).toEqual({
      model: 'amazon.nova-lite-v1:0',
      profileRegions: [],
      messagesPerDay: 100,
      longestMessage: 8000,
      outputTokens: 1500,
      timeoutSeconds: 10,
    });
  });

  it.each(['*', 'amazon.*', 'amazon.nova-lite-v1:0/../x', 'nova', '', 'arn:aws:bedrock:*::foundation-model/x'])(
    'takes %j for no model',
    (model) => {
      expect(faultsOf({ model })).toHaveLength(1);
    },
  );

  it('wants the regions of a profile, and of nothing else', () => {
    expect(faultsOf({ model: 'eu.amazon.nova-lite-v1:0' })[0]).toMatch(/^reader.profileRegions: .* inference profile/);
    expect(faultsOf({ model: 'amazon.nova-lite-v1:0', profileRegions: ['eu-west-1'] })[0]).toMatch(/no inference/);
    expect(faultsOf({ model: 'global.amazon.nova-2-lite-v1:0' })).toEqual([]);
  });

  it('is allowed the model alone, or the profile and its model where it may run', () => {
    expect(arnsOf({ model: 'amazon.nova-lite-v1:0', region: 'us-east-1' })).toEqual([
      'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0',
    ]);
    expect(arnsOf({ model: 'eu.amazon.nova-lite-v1:0', profileRegions: ['eu-central-1', 'eu-west-3'] })).toEqual([
      'arn:aws:bedrock:eu-central-1:111122223333:inference-profile/eu.amazon.nova-lite-v1:0',
      'arn:aws:bedrock:eu-central-1::foundation-model/amazon.nova-lite-v1:0',
      'arn:aws:bedrock:eu-west-3::foundation-model/amazon.nova-lite-v1:0',
    ]);
    expect(arnsOf({ model: 'global.amazon.nova-2-lite-v1:0' })).toContain(
      'arn:aws:bedrock:::foundation-model/amazon.nova-2-lite-v1:0',
    );
  });
});
