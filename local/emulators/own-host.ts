import { isIP } from 'node:net';

/**
 * True when a request was made to an address or to `localhost`. A page of the internet that makes its own name point to
 * this machine must not read what is here: names are refused.
 */
export function isOwnHost(host: string | undefined): boolean {
  const name = (host ?? '').replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
  return name === 'localhost' || name.endsWith('.localhost') || isIP(name) !== 0;
}
