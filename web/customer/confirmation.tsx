import { html } from '../parts/frame.tsx';
import { Facts } from '../parts/order-parts.tsx';
import { pageOf } from '../parts/page.ts';
import { withQuery } from '../paths.ts';
import type { PageContext } from '../views.ts';
import { PlaceFacts, TrackGoods } from './track-goods.tsx';
import type { TrackView } from './views.ts';

/** The order as a document: for the files of the customer, printed or as a PDF. */
export function renderConfirmation(view: TrackView, context: PageContext): string {
  const page = pageOf(context);
  const { confirmation, track, order } = page.texts;
  const { formats } = page;
  return html(page, {
    title: confirmation.title(view.number),
    children: (
      <>
        <p class="screen">
          <a href={withQuery(view.path, 'lang', context.language)}>{track.back}</a>
        </p>
        <h1>{confirmation.title(view.number)}</h1>
        <p class="hint screen">{track.print}</p>
        <Facts
          facts={[
            [confirmation.seller, context.company],
            [confirmation.buyer, view.buyer],
            [order.stage, view.stage.name],
            [confirmation.date, formats.instant(view.placedAt)],
            [confirmation.version, track.stamp(view.version, formats.instant(view.updatedAt))],
            [track.promisedDate, view.promisedDate ? formats.day(view.promisedDate) : null],
          ]}
        />
        <TrackGoods view={view} page={page} />
        {view.total ? null : <p class="hint">{confirmation.noTotal}</p>}
        <PlaceFacts view={view} page={page} />
      </>
    ),
  });
}
