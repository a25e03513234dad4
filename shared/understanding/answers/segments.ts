import { plain } from '../normalise/text.ts';

/** A piece of a reply that may answer one question. */
export interface Segment {
  /** Number of the question that it says it answers; null where it does not say. */
  number: number | null;
  text: string;
}

const MOST_LINES = 60;
const LONGEST_LINE = 500;
/** `1. B`, `(2) 15箱`, `3、自提`, `第1题：`; a point with a digit behind it is a decimal. */
const NUMBERED = /^(?:第? ?(\d{1,2}) ?(?:题|问|个问题)[:,，、：]?|[(]?(\d{1,2}) ?(?:[):、]|[.](?!\d))) ?(?=\S)/u;
/** `1B`, `2 c` */
const LETTERED = /^(\d{1,2}) ?([a-e])(?![\p{L}\p{N}])/iu;
const QUOTED = /^(?:[>|] ?)+(.*)$/u;
/** Where a further numbered answer begins in the same line. */
const FURTHER = /(?<=[\s,;])(?=[(]?\d{1,2} ?(?:[):、]|[.](?!\d)|[a-e](?![\p{L}\p{N}])))/iu;

function numberOf(text: string, known: ReadonlySet<number>): { number: number; rest: string } | null {
  const marked = NUMBERED.exec(text);
  const number = Number(marked?.[1] ?? marked?.[2]);
  if (marked && known.has(number)) return { number, rest: text.slice(marked[0].length) };
  const lettered = LETTERED.exec(text);
  if (!lettered || !known.has(Number(lettered[1]))) return null;
  return { number: Number(lettered[1]), rest: text.slice(lettered[0].length - 1) };
}

function ofLine(line: string, known: ReadonlySet<number>, under: number | null): Segment[] {
  const begins = numberOf(line, known);
  if (!begins) return [{ number: under, text: line }];
  const found: Segment[] = [];
  for (const part of line.split(FURTHER)) {
    const own = numberOf(part.trim(), known);
    const last = found.at(-1);
    if (own && !found.some(({ number }) => number === own.number)) found.push({ number: own.number, text: own.rest });
    else if (last) last.text += part;
  }
  return found.map(({ number, text }) => ({ number, text: text.replace(/[\s,;]+$/u, '') }));
}

const GREETS =
  /^(?:hello|hi|hey|dear|hallo|good (?:morning|afternoon|evening)|您好|你好)(?![\p{L}])[^\d]{0,40}[,.!:，。！：]*$/iu;
const THANKS =
  /^(?:[^\p{L}\p{N}]|收到|好的?|谢谢?|感谢|多谢|辛苦|明白|知道|没问题|可以|行|嗯|哈|了|啦|呢|吧|你|您|们|大家|祝好|此致|敬礼|顺祝商祺|(?:ok|okay|thanks?|thank you|thx|noted|great|perfect|cheers|regards|best|kind|warm|wishes|yours|sincerely|many|for|your|the|quick|help|mail|e-mail|message|very|much|a lot|have a|nice|good|day|weekend)(?![\p{L}\p{N}]))*$/iu;

/** A line that only greets or thanks. It may still be an answer ("好的"): only who knows what was asked can tell. */
export const isPolite = (text: string): boolean => GREETS.test(text) || (text.length <= 80 && THANKS.test(text));

/**
 * A reply in pieces: line by line, each with the number of the question that it says it answers. A quoted question above an answer counts as its
 * number. Only numbers that were asked are numbers of questions.
 */
export function segmentsOf(text: string, numbers: readonly number[]): Segment[] {
  const known = new Set(numbers);
  const segments: Segment[] = [];
  let under: number | null = null;
  for (const written of text.split('\n').slice(0, MOST_LINES)) {
    const line = plain(written.slice(0, LONGEST_LINE));
    const quoted = QUOTED.exec(line);
    if (quoted) {
      under = numberOf((quoted[1] ?? '').trim(), known)?.number ?? null;
    } else if (line !== '') {
      segments.push(...ofLine(line, known, under));
      under = null;
    }
  }
  return segments;
}
