import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { fieldsOf, sealedOf } from './xml.ts';

const read = (xml: string) => {
  const fields = fieldsOf(xml);
  return fields && Object.fromEntries(fields);
};

describe('message XML', () => {
  it.each([
    ['<xml><A>1</A><B><![CDATA[x]]></B></xml>', { A: '1', B: 'x' }],
    ['\ufeff<?xml version="1.0" encoding="UTF-8"?>\n<xml>\n <A> 1 </A>\n</xml>\n', { A: ' 1 ' }],
    ['<xml><A></A><B/><C>c</C></xml>', { A: '', C: 'c' }],
    ['<xml><A>a &lt; &amp;lt; &quot;&apos;&gt; &nbsp; &#65;</A></xml>', { A: 'a < &lt; "\'> &nbsp; &#65;' }],
    ['<xml><A>x<![CDATA[ & <B>no</B> ]]>y</A></xml>', { A: 'x & <B>no</B> y' }],
    ['<xml><A><![CDATA[]]]]><![CDATA[>]]></A></xml>', { A: ']]>' }],
    ['<xml><A>first</A><A>second</A></xml>', { A: 'first' }],
    ['<xml><S><I><K>k</K></I></S><A>a</A></xml>', { S: '', A: 'a' }],
    ['<xml></xml>', {}],
    ['<xml><__proto__>x</__proto__></xml>', Object.fromEntries([['__proto__', 'x']])],
  ])('is read from %j', (xml, fields) => {
    expect(read(xml)).toEqual(fields);
  });

  it.each([
    '',
    'text',
    '<a>1</a>',
    '<xml/>',
    '<xml>',
    '</xml>',
    '<xml><A>1</xml>',
    '<xml><A>1</B></xml>',
    '<xml><A x="1">1</A></xml>',
    '<xml></xml><xml></xml>',
    '<xml></xml>tail',
    '<xml><!-- c --><A>1</A></xml>',
    '<!DOCTYPE xml [<!ENTITY a "b">]><xml><A>&a;</A></xml>',
    '<xml><![CDATA[never ends</xml>',
    '<xml><a><a><a><a><a><a><a><a>deep</a></a></a></a></a></a></a></a></xml>',
  ])('is not read from %j', (xml) => {
    expect(read(xml)).toBeNull();
  });

  it('says the same as a whole XML parser', () => {
    const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false, trimValues: false });
    const cdata = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
    const entities = (text: string): string =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const text = fc.string({
      unit: fc.constantFrom('a', '单', ' ', '&', '<', '>', ']', ';', 'amp', '😀', '"'),
      minLength: 1,
    });
    fc.assert(
      fc.property(text, text, (one, other) => {
        const xml = `<xml><Content>${cdata(one)}</Content><Label>${entities(other)}</Label></xml>`;
        expect(read(xml)).toEqual({ Content: one, Label: other });
        expect(parser.parse(xml)).toEqual({ xml: { Content: one, Label: other } });
      }),
    );
  });

  it('never throws, and is done soon', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('<', '>', '/', 'xml', '<xml>', '<![CDATA[', ']]>', 'a', '&') }),
        (xml) => void fieldsOf(xml),
      ),
    );
    const begun = performance.now();
    for (const part of ['<![CDATA[', '<a>', '<a></a>', '&amp;', ']]>', '<']) fieldsOf(`<xml>${part.repeat(20_000)}`);
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});

it('finds the sealed text in CDATA or without', () => {
  expect(sealedOf('<xml><Encrypt><![CDATA[ab+/=]]></Encrypt></xml>')).toBe('ab+/=');
  expect(sealedOf('<xml><Encrypt>ab</Encrypt></xml>')).toBe('ab');
  expect(sealedOf('<xml><Encrypt>&lt;</Encrypt></xml>')).toBeNull();
});
