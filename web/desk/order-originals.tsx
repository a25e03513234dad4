import type { JSX } from 'preact';
import { Original } from '../parts/original.tsx';
import { paths } from '../paths.ts';
import { placeName } from './review-words.ts';
import type { OriginalView } from './views.ts';
import type { PartProps } from './wish-form.tsx';

function Shown({ one, page, open }: { one: OriginalView; page: PartProps['page']; open: boolean }): JSX.Element | null {
  const { shown, captureId } = one;
  if (!shown) return null;
  const marking = {
    marks: shown.marks,
    scope: `mark-${captureId}`,
    hrefOf: () => null,
    nameOf: (path: string) => placeName(path, page),
    isDoubted: () => false,
  };
  return (
    <details open={open}>
      <summary>{page.texts.review.original}</summary>
      <Original original={shown.original} captureId={captureId} page={page} marking={marking} />
    </details>
  );
}

/** The messages that the order stands on, with what its fields were read from marked in them. */
export function Originals({ view, page }: PartProps): JSX.Element {
  const { orderPage } = page.texts;
  const { originals: mayRead } = view.details.may;
  return (
    <section class="card">
      <h2>{orderPage.originals}</h2>
      <ul class="plain">
        {view.originals.map((one, index) => (
          <li key={one.captureId}>
            {mayRead ? (
              <a href={paths.capture(one.captureId)}>{`${one.source} · ${orderPage[one.as]}`}</a>
            ) : (
              `${one.source} · ${orderPage[one.as]}`
            )}
            {one.receivedAt ? <div class="hint">{page.formats.instant(one.receivedAt)}</div> : null}
            {mayRead ? <Shown one={one} page={page} open={index === 0} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
