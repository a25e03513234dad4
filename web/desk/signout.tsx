import { Post } from '../parts/field.tsx';
import { deskHtml } from '../parts/frame.tsx';
import { pageOf } from '../parts/page.ts';
import { paths } from '../paths.ts';
import type { DeskContext } from '../views.ts';
import type { EnterView } from './views.ts';

/** Signing out, here or everywhere. Form: `everywhere`, `true` for all sessions of this person. */
export function renderSignout(view: Pick<EnterView, 'name'>, context: DeskContext): string {
  const page = pageOf(context);
  const { nav, signout } = page.texts;
  return deskHtml(page, {
    title: nav.signOut,
    width: 'narrow',
    children: (
      <div class="card calm">
        <h1>{nav.signOut}</h1>
        <p>{signout.words(view.name)}</p>
        <Post to={paths.signout} hidden={{}}>
          <button type="submit" class="main">
            {signout.here}
          </button>
        </Post>
        <p class="hint">{signout.everywhereHint}</p>
        <Post to={paths.signout} hidden={{ everywhere: 'true' }}>
          <button type="submit" class="second">
            {signout.everywhere}
          </button>
        </Post>
      </div>
    ),
  });
}
