import { HubError } from '../../shared/errors/hub-error.ts';
import type { HttpReply } from '../../shared/platform/handler.ts';
import { assetOf } from '../../web/assets/assets.ts';
import { assetHeaders } from '../../web/headers.ts';

/** The style sheet and scripts of all pages. @throws HubError `not-found` */
export function serveAsset(file: string): HttpReply {
  const asset = assetOf(file);
  if (!asset) throw new HubError('not-found', { file: file.slice(0, 60) });
  return { status: 200, headers: assetHeaders(asset.contentType, asset.lasting), body: asset.body };
}
