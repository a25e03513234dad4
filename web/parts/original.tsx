import type { ComponentChildren, JSX } from 'preact';
import type { OriginalText } from '../desk/views.ts';
import { paths } from '../paths.ts';
import type { Mark, Marks } from '../present/marks.ts';
import { partKey } from '../present/original-marks.ts';
import type { Page } from './page.ts';

/** How marks lead to the fields that stand on them. */
export interface Marking {
  marks: Marks;
  /** Tells the marks of several originals on one page apart. */
  scope?: string;
  /** Where the field is on this page; null where it is not. */
  hrefOf: (path: string) => string | null;
  nameOf: (path: string) => string;
  isDoubted: (path: string) => boolean;
}

/** A long text in a box of its own, which the keyboard can reach and scroll. */
const Scrolling = ({ label, children }: { label: string; children: ComponentChildren }): JSX.Element => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
  <section class="original" tabIndex={0} aria-label={label}>
    {children}
  </section>
);

/** The id of a mark: fields link to it. */
export const markId = (mark: number, scope = 'mark'): string => `${scope}-${mark}`;

function Marked({ mark, text, marking }: { mark: Mark; text: string; marking: Marking }): JSX.Element {
  const names = mark.paths.map(marking.nameOf).join(', ');
  const href = mark.paths.map(marking.hrefOf).find((one) => one !== null);
  return (
    <mark
      id={markId(mark.id, marking.scope)}
      class={mark.paths.some(marking.isDoubted) ? 'doubted' : ''}
      title={href ? undefined : names}
    >
      {href ? (
        <a href={href} title={names}>
          {text}
        </a>
      ) : (
        text
      )}
    </mark>
  );
}

/** Text with what the fields stand on marked in it. Always text, whatever it holds. */
function MarkedText({ text, at, marking }: { text: string; at: string; marking: Marking | undefined }): JSX.Element {
  const marks = marking?.marks[at] ?? [];
  const pieces: ComponentChildren[] = [];
  let place = 0;
  for (const mark of marks) {
    pieces.push(text.slice(place, mark.start));
    if (marking)
      pieces.push(<Marked key={mark.id} mark={mark} text={text.slice(mark.start, mark.end)} marking={marking} />);
    place = mark.end;
  }
  return (
    <>
      {pieces}
      {text.slice(place)}
    </>
  );
}

interface OriginalProps {
  original: OriginalText;
  captureId: string;
  page: Page;
  marking?: Marking;
}

function Attachments({ original, page, marking }: OriginalProps): JSX.Element | null {
  const { review, capture } = page.texts;
  if (original.attachments.length === 0) return null;
  return (
    <>
      <h3>{review.attachments}</h3>
      <ul class="plain">
        {original.attachments.map(({ name, size, parts }, file) => (
          <li key={`${file} ${name}`}>
            {size === null ? name : `${name} (${capture.bytes(page.formats.quantity(size))})`}
            {parts.map((part, index) => {
              const at = partKey(file, index);
              return (
                <details key={at} open={(marking?.marks[at]?.length ?? 0) > 0}>
                  <summary>{review.contents(part.name)}</summary>
                  <Scrolling label={part.name}>
                    <MarkedText text={part.text} at={at} marking={marking} />
                  </Scrolling>
                </details>
              );
            })}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The words of a message as text, whatever they are; the bytes are for downloading. */
export function Original({ original, captureId, page, marking }: OriginalProps): JSX.Element {
  const { review, capture } = page.texts;
  const { subject, text, tables, quoted, truncated } = original;
  const hasMarkedTables = (marking?.marks.tables?.length ?? 0) > 0;
  return (
    <>
      {subject ? (
        <p>
          <strong>
            <MarkedText text={subject} at="subject" marking={marking} />
          </strong>
        </p>
      ) : null}
      {text ? (
        <Scrolling label={review.original}>
          <MarkedText text={text} at="text" marking={marking} />
        </Scrolling>
      ) : (
        <p class="hint">{review.noText}</p>
      )}
      {truncated ? <p class="hint">{review.truncated}</p> : null}
      {tables ? (
        <details open={hasMarkedTables || !text}>
          <summary>{review.tables}</summary>
          <Scrolling label={review.tables}>
            <MarkedText text={tables} at="tables" marking={marking} />
          </Scrolling>
        </details>
      ) : null}
      {quoted ? (
        <details>
          <summary>{capture.quoted}</summary>
          <Scrolling label={capture.quoted}>{quoted}</Scrolling>
        </details>
      ) : null}
      <Attachments original={original} captureId={captureId} page={page} {...(marking ? { marking } : {})} />
      <p>
        <a href={paths.original(captureId)}>{capture.download}</a>
      </p>
    </>
  );
}
