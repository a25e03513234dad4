import type { ComponentChildren, JSX } from 'preact';
import { render } from 'preact-render-to-string';
import { LANGUAGES, type Language } from '../../shared/settings/language.ts';
import { assetUrl } from '../assets/assets.ts';
import { withQuery } from '../paths.ts';
import type { DeskContext, FlashView } from '../views.ts';
import { DeskNav } from './nav.tsx';
import type { Page } from './page.ts';
import { plainText } from './plain-text.ts';

const NAMES: Record<Language, string> = { 'zh-CN': '中文', en: 'English' };

function Languages({ page }: { page: Page }): JSX.Element {
  const { language, here } = page.context;
  return (
    <nav class="languages" aria-label={page.texts.frame.languages}>
      {LANGUAGES.map((other) =>
        other === language ? (
          <span key={other} lang={other} aria-current="true">
            {NAMES[other]}
          </span>
        ) : (
          <a key={other} lang={other} hrefLang={other} href={withQuery(here, 'lang', other)}>
            {NAMES[other]}
          </a>
        ),
      )}
    </nav>
  );
}

export function Flash({ flash, page }: { flash: FlashView | null; page: Page }): JSX.Element | null {
  if (!flash) return null;
  const words = flash.kind === 'done' ? page.texts.flash[flash.code] : flash.words;
  return (
    <p class={`flash ${flash.kind}`} role={flash.kind === 'refused' ? 'alert' : 'status'}>
      {words}
    </p>
  );
}

interface FrameProps {
  page: Page;
  title: string;
  /** Narrow pages are read from top to bottom, wide ones hold tables. */
  width?: 'narrow' | 'wide';
  header?: ComponentChildren;
  scripts?: readonly string[];
  children: ComponentChildren;
}

/** The frame of every page: language, title, skip link, landmarks, one style sheet, no inline script or style. */
function Frame({ page, title, width = 'narrow', header, scripts = [], children }: FrameProps): JSX.Element {
  const { context, texts } = page;
  return (
    <html lang={context.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no" />
        <title>{[title, context.company].filter(Boolean).join(' · ')}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={assetUrl('hub.css')} />
        {scripts.map((name) => (
          <script key={name} type="module" src={assetUrl(name)} />
        ))}
      </head>
      <body class={width}>
        <a class="skip" href="#main">
          {texts.frame.skip}
        </a>
        <header class="top">
          <div class="inner">
            <span class="company">{context.company}</span>
            {header}
            <Languages page={page} />
          </div>
        </header>
        <main id="main" tabIndex={-1}>
          <Flash flash={context.flash} page={page} />
          {children}
        </main>
        <footer class="bottom">
          <div class="inner">{texts.frame.footer(context.company)}</div>
        </footer>
      </body>
    </html>
  );
}

/** The page as HTML. Characters that turn text around or hide it are made visible, wherever they come from. */
export function html(page: Page, frame: Omit<FrameProps, 'page'>): string {
  return `<!doctype html>\n${plainText(render(<Frame page={page} {...frame} />))}\n`;
}

/** A page of the desk: wide, with the navigation of the staff. */
export function deskHtml(
  page: Page<DeskContext>,
  frame: Omit<FrameProps, 'page' | 'header' | 'width'> & { width?: 'narrow' | 'wide' },
): string {
  return html(page, { width: 'wide', ...frame, header: <DeskNav page={page} /> });
}
