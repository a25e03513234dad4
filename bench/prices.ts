/**
 * List prices of us-east-1 in USD, without free tiers, discounts and taxes. They are looked up by hand: before relying on a figure,
 * compare them with the pages named here.
 */
export const PRICES = {
  asOf: '2026-06',
  region: 'us-east-1',
  currency: 'USD',
  /** On demand, standard table class. https://aws.amazon.com/dynamodb/pricing/on-demand/ */
  dynamodb: { writeUnit: 0.625 / 1e6, readUnit: 0.125 / 1e6 },
  /** Standard storage class; storage itself is not counted. https://aws.amazon.com/s3/pricing/ */
  s3: { put: 0.005 / 1e3, get: 0.0004 / 1e3 },
  /** Per request, up to ten messages and 64 KB each. https://aws.amazon.com/sqs/pricing/ */
  sqs: { standard: 0.4 / 1e6, fifo: 0.5 / 1e6 },
  /** arm64, first tier. https://aws.amazon.com/lambda/pricing/ */
  lambda: { request: 0.2 / 1e6, gbSecond: 0.0000133334 },
  /** HTTP API, first tier, requests up to 512 KB. https://aws.amazon.com/api-gateway/pricing/ */
  httpApi: { request: 1 / 1e6 },
  /** Per invocation of a schedule; making one costs nothing. https://aws.amazon.com/eventbridge/pricing/ */
  scheduler: { invocation: 1 / 1e6 },
  /** Ingestion, standard class. https://aws.amazon.com/cloudwatch/pricing/ */
  logs: { gigabyte: 0.5 },
  /** Outgoing mail; attachments and dedicated addresses apart. https://aws.amazon.com/ses/pricing/ */
  ses: { mail: 0.1 / 1e3 },
} as const;
