import { type Document, isMap, isNode, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import { checkSettings } from './check.ts';
import type { SettingsFault } from './fault.ts';
import { issueInChinese, yamlInChinese } from './fault-in-chinese.ts';
import { chineseOf } from './fault-words.ts';
import { Settings } from './schema.ts';

/** What is wrong in `hub.yaml`, and where. */
export interface Fault {
  /** Such as `stages[2].due`; empty for the whole file. */
  path: string;
  /** From 1. */
  line: number;
  words: string;
  /** The same for readers of Chinese. */
  chinese: string;
}

export type ReadSettings = { settings: Settings } | { faults: Fault[] };

type Path = readonly (string | number)[];

/** More than any settings file needs; a file that unfolds to more is an attack. */
const MOST_ALIASES = 100;
const LONGEST_FILE = 500_000;

const pathWords = (path: Path): string =>
  path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? part : `${text}.${part}`;
  }, '');

function startOf(node: unknown): number | undefined {
  return isNode(node) ? ((node as Node).range?.[0] ?? undefined) : undefined;
}

/** Where the path, or as much of it as the file has, begins. */
function offsetOf(document: Document, path: Path): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => String(key) === String(part));
      if (!pair) break;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(part)];
      offset = startOf(node) ?? offset;
    } else break;
  }
  return offset;
}

const DUE_WORDS =
  'use either { hours: 4 }, { workingHours: 4 }, { days: 1, at: "17:00" } or { beforeDelivery: { days: 2, at: "12:00" }, else: { days: 3, at: "17:00" } }';

type SaidFault = SettingsFault & { chinese: string };

const UNKNOWN_IN_CHINESE = '此处有误';
const said = (fault: SettingsFault): SaidFault => ({
  ...fault,
  chinese: chineseOf(fault.words) ?? UNKNOWN_IN_CHINESE,
});

function ofIssue(issue: z.core.$ZodIssue): SaidFault[] {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => said({ path: [...path, key], words: `there is no setting “${key}” here` }));
  }
  // The one choice between shapes in the settings.
  if (issue.code === 'invalid_union') return [said({ path, words: DUE_WORDS })];
  return [{ path, words: issue.message, chinese: issueInChinese(issue) }];
}

function contentsOf(document: Document): { value: unknown } | { words: string } {
  try {
    return { value: document.toJS({ maxAliasCount: MOST_ALIASES }) };
  } catch (error) {
    return { words: error instanceof Error ? error.message : String(error) };
  }
}

/** Reads and checks a `hub.yaml`. Never throws: whatever is wrong comes back with its line, all faults of one kind at a time. */
export function readSettings(text: string): ReadSettings {
  if (text.length > LONGEST_FILE)
    return { faults: [{ ...said({ path: [], words: 'the file is too long for settings' }), path: '', line: 1 }] };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: true });
  const lineOf = (offset: number): number => Math.max(1, lines.linePos(offset).line);
  if (document.errors.length > 0) {
    return {
      faults: document.errors.map(({ message, pos, code }) => ({
        path: '',
        line: lineOf(pos[0]),
        words: message.split('\n')[0]?.replace(/ at line \d+, column \d+:$/, '') ?? message,
        chinese: yamlInChinese(code),
      })),
    };
  }
  const read = contentsOf(document);
  if ('words' in read) return { faults: [{ path: '', line: 1, words: read.words, chinese: yamlInChinese('') }] };
  const parsed = Settings.safeParse(read.value);
  const faults = parsed.success ? checkSettings(parsed.data).map(said) : parsed.error.issues.flatMap(ofIssue);
  if (parsed.success && faults.length === 0) return { settings: parsed.data };
  return {
    faults: faults
      .map(({ path, words, chinese }) => ({
        path: pathWords(path),
        line: lineOf(offsetOf(document, path)),
        words,
        chinese,
      }))
      .sort((a, b) => a.line - b.line),
  };
}
