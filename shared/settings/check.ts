import { IANAZone } from 'luxon';
import { CHANNELS } from '../channels/catalog.ts';
import { checkFlow } from './check-flow.ts';
import type { Settings, Source } from './schema.ts';

/** A fault that no single field can tell. `path` leads to the place in the file. */
export interface SettingsFault {
  path: readonly (string | number)[];
  words: string;
}

function repeated(
  list: readonly string[],
  path: (index: number) => SettingsFault['path'],
  what: string,
): SettingsFault[] {
  return list.flatMap((value, index) =>
    list.indexOf(value) < index ? [{ path: path(index), words: `${what} “${value}” is named twice` }] : [],
  );
}

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
  if (source.country !== undefined && !isCountry(source.country)) {
    faults.push({ path: [...at, 'country'], words: `“${source.country}” is no country code such as CN or DE` });
  }
  for (const [place, address] of (source.addresses ?? []).entries()) {
    if (!/^[^\s@]+(@[^\s@]+\.[^\s@]+)?$/.test(address)) {
      faults.push({
        path: [...at, 'addresses', place],
        words: `“${address}” is neither a mailbox name nor a mail address`,
      });
    }
  }
  return faults;
}

const isCountry = (code: string): boolean => /^[A-Z]{2}$/.test(code);

function checkPlace({ timeZone, country, currency }: Settings): SettingsFault[] {
  const faults: SettingsFault[] = [];
  if (!IANAZone.isValidZone(timeZone))
    faults.push({ path: ['timeZone'], words: `“${timeZone}” is no time zone such as Asia/Shanghai or Europe/Berlin` });
  if (!isCountry(country))
    faults.push({ path: ['country'], words: `“${country}” is no country code such as CN or DE` });
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

function checkRoles({ staff, admission, reminders }: Settings): SettingsFault[] {
  const filled = new Set(staff.flatMap(({ roles }) => roles));
  const wanted: [string, SettingsFault['path']][] = [
    [admission.reviewRole, ['admission', 'reviewRole']],
    [reminders.escalateTo, ['reminders', 'escalateTo']],
  ];
  return wanted
    .filter(([role]) => !filled.has(role))
    .map(([role, path]) => ({ path, words: `nobody of the staff has the role “${role}”` }));
}

/** What the single fields cannot tell: names used twice, channels without what they need, roles without people, flows that lead nowhere. */
export function checkSettings(settings: Settings): SettingsFault[] {
  const { sources, staff, stages } = settings;
  const boxes = mailboxes(settings);
  return [
    ...repeated(
      sources.map(({ id }) => id),
      (index) => ['sources', index, 'id'],
      'the source',
    ),
    ...repeated(
      staff.map(({ id }) => id),
      (index) => ['staff', index, 'id'],
      'the staff member',
    ),
    ...repeated(
      staff.map(({ email }) => email.toLowerCase()),
      (index) => ['staff', index, 'email'],
      'the address',
    ),
    ...repeated(
      stages.map(({ id }) => id),
      (index) => ['stages', index, 'id'],
      'the stage',
    ),
    ...repeated(
      boxes.map(({ address }) => address),
      (index) => boxes[index]?.path ?? ['sources'],
      'the mailbox',
    ),
    ...sources.flatMap((source, index) => checkSource(source, index, settings)),
    ...checkPlace(settings),
    ...checkRoles(settings),
    ...checkFlow(settings),
  ];
}
