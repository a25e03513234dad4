import type { AttachedFile } from '../../shared/understanding/draft.ts';
import type { AttachmentTable } from '../../shared/understanding/tables/attachment.ts';

/** What the files of a message hold for reading, and what of them a person has to open. */
export interface Attachments {
  tables: AttachmentTable[];
  /** Lines of text files and PDFs, to be read after the message's own. */
  text: string;
  doubts: { path: string; words: string }[];
}

const NONE: Attachments = { tables: [], text: '', doubts: [] };

/** Reads the files of a message. The readers of spreadsheets and PDFs are loaded only when there is a file. */
export async function readAttachments(files: readonly AttachedFile[], expectChinese: boolean): Promise<Attachments> {
  if (files.length === 0) return NONE;
  const { readAttachment } = await import('../../shared/understanding/tables/read.ts');
  const found: Attachments = { tables: [], text: '', doubts: [] };
  for (const file of files) {
    const content = await readAttachment(file, expectChinese);
    if (content.kind === 'tables') {
      found.tables.push(...content.tables);
      for (const { name } of content.tables.filter(({ truncated }) => truncated)) {
        found.doubts.push({ path: 'lines', words: `${name}: only the first rows were read` });
      }
    } else if (content.kind === 'text') {
      found.text += `\n${content.text}`;
      if (content.truncated)
        found.doubts.push({ path: 'lines', words: `${content.name}: only the beginning was read` });
    } else if (content.kind === 'unreadable') {
      found.doubts.push({ path: 'lines', words: `${content.name}: ${content.words}` });
    }
  }
  return found;
}
