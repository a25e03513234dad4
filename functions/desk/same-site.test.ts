import { describe, expect, it } from 'vitest';
import { isOwnForm } from './same-site.ts';

const HUB = 'https://hub.example.com';

describe('a form of ours', () => {
  it.each([
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{ 'sec-fetch-site': 'same-origin', origin: HUB }, true],
    [{ origin: HUB }, true],
    // A local hub by another of its names.
    [{ origin: 'http://localhost:3000', host: 'localhost:3000' }, true],
    [{ origin: 'http://localhost:3000', host: 'localhost:3001' }, false],
    [{ origin: 'https://hub.example.com.evil.example' }, false],
    [{ origin: 'https://evil.example', host: 'hub.example.com' }, false],
    [{ origin: 'null' }, false],
    [{ 'sec-fetch-site': 'none' }, false],
    [{ 'sec-fetch-site': 'same-site', origin: HUB }, false],
    [{}, false],
  ])('%j: %s', (headers, own) => {
    expect(isOwnForm({ headers: headers as Record<string, string> }, HUB)).toBe(own);
  });
});
