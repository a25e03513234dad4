import { addressParser } from 'postal-mime';
import { invalid } from './errors.ts';

const LOCAL_PART = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN = /^([A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?)(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$/;

/**
 * The bare address of `someone@example.com` or `Name <someone@example.com>`. Throws InvalidParameterValue as SES does;
 * addresses outside ASCII are refused there too (a domain must be punycode).
 */
export function bareAddress(text: string): string {
  if (/[\r\n]/.test(text)) throw invalid('Address contains control characters');
  if (!text.includes('<')) return checkAddress(text.trim());
  const parsed = addressParser(text, { flatten: true });
  const address = parsed.length === 1 ? (parsed[0]?.address ?? '') : '';
  return checkAddress(address);
}

/** Checks a bare address and gives it back. */
export function checkAddress(address: string): string {
  const at = address.lastIndexOf('@');
  if (at < 0 || at === address.length - 1) throw invalid("Missing final '@domain'");
  const local = address.slice(0, at);
  if (local.length > 64 || !LOCAL_PART.test(local)) throw invalid('Local address contains control or whitespace');
  if (!DOMAIN.test(address.slice(at + 1))) throw invalid('Domain contains illegal character');
  return address;
}

/** True when one of `identities` (addresses or domains) covers the address; a domain covers its sub-domains. */
export function isVerified(identities: readonly string[], address: string): boolean {
  const wanted = address.toLowerCase();
  const domain = wanted.slice(wanted.lastIndexOf('@') + 1);
  return identities.some((each) => {
    const identity = each.toLowerCase();
    return identity.includes('@') ? identity === wanted : domain === identity || domain.endsWith(`.${identity}`);
  });
}
