import { isAttribution, isHeaderBlock, isSeparator, isSignatureLine, quoteDepth } from './quote-lines.ts';

/** A reply taken apart. */
export interface SplitReply {
  /** What the sender wrote now; answers between quoted lines keep the quoted line above them (`> …`). */
  visible: string;
  /** Name block below `-- ` and the line of the telephone or program, empty when there is none. */
  signature: string;
  /** The mail that is answered. It was said before and is never order text. */
  quoted: string;
}

interface Run {
  quoted: boolean;
  lines: string[];
}

/**
 * Takes the new text of a mail apart from what it quotes, line by line: separators and attributions in the languages of
 * the usual mail programs, header blocks, `>` lines, answers between and below the quoted lines. Works in one pass with
 * bounded patterns, so that no text can make it slow.
 */
export function splitReply(text: string): SplitReply {
  const lines = text.split(/\r?\n/);
  const at = boundaryOf(lines);
  const runs = at < 0 ? runsOf(lines) : [...runsOf(lines.slice(0, at)), ...runsBelow(lines.slice(at))];
  const answers = answersIn(runs);
  const parts = signatureApart(answers.visible);
  if (at < 0 && answers.visible.length === 0) {
    // Nothing but `>` lines and nobody who is quoted: somebody writes his list that way, or forwards by quoting.
    return { visible: text.trim(), signature: '', quoted: '' };
  }
  return { visible: parts.visible.trim(), signature: parts.signature.trim(), quoted: answers.quoted.join('\n').trim() };
}

/** Index of the line with which the answered mail begins, or -1. */
function boundaryOf(lines: readonly string[]): number {
  return lines.findIndex(
    (line, at) =>
      line.trim() !== '' &&
      quoteDepth(line) === 0 &&
      (isSeparator(line) || isAttribution(lines, at) > 0 || isHeaderBlock(lines, at) > 0),
  );
}

/** Lines in runs of quoted and unquoted ones; blank lines belong to the run before them. */
function runsOf(lines: readonly string[], isQuoted = (line: string, _before: string) => quoteDepth(line) > 0): Run[] {
  const runs: Run[] = [];
  let before = '';
  for (const line of lines) {
    const run = runs.at(-1);
    const quoted = line.trim() === '' && run ? run.quoted : isQuoted(line, before);
    if (run && run.quoted === quoted) run.lines.push(line);
    else runs.push({ quoted, lines: [line] });
    before = line;
  }
  return runs;
}

/** A mailer that breaks long quoted lines leaves their ends without `>`. */
const isWrappedEnd = (line: string, before: string): boolean =>
  quoteDepth(before) > 0 && before.length > 60 && line.length < 40;

/**
 * Runs below the boundary. Only where the quoted mail begins with a `>` line does this mailer mark lines, and unmarked
 * ones can be answers; elsewhere everything below is quoted.
 */
function runsBelow(lines: readonly string[]): Run[] {
  const opening = Math.max(1, isAttribution(lines, 0), isHeaderBlock(lines, 0));
  const body = lines.slice(opening);
  const marks = quoteDepth(body.find((line) => line.trim() !== '') ?? '') > 0;
  if (!marks) return [{ quoted: true, lines: [...lines] }];
  const runs = runsOf(body, (line, before) => quoteDepth(line) > 0 || isWrappedEnd(line, before));
  return [{ quoted: true, lines: lines.slice(0, opening) }, ...runs];
}

const lastQuotedLine = (run: Run | undefined): string | undefined =>
  run?.lines.findLast((line) => quoteDepth(line) > 0 && line.replace(/^[>\s]+/, '') !== '');

/** New text in the runs. Several answers between quoted lines, or answers below new text, keep the line that they answer. */
function answersIn(runs: readonly Run[]): { visible: string[]; quoted: string[] } {
  const fresh = new Set(runs.filter((run) => !run.quoted && run.lines.some((line) => line.trim() !== '')));
  const withContext = fresh.size > 1;
  const visible: string[] = [];
  const quoted: string[] = [];
  for (const [index, run] of runs.entries()) {
    if (run.quoted) {
      quoted.push(...run.lines);
      continue;
    }
    if (!fresh.has(run)) continue;
    const context = index > 0 && withContext ? lastQuotedLine(runs[index - 1]) : undefined;
    if (context) visible.push(context);
    visible.push(...run.lines);
  }
  return { visible, quoted };
}

/** Longest name block: below a longer text the dashes were a ruler. */
const MOST_SIGNATURE_LINES = 12;

/** Whether the lines from `at` on are a name block: `-- ` and few lines that quote nothing. */
function isSignatureBlock(lines: readonly string[], at: number): boolean {
  if (!/^-- ?$/.test(lines[at] ?? '')) return false;
  let count = 0;
  for (let index = at + 1; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (line.trim() === '') continue;
    count++;
    if (count > MOST_SIGNATURE_LINES || quoteDepth(line) > 0 || /^-- ?$/.test(line)) return false;
  }
  return count > 0;
}

function signatureApart(lines: readonly string[]): { visible: string; signature: string } {
  const block = lines.findIndex((_, at) => isSignatureBlock(lines, at));
  const above = block < 0 ? lines : lines.slice(0, block);
  const kept = above.filter((line) => !isSignatureLine(line));
  const set = [...above.filter(isSignatureLine), ...(block < 0 ? [] : lines.slice(block))];
  return { visible: kept.join('\n'), signature: set.join('\n') };
}
