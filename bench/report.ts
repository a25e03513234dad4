/** A goal and what was measured against it. */
export interface Target {
  readonly what: string;
  readonly measured: number;
  readonly goal: string;
  readonly met: boolean;
}

export interface Table {
  readonly title: string;
  readonly rows: readonly Readonly<Record<string, string | number>>[];
}

/** What a section of the bench found. */
export interface Section {
  readonly tables: readonly Table[];
  readonly targets: readonly Target[];
  readonly notes: readonly string[];
}

/** Progress goes beside the results, so that `--json` can be piped on. */
export const say = (words: string): void => {
  process.stderr.write(`${words}\n`);
};

export const atLeast = (what: string, measured: number, goal: number): Target => ({
  what,
  measured,
  goal: `≥ ${goal}`,
  met: measured >= goal,
});

export const atMost = (what: string, measured: number, goal: number): Target => ({
  what,
  measured,
  goal: `≤ ${goal}`,
  met: measured <= goal,
});

export function printSection(name: string, { tables, targets, notes }: Section): void {
  console.log(`\n## ${name}`);
  for (const { title, rows } of tables) {
    console.log(`\n${title}`);
    console.table(rows);
  }
  for (const { what, measured, goal, met } of targets)
    console.log(`${met ? 'met   ' : 'MISSED'}  ${what}: ${measured} (goal ${goal})`);
  for (const note of notes) console.log(`        ${note}`);
}
