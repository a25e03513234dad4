import type { JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Language } from '../settings/language.ts';
import type { Block, MailContent } from './blocks.ts';
import {
  BODY,
  ButtonLink,
  CELL,
  FONT,
  Goods,
  Grid,
  LAYOUT,
  Lines,
  LinkRows,
  QUIET,
  Questions,
  TONES,
} from './html-parts.tsx';

function BlockView({ block }: { block: Block }): JSX.Element {
  switch (block.kind) {
    case 'text':
      return (
        <p style={TONES[block.tone ?? 'plain']}>
          <Lines text={block.text} />
        </p>
      );
    case 'facts':
      return (
        <Grid>
          {block.rows.map(({ label, value }) => (
            <tr>
              <td width="30%" style={`${QUIET}${CELL}width:30%;`}>
                {label}
              </td>
              <td style={`${BODY}${CELL}`}>
                <Lines text={value} />
              </td>
            </tr>
          ))}
        </Grid>
      );
    case 'goods':
      return <Goods block={block} />;
    case 'list':
      return (
        <ul style={`${BODY}margin:0;padding:0 0 0 20px;`}>
          {block.items.map((item) => (
            <li style={`${BODY}margin:0 0 6px 0;`}>
              <Lines text={item} />
            </li>
          ))}
        </ul>
      );
    case 'links':
      return <LinkRows block={block} />;
    case 'questions':
      return <Questions block={block} />;
    case 'quote':
      return (
        <p style={`${QUIET}margin:0;padding:8px 12px;background-color:#f5f7fa;border-left:3px solid #9aa5b1;`}>
          <Lines text={block.text} />
        </p>
      );
    case 'buttons':
      return (
        <>
          {block.buttons.map((button) => (
            <ButtonLink {...button} />
          ))}
        </>
      );
  }
}

function Mail({ content, language }: { content: MailContent; language: Language }): JSX.Element {
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <title>{content.subject}</title>
      </head>
      <body style="margin:0;padding:0;background-color:#f5f7fa;">
        <div style="display:none;max-height:0;overflow:hidden;mso-hide:all;">{content.preview}</div>
        <Grid>
          <tr>
            <td align="center" style="padding:12px 8px;background-color:#f5f7fa;">
              <table
                {...LAYOUT}
                width="600"
                style="border-collapse:collapse;width:100%;max-width:600px;background-color:#ffffff;"
              >
                <tbody>
                  <tr>
                    <td style="padding:20px 16px 8px 16px;">
                      <h1 style={`${FONT}margin:0;font-size:20px;line-height:1.4;color:#1f2933;`}>{content.heading}</h1>
                    </td>
                  </tr>
                  {content.blocks.map((block) => (
                    <tr>
                      <td style="padding:8px 16px;">
                        <BlockView block={block} />
                      </td>
                    </tr>
                  ))}
                  <tr>
                    <td style="padding:16px;">
                      <p style={`${QUIET}margin:0;`}>
                        <Lines text={content.footer.join('\n')} />
                      </p>
                    </td>
                  </tr>
                </tbody>
              </table>
            </td>
          </tr>
        </Grid>
      </body>
    </html>
  );
}

/** The HTML part: 320 to 600 pixels wide, no script, nothing loaded from elsewhere; all words are escaped. */
export const mailHtml = (content: MailContent, language: Language): string =>
  `<!DOCTYPE html>${renderToString(<Mail content={content} language={language} />)}`;
