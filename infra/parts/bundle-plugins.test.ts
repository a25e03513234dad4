import { describe, expect, it } from 'vitest';
import { namespaceOfZod, pureSchemas } from './bundle-plugins.ts';

describe('namespaceOfZod', () => {
  it('imports zod as a namespace', () => {
    expect(namespaceOfZod("import a from 'a';\nimport { z } from 'zod';\n")).toBe(
      "import a from 'a';\nimport * as z from 'zod';\n",
    );
  });

  it.each(["import type { z } from 'zod';", "import { z, ZodError } from 'zod';", "import { zip } from 'zod';"])(
    'leaves %s',
    (source) => {
      expect(namespaceOfZod(source)).toBe(source);
    },
  );
});

describe('pureSchemas', () => {
  it('wraps an array on one line, and one over several', () => {
    const source = [
      'export var One$ = [9, n0, _O, { [_h]: ["GET", "/", 200] }, () => A$, () => B$];',
      'var Two = [3, n0, _T,',
      '    0,',
      '    [[0, { [_hH]: _ar }], [0]]',
      '];',
      'n0_registry.registerError(One$, One);',
    ].join('\n');
    expect(pureSchemas(source).split('\n')).toEqual([
      'export var One$ = /* @__PURE__ */ (() => [9, n0, _O, { [_h]: ["GET", "/", 200] }, () => A$, () => B$])();',
      'var Two = /* @__PURE__ */ (() => [3, n0, _T,',
      '    0,',
      '    [[0, { [_hH]: _ar }], [0]]',
      '])();',
      'n0_registry.registerError(One$, One);',
    ]);
  });
});
