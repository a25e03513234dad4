import type { JSX } from 'preact';
import type { OriginalText } from '../desk/views.ts';
import { paths } from '../paths.ts';
import type { Page } from './page.ts';

/** A long text in a box of its own, which the keyboard can reach and scroll. */
const Scrolling = ({ label, text }: { label: string; text: string }): JSX.Element => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
  <section class="original" tabIndex={0} aria-label={label}>
    {text}
  </section>
);

/** The words of a message as text, whatever they are; the bytes are for downloading. */
export function Original({
  original,
  captureId,
  page,
}: {
  original: OriginalText;
  captureId: string;
  page: Page;
}): JSX.Element {
  const { review, capture } = page.texts;
  return (
    <>
      {original.subject ? (
        <p>
          <strong>{original.subject}</strong>
        </p>
      ) : null}
      {original.text ? <Scrolling label={review.original} text={original.text} /> : <p class="hint">{review.noText}</p>}
      {original.truncated ? <p class="hint">{review.truncated}</p> : null}
      {original.quoted ? (
        <details>
          <summary>{capture.quoted}</summary>
          <Scrolling label={capture.quoted} text={original.quoted} />
        </details>
      ) : null}
      {original.attachments.length > 0 ? (
        <>
          <h3>{review.attachments}</h3>
          <ul>
            {original.attachments.map(({ name, size }) => (
              <li key={name}>{size === null ? name : `${name} (${capture.bytes(page.formats.quantity(size))})`}</li>
            ))}
          </ul>
        </>
      ) : null}
      <p>
        <a href={paths.original(captureId)}>{capture.download}</a>
      </p>
    </>
  );
}
