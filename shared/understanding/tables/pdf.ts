import { type AttachmentContent, cellText, TABLE_LIMITS, unreadableFile } from './attachment.ts';

/** A piece of text on a page, in points; y grows upwards. */
interface Piece {
  str: string;
  x: number;
  y: number;
  width: number;
  fontSize: number;
}

/**
 * Lines of a page from its pieces: pieces at the same height make a line, a gap wider than a letter and a half parts columns by a tab.
 */
export function linesOf(pieces: readonly Piece[]): string[] {
  const lines: Piece[][] = [];
  for (const piece of pieces.filter((part) => part.str.trim() !== '').toSorted((a, b) => b.y - a.y || a.x - b.x)) {
    const line = lines.at(-1);
    const height = Math.max(piece.fontSize, 4);
    if (line?.[0] && Math.abs(line[0].y - piece.y) < height * 0.5) line.push(piece);
    else lines.push([piece]);
  }
  return lines.map(lineText).filter((line) => line !== '');
}

function lineText(line: readonly Piece[]): string {
  let text = '';
  let end: number | null = null;
  for (const piece of line.toSorted((a, b) => a.x - b.x)) {
    const gap = end === null ? 0 : piece.x - end;
    const height = Math.max(piece.fontSize, 4);
    if (end !== null && gap > height * 0.9) text += '\t';
    else if (end !== null && gap > height * 0.15 && !text.endsWith(' ')) text += ' ';
    text += piece.str;
    end = piece.x + piece.width;
  }
  return text.split('\t').map(cellText).join('\t').trim();
}

/**
 * Reads the text of a PDF, page by page, within a number of pages and a time.
 * @returns `unreadable` for scans (no text), encrypted and broken files, and those that take too long
 */
export async function readPdf(name: string, bytes: Uint8Array): Promise<AttachmentContent> {
  const timer = Promise.withResolvers<'late'>();
  const timeout = setTimeout(() => timer.resolve('late'), TABLE_LIMITS.pdfMilliseconds);
  try {
    const done = await Promise.race([textOf(bytes), timer.promise]);
    if (done === 'late') return unreadableFile(name, 'file-slow', 'The PDF takes too long to read.');
    if (done.text.trim() === '')
      return unreadableFile(name, 'pdf-no-text', 'The PDF holds pictures only, such as a scan.');
    return {
      kind: 'text',
      name,
      text: done.text.slice(0, TABLE_LIMITS.text),
      truncated: done.truncated || done.text.length > TABLE_LIMITS.text,
    };
  } catch (error) {
    const locked = error instanceof Error && error.name === 'PasswordException';
    return locked
      ? unreadableFile(name, 'file-encrypted', 'The PDF is protected by a password.')
      : unreadableFile(name, 'file-broken', 'The PDF cannot be read.');
  } finally {
    clearTimeout(timeout);
  }
}

async function textOf(bytes: Uint8Array): Promise<{ text: string; truncated: boolean }> {
  const { getDocumentProxy } = await import('unpdf');
  // The library takes the buffer over, so it gets a copy.
  const pdf = await getDocumentProxy(Uint8Array.from(bytes), {
    verbosity: 0,
    useSystemFonts: false,
  });
  try {
    const pages = Math.min(pdf.numPages, TABLE_LIMITS.pages);
    const lines: string[] = [];
    for (let number = 1; number <= pages; number++) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      lines.push(...linesOf(items.flatMap((item) => ('str' in item ? [pieceOf(item)] : []))));
      page.cleanup();
    }
    return { text: lines.join('\n'), truncated: pdf.numPages > pages };
  } finally {
    await pdf.loadingTask.destroy();
  }
}

function pieceOf(item: { str: string; width: number; height: number; transform: number[] }): Piece {
  const [, , , scale = 0, x = 0, y = 0] = item.transform;
  return { str: item.str, x, y, width: item.width, fontSize: Math.abs(scale) || item.height };
}
