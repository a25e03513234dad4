/**
 * What a mail says, without how it looks: the HTML part and the text part are made of the same blocks, so that neither knows more
 * than the other.
 */
export type Block =
  | { kind: 'text'; text: string; tone?: 'strong' | 'quiet' | 'warning' }
  | { kind: 'facts'; rows: readonly Fact[] }
  | {
      kind: 'goods';
      headings: { goods: string; quantity: string; price: string };
      rows: readonly GoodsRow[];
      total: Fact | null;
      more: string | null;
    }
  | { kind: 'list'; items: readonly string[] }
  /** Things to open, one under the other. */
  | { kind: 'links'; heading: string; rows: readonly LinkRow[] }
  | { kind: 'questions'; items: readonly { number: number; text: string }[] }
  /** Foreign words, set apart. */
  | { kind: 'quote'; text: string }
  | { kind: 'buttons'; buttons: readonly Button[] };

export interface Fact {
  label: string;
  value: string;
}

export interface LinkRow {
  title: string;
  detail: string;
  /** Absolute address of the hub. */
  url: string;
}

export interface GoodsRow {
  sku: string;
  name: string;
  quantity: string;
  /** Empty where no price is known or shown. */
  price: string;
}

export interface Button {
  label: string;
  /** Absolute `https` or `http` address of the hub. */
  url: string;
  primary: boolean;
}

/** A mail before it is laid out. */
export interface MailContent {
  /** Without the order number: the composer puts it before. */
  subject: string;
  /** What the list of mails shows beside the subject. */
  preview: string;
  heading: string;
  blocks: readonly Block[];
  footer: readonly string[];
}
