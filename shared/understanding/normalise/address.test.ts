import { describe, expect, it } from 'vitest';
import { readChineseAddress } from './address.ts';
import { divisionAt, findDivisions } from './divisions.ts';
import { isCompany, isPerson } from './person.ts';
import { readPostalAddress } from './postal.ts';

const parts = (text: string, near: { region: string | null; city: string | null } | null = null) => {
  const read = readChineseAddress(text, near);
  const { region, city, district, street, recipient, phone } = read?.address ?? {};
  return read && [region, city, district, street, recipient, phone];
};

describe('readChineseAddress', () => {
  it.each([
    [
      '浙江省杭州市西湖区文三路88号 李建平 13600001234',
      ['浙江省', '杭州市', '西湖区', '文三路88号', '李建平', '+8613600001234'],
    ],
    [
      '地址 诸暨市大唐街道开元东路199号 周建良收 到付',
      ['浙江省', '绍兴市', '诸暨市', '大唐街道开元东路199号', '周建良', null],
    ],
    [
      '吴秀珍，137 5555 0192，桐乡市乌镇镇子夜路88号',
      ['浙江省', '嘉兴市', '桐乡市', '乌镇镇子夜路88号', '吴秀珍', '+8613755550192'],
    ],
    [
      '奉贤区南桥镇环城东路118号 老马 13900007720',
      ['上海市', '上海市', '奉贤区', '南桥镇环城东路118号', '老马', '+8613900007720'],
    ],
    ['江苏苏州吴中区北官渡路18号2幢', ['江苏省', '苏州市', '吴中区', '北官渡路18号2幢', null, null]],
  ])('%s', (text, expected) => expect(parts(text)).toEqual(expected));

  it('does not guess among districts of one name', () => {
    const read = readChineseAddress('朝阳区建国路88号', null);
    expect(read).toMatchObject({ confidence: 0.5, address: { city: null, district: '朝阳区' } });
    expect(parts('朝阳区建国路88号', { region: '北京市', city: '北京市' })?.[1]).toBe('北京市');
  });

  it.each(['送杭州', '明天到合肥', '宁波市五金机电有限公司', 'M8螺母 20盒'])('sees no address in %s', (text) =>
    expect(readChineseAddress(text, null)).toBeNull(),
  );
});

it('names places in full and keeps within them', () => {
  expect(divisionAt('浙江宁波慈溪市', 0)?.place).toEqual({ region: '浙江省', city: '宁波市', district: '慈溪市' });
  expect(divisionAt('重庆市渝中区', 0)?.place).toEqual({ region: '重庆市', city: '重庆市', district: '渝中区' });
  expect(findDivisions('从杭州发到合肥').map(({ place }) => place?.city)).toEqual(['杭州市', '合肥市']);
});

it('tells persons from firms', () => {
  expect(['李建平', '老马', '钱先生', 'Lena Chen', 'Sarah J. Milton'].every(isPerson)).toBe(true);
  expect(['收货口', 'Goods In Ltd', '杭州茶叶公司', '明天到', 'unit 4'].some(isPerson)).toBe(false);
  expect(isCompany('杭州清泉茶叶有限公司')).toBe(true);
});

describe('readPostalAddress', () => {
  it.each([
    ['Unit 4, Manston Lane, Leeds LS15 8SP', 'GB', 'Leeds', null, 'LS15 8SP'],
    ['17 Honeysuckle Drive, Newcastle NSW 2300', 'AU', 'Newcastle', 'NSW', '2300'],
    ['2208 Clovis Road, Dock 3, Lubbock, TX 79415', 'US', 'Lubbock', 'TX', '79415'],
    ['Rheinkaistraße 40, 68159 Mannheim, Germany', 'DE', 'Mannheim', null, '68159'],
    ['12 Toa Payoh, #05-1234, Singapore 319062', 'SG', 'Singapore', null, '319062'],
    [
      'Tollgate Ltd, Unit 12 Sealand Road, Chester CH1 4QW, attn. Dean (stores) 0113 496 0745',
      'GB',
      'Chester',
      null,
      'CH1 4QW',
    ],
    ['Cedar Fork\nAttn: Rosa Delgado\n418 Haywood Road\nAsheville, NC 28806\nUSA', 'US', 'Asheville', 'NC', '28806'],
    ['14 Jellicoe Street, Te Puke 3119, New Zealand', 'NZ', 'Te Puke', null, '3119'],
    ['5 Marine Terrace, Fremantle WA 6160, AU. Will pay by card.', 'AU', 'Fremantle', 'WA', '6160'],
    ['Industrial Area 10, Warehouse 27, Sharjah', 'AE', 'Sharjah', 'Sharjah', null],
    ['Musterstr. 5, D-80331 München', 'DE', 'München', null, '80331'],
    ['12 MG Road, Indiranagar, Bengaluru - 560038, Karnataka', 'IN', 'Bengaluru', 'Karnataka', '560038'],
    ['2-11-3 Meguro, Meguro-ku, Tokyo 153-0063, Japan', 'JP', 'Tokyo', null, '153-0063'],
    ['Keizersgracht 100, 1015 AA Amsterdam, Netherlands', 'NL', 'Amsterdam', null, '1015 AA'],
    ['Lot C5, Linh Trung Zone 4, Thu Duc, Ho Chi Minh City, Vietnam', 'VN', 'Ho Chi Minh City', null, null],
  ])('%s', (text, country, city, region, postcode) => {
    const read = readPostalAddress(text, 'CN');
    expect(read?.address).toMatchObject({ country, city, region, postcode });
    expect(read?.confidence).toBeGreaterThanOrEqual(0.9);
  });

  it('is not sure without a postcode, and reads nothing without a number', () => {
    expect(readPostalAddress('Industrial Area 10, by the river', 'AE')?.confidence).toBeLessThan(0.9);
    expect(readPostalAddress('the usual place, please', 'GB')).toBeNull();
  });
});
