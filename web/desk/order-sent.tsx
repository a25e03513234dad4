import type { JSX } from 'preact';
import type { PartProps } from './wish-form.tsx';

/** The mails and chat answers that went out about the order, and what became of each. */
export function Sent({ view, page }: PartProps): JSX.Element | null {
  const { sent } = view.details;
  if (sent.length === 0) return null;
  const { sending } = page.texts;
  return (
    <section class="card">
      <details>
        <summary>{sending.title(sent.length)}</summary>
        <ul class="plain">
          {sent.map(({ id, at, to, subject, state }) => (
            <li key={id}>
              <p>{subject ?? sending.hidden}</p>
              <p class={state === 'refused' || state === 'unknown' ? 'wrong' : 'hint'}>
                {[page.formats.instant(at), to, sending.states[state]].filter(Boolean).join(' · ')}
              </p>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
