/** What came back from a call to another system, or why nothing did. */
export type Called = { ok: true; status: number; headers: Headers; body: unknown } | { ok: false; words: string };

const TIMEOUT_MS = 8_000;
const MAX_ANSWER = 100_000;

/**
 * Calls a JSON API: POST where there is something to send. Never throws and follows no redirects; the words never hold the address, since some
 * APIs want their token in it.
 */
export async function callJson(
  fetcher: typeof fetch,
  url: string,
  message: object | null,
  headers: Record<string, string> = {},
): Promise<Called> {
  try {
    const response = await fetcher(url, {
      method: message ? 'POST' : 'GET',
      headers: {
        accept: 'application/json',
        ...(message ? { 'content-type': 'application/json; charset=utf-8' } : {}),
        ...headers,
      },
      body: message ? JSON.stringify(message) : null,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await response.text();
    return { ok: true, status: response.status, headers: response.headers, body: jsonOf(text) };
  } catch (error) {
    const { host } = new URL(url);
    const why =
      error instanceof Error && error.name === 'TimeoutError' ? 'did not answer in time' : 'could not be reached';
    return { ok: false, words: `${host} ${why}.` };
  }
}

function jsonOf(text: string): unknown {
  if (text.length > MAX_ANSWER) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
