/** Carriers as people write them, and where a number of theirs can be looked up. `{n}` is the number. */
const CARRIERS: readonly { names: readonly string[]; url: string }[] = [
  {
    names: ['sf', 'sf express', '顺丰', '順豐'],
    url: 'https://www.sf-express.com/we/ow/chn/sc/waybill/waybill-detail/{n}',
  },
  // These have no lasting address for one number of their own: the look-up that their customers use.
  { names: ['yto', '圆通'], url: 'https://www.kuaidi100.com/chaxun?com=yuantong&nu={n}' },
  { names: ['zto', '中通'], url: 'https://www.kuaidi100.com/chaxun?com=zhongtong&nu={n}' },
  { names: ['sto', '申通'], url: 'https://www.kuaidi100.com/chaxun?com=shentong&nu={n}' },
  { names: ['yunda', '韵达'], url: 'https://www.kuaidi100.com/chaxun?com=yunda&nu={n}' },
  { names: ['jd', 'jd logistics', '京东'], url: 'https://www.kuaidi100.com/chaxun?com=jd&nu={n}' },
  { names: ['ems', 'china post', '邮政'], url: 'https://www.kuaidi100.com/chaxun?com=ems&nu={n}' },
  { names: ['dhl'], url: 'https://www.dhl.com/global-en/home/tracking/tracking-parcel.html?submit=1&tracking-id={n}' },
  { names: ['ups'], url: 'https://www.ups.com/track?tracknum={n}' },
  { names: ['fedex', 'fed ex', '联邦'], url: 'https://www.fedex.com/fedextrack/?trknbr={n}' },
  { names: ['dpd'], url: 'https://tracking.dpd.de/status/en_US/parcel/{n}' },
  { names: ['gls'], url: 'https://gls-group.com/track/{n}' },
  { names: ['royal mail', 'royalmail'], url: 'https://www.royalmail.com/track-your-item#/tracking-results/{n}' },
];

const LATIN = /^[a-z ]+$/;

/** Latin names stand as words of their own, so that "UPS" is not found in "groups"; Chinese ones anywhere. */
const isNamed = (text: string, name: string): boolean =>
  LATIN.test(name) ? new RegExp(`(?:^|[^a-z])${name}(?:$|[^a-z])`).test(text) : text.includes(name);

/** What numbers of carriers are made of; anything else is no number, and gets no link. */
const NUMBER = /^[A-Za-z0-9-]{6,40}$/;

/** Where a parcel can be followed at its carrier; null for a carrier that is not known, or no number. */
export function carrierLink(carrier: string | null, trackingNumber: string | null): string | null {
  const number = (trackingNumber ?? '').replaceAll(/\s/g, '');
  if (!carrier || !NUMBER.test(number)) return null;
  const text = carrier.toLowerCase();
  const found = CARRIERS.find(({ names }) => names.some((name) => isNamed(text, name)));
  return found ? found.url.replace('{n}', encodeURIComponent(number)) : null;
}
