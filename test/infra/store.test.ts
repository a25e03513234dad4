import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { hubTemplate, type Json, resourcesOf } from './kit.ts';

const template = hubTemplate();
const local = hubTemplate({ stage: 'local' });

describe('the table', () => {
  it('is encrypted, restorable to any second, protected, and outlives its stack', () => {
    template.hasResource('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        SSESpecification: { SSEEnabled: true },
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        DeletionProtectionEnabled: true,
        StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
        TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
      },
    });
  });

  it('never changes its logical id: another one would be another, empty table', () => {
    expect(resourcesOf(template, 'AWS::DynamoDB::Table').map(({ id }) => id)).toEqual(['StoreTable0CCFA19B']);
    expect(resourcesOf(template, 'AWS::S3::Bucket').map(({ id }) => id)).toContain('StoreRaw9088E14F');
  });

  it('has three indexes that hold keys only', () => {
    const [table] = resourcesOf(template, 'AWS::DynamoDB::Table');
    const indexes = table?.properties.GlobalSecondaryIndexes as unknown as Json[];
    expect(indexes.map(({ IndexName, KeySchema, Projection }) => [IndexName, KeySchema, Projection])).toEqual(
      ['gsi1', 'gsi2', 'gsi3'].map((name) => [
        name,
        [
          { AttributeName: `${name}pk`, KeyType: 'HASH' },
          { AttributeName: `${name}sk`, KeyType: 'RANGE' },
        ],
        { ProjectionType: 'KEYS_ONLY' },
      ]),
    );
  });

  it('goes with its stack where nobody would miss it', () => {
    local.hasResource('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Delete',
      Properties: {
        DeletionProtectionEnabled: false,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      },
    });
  });
});

describe('the buckets', () => {
  const buckets = resourcesOf(template, 'AWS::S3::Bucket');

  it('are encrypted, closed to the public, and outlive their stack', () => {
    expect(buckets).toHaveLength(2);
    for (const { properties, deletionPolicy } of buckets) {
      expect(deletionPolicy).toBe('Retain');
      expect(properties.BucketEncryption).toBeDefined();
      expect(Object.values(properties.PublicAccessBlockConfiguration ?? {})).toEqual([true, true, true, true]);
    }
  });

  it('refuse what does not come over TLS', () => {
    template.resourceCountIs('AWS::S3::BucketPolicy', 2);
    template.allResourcesProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Deny',
            Action: 's3:*',
            Principal: { AWS: '*' },
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          }),
        ]),
      },
    });
  });

  it('keep earlier versions of originals, clear away what nobody needs, and log who reads', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      VersioningConfiguration: { Status: 'Enabled' },
      LoggingConfiguration: { LogFilePrefix: 'access/' },
      LifecycleConfiguration: {
        Rules: Match.arrayWith([
          Match.objectLike({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } }),
          Match.objectLike({ NoncurrentVersionExpiration: { NoncurrentDays: 90 }, ExpiredObjectDeleteMarker: true }),
          Match.objectLike({ Prefix: 'quarantine/', ExpirationInDays: 90 }),
        ]),
      },
    });
  });

  it('never let an original expire', () => {
    const [raw] = buckets.filter(({ id }) => id.startsWith('StoreRaw'));
    const rules = raw?.properties.LifecycleConfiguration?.Rules as unknown as Json[];
    const expiring = rules.filter(({ ExpirationInDays }) => ExpirationInDays !== undefined).map(({ Prefix }) => Prefix);
    expect(expiring).toEqual(['quarantine/', 'evidence/']);
  });
});
