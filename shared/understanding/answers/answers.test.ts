import { describe, expect, it } from 'vitest';
import { amountIn } from './amount.ts';
import { correctionIn, saysYes } from './bare-answer.ts';
import { choiceIn } from './choose.ts';
import { segmentsOf } from './segments.ts';

const PENS = [
  { sku: 'P-R', names: ['中性笔 红 0.5', 'Gel pen red 0.5'] },
  { sku: 'P-B', names: ['中性笔 蓝 0.5', 'Gel pen blue 0.5'] },
  { sku: 'P-K', names: ['中性笔 黑 0.7', 'Gel pen black 0.7'] },
];
const BAGS = [
  { sku: 'TEA-500', names: ['红茶 500g', 'Black tea 500 g'] },
  { sku: 'TEA-1', names: ['红茶 1kg', 'Black tea 1 kg'] },
  { sku: 'TEA-1500', names: ['红茶 1500g', 'Black tea 1500 g'] },
];

describe('which of several is meant', () => {
  it.each([
    ['第二个', 'P-B'],
    ['2', 'P-B'],
    ['A', 'P-R'],
    ['a.', 'P-R'],
    ['选A', 'P-R'],
    ['A please', 'P-R'],
    ['B', 'P-B'],
    ['(b)', 'P-B'],
    ['选B吧，谢谢', 'P-B'],
    ['the second one please', 'P-B'],
    ['option 3', 'P-K'],
    ['最后一个', 'P-K'],
    ['the blue one', 'P-B'],
    ['我要蓝色的那个', 'P-B'],
    ['要红的', 'P-R'],
    ['0.7的', 'P-K'],
    ['p-b', 'P-B'],
    ['Gel pen black 0.7', 'P-K'],
  ])('%s', (said, sku) => expect(choiceIn(said, PENS)).toBe(sku));

  it.each([
    ['500g的那个', 'TEA-500'],
    ['500 g', 'TEA-500'],
    ['the 1kg one', 'TEA-1'],
    ['要大的', 'TEA-1500'],
    ['the smallest one', 'TEA-500'],
  ])('%s by its measure', (said, sku) => expect(choiceIn(said, BAGS)).toBe(sku));

  it.each(['0.5', 'pens', '第五个', 'F', '15箱', '随便', '500', '上次那种', '', '要绿的', 'the former'])(
    'none by “%s”',
    (said) => expect(choiceIn(said, PENS)).toBeNull(),
  );

  it('takes no number that may be a place or a part of a name', () => {
    const screws = [
      { sku: 'S2', names: ['螺丝 2 号'] },
      { sku: 'S3', names: ['螺丝 3 号'] },
    ];
    expect(choiceIn('2', screws)).toBeNull();
    expect(choiceIn('第二个', screws)).toBe('S3');
  });
});

describe('an amount as an answer', () => {
  it.each([
    ['15箱', 15, '箱'],
    ['make it 20', 20, null],
    ['要十五箱，谢谢', 15, '箱'],
    ['数量：20', 20, null],
    ['20 pcs please', 20, 'pcs'],
    ['一共30', 30, null],
  ])('%s', (said, value, unit) => expect(amountIn(said)).toMatchObject({ value, unit }));

  it.each(['5-10箱', '大概20', '第二个', '20 red ones', '0', '-3', 'HN-M8 20盒', '几箱'])('is not “%s”', (said) =>
    expect(amountIn(said)).toBeNull(),
  );
});

it('knows a yes that is nothing else', () => {
  for (const said of ['yes', '对', '是的，谢谢', 'Yes, correct.', '对对', "that's right"])
    expect(saysYes(said)).toBe(true);
  for (const said of ['yes but 20', '不是', 'ok', '好的', '对，另外再加两箱', 'no', '是哪个'])
    expect(saysYes(said)).toBe(false);
});

it('knows what is corrected', () => {
  expect(correctionIn('不是5箱,是15箱')).toEqual({ not: '5箱', but: '15箱' });
  expect(correctionIn('不是红的，要蓝的')).toMatchObject({ but: '蓝的' });
  expect(correctionIn('not the red but the blue one')).toMatchObject({ not: 'red', but: 'blue one' });
  expect(correctionIn('15箱')).toBeNull();
});

describe('a reply in pieces', () => {
  it.each([
    [
      '1. B\n2. 15箱',
      [
        [1, 'B'],
        [2, '15箱'],
      ],
    ],
    ['1B，2 15箱', [[1, 'B,2 15箱']]],
    [
      '1、B 2、15箱',
      [
        [1, 'B'],
        [2, '15箱'],
      ],
    ],
    [
      '1A 2C',
      [
        [1, 'A'],
        [2, 'C'],
      ],
    ],
    [
      '(1) 第二个; (2) 20',
      [
        [1, '第二个'],
        [2, '20'],
      ],
    ],
    ['2.5箱', [[null, '2.5箱']]],
    ['7. B', [[null, '7. B']]],
    [
      '> 2. How many?\n20\n> 1. Which?\nthe blue one',
      [
        [2, '20'],
        [1, 'the blue one'],
      ],
    ],
  ] as [string, [number | null, string][]][])('%s', (text, expected) =>
    expect(segmentsOf(text, [1, 2]).map((one) => [one.number, one.text])).toEqual(expected),
  );
});
