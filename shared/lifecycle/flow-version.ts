import type { Settings } from '../settings/schema.ts';

/** What an order keeps of the settings that it began with: its way. People, calendars and texts are those of today. */
const OF_THE_WAY = ['stages', 'flows', 'approvals', 'holds'] as const;

/** Today's settings with the way of the version that an order follows. */
export const followedSettings = (today: Settings, begun: Settings): Settings => ({
  ...today,
  ...(Object.fromEntries(OF_THE_WAY.map((part) => [part, begun[part]])) as Pick<Settings, (typeof OF_THE_WAY)[number]>),
});
