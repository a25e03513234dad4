/** Own style sheet and scripts only, no frames, forms only to ourselves: whatever slips into a page, it does nothing. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "script-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

const SAFE = {
  'x-content-type-options': 'nosniff',
  'strict-transport-security': 'max-age=31536000',
} as const;

/** Of every page: it is personal, so nobody on the way keeps it, and its address (which may hold a token) is told to nobody. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  ...SAFE,
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'x-robots-tag': 'noindex, nofollow',
};

/** Of style sheets and scripts, whose names change with their content. */
export const assetHeaders = (contentType: string, lasting: boolean): Record<string, string> => ({
  ...SAFE,
  'content-type': contentType,
  'cache-control': lasting ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
});

/** An original is only ever downloaded, never shown by the browser as what it claims to be. */
export const downloadHeaders = (filename: string): Record<string, string> => ({
  ...SAFE,
  'content-type': 'application/octet-stream',
  'content-disposition': `attachment; filename="${filename.replaceAll(/[^\w.-]/g, '_').slice(0, 100)}"`,
  'content-security-policy': "default-src 'none'; sandbox",
  'cache-control': 'no-store',
});

/** Of an answer that leads to a link which is good for whoever has it: nobody keeps it, nobody is told of it. */
export const LINK_HEADERS: Readonly<Record<string, string>> = {
  ...SAFE,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
};
