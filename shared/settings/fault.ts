/** A fault that no single field can tell. `path` leads to the place in the file. */
export interface SettingsFault {
  path: readonly (string | number)[];
  words: string;
}

export type FaultPath = SettingsFault['path'];

/** Every value of a list that was there before. */
export function repeated(
  list: readonly string[],
  path: (index: number) => FaultPath,
  what: string,
  times = 'is named twice',
): SettingsFault[] {
  return list.flatMap((value, index) =>
    list.indexOf(value) < index ? [{ path: path(index), words: `${what} “${value}” ${times}` }] : [],
  );
}

/** Ids of a list of named things that are there twice. */
export const repeatedIds = (list: readonly { id: string }[], at: string, what: string): SettingsFault[] =>
  repeated(
    list.map(({ id }) => id),
    (index) => [at, index, 'id'],
    what,
  );

/** ISO 3166 codes as they are written; whether there is such a country is not known here. */
export const isCountry = (code: string): boolean => /^[A-Z]{2}$/.test(code);

export const countryFault = (code: string, path: FaultPath): SettingsFault[] =>
  isCountry(code) ? [] : [{ path, words: `“${code}” is no country code such as CN or DE` }];

/** A role that is named where nobody of the staff has it. `what`: what waits for somebody of that role. */
export function unfilled(
  role: string | undefined,
  path: FaultPath,
  filled: ReadonlySet<string>,
  what: string,
): SettingsFault[] {
  if (role === undefined || filled.has(role)) return [];
  return [{ path, words: `nobody of the staff has the role “${role}” that ${what}` }];
}

/** The roles that somebody has. */
export const filledRoles = (staff: readonly { roles: readonly string[] }[]): ReadonlySet<string> =>
  new Set(staff.flatMap(({ roles }) => roles));
