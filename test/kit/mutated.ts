import fc from 'fast-check';

/** JSON with one value replaced by any other: where schemas are forgotten, this is what falls through. */
export const mutated = (body: string): fc.Arbitrary<string> => {
  const paths = pathsOf(JSON.parse(body));
  return fc
    .tuple(fc.constantFrom(...paths), fc.jsonValue({ maxDepth: 2 }))
    .map(([path, value]) => JSON.stringify(replaced(JSON.parse(body), path, value)));
};

type Path = readonly string[];

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([name, each]) => pathsOf(each, [...path, name]));
  return path.length === 0 ? inner : [path, ...inner];
}

function replaced(value: unknown, [first, ...rest]: Path, by: unknown): unknown {
  if (first === undefined) return by;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value))
    return value.map((each, index) => (String(index) === first ? replaced(each, rest, by) : each));
  const entries = Object.entries(value).map(([name, each]) => [name, name === first ? replaced(each, rest, by) : each]);
  return Object.fromEntries(entries);
}
