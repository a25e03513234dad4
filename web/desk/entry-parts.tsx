import type { JSX } from 'preact';
import { wordsForScript } from '../customer/order-form-goods.tsx';
import { Field, Hidden } from '../parts/field.tsx';
import type { Page } from '../parts/page.ts';
import { paths } from '../paths.ts';
import type { EntryView, UsualGoods } from './entry-views.ts';

interface PartProps {
  view: EntryView;
  page: Page;
}

interface TakeProps {
  name: 'pick' | 'place' | 'add';
  value: string;
  label: string;
  words: string;
}

/** Takes what was found into the form, with everything that was typed. */
const Take = ({ name, value, label, words }: TakeProps): JSX.Element => (
  <button type="submit" name={name} value={value} class="small" aria-label={label}>
    {words}
  </button>
);

function Callers({ view: { callers }, page }: PartProps): JSX.Element | null {
  const { entry } = page.texts;
  if (!callers) return null;
  const { hits, query } = callers;
  return (
    <>
      <p role="status" class="hint">
        {hits.length > 0 ? entry.found(hits.length) : entry.foundNone(query)}
      </p>
      <ul class="hits">
        {hits.map((hit) => (
          <li key={hit.id}>
            <span class="hit">
              <span>{hit.line}</span>
              <span class="hint">{[...hit.contacts, hit.place].filter(Boolean).join(' · ')}</span>
            </span>
            <Take name="pick" value={hit.id} label={entry.chooseNamed(hit.line)} words={entry.choose} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Usual({ goods, page }: { goods: UsualGoods; page: Page }): JSX.Element {
  const { entry, orderForm } = page.texts;
  const number = goods.partNumber === null ? null : entry.theirNumber(goods.partNumber);
  const last = entry.last(goods.last, page.formats.dayOf(goods.at));
  return (
    <li>
      <span class="hit">
        <span>{goods.name}</span>
        <span class="hint">{[goods.sku, number, last].filter(Boolean).join(' · ')}</span>
      </span>
      <Take name="add" value={goods.sku} label={orderForm.addNamed(goods.name)} words={orderForm.add} />
    </li>
  );
}

function Known({ view: { caller }, page }: PartProps): JSX.Element | null {
  const { entry } = page.texts;
  if (!caller) return null;
  return (
    <section class="card good">
      <p>
        <a href={paths.customer(caller.id)}>{entry.chosen(caller.line)}</a>
      </p>
      {caller.places.length > 1 ? (
        <ul class="hits">
          {caller.places.map((place, index) => (
            <li key={place}>
              <span class="hit">{place}</span>
              <Take name="place" value={String(index)} label={entry.takePlace(place)} words={entry.places} />
            </li>
          ))}
        </ul>
      ) : null}
      {caller.usual.length > 0 ? (
        <>
          <h2>{entry.usual}</h2>
          <ul class="hits">
            {caller.usual.map((goods) => (
              <Usual key={goods.sku} goods={goods} page={page} />
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

/** Search for who calls, and what is known of them. */
export function Caller({ view, page }: PartProps): JSX.Element {
  const { entry } = page.texts;
  return (
    <fieldset>
      <legend>{entry.caller}</legend>
      <Hidden name="searched" value={view.callers?.query ?? view.values.searched ?? ''} />
      <div class="joined">
        <Field
          name="search"
          label={entry.search}
          value={view.values.search}
          max={200}
          autoComplete="off"
          focus={view.focus === 'search'}
        />
        <button type="submit" name="do" value="customer" class="second">
          {entry.find}
        </button>
      </div>
      <Callers view={view} page={page} />
      <Known view={view} page={page} />
    </fieldset>
  );
}

/** The caller's words, read by the hub into the fields that are still empty. */
export function Said({ view, page }: PartProps): JSX.Element {
  const { entry } = page.texts;
  const { unsure } = view;
  return (
    <fieldset>
      <legend>{entry.said}</legend>
      <Hidden name="readBefore" value={view.values.readBefore ?? ''} />
      <Field
        name="said"
        label={entry.said}
        hint={entry.saidHint}
        value={view.values.said}
        errors={view.errors}
        rows={3}
        max={8000}
        focus={view.focus === 'said'}
      />
      <button type="submit" name="do" value="read" class="second">
        {entry.read}
      </button>
      {unsure ? <p role="status">{entry.readDone}</p> : null}
      {unsure && unsure.length > 0 ? (
        <section class="flash note">
          <p>{entry.unsure}</p>
          <ul>
            {unsure.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </section>
      ) : null}
    </fieldset>
  );
}

/** Catalogue search inside the form. The script answers while typing; without it the button brings the hits, and nothing typed is lost. */
export function GoodsSearch({ view, page }: PartProps): JSX.Element {
  const { orderForm } = page.texts;
  const { goods } = view;
  const found = goods && (goods.hits.length > 0 ? orderForm.hits(goods.hits.length) : orderForm.noHits(goods.query));
  return (
    <div id="search" {...wordsForScript(paths.entryCatalogue, page)}>
      <Hidden name="lang" value={page.context.language} />
      <Hidden name="looked" value={goods?.query ?? view.values.looked ?? ''} />
      <div class="joined">
        <Field
          name="q"
          type="search"
          label={orderForm.search}
          hint={orderForm.searchHint}
          value={view.values.q}
          max={100}
          autoComplete="off"
          focus={view.focus === 'q'}
        />
        <button type="submit" name="do" value="goods" class="second">
          {orderForm.searchButton}
        </button>
      </div>
      <p id="found" role="status" class="hint">
        {found ?? ''}
      </p>
      <ul id="hits" class="hits">
        {goods?.hits.map((hit) => (
          <li key={hit.sku}>
            <span class="hit">
              <span>{hit.name}</span>
              <span class="hint">{[hit.sku, hit.unit, hit.price].filter(Boolean).join(' · ')}</span>
            </span>
            <Take name="add" value={hit.sku} label={orderForm.addNamed(hit.name)} words={orderForm.add} />
          </li>
        ))}
      </ul>
    </div>
  );
}
