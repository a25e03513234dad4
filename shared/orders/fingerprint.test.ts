import { describe, expect, it } from 'vitest';
import { ADDRESS, sampleContent } from '../../test/kit/samples.ts';
import { fingerprintOf } from './fingerprint.ts';
import { comparePlaces } from './place.ts';

const content = sampleContent();
const [line] = content.lines;
if (!line) throw new Error('the sample has a line');
const of = (change: Partial<typeof content>): string | null => fingerprintOf({ ...content, ...change });

describe('fingerprints', () => {
  it('do not depend on the order or splitting of lines, prices or words', () => {
    const other = { ...line, lineNo: 2, sku: 'FW-M8', quantity: 10 };
    expect(of({ lines: [line, other] })).toBe(of({ lines: [other, line] }));
    expect(
      of({
        lines: [
          { ...line, quantity: 15 },
          { ...line, lineNo: 2, quantity: 5 },
        ],
      }),
    ).toBe(of({}));
    expect(of({ lines: [{ ...line, unitPrice: null, description: 'other words' }] })).toBe(of({}));
    expect(of({ lines: [{ ...line, quantity: 0.1 + 0.2 }] })).toBe(of({ lines: [{ ...line, quantity: 0.3 }] }));
  });

  it('differ by person, goods, quantity, unit and place', () => {
    const all = [
      of({}),
      of({ party: { ...content.party, customerId: 'U02' } }),
      of({ lines: [{ ...line, sku: 'HN-M10' }] }),
      of({ lines: [{ ...line, quantity: 21 }] }),
      of({ lines: [{ ...line, unit: '箱' }] }),
      of({ shipTo: { ...ADDRESS, street: '环城东路118号' } }),
      of({ shipTo: null, pickup: true }),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  it('keep parts apart that would run together', () => {
    expect(of({ lines: [{ ...line, sku: 'A1', unit: '2盒' }] })).not.toBe(
      of({ lines: [{ ...line, sku: 'A12', unit: '盒' }] }),
    );
  });

  it('are nothing where nobody in particular ordered', () => {
    const nobody = { customerId: null, name: '王伟', company: null, phone: null, email: null, chatId: null };
    expect(of({ party: nobody })).toBeNull();
  });
});

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
