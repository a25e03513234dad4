import { describe, expect, it } from 'vitest';
import { boxOf, readAddressForm } from './place-fields.ts';

const form = (text: string, home = 'GB') =>
  readAddressForm(
    text.split('\n').map((line) => ({ from: 'text', text: line })),
    home,
  )?.read.address;

describe('an address in the boxes of a form', () => {
  it('is read by the names of the boxes, in any order, with others between', () => {
    expect(
      form(
        'Name: Martha Quigley\nPostcode: NE46 3XX\nAddress line 1: The Old Dairy\nAddress line 2: Mill Lane\nTown: Hexham\nCounty: Northumberland\nItems: 2 x tape',
      ),
    ).toMatchObject({
      street: 'The Old Dairy, Mill Lane',
      city: 'Hexham',
      region: 'Northumberland',
      postcode: 'NE46 3XX',
      country: 'GB',
    });
  });

  it('is German, American and Chinese too', () => {
    expect(form('Straße: Bardowicker Weg 14\nPLZ Ort: 21335 Lüneburg\nLand: Deutschland')).toMatchObject({
      street: 'Bardowicker Weg 14',
      city: 'Lüneburg',
      postcode: '21335',
      country: 'DE',
    });
    expect(form('Shipping Street address: 12 Elm St\nCity: Salem\nState: OR\nZIP: 97301\nCountry: US')).toMatchObject({
      street: '12 Elm St',
      city: 'Salem',
      region: 'OR',
      postcode: '97301',
      country: 'US',
    });
    expect(form('省份：浙江省\n城市：宁波市\n区县：慈溪市\n街道地址：新浦镇新胜路8号', 'CN')).toMatchObject({
      region: '浙江省',
      city: '宁波市',
      street: '新浦镇新胜路8号',
    });
  });

  it('needs a street and a town or postcode', () => {
    expect(form('Town: Hexham\nPostcode: NE46 3XX')).toBeUndefined();
    expect(form('Street: Mill Lane')).toBeUndefined();
    expect(boxOf('Clear tape 48 mm: 3 cases')).toBeNull();
  });
});
