import { describe, expect, it } from 'vitest';
import { lines, type Message, to, verdicts } from '../../test/kit/verdicts.ts';

describe('by the customer reference', () => {
  it.each<[string, Message[], string[]]>([
    [
      'however spelt, within days',
      [
        { at: 0, reference: 'PO 1001' },
        { at: 48, source: 'web', reference: 'po-1001' },
      ],
      ['new', 'copy same-reference'],
    ],
    [
      'weeks later',
      [
        { at: 0, reference: 'PO 1001' },
        { at: 24 * 30, reference: '1001' },
      ],
      ['new', 'ask reference-used-again'],
    ],
    [
      'with other goods',
      [
        { at: 0, reference: 'A-1' },
        { at: 1, reference: 'A-1', draft: lines(['HN-M8', 15]) },
      ],
      ['new', 'ask reference-used-again'],
    ],
    [
      'for another place',
      [
        { at: 0, reference: 'A-1' },
        { at: 5, reference: 'A-1', draft: to('霞浦街道进港西路58号') },
      ],
      ['new', 'ask reference-used-again'],
    ],
    [
      'another reference',
      [
        { at: 0, reference: 'A-1' },
        { at: 0.02, reference: 'A-2' },
      ],
      ['new', 'new'],
    ],
    [
      'of another customer',
      [
        { at: 0, reference: 'A-1' },
        { at: 1, reference: 'A-1', customer: 'U02', company: '上海临港五金行' },
      ],
      ['new', 'new'],
    ],
    [
      'a copy, a repeat, a copy of the first',
      [
        { at: 0, reference: 'A-1' },
        { at: 0.1, reference: 'A-2' },
        { at: 0.5, source: 'web', reference: 'a1' },
      ],
      ['new', 'new', 'copy same-reference'],
    ],
    [
      'of a cancelled order',
      [
        { at: 0, reference: 'A-1', cancelledLater: true },
        { at: 1, reference: 'A-1' },
      ],
      ['new', 'ask reference-used-again'],
    ],
    [
      'named by one of the two',
      [
        { at: 0, reference: 'A-1' },
        { at: 1.5, source: 'web' },
      ],
      ['new', 'copy same-goods-other-source'],
    ],
  ])('%s', (_name, messages, expected) => {
    expect(verdicts(...messages)).toEqual(expected);
  });
});

describe('without a reference', () => {
  it.each<[string, Message[], string[]]>([
    ['within minutes', [{ at: 0 }, { at: 0.01 }], ['new', 'copy same-goods-same-source']],
    ['in the afternoon', [{ at: 0 }, { at: 6.5 }], ['new', 'ask same-goods-again']],
    ['the next day', [{ at: 0 }, { at: 23.7 }], ['new', 'new']],
    ['five days later', [{ at: 0 }, { at: 120 }], ['new', 'ask same-goods-so-soon']],
    ['three weeks later', [{ at: 0 }, { at: 24 * 20 }], ['new', 'new']],
    [
      'five days later by who orders often',
      [
        { at: -500, draft: lines(['BV25-R', 100]) },
        { at: -250, draft: lines(['BV25-R', 300]) },
        { at: 0 },
        { at: 120 },
      ],
      ['new', 'new', 'new', 'new'],
    ],
    ['every week', [{ at: 0 }, { at: 168 }, { at: 336 }], ['new', 'new', 'new']],
    [
      'by another entrance the same day',
      [{ at: 0, source: 'wecom-sales' }, { at: 2.5 }],
      ['new', 'copy same-goods-other-source'],
    ],
    [
      'in the evening and the next morning',
      [{ at: 12, source: 'wecom-sales' }, { at: 22.7 }],
      ['new', 'ask same-goods-again'],
    ],
    [
      'before and after midnight',
      [{ at: 14, source: 'wecom-sales' }, { at: 15 }],
      ['new', 'copy same-goods-other-source'],
    ],
    [
      'on Friday evening and Monday morning',
      [{ at: 24 * 4 + 9, source: 'wecom-sales' }, { at: 24 * 7 - 1 }],
      ['new', 'ask same-goods-again'],
    ],
    ['a week later by another entrance', [{ at: 0, source: 'wecom-sales' }, { at: 168 }], ['new', 'new']],
    ['for another site', [{ at: 0 }, { at: 0.05, draft: to('南桥镇环城东路118号') }], ['new', 'new']],
    [
      'the place spelt otherwise',
      [{ at: 0 }, { at: 0.2, source: 'web', draft: to('新浦六塘公路32号胡记五金') }],
      ['new', 'copy same-goods-other-source'],
    ],
    [
      'lines in another order',
      [{ at: 0 }, { at: 0.5, source: 'web', draft: lines(['FW-M8', 10], ['HN-M8', 20]) }],
      ['new', 'copy same-goods-other-source'],
    ],
    ['by another customer', [{ at: 0 }, { at: 0.01, customer: 'U02', company: '上海临港五金行' }], ['new', 'new']],
    [
      'one quantity ten times',
      [{ at: 0 }, { at: 0.5, source: 'web', draft: lines(['HN-M8', 200], ['FW-M8', 10]) }],
      ['new', 'ask nearly-the-same'],
    ],
    ['one line of two', [{ at: 0 }, { at: 1, draft: lines(['HN-M8', 20]) }], ['new', 'ask nearly-the-same']],
    ['an addition', [{ at: 0 }, { at: 0.6, draft: lines(['BV25-R', 200]) }], ['new', 'new']],
    ['after a cancellation', [{ at: 0, cancelledLater: true }, { at: 0.1 }], ['new', 'ask same-goods-again']],
  ])('%s', (_name, messages, expected) => {
    expect(verdicts(...messages)).toEqual(expected);
  });
});

describe('from shops', () => {
  it('under the number that the customer gave before', () => {
    const typed = { at: 30, source: 'shop-eu', shopId: 'LT250802' };
    expect(verdicts({ at: 0, reference: 'LT-2508-02' }, typed)).toEqual(['new', 'copy same-reference']);
  });

  const shop = (at: number, shopId: string, change: Partial<Message> = {}): Message => ({
    at,
    source: 'shop-eu',
    shopId,
    reference: `#${shopId}`,
    ...change,
  });
  it.each<[string, Message[], string[]]>([
    ['the same order after forty days', [shop(0, '1057'), shop(24 * 40, '1057')], ['new', 'copy same-external-id']],
    [
      'a revision',
      [shop(0, '1057'), shop(1, '1057', { draft: lines(['HN-M8', 40]) })],
      ['new', 'ask external-id-revised'],
    ],
    ['checkout pressed twice', [shop(0, '1'), shop(0.03, '2')], ['new', 'ask two-shop-orders-in-minutes']],
    ['two orders half an hour apart', [shop(0, '1'), shop(0.5, '2')], ['new', 'new']],
    ['three sites', [shop(0, '1'), shop(0.1, '2', { draft: to('梅陇镇莘朱路8号') })], ['new', 'new']],
    ['strangers with the same offer', [shop(0, '1'), shop(0.001, '2', { customer: 'U02' })], ['new', 'new']],
    [
      'the same number of two shops',
      [shop(0, '1057'), { ...shop(0.1, '1057', { draft: lines(['BV25-R', 100]) }), source: 'erp' }],
      ['new', 'new'],
    ],
    [
      'the order of a mail',
      [
        { at: 0, reference: '4711' },
        { at: 1, source: 'erp', shopId: 'x1', reference: 'PO-4711' },
      ],
      ['new', 'copy same-reference'],
    ],
  ])('%s', (_name, messages, expected) => {
    expect(verdicts(...messages)).toEqual(expected);
  });
});
