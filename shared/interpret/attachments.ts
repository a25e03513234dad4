import type { AttachedFile } from '../understanding/draft.ts';
import { type Doubt, doubt } from '../understanding/reasons.ts';
import type { AttachmentTable } from '../understanding/tables/attachment.ts';

/** What the files of a message hold for reading, and what of them a person has to open. */
export interface Attachments {
  tables: AttachmentTable[];
  /** Lines of text files and PDFs, to be read after the message's own. */
  text: string;
  doubts: Doubt[];
}

const NONE: Attachments = { tables: [], text: '', doubts: [] };

/** Reads the files of a message. The readers of spreadsheets and PDFs are loaded only when there is a file. */
export async function readAttachments(files: readonly AttachedFile[], expectChinese: boolean): Promise<Attachments> {
  if (files.length === 0) return NONE;
  const { readAttachment } = await import('../understanding/tables/read.ts');
  const found: Attachments = { tables: [], text: '', doubts: [] };
  for (const file of files) {
    const content = await readAttachment(file, expectChinese);
    if (content.kind === 'tables') {
      found.tables.push(...content.tables);
      for (const { name } of content.tables.filter(({ truncated }) => truncated)) {
        found.doubts.push(doubt('lines', 'file-rows-cut', name));
      }
    } else if (content.kind === 'text') {
      found.text += `\n${content.text}`;
      if (content.truncated) found.doubts.push(doubt('lines', 'file-text-cut', content.name));
    } else if (content.kind === 'unreadable') {
      found.doubts.push(doubt('lines', 'file-unread', content.name, content.rule));
    }
  }
  return found;
}
