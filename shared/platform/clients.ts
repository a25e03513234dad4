import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/**
 * Retries with jitter are the SDK's. Its adaptive mode holds back every call of a function because of one busy partition,
 * down to one in two seconds: a page of twenty reads would outlast the gateway's 30 s.
 */
const RETRIES = { maxAttempts: 5, retryMode: 'standard' } as const;

/** The table's client: empty optional values are left out, nothing is converted silently. */
export function tableClient(): DynamoDBDocumentClient {
  return DynamoDBDocumentClient.from(new DynamoDBClient(RETRIES), { marshallOptions: { removeUndefinedValues: true } });
}
