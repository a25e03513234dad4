import type { ComponentChildren, JSX } from 'preact';
import type { Block, Button } from './blocks.ts';
import { shown } from './words.ts';

/** Every style stands on its element: QQ and 163 drop style sheets. Tables carry the layout: Outlook knows nothing else. */
export const FONT = "font-family:-apple-system,'Segoe UI','PingFang SC','Microsoft YaHei',Arial,sans-serif;";
export const BODY = `${FONT}font-size:15px;line-height:1.6;color:#1f2933;word-break:break-word;`;
export const QUIET = `${FONT}font-size:13px;line-height:1.5;color:#52606d;word-break:break-word;`;
export const CELL = 'padding:6px 8px 6px 0;border-bottom:1px solid #e4e7eb;vertical-align:top;';

/** Outlook draws borders and gaps around cells unless each table says that it has none. */
const BARE = { border: '0', cellPadding: '0', cellSpacing: '0' };
/** A table that carries the layout and is no table to a screen reader. */
export const LAYOUT = { ...BARE, role: 'presentation' } as const;

export const TONES = {
  plain: `${BODY}margin:0;`,
  strong: `${BODY}margin:0;font-weight:bold;`,
  quiet: `${QUIET}margin:0;`,
  warning: `${BODY}margin:0;padding:10px 12px;background-color:#fff3c4;border-left:4px solid #b44d12;`,
};

/** Text with its line breaks. */
export function Lines({ text }: { text: string }): JSX.Element {
  const lines = shown(text).split('\n');
  return (
    <>
      {lines.map((line, index) => (
        <>
          {index > 0 && <br />}
          {line}
        </>
      ))}
    </>
  );
}

export function Grid({ children }: { children: ComponentChildren }): JSX.Element {
  return (
    <table {...LAYOUT} width="100%" style="border-collapse:collapse;width:100%;">
      <tbody>{children}</tbody>
    </table>
  );
}

/** A link that looks like a button everywhere: the colour is on the cell and on the link, the height comes from borders that Outlook draws too. */
export function ButtonLink({ label, url, primary }: Button): JSX.Element {
  const [back, front] = primary ? ['#0b5394', '#ffffff'] : ['#ffffff', '#0b5394'];
  const link = `${FONT}display:inline-block;font-size:16px;line-height:22px;font-weight:bold;color:${front};background-color:${back};text-decoration:none;border:1px solid #0b5394;border-radius:4px;padding:11px 20px;`;
  return (
    <table {...LAYOUT} style="border-collapse:separate;margin:0 0 10px 0;">
      <tbody>
        <tr>
          <td align="center" style={`background-color:${back};border-radius:4px;`}>
            <a href={url} target="_blank" rel="noopener" style={link}>
              {label}
            </a>
          </td>
        </tr>
      </tbody>
    </table>
  );
}

export function Goods({ block }: { block: Extract<Block, { kind: 'goods' }> }): JSX.Element {
  const { headings, rows, total, more } = block;
  const priced = rows.some(({ price }) => price !== '');
  const head = `${QUIET}${CELL}text-align:left;font-weight:normal;`;
  return (
    <table {...BARE} width="100%" style="border-collapse:collapse;width:100%;">
      <thead>
        <tr>
          <th scope="col" align="left" style={head}>
            {headings.goods}
          </th>
          <th scope="col" align="right" style={`${head}text-align:right;`}>
            {headings.quantity}
          </th>
          {priced && (
            <th scope="col" align="right" style={`${head}text-align:right;padding-right:0;`}>
              {headings.price}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ sku, name, quantity, price }) => (
          <tr>
            <td style={`${BODY}${CELL}`}>
              <strong>{sku}</strong>
              {name !== '' && <br />}
              {name}
            </td>
            <td align="right" style={`${BODY}${CELL}text-align:right;`}>
              {quantity}
            </td>
            {priced && (
              <td align="right" style={`${BODY}${CELL}text-align:right;padding-right:0;`}>
                {price}
              </td>
            )}
          </tr>
        ))}
        {more && (
          <tr>
            <td colSpan={priced ? 3 : 2} style={`${QUIET}${CELL}`}>
              {more}
            </td>
          </tr>
        )}
        {total && (
          <tr>
            <td style={`${BODY}padding:8px 8px 8px 0;font-weight:bold;`}>{total.label}</td>
            <td
              colSpan={priced ? 2 : 1}
              align="right"
              style={`${BODY}padding:8px 0;text-align:right;font-weight:bold;`}
            >
              {total.value}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

/** The whole title is the link: large enough for a finger. */
export function LinkRows({ block }: { block: Extract<Block, { kind: 'links' }> }): JSX.Element {
  const link = `${BODY}display:block;font-weight:bold;color:#0b5394;text-decoration:underline;padding:4px 0;`;
  return (
    <>
      <p style={TONES.strong}>{block.heading}</p>
      <Grid>
        {block.rows.map(({ title, detail, url }) => (
          <tr>
            <td style={`${BODY}${CELL}`}>
              <a href={url} target="_blank" rel="noopener" style={link}>
                {title}
              </a>
              <span style={QUIET}>{detail}</span>
            </td>
          </tr>
        ))}
      </Grid>
    </>
  );
}

export function Questions({ block }: { block: Extract<Block, { kind: 'questions' }> }): JSX.Element {
  return (
    <ol style={`${BODY}margin:0;padding:0 0 0 24px;`}>
      {block.items.map(({ number, text }) => (
        <li value={number} style={`${BODY}margin:0 0 12px 0;font-weight:bold;`}>
          <Lines text={text} />
        </li>
      ))}
    </ol>
  );
}
