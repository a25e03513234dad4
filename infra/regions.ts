import { RegionInfo } from 'aws-cdk-lib/region-info';
import type { Deploy } from '../shared/settings/deploy.ts';

/**
 * Regions in which SES receives mail ("Email receiving endpoints" in https://docs.aws.amazon.com/general/latest/gr/ses.html, read
 * 2026-11-22). AWS adds to it: `deploy.mailReceiveAlsoIn` names those that came later.
 */
export const MAIL_RECEIVING = [
  ...['us-east-1', 'us-east-2', 'us-west-2', 'ca-central-1'],
  ...['eu-west-1', 'eu-west-2', 'eu-central-1'],
  ...['ap-northeast-1', 'ap-southeast-1', 'ap-southeast-2', 'ap-southeast-3'],
] as const;

const receivesMail = (region: string, deploy: Deploy): boolean =>
  (MAIL_RECEIVING as readonly string[]).includes(region) || deploy.mailReceiveAlsoIn.includes(region);

const isKnown = (region: string): boolean => RegionInfo.regions.some(({ name }) => name === region);

/** What a region lacks of what the settings want, each as a sentence that says what to do; empty where nothing is missing. */
export function lacks(region: string, deploy: Deploy): string[] {
  if (!isKnown(region)) {
    return [
      `deploy.regions: ${region} is no AWS region that this version of the hub knows; correct the name, or update aws-cdk-lib if it is new.`,
    ];
  }
  if (region.startsWith('cn-')) {
    return [
      `deploy.regions: ${region} has no Amazon SES, and the hub tells staff and customers by mail; choose a region outside the China partition, such as ap-southeast-1 or ap-northeast-1.`,
    ];
  }
  if (deploy.mailReceive && !receivesMail(region, deploy)) {
    return [
      `deploy.regions: Amazon SES does not receive mail in ${region}; choose one of ${MAIL_RECEIVING.join(', ')}, or set deploy.mailReceive: false in hub.yaml to take orders by the other channels only (if AWS has added receiving there since, name the region in deploy.mailReceiveAlsoIn).`,
    ];
  }
  return [];
}
