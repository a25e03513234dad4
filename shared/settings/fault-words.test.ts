import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chineseOf } from './fault-words.ts';
import { readSettings } from './load.ts';

const HERE = new URL('.', import.meta.url);
const CHECKS = readdirSync(HERE).filter((name) => /^(check[a-z-]*|fault)\.ts$/.test(name));
const SCHEMAS = ['deadlines.ts', 'deploy.ts', 'changes.ts', 'id.ts', 'flow.ts', 'people.ts', 'schema.ts', 'silence.ts'];
const textOf = (name: string): string =>
  readFileSync(new URL(name, HERE), 'utf8')
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/^\s*\/\/.*$/gm, '');

/** Everything in quotes that has a space in it: what a check says, or a part of that. Values that are filled in become X. */
function said(text: string): string[] {
  const literals = [...text.matchAll(/`([^`]*)`|'([^'\n]*)'/g)].map(([, template, plain]) => template ?? plain ?? '');
  return literals.map((one) => one.replaceAll(/\$\{[^}]*\}/g, 'X')).filter((one) => /[a-z] [a-z“]/i.test(one));
}

describe('faults of settings', () => {
  it.each(CHECKS)('that %s finds have words in Chinese', (name) => {
    const without = said(textOf(name)).filter((words) => !/[\u4e00-\u9fff]/.test(chineseOf(words) ?? ''));
    // Pieces of sentences that `fault.ts` puts together; the sentences are tested below.
    expect(without.filter((words) => !/^(is named twice|has two rules.*|X “X” X)$/.test(words))).toEqual([]);
  });

  it.each(SCHEMAS)('that the fields of %s find have words in Chinese', (name) => {
    const own = [...textOf(name).matchAll(/'(use [^'\n]*|name each [^'\n]*)'/g)].map(([, words]) => words ?? '');
    expect(own.filter((words) => chineseOf(words) === null)).toEqual([]);
  });

  it('keep what was filled in, in its place', () => {
    expect(chineseOf('the step “x” leads to “y”, which is no stage')).toBe('步骤“x”通向“y”，但没有这个阶段');
    expect(chineseOf('in the flow “a” the stage “b” is named twice')).toBe('流程“a”中的阶段“b”出现了两次');
    expect(chineseOf('nobody of the staff has the role “r” that owns the stage “s”')).toBe(
      '没有员工担任角色“r”，而该角色负责阶段“s”',
    );
    expect(chineseOf(`there is no setting “${'x'.repeat(5000)}” here`)).toBeNull();
    expect(chineseOf('never said')).toBeNull();
  });

  it('of a file come in both languages, whatever is wrong with it', () => {
    const wrong = [
      'a: [',
      'company: 1\nnothing: 2',
      'deploy: { regions: [x], mailDomain: X }',
      '\tx',
      `a: ${'x'.repeat(600_000)}`,
    ];
    for (const text of wrong) {
      const read = readSettings(text);
      if (!('faults' in read)) throw new Error('sound');
      for (const { words, chinese } of read.faults) {
        expect(words).not.toBe('');
        expect(chinese).toMatch(/[\u4e00-\u9fff]/);
      }
    }
  });
});
