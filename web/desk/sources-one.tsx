import type { ComponentChildren, JSX } from 'preact';
import { Columns } from '../charts/columns.tsx';
import { Field, Post } from '../parts/field.tsx';
import { deskHtml } from '../parts/frame.tsx';
import { Facts } from '../parts/order-parts.tsx';
import { type Page, pageOf } from '../parts/page.ts';
import { paths } from '../paths.ts';
import type { DeskContext } from '../views.ts';
import { Ago, ShareBar, ShareCells, ShareHeadings, touchlessShare } from './sources-parts.tsx';
import { Secrets } from './sources-secrets.tsx';
import type { MissingNumber, SourceView } from './sources-views.ts';

interface Props {
  view: SourceView;
  page: Page;
}

const Card = ({ title, children }: { title: string; children: ComponentChildren }): JSX.Element => (
  <section class="card">
    <h2>{title}</h2>
    {children}
  </section>
);

function Glance({ view, page }: Props): JSX.Element {
  const { sourcesPage: list, sourcePage: texts, sources, frame } = page.texts;
  const { report } = view;
  const refused = report.refused.reduce((sum, { count }) => sum + count, 0);
  return (
    <Card title={texts.facts}>
      <Facts
        facts={[
          [sources.channel, view.channel],
          [list.last, <Ago at={report.lastAt} none={list.noneYet} page={page} />],
          [list.oldest, <Ago at={report.oldestAt} none={frame.none} page={page} />],
          [list.touchless, touchlessShare(report.touchless, page)],
          [texts.forged, report.forged > 0 ? report.forged : null],
          [texts.refused, view.secrets ? refused : null],
        ]}
      />
      <p class="hint">{list.touchlessHint}</p>
      {view.secrets ? <p class="hint">{texts.refusedHint}</p> : null}
      {refused > 0 ? (
        <ul>
          {report.refused.map(({ day, count }) => (
            <li key={day}>{texts.refusedOn(page.formats.day(day), count)}</li>
          ))}
        </ul>
      ) : null}
    </Card>
  );
}

function Addresses({ view, page }: Props): JSX.Element {
  const { sourcePage: texts } = page.texts;
  if (view.addresses.length === 0) return <Card title={texts.addresses}>{texts.noAddress}</Card>;
  return (
    <Card title={texts.addresses}>
      <p class="hint">{texts.addressHint}</p>
      {view.addresses.map(({ what, value }, index) => (
        <div key={value} class="field">
          <label for={`address-${index}`}>{texts.what[what]}</label>
          <input id={`address-${index}`} readOnly value={value} />
        </div>
      ))}
    </Card>
  );
}

function PerDay({ view, page }: Props): JSX.Element {
  const { sources, sourcesPage: list } = page.texts;
  const days = view.report.days.map(({ day, shares }) => ({ day, label: page.formats.day(day), shares }));
  const columns = days.map(({ label, shares }) => ({ label, values: [shares?.captured ?? 0] }));
  return (
    <Card title={list.perDay}>
      <Columns series={[sources.captured]} columns={columns} label={list.perDayOf(view.name)} />
      <details>
        <summary>{sources.day}</summary>
        <div class="scroll">
          <table class="cards">
            <caption class="hidden">{list.perDayOf(view.name)}</caption>
            <thead>
              <tr>
                <th scope="col">{sources.day}</th>
                <ShareHeadings page={page} />
              </tr>
            </thead>
            <tbody>
              {days.toReversed().map(({ day, label, shares }) => (
                <tr key={day}>
                  <td data-label={sources.day}>
                    {view.maySeeMessages ? <a href={paths.captures(view.id, day)}>{label}</a> : label}
                  </td>
                  {shares ? <ShareCells shares={shares} page={page} /> : <td colSpan={9}>{list.notCounted}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </Card>
  );
}

function Whole({ view, page }: Props): JSX.Element {
  const { sources, sourcesPage: list, sourcePage: texts } = page.texts;
  return (
    <Card title={texts.shares}>
      <ShareBar shares={view.report.shares} label={sources.share(view.name)} />
      <div class="scroll">
        <table class="cards">
          <caption class="hidden">{texts.shares}</caption>
          <thead>
            <tr>
              <ShareHeadings page={page} />
            </tr>
          </thead>
          <tbody>
            <tr>
              <ShareCells shares={view.report.shares} page={page} />
            </tr>
          </tbody>
        </table>
      </div>
      <p class="hint">{list.explain}</p>
    </Card>
  );
}

function Alarm({ view, page }: Props): JSX.Element {
  const { sourcePage: texts } = page.texts;
  const { silence } = view.report;
  const { alarm, messages, afterWorkingHours } = view.alarm;
  const hours = afterWorkingHours === undefined ? null : page.formats.quantity(afterWorkingHours);
  const rule = hours === null ? texts.rule(messages) : texts.ruleHours(hours);
  return (
    <Card title={texts.alarm}>
      {silence ? (
        <div class="flash refused">
          <p>
            {texts.silentSince(page.formats.instant(silence.since))}{' '}
            {silence.usual === null ? texts.tooLong : texts.usual(silence.weeks, silence.usual)}
          </p>
          <p>{`${texts.check} ${texts.told}`}</p>
        </div>
      ) : (
        <p>{texts.calm}</p>
      )}
      <p>{alarm ? rule : texts.ruleOff}</p>
      <p class="hint">{texts.setting}</p>
    </Card>
  );
}

function Missing({ row, view, page }: Props & { row: MissingNumber }): JSX.Element {
  const { sourcePage: texts, frame } = page.texts;
  const { number, asked, href } = row;
  return (
    <tr>
      <td data-label={texts.number}>{number}</td>
      <td data-label={texts.status}>{asked ? texts.askedBy(asked.by, page.formats.instant(asked.at)) : frame.none}</td>
      <td>
        <div class="row">
          {href ? (
            <a href={href} rel="noreferrer" aria-label={texts.actionOn(texts.openShop, number)}>
              {texts.openShop}
            </a>
          ) : null}
          {view.maySettle ? (
            <Post to={paths.source(view.id)} hidden={{ number }}>
              {asked ? null : (
                <button
                  type="submit"
                  class="second"
                  name="do"
                  value="asked"
                  aria-label={texts.actionOn(texts.markAsked, number)}
                >
                  {texts.markAsked}
                </button>
              )}
              <button
                type="submit"
                class="quiet"
                name="do"
                value="dismissed"
                aria-label={texts.actionOn(texts.dismiss, number)}
              >
                {texts.dismiss}
              </button>
            </Post>
          ) : null}
        </div>
      </td>
    </tr>
  );
}

function Gaps({ view, page }: Props): JSX.Element | null {
  const { sourcePage: texts } = page.texts;
  const { missing, dismissed, kind } = view;
  if (kind !== 'shop') return null;
  return (
    <Card title={texts.gaps}>
      {missing.length === 0 ? (
        <p>{texts.gapsNone}</p>
      ) : (
        <>
          <p>{texts.gapsHint}</p>
          <table class="cards">
            <caption class="hidden">{texts.gaps}</caption>
            <thead>
              <tr>
                <th scope="col">{texts.number}</th>
                <th scope="col">{texts.status}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {missing.map((row) => (
                <Missing key={row.number} row={row} view={view} page={page} />
              ))}
            </tbody>
          </table>
          <Field
            name="ask"
            label={texts.askWords}
            rows={2}
            value={texts.ask(missing.map(({ number }) => number).join(', '))}
          />
        </>
      )}
      {dismissed.length > 0 ? (
        <details>
          <summary>{texts.dismissed}</summary>
          <ul>
            {dismissed.map(({ number, by, at }) => (
              <li key={number}>{texts.dismissedBy(number, by, page.formats.instant(at))}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </Card>
  );
}

/** All there is to know of one source. Form: `do` (`asked`, `dismissed`), `number`. */
export function renderSource(view: SourceView, context: DeskContext): string {
  const page = pageOf(context);
  const { sourcesPage: list, sourcePage: texts, sources } = page.texts;
  return deskHtml(page, {
    title: `${sources.source} · ${view.name}`,
    children: (
      <>
        <p>
          <a href={paths.sources}>{texts.back}</a>
        </p>
        <h1>{view.name}</h1>
        {view.report.complete ? null : <p class="flash note">{list.counting}</p>}
        <div class="columns">
          <div>
            <Alarm view={view} page={page} />
            <Glance view={view} page={page} />
          </div>
          <div>
            <Addresses view={view} page={page} />
            <Secrets view={view} page={page} />
          </div>
        </div>
        <Gaps view={view} page={page} />
        <Whole view={view} page={page} />
        <PerDay view={view} page={page} />
      </>
    ),
  });
}
