import { describe, expect, it } from 'vitest';
import { paths, withQuery } from './paths.ts';

describe('paths', () => {
  it('keep foreign ids inside their part', () => {
    expect(paths.order('../signout?x=1')).toBe('/desk/orders/..%2Fsignout%3Fx%3D1');
    expect(paths.capture('\ud800')).toBe('/desk/captures/%EF%BF%BD');
  });

  it('change one parameter and leave the others', () => {
    expect(withQuery('/desk/orders?stage=a&before=b', 'before', 'c#d')).toBe('/desk/orders?stage=a&before=c%23d');
    expect(withQuery('/desk/orders?before=b', 'before', null)).toBe('/desk/orders');
    expect(withQuery('/desk', 'lang', 'en')).toBe('/desk?lang=en');
  });
});
