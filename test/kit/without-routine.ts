/** A change of the settings' text, which has to be found. */
function replaced(yaml: string, from: RegExp, to: string): string {
  if (!from.test(yaml)) throw new Error(`the settings have no ${from.source}: change this with the example`);
  return yaml.replace(from, to);
}

/**
 * The settings without what would come between where messages are counted: no mail waits for a digest, no stock-take opens by itself, and one sender
 * may stand for many.
 */
export const withoutRoutine = (yaml: string): string =>
  [
    [/^( *)requestsPerMinute: \d+/m, '$1requestsPerMinute: 600'],
    [/^( *)mailsPerHour: \d+/m, '$1mailsPerHour: 10000'],
    [/^( *)weekday: \d\b/m, '$1weekday: null'],
  ].reduce((text, [from, to]) => replaced(text, from as RegExp, to as string), yaml);
