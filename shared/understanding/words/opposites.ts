/** Words of which goods are one and not the other: who says one of a group does not mean goods that are another of it. */
const GROUPS: readonly (readonly string[])[] = [
  'black white red blue green yellow orange brown grey purple pink violet silver gold clear',
  'single double triple quadruple',
  'left right',
  'inner outer',
  'male female',
  'small medium large',
  'short long',
  'upper lower',
  'warm cool hot cold',
  'sweet unsweetened',
  'salted unsalted',
  'coarse fine',
  'round square',
  'hard soft',
  'wet dry',
  'mens womens kids',
  '黑 白 红 蓝 绿 黄 橙 棕 灰 紫 粉 银 金',
  '左 右',
  '单 双',
  '大 中 小',
  '长 短',
  '公 母',
  '厚 薄',
  '粗 细',
].map((words) => words.split(' '));

const groups = new Map(GROUPS.flatMap((words) => words.map((word) => [word, words] as const)));

/** Whether goods that say some words are others than those that a text calls by this word: "double" of what is only "single". */
export const isOpposite = (word: string, said: ReadonlySet<string>): boolean =>
  !said.has(word) && (groups.get(word)?.some((other) => said.has(other)) ?? false);
