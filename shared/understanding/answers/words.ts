/** Words by which people tell one of several goods from the others, each with its like in the other language. To add a language, add to each group. */
const GROUPS: readonly (readonly string[])[] = [
  ['红', 'red', 'rot'],
  ['蓝', 'blue', 'blau'],
  ['绿', 'green', 'grün'],
  ['黑', 'black', 'schwarz'],
  ['白', 'white', 'weiß'],
  ['黄', 'yellow', 'gelb'],
  ['灰', 'grey', 'gray', 'grau'],
  ['银', 'silver'],
  ['金', 'gold', 'golden'],
  ['紫', 'purple', 'violet'],
  ['橙', 'orange'],
  ['粉', 'pink'],
  ['棕', '褐', 'brown', 'braun'],
  ['透明', 'clear', 'transparent'],
  ['大', 'large', 'big', 'l'],
  ['中', 'medium', 'm'],
  ['小', 'small', 's'],
];

/** The word and its likes, in lower case: "blue" also stands for 蓝. */
export const variantsOf = (word: string): readonly string[] => {
  const group = GROUPS.find((one) => one.includes(word.replace(/色$/u, '')));
  return group ? [word, ...group.filter((one) => one.length > 1 || /\p{Script=Han}/u.test(one))] : [word];
};
