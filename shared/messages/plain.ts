import type { Block, MailContent } from './blocks.ts';
import { shown } from './words.ts';

const indented = (text: string, indent: string): string => text.split('\n').join(`\n${indent}`);

function linesOf(block: Block, colon: string): string[] {
  switch (block.kind) {
    case 'text':
      return [block.text];
    case 'facts':
      return block.rows.map(({ label, value }) => `${label}${colon}${indented(value, '  ')}`);
    case 'goods': {
      const rows = block.rows.map(({ sku, name, quantity, price }) =>
        [`- ${sku}`, name, `× ${quantity}`, price].filter((part) => part !== '').join('  '),
      );
      const more = block.more ? [block.more] : [];
      const total = block.total ? [`${block.total.label}${colon}${block.total.value}`] : [];
      return [`${block.headings.goods}${colon.trim()}`, ...rows, ...more, ...total];
    }
    case 'list':
      return block.items.map((item) => `- ${indented(item, '  ')}`);
    case 'links':
      return [
        `${block.heading}${colon.trim()}`,
        ...block.rows.flatMap(({ title, detail, url }) => [`- ${title}`, `  ${detail}`, `  ${url}`]),
      ];
    case 'questions':
      return block.items.map(({ number, text }) => `${number}. ${indented(text, '   ')}`);
    case 'quote':
      return block.text.split('\n').map((line) => `> ${line}`);
    case 'buttons':
      return block.buttons.map(({ label, url }) => `${label}${colon.trim()}\n${url}`);
  }
}

/** The text part: complete by itself, readable in any mail program and on the phone's lock screen. */
export function mailText(content: MailContent, colon: string): string {
  const parts = content.blocks.map((block) => linesOf(block, colon).join('\n'));
  return `${shown([content.heading, ...parts, ['-- ', ...content.footer].join('\n')].join('\n\n'))}\n`;
}
