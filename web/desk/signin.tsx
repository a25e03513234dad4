import { Field, Post } from '../parts/field.tsx';
import { html } from '../parts/frame.tsx';
import { pageOf } from '../parts/page.ts';
import { paths } from '../paths.ts';
import type { PageContext } from '../views.ts';
import type { EnterView, SigninView } from './views.ts';

/** Asks for a work address, or says that a link was sent. Form: `email`. */
export function renderSignin(view: SigninView, context: PageContext): string {
  const page = pageOf(context);
  const { signin } = page.texts;
  const sent = view.state === 'sent';
  return html(page, {
    title: sent ? signin.sent : signin.title,
    children: (
      <div class="card calm">
        <h1>{sent ? signin.sent : signin.title}</h1>
        <p role={sent ? 'status' : undefined}>{sent ? signin.sentWords : signin.hint}</p>
        <Post to={paths.signin} hidden={{}}>
          <Field
            name="email"
            type="email"
            label={signin.email}
            value={view.email}
            errors={view.errors}
            required
            max={254}
            autoComplete="username"
          />
          <button type="submit" class={sent ? 'second' : 'main'}>
            {sent ? signin.again : signin.send}
          </button>
        </Post>
      </div>
    ),
  });
}

/** The page of the mailed link: one button, which posts the token. Form: `token`. */
export function renderEnter(view: EnterView, context: PageContext): string {
  const page = pageOf(context);
  const { signin } = page.texts;
  return html(page, {
    title: signin.enter,
    children: (
      <div class="card calm">
        <h1>{signin.enter}</h1>
        <p>{signin.enterWords(view.name)}</p>
        <Post to={paths.enter} hidden={{ token: view.token }}>
          <button type="submit" class="main">
            {signin.enterButton}
          </button>
        </Post>
      </div>
    ),
  });
}
