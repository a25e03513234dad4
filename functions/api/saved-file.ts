import { z } from 'zod';
import type { HttpReply } from '../../shared/platform/handler.ts';
import type { Original } from '../../shared/platform/originals.ts';
import { json } from './route.ts';

/** Where a file can be fetched that an answer cannot hold. */
export const FileLink = z.object({ url: z.url(), expiresAt: z.iso.datetime() });

/** A file to be saved, never shown; or the link to it. */
export function savedFile(file: Original): HttpReply {
  if ('link' in file) {
    const reply = json(302, file.link);
    return { ...reply, headers: { ...reply.headers, location: file.link.url } };
  }
  return {
    status: 200,
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="${file.filename}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
    body: file.bytes,
  };
}
