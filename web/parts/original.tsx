import type { JSX } from 'preact';
import type { OriginalText } from '../desk/views.ts';
import { paths } from '../paths.ts';
import type { Page } from './page.ts';

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
      {original.text ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable with the keyboard
        <pre class="original" tabIndex={0} role="region" aria-label={review.original}>
          {original.text}
        </pre>
      ) : (
        <p class="hint">{review.noText}</p>
      )}
      {original.truncated ? <p class="hint">{review.truncated}</p> : null}
      {original.quoted ? (
        <details>
          <summary>{capture.quoted}</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable with the keyboard */}
          <pre class="original" tabIndex={0} role="region" aria-label={capture.quoted}>
            {original.quoted}
          </pre>
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
