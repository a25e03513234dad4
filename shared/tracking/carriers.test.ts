import { describe, expect, it } from 'vitest';
import { carrierLink } from './carriers.ts';

describe('where a parcel can be followed', () => {
  it.each([
    ['顺丰速运', 'SF1400012345678', 'https://www.sf-express.com/we/ow/chn/sc/waybill/waybill-detail/SF1400012345678'],
    ['SF-Express', 'SF 1400 0123 45678', 'https://www.sf-express.com/we/ow/chn/sc/waybill/waybill-detail/SF14000123'],
    ['圆通速递', 'YT1234567890', 'com=yuantong&nu=YT1234567890'],
    ['ZTO', '75312345678901', 'com=zhongtong'],
    ['申通', '773012345678901', 'com=shentong'],
    ['韵达快递', '4312345678901', 'com=yunda'],
    ['京东物流', 'JD0123456789012', 'com=jd'],
    ['EMS', 'EA123456789CN', 'com=ems'],
    ['DHL Express', 'JD014600003', 'tracking-id=JD014600003'],
    ['ups', '1Z999AA10123456784', 'tracknum=1Z999AA10123456784'],
    ['FedEx', '123456789012', 'trknbr=123456789012'],
    ['DPD', '01234567890123', 'tracking.dpd.de'],
    ['GLS', '12345678901', 'gls-group.com/track/12345678901'],
    ['Royal Mail', 'AB123456789GB', 'royalmail.com/track-your-item#/tracking-results/AB123456789GB'],
  ])('%s %s', (carrier, number, url) => {
    expect(carrierLink(carrier, number)).toContain(url);
  });

  it.each([
    ['Groups & Co', '123456789'],
    ['our own van', '123456789'],
    ['DHL', null],
    [null, '123456789'],
    ['DHL', 'javascript:alert(1)'],
    ['UPS', '../../x?y=1&z'],
  ])('is not known of %s %s', (carrier, number) => {
    expect(carrierLink(carrier, number)).toBeNull();
  });
});
