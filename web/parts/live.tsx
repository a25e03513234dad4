import type { JSX } from 'preact';
import type { Page } from './page.ts';

/** Where the page asks whether there is something new, and what it shows now. Without script it does nothing. */
export const Live = ({ address, tag, page }: { address: string; tag: string; page: Page }): JSX.Element => (
  <div hidden data-live={address} data-tag={tag} data-news={page.texts.work.news} />
);
