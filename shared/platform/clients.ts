import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** Retries with jitter are the SDK's (adaptive mode slows down under throttling). */
const RETRIES = { maxAttempts: 5, retryMode: 'adaptive' } as const;

/** The table's client: empty optional values are left out, nothing is converted silently. */
export function tableClient(): DynamoDBDocumentClient {
  return DynamoDBDocumentClient.from(new DynamoDBClient(RETRIES), { marshallOptions: { removeUndefinedValues: true } });
}
