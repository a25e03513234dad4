import { Duration } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  ObjectOwnership,
  StorageClass,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { INDEXES } from '../parts/grants.ts';
import { dataRemoval, type Hub, output, secretsPrefix } from '../parts/hub.ts';
import { accept } from '../parts/nag.ts';

const PRIVATE = {
  encryption: BucketEncryption.S3_MANAGED,
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  enforceSSL: true,
} as const;

/**
 * What must outlive everything else: the table, the untouched bytes. Never rename a construct here or move it: CloudFormation would make
 * a new, empty one.
 */
export class Store extends Construct {
  readonly table: Table;
  readonly raw: Bucket;
  readonly secretsPrefix: string;

  constructor(scope: Construct, id: string, hub: Hub) {
    super(scope, id);
    this.table = this.#makeTable(hub);
    this.raw = this.#makeRaw(hub);
    this.secretsPrefix = secretsPrefix(hub);
    output(this, 'TableName', this.table.tableName, 'The one table');
    output(this, 'RawBucket', this.raw.bucketName, 'The untouched bytes');
    output(this, 'SecretsPrefix', this.secretsPrefix, 'Secrets lie below this in the parameter store');
  }

  #makeTable(hub: Hub): Table {
    const key = (name: string) => ({ name, type: AttributeType.STRING });
    const table = new Table(this, 'Table', {
      partitionKey: key('pk'),
      sortKey: key('sk'),
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.AWS_MANAGED,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      timeToLiveAttribute: 'ttl',
      deletionProtection: hub.keepsData,
      removalPolicy: dataRemoval(hub),
    });
    for (const index of INDEXES) {
      table.addGlobalSecondaryIndex({
        indexName: index,
        partitionKey: key(`${index}pk`),
        sortKey: key(`${index}sk`),
        projectionType: ProjectionType.KEYS_ONLY,
      });
    }
    return table;
  }

  #makeRaw(hub: Hub): Bucket {
    const logs = new Bucket(this, 'AccessLogs', {
      ...PRIVATE,
      removalPolicy: dataRemoval(hub),
      lifecycleRules: [{ id: 'a-year', expiration: Duration.days(400) }],
    });
    accept(logs, 'AwsSolutions-S1', 'it holds the access logs; logging access to them here would never end');
    return new Bucket(this, 'Raw', {
      ...PRIVATE,
      versioned: true,
      removalPolicy: dataRemoval(hub),
      // The CDK's types do not hold under exactOptionalPropertyTypes.
      serverAccessLogsBucket: logs as IBucket,
      serverAccessLogsPrefix: 'access/',
      lifecycleRules: [
        { id: 'unfinished-uploads', abortIncompleteMultipartUploadAfter: Duration.days(7) },
        { id: 'earlier-versions', noncurrentVersionExpiration: Duration.days(90), expiredObjectDeleteMarker: true },
        { id: 'refused-requests', prefix: 'quarantine/', expiration: Duration.days(90) },
        { id: 'evidence-files', prefix: 'evidence/', expiration: Duration.days(7) },
        // Originals stay for good; after three months hardly anybody looks at one.
        ...['mail/', 'raw/'].map((prefix) => ({
          id: `seldom-read-${prefix.slice(0, -1)}`,
          prefix,
          transitions: [{ storageClass: StorageClass.INFREQUENT_ACCESS, transitionAfter: Duration.days(90) }],
        })),
      ],
    });
  }
}
