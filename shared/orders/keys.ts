/**
 * A claim key of a kind and its parts, each with its length before it, never joined: ("1", "23") is not ("12", "3").
 * Parts are NFC text; the lengths count UTF-16 units.
 */
export function claimOf(kind: string, ...parts: readonly string[]): string {
  return [kind, ...parts.map((part) => part.normalize('NFC'))].map((part) => `${part.length}:${part}`).join('');
}

/** The order that a capture becomes: one capture is never two orders, so a repeated attempt names the same one. */
export const orderIdOf = (captureId: string): string => `O${captureId.replace(/^C/, '')}`;
