import { plain } from '../normalise/text.ts';

/** Words before an answer that add nothing to it. */
const BEFORE =
  /^(?:[\s,.;:!?~，。；：！？、…]+|-+(?!\d)|您好|你好|好的|嗯+|哦|噢|那就?|我们?|咱们?|应该是?|就是|就|是|选择?|想要|要|定|来|麻烦|请?(?:给我|帮我)?(?:改成|改为|换成|发)|(?:hi|hello|ok|okay|well|so|we|i|i'd|i'll|i'm|we'd|we'll|would|like|want|wanted|need|take|have|prefer|mean|meant|it's|it is|it should be|that's|that is|should be|make it|make that|change it to|please|pls|the|an?(?= \p{L})|just|go for|let's)(?![\p{L}\p{N}']))/iu;
/** Words behind an answer that add nothing to it. */
const AFTER =
  /(?:[\s,.;:!~，。；：！、…-]+|吧|哦|啊|呀|哈|啦|了|谢谢|多谢|谢了|(?<![\p{L}\p{N}])(?:please|pls|plz|thanks|thank you|thx|cheers|then))$/iu;
const LONGEST = 400;
const MOST_ROUNDS = 20;

/** An answer without the words around it: "我要第二个吧，谢谢" is "第二个", "make it 20, please" is "20". */
export function bareAnswer(text: string): string {
  let rest = plain(text.slice(0, LONGEST));
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const next = rest.replace(AFTER, '').replace(BEFORE, '');
    if (next === rest) break;
    rest = next;
  }
  return rest;
}

/** Words that only say "I have seen it" ("ok", "好的") are no yes to anything. */
const YES =
  /^(?:y|yes|yep|yeah|yup|ja|correct|right|exactly|confirmed?|that'?s (?:right|correct|it)|(?:that is|it is) (?:right|correct)|对+的?|是的?|没错|正确|确认)$/iu;

/** A plain yes, and nothing else. */
export function saysYes(text: string): boolean {
  const words = plain(text.slice(0, LONGEST))
    .replaceAll(/谢谢|多谢|(?<![a-z])(?:please|thanks|thank you)(?![a-z])/giu, '')
    .split(/[,.;!~，。；！、]+/u)
    .map((word) => word.trim())
    .filter((word) => word !== '');
  return words.length > 0 && words.every((word) => YES.test(word));
}

const NOT_BUT = [
  /^(?:不是|不要)(?<not>.{1,60}?)[,，;；\s]\s*(?:而?是|要的?是?)(?<but>.{1,80})$/u,
  /^(?<not>.{1,60}?)(?:不对|不是|错了|写错了)[,，;；\s]\s*(?:应该?是?|是|要)(?<but>.{1,80})$/u,
  /^(?:it'?s |i (?:mean|meant|said) )?not (?:the )?(?<not>.{1,60}?)[,;]?\s(?:but|it'?s|rather)\s(?<but>.{1,80})$/iu,
  /^(?<but>.{1,80}?)[,;]? (?:and )?not (?:the )?(?<not>.{1,60})$/iu,
];

/** "不是A,是B", "not A but B", "B, not A": what it is not, and what it is. Null where nothing is corrected. */
export function correctionIn(text: string): { not: string; but: string } | null {
  const words = plain(text.slice(0, LONGEST)).replace(/[。.!！]+$/u, '');
  for (const pattern of NOT_BUT) {
    const { not, but } = pattern.exec(words)?.groups ?? {};
    if (not && but) return { not: bareAnswer(not), but: bareAnswer(but) };
  }
  return null;
}
