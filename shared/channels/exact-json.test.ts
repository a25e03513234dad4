import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseExact } from './exact-json.ts';

const parse = (text: string) => parseExact(Buffer.from(text));

it('keeps every digit', () => {
  expect(parse('{"id":820982911946154508,"price":0.10,"e":1E400,"list":[-0,1.0]}')).toEqual({
    id: '820982911946154508',
    price: '0.10',
    e: '1E400',
    list: ['-0', '1.0'],
  });
});

it('reads the rest as JSON does', () => {
  const noNumbers = fc
    .jsonValue()
    .filter((value) => !/[0-9]/.test(JSON.stringify(value).replace(/"(\\.|[^"\\])*"/g, '')));
  fc.assert(
    fc.property(noNumbers, (value) => {
      expect(parse(JSON.stringify(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

it('says nothing of what is no JSON in UTF-8', () => {
  for (const text of ['', '{', '{"a":1,}', 'undefined']) expect(parse(text)).toBeUndefined();
  expect(parseExact(new Uint8Array([0x22, 0xff, 0x22]))).toBeUndefined();
  expect(parse(`${'['.repeat(300_000)}`)).toBeUndefined();
});

it('gives no name power over objects', () => {
  const value = parse('{"__proto__":{"x":1}}');
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  expect(({} as Record<string, unknown>).x).toBeUndefined();
});
