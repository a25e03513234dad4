import type { Condition } from './condition.ts';
import { countryFault, type FaultPath, type SettingsFault } from './fault.ts';
import type { Settings } from './schema.ts';

type Sources = Pick<Settings, 'sources'>;

/** What a condition names that is not there, or that no order can be at once. */
function checkCondition(condition: Condition, at: FaultPath, settings: Sources): SettingsFault[] {
  const { sources, channels, countries, amountFrom, amountBelow, any, not } = condition;
  const known = settings.sources;
  const faults: SettingsFault[] = [];
  for (const [index, source] of (sources ?? []).entries()) {
    if (!known.some(({ id }) => id === source))
      faults.push({ path: [...at, 'sources', index], words: `there is no source “${source}”: use an id of sources` });
  }
  for (const [index, channel] of (channels ?? []).entries()) {
    if (!known.some((source) => source.channel === channel))
      faults.push({ path: [...at, 'channels', index], words: `no source is of the channel “${channel}”` });
  }
  for (const [index, country] of (countries ?? []).entries())
    faults.push(...countryFault(country, [...at, 'countries', index]));
  if (amountFrom !== undefined && amountBelow !== undefined && amountFrom >= amountBelow) {
    faults.push({
      path: [...at, 'amountBelow'],
      words: `no amount is from ${amountFrom} and below ${amountBelow}: make amountBelow larger than amountFrom`,
    });
  }
  return [
    ...faults,
    ...(any ?? []).flatMap((one, index) => checkCondition(one, [...at, 'any', index], settings)),
    ...(not ? checkCondition(not, [...at, 'not'], settings) : []),
  ];
}

/** All conditions of the settings with their places. */
function conditionsOf(settings: Settings): [Condition, FaultPath][] {
  const { stages, flows, approvals, holds, owners, peaks } = settings;
  const found: [Condition | undefined, FaultPath][] = [
    ...stages.flatMap(({ steps }, index) =>
      steps.map(({ when }, step): [Condition | undefined, FaultPath] => [
        when,
        ['stages', index, 'steps', step, 'when'],
      ]),
    ),
    ...flows.map(({ when }, index): [Condition, FaultPath] => [when, ['flows', index, 'when']]),
    ...approvals.map(({ when }, index): [Condition, FaultPath] => [when, ['approvals', index, 'when']]),
    ...holds.map(({ when }, index): [Condition | undefined, FaultPath] => [when, ['holds', index, 'when']]),
    ...owners.map(({ when }, index): [Condition, FaultPath] => [when, ['owners', index, 'when']]),
    ...peaks.flatMap((peak, index) =>
      peak.owners.map(({ when }, rule): [Condition, FaultPath] => [when, ['peaks', index, 'owners', rule, 'when']]),
    ),
  ];
  return found.filter((one): one is [Condition, FaultPath] => one[0] !== undefined);
}

/** Conditions that name what is not there, wherever they stand. */
export const checkConditions = (settings: Settings): SettingsFault[] =>
  conditionsOf(settings).flatMap(([condition, path]) => checkCondition(condition, path, settings));

/** Whether it is true of every order. */
export const isAlways = (condition: Condition): boolean => Object.values(condition).every((part) => part === undefined);
