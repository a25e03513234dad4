import { CHANNELS } from '../channels/catalog.ts';
import { isReplyMailbox } from '../tasks/reply-mailbox.ts';
import { checkApprovals, checkHolds } from './check-approvals.ts';
import { checkConditions } from './check-conditions.ts';
import { checkFlow } from './check-flow.ts';
import { checkFlows } from './check-flows.ts';
import { checkPeople } from './check-people.ts';
import { checkCalendars, checkPeaks, checkRhythm, zoneFault } from './check-times.ts';
import { countryFault, repeated, repeatedIds, type SettingsFault } from './fault.ts';
import type { Settings, Source } from './schema.ts';

function checkSource(source: Source, index: number, settings: Settings): SettingsFault[] {
  const at = ['sources', index] as const;
  const faults: SettingsFault[] = [];
  const { kind } = CHANNELS[source.channel];
  if (kind === 'email' && !source.addresses?.length) {
    faults.push({
      path: at,
      words: `the e-mail source “${source.id}” needs addresses: the mailboxes that it reads, such as [orders]`,
    });
  }
  if (kind === 'email' && !settings.deploy.mailReceive) {
    faults.push({ path: at, words: `the e-mail source “${source.id}” gets nothing while deploy.mailReceive is false` });
  }
  if (kind !== 'email' && source.addresses) {
    faults.push({
      path: [...at, 'addresses'],
      words: `only e-mail sources have addresses, “${source.id}” is of channel ${source.channel}`,
    });
  }
  if (source.channel === 'wecom' && (source.account === undefined || source.agentId === undefined)) {
    faults.push({
      path: at,
      words: `the WeCom source “${source.id}” needs account (the corp id) and agentId (the application)`,
    });
  }
  if (source.country !== undefined) faults.push(...countryFault(source.country, [...at, 'country']));
  if (kind === 'email' && isReplyMailbox(source.id))
    faults.push({ path: [...at, 'id'], words: `“${source.id}” is the mailbox for answers to task mails` });
  for (const [place, address] of (source.addresses ?? []).entries()) {
    if (isReplyMailbox(address.split('@')[0] ?? ''))
      faults.push({
        path: [...at, 'addresses', place],
        words: `“${address}” is the mailbox for answers to task mails`,
      });
    if (!/^[^\s@]+(@[^\s@]+\.[^\s@]+)?$/.test(address)) {
      faults.push({
        path: [...at, 'addresses', place],
        words: `“${address}” is neither a mailbox name nor a mail address`,
      });
    }
  }
  return faults;
}

function checkPlace({ timeZone, country, currency }: Settings): SettingsFault[] {
  const faults = [...zoneFault(timeZone, ['timeZone']), ...countryFault(country, ['country'])];
  if (!Intl.supportedValuesOf('currency').includes(currency))
    faults.push({ path: ['currency'], words: `“${currency}” is no currency code such as CNY or EUR` });
  return faults;
}

/** The addresses of all e-mail sources with their places, in the one form in which mail is matched. */
function mailboxes(settings: Settings): { address: string; path: SettingsFault['path'] }[] {
  return settings.sources.flatMap((source, index) =>
    (source.addresses ?? []).map((address, place) => ({
      address: (address.includes('@') ? address : `${address}@${settings.deploy.mailDomain}`).toLowerCase(),
      path: ['sources', index, 'addresses', place],
    })),
  );
}

/**
 * What the single fields cannot tell: names used twice, channels without what they need, roles without people, flows that lead nowhere, rules
 * that are never come to.
 */
export function checkSettings(settings: Settings): SettingsFault[] {
  const { sources, stages } = settings;
  const boxes = mailboxes(settings);
  return [
    ...repeatedIds(sources, 'sources', 'the source'),
    ...repeatedIds(stages, 'stages', 'the stage'),
    ...repeated(
      boxes.map(({ address }) => address),
      (index) => boxes[index]?.path ?? ['sources'],
      'the mailbox',
    ),
    ...sources.flatMap((source, index) => checkSource(source, index, settings)),
    ...checkPlace(settings),
    ...checkPeople(settings),
    ...checkFlow(settings),
    ...checkFlows(settings),
    ...checkApprovals(settings),
    ...checkHolds(settings),
    ...checkCalendars(settings),
    ...checkPeaks(settings),
    ...checkRhythm(settings),
    ...checkConditions(settings),
  ];
}
