import { describe, expect, it } from 'vitest';
import { Doubt, doubt, doubtWords, Reason, reason, reasonWords } from './reasons.ts';

describe('the reasons of doubts', () => {
  it('have words in both languages, with what was seen', () => {
    for (const code of Reason.shape.code.options) {
      const words = reasonWords(reason(code, '«A»', '«B»'));
      expect(words['zh-CN']).toMatch(/\p{Script=Han}/u);
      expect(words.en).toMatch(/[a-z]{2}/);
      expect(words['zh-CN'].includes('«A»')).toBe(words.en.includes('«A»'));
    }
    expect(reasonWords(reason('pack-not-whole', '7 盒', '箱'))).toEqual({
      'zh-CN': '7 盒不是整数箱',
      en: '7 盒 is no whole number of 箱',
    });
  });

  it('say of a file why it could not be read, also by a rule of another version', () => {
    expect(doubtWords(doubt('lines', 'file-unread', 'a.pdf', 'pdf-no-text'))['zh-CN']).toBe(
      'a.pdf：只有图片，例如扫描件',
    );
    expect(doubtWords(doubt('lines', 'file-unread', 'a.pdf', 'no-such-rule')).en).toBe('a.pdf: it cannot be read');
  });

  it('stay readable where a draft holds words of old', () => {
    const old = Doubt.parse({ path: 'shipTo', words: 'several places are named' });
    expect(doubtWords(old)).toEqual({ 'zh-CN': 'several places are named', en: 'several places are named' });
    expect(Doubt.parse(doubt('shipTo', 'places-several'))).toEqual(doubt('shipTo', 'places-several'));
  });
});
