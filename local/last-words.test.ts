import { expect, it } from 'vitest';
import { lastWords } from './last-words.ts';

it('finds the reason in a stack trace', () => {
  const output =
    'node:internal/x:1\n  throw err;\n\nError: file is not a database\n    at open (x.js:1:1)\n\nNode.js v24.21.0\n';
  expect(lastWords(output)).toBe('Error: file is not a database');
});

it('takes the last lines where nothing looks like an error', () => {
  expect(lastWords('one\ntwo\nthree\nfour\n')).toBe('two three four');
  expect(lastWords('')).toBe('');
});
