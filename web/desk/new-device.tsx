import { html } from '../parts/frame.tsx';
import { pageOf } from '../parts/page.ts';
import { paths, withQuery } from '../paths.ts';
import type { PageContext } from '../views.ts';

/** What a link in a task mail shows where its owner never signed in. */
export interface NewDeviceView {
  /** Path of the page behind the link. */
  back: string;
  orderNumber: string;
  /** True where somebody pressed a button: nothing was done. */
  acted: boolean;
}

/** Asks to sign in once on this device. Names nobody and shows nothing of the order: the mail may have been forwarded. */
export function renderNewDevice(view: NewDeviceView, context: PageContext): string {
  const page = pageOf(context);
  const { newDevice } = page.texts;
  return html(page, {
    title: newDevice.title,
    children: (
      <div class="card calm">
        <h1>{newDevice.title}</h1>
        {view.acted ? <p role="alert">{newDevice.nothingDone}</p> : null}
        <p>{newDevice.words(view.orderNumber)}</p>
        <p>
          <a class="button main" href={withQuery(paths.signin, 'back', view.back)}>
            {newDevice.signIn}
          </a>
        </p>
        <p class="hint">{newDevice.forwarded}</p>
      </div>
    ),
  });
}
