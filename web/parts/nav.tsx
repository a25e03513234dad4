import type { JSX } from 'preact';
import { paths } from '../paths.ts';
import type { DeskContext } from '../views.ts';
import type { Page } from './page.ts';

/** A way into a part of the desk. It stands there only where a page has the path and this person may open it. */
interface Entry {
  path: string;
  name: string;
  count?: number;
  /** For managers and the administrator, who are asked for by the page itself. */
  managers?: true;
}

/** What somebody goes to all day stands open, in this order. */
const daily = ({ texts: { nav, places }, context: { counts } }: Page<DeskContext>): Entry[] => [
  { path: paths.tasks, name: nav.tasks, count: counts.tasks },
  { path: paths.team, name: places.team },
  { path: paths.orders, name: nav.orders },
  { path: paths.reviews, name: nav.reviews, count: counts.reviews },
  { path: '/desk/entry', name: places.entry },
  { path: paths.customers, name: nav.customers },
];

/** The rest is behind one button, so that a phone shows the page and not its navigation. */
const rest = ({ texts: { nav, places, learned } }: Page<DeskContext>): Entry[] => [
  { path: paths.reports, name: nav.reports },
  { path: paths.sources, name: nav.sources },
  { path: '/desk/duplicates', name: places.duplicates },
  { path: paths.learned, name: learned.title },
  { path: paths.check, name: places.check },
  { path: paths.absences, name: places.absences },
  { path: paths.settings, name: places.settings },
  { path: paths.deadLetters, name: nav.deadLetters, managers: true },
];

const isAt = (path: string, here: string): boolean =>
  path === here || (path !== paths.tasks && here.startsWith(`${path}/`));

function Link({ entry: { path, name, count = 0 }, here }: { entry: Entry; here: string }): JSX.Element {
  return (
    <a href={path} aria-current={isAt(path, here) ? 'page' : undefined}>
      {name}
      {count > 0 ? <span class="count">{count}</span> : null}
    </a>
  );
}

/** The navigation of the desk: what this person may open, the present page marked. */
export function DeskNav({ page }: { page: Page<DeskContext> }): JSX.Element {
  const { nav, places } = page.texts;
  const { staff, here: address } = page.context;
  const here = address.split('?')[0] ?? '';
  const may = ({ path, managers }: Entry): boolean =>
    staff.pages.includes(path) && (!managers || staff.manages === true);
  const more = rest(page).filter(may);
  const inMore = more.find(({ path }) => isAt(path, here));
  return (
    <>
      <nav class="desk" aria-label={nav.label}>
        {daily(page)
          .filter(may)
          .map((entry) => (
            <Link key={entry.path} entry={entry} here={here} />
          ))}
        {more.length > 0 ? (
          <details class="more">
            <summary class={inMore ? 'here' : undefined}>
              {inMore ? `${places.more} · ${inMore.name}` : places.more}
            </summary>
            <div>
              {more.map((entry) => (
                <Link key={entry.path} entry={entry} here={here} />
              ))}
            </div>
          </details>
        ) : null}
      </nav>
      <form class="who" method="post" action={paths.signout}>
        <a href={paths.signout}>{staff.name}</a>
        <button type="submit" class="quiet">
          {nav.signOut}
        </button>
      </form>
    </>
  );
}
