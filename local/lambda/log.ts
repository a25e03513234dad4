/** What the functions print, in one file that is turned over before it grows large. */
import { appendFileSync, renameSync, statSync } from 'node:fs';

const MOST_BYTES = 20 * 1024 * 1024;

export interface FunctionLog {
  readonly write: (functionName: string, text: string) => void;
}

/** Each line gets the function's name in front; `echo` also gets it (HUB_VERBOSE). */
export function functionLog(file: string, echo?: (text: string) => void): FunctionLog {
  let size = sizeOf(file);
  return {
    write: (functionName, text) => {
      const lines = text.replace(/\n$/, '').split('\n');
      const entry = lines.map((line) => `${functionName} ${line}\n`).join('');
      echo?.(entry);
      if (size > MOST_BYTES) {
        renameSync(file, `${file}.1`);
        size = 0;
      }
      appendFileSync(file, entry);
      size += Buffer.byteLength(entry);
    },
  };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
