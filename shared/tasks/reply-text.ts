/** Closing words: what stands after them is a signature. */
const CLOSING =
  /^(thanks?( you)?|thank you( very much)?|many thanks|cheers|(best|kind|warm)?\s*regards|best( wishes)?|br|mfg|谢谢|多谢|感谢|此致|祝好|顺祝商祺|敬礼)[\s,.!，。！~]*$/i;
/** Lines that mailers put under everything. */
const DEVICE = /^(sent from|get outlook|von meinem|发自|来自|發自|从我的)/i;
const GREETING = /^(hi|hello|hey|dear|您好|你好|大家好)\b[^:]{0,30}[,，!！.。]?$/i;
const RULER = /^[-_=*—]{2,}$/;

const LONGEST = 4000;

const tidy = (line: string): string =>
  line
    .normalize('NFKC')
    .trim()
    .replace(/[\s.!。,，;；~]+$/, '');

/**
 * The line that says what is wanted, and the lines behind it that are neither greeting nor signature.
 * @param text the visible part of a mail, without what it quotes
 * @param name of the writer: a line with it begins a signature
 */
export function commandIn(text: string, name: string): { command: string; more: string[] } {
  const lines = text
    .slice(0, LONGEST)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('>'));
  const isEnd = (line: string): boolean =>
    CLOSING.test(line) || DEVICE.test(line) || RULER.test(line) || line.toLowerCase() === name.toLowerCase();
  const begin = lines.findIndex((line) => !GREETING.test(line.normalize('NFKC')));
  const rest = begin < 0 ? [] : lines.slice(begin);
  const end = rest.findIndex(isEnd);
  const own = end < 0 ? rest : rest.slice(0, end);
  return { command: tidy(own[0] ?? ''), more: own.slice(1) };
}
