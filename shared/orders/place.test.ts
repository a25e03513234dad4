import { describe, expect, it } from 'vitest';
import { ADDRESS } from '../../test/kit/samples.ts';
import { comparePlaces } from './place.ts';

describe('places', () => {
  const place = (street: string, change: Partial<typeof ADDRESS> = {}) => ({
    shipTo: { ...ADDRESS, street, ...change },
    pickup: false,
  });
  it.each([
    ['大碶街道榕江路66号3号仓库', '大碶榕江路66号 3号仓', 'same'],
    ['Unit 4, Crossgate Trading Estate, Manston Lane', 'UNIT 4 CROSSGATE TRADING ESTATE, MANSTON LANE', 'same'],
    ['Industrial Area 10, 4th Street, Warehouse 27', 'W/H 27, 4th St, Industrial Area 10, Sharjah', 'same'],
    ['江月路900弄5号门', '环城东路118号', 'other'],
    ['玉鸟路21号', '银河路21号', 'unsure'],
    ['南京东路5号', '南京西路5号', 'unsure'],
    ['12 North Main Street', '12 South Main Street', 'unsure'],
    ['5 Oak Street', '5 Elm Street', 'unsure'],
    ['中山一路5号', '中山二路5号', 'unsure'],
    ['大石街道朝陽東路55號', '大石街道朝阳东路55号', 'same'],
    ['花园街168号', '花园街１６８号', 'same'],
  ])('%s and %s: %s', (one, other, expected) => {
    expect(comparePlaces(place(one), place(other))).toBe(expected);
  });

  it('of another city or country are others', () => {
    expect(
      comparePlaces(place('解放路1号'), place('解放路1号', { city: '成都市', district: '龙泉驿区', region: '四川省' })),
    ).not.toBe('same');
    expect(comparePlaces(place('解放路1号'), place('解放路1号', { country: 'SG' }))).toBe('other');
    expect(comparePlaces(place('解放路1号'), place('解放路1号', { city: '慈溪', district: null, region: null }))).toBe(
      'same',
    );
    expect(comparePlaces(place('解放路1号'), { shipTo: null, pickup: true })).toBe('other');
  });
});
