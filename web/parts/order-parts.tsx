import type { JSX } from 'preact';
import type { Address, OrderContent, OrderLine } from '../../shared/orders/goods.ts';
import { times } from '../../shared/orders/money.ts';
import type { HappeningView, StageView } from '../views.ts';
import type { Page } from './page.ts';

export const StageBadge = ({ stage }: { stage: StageView }): JSX.Element => (
  <span class={`badge ${stage.category}`}>{stage.name}</span>
);

/** Due time and how long that is. */
export function Due({ at, page }: { at: string; page: Page }): JSX.Element {
  const { late, soon, words } = page.formats.timeLeft(at, page.context.now);
  return (
    <span class="due">
      <time dateTime={at}>{page.formats.instant(at)}</time>{' '}
      <span class={`badge ${late ? 'late' : soon ? 'soon' : 'calm'}`}>{words}</span>
    </span>
  );
}

/** Rows of a label and a value; what is null is left out. */
export function Facts({
  facts,
}: {
  facts: readonly (readonly [string, JSX.Element | string | number | null | undefined])[];
}): JSX.Element {
  const present = facts.filter(([, value]) => value !== null && value !== undefined && value !== '');
  return (
    <dl class="facts">
      {present.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** An address as people of its country write it: from the big to the small in Chinese countries, the other way elsewhere. */
export function addressWords(address: Address): string {
  const { recipient, phone, country, region, city, district, street, postcode } = address;
  const chinese = ['CN', 'TW', 'HK', 'MO'].includes(country ?? '');
  const place = chinese
    ? [[region, city, district, street].filter(Boolean).join(''), postcode]
    : [street, district, [postcode, city].filter(Boolean).join(' '), region, country];
  return [[recipient, phone].filter(Boolean).join(' '), ...place].filter(Boolean).join(chinese ? ' ' : ', ');
}

function Amount({ line, page }: { line: OrderLine; page: Page }): JSX.Element {
  return <>{line.unitPrice ? page.formats.money(times(line.unitPrice, line.quantity)) : page.texts.frame.none}</>;
}

/** The goods of an order as a table that becomes cards on phones. */
export function Lines({ content, page }: { content: OrderContent; page: Page }): JSX.Element {
  const { order } = page.texts;
  return (
    <table class="cards lines">
      <caption class="hidden">{order.lines}</caption>
      <thead>
        <tr>
          <th scope="col">{order.sku}</th>
          <th scope="col">{order.description}</th>
          <th scope="col" class="number">
            {order.quantity}
          </th>
          <th scope="col" class="number">
            {order.unitPrice}
          </th>
          <th scope="col" class="number">
            {order.amount}
          </th>
        </tr>
      </thead>
      <tbody>
        {content.lines.map((line) => (
          <tr key={line.lineNo}>
            <td data-label={order.sku} class="code">
              {line.sku}
            </td>
            <td data-label={order.description}>{line.description}</td>
            <td data-label={order.quantity} class="number">{`${page.formats.quantity(line.quantity)} ${line.unit}`}</td>
            <td data-label={order.unitPrice} class="number">
              {line.unitPrice ? page.formats.money(line.unitPrice) : page.texts.frame.none}
            </td>
            <td data-label={order.amount} class="number">
              <Amount line={line} page={page} />
            </td>
          </tr>
        ))}
      </tbody>
      {content.total ? (
        <tfoot>
          <tr>
            <th scope="row" colSpan={4}>
              {order.total}
            </th>
            <td class="number">{page.formats.money(content.total)}</td>
          </tr>
        </tfoot>
      ) : null}
    </table>
  );
}

/** Who, where and when of an order. */
export function ContentFacts({ content, page }: { content: OrderContent; page: Page }): JSX.Element {
  const { order } = page.texts;
  const { party } = content;
  return (
    <Facts
      facts={[
        [order.customer, [party.company, party.name].filter(Boolean).join(' · ')],
        [order.contact, [party.phone, party.email, party.chatId].filter(Boolean).join(' · ')],
        [order.shipTo, content.pickup ? order.pickup : content.shipTo ? addressWords(content.shipTo) : null],
        [order.requestedDate, content.requestedDate ? page.formats.day(content.requestedDate) : null],
        [order.reference, content.customerReference],
        [order.note, content.note ? <span class="written">{content.note}</span> : null],
      ]}
    />
  );
}

/** Who did what when. */
export function Happening({ happening, page }: { happening: HappeningView; page: Page }): JSX.Element {
  const { at, actor, words, reason } = happening;
  const space = page.context.language === 'en' ? ' ' : '';
  return (
    <>
      <time dateTime={at}>{page.formats.instant(at)}</time>
      <p>
        <strong>{actor}</strong>
        {`${space}${words}`}
      </p>
      {reason ? <p class="reason written">{reason}</p> : null}
    </>
  );
}
