import type { ProductHit } from '../views.ts';

/*
 * The functions below run in the browser: they are checked and tested here, and sent as their own source. So they may only use each other and
 * what a browser has, never an import or a constant of this file.
 */

/** The first row without goods, or a new one behind the last. */
function blankRow(): Element | null {
  const rows = [...document.querySelectorAll('#rows > li')];
  const filled = (row: Element): boolean =>
    [...row.querySelectorAll('input')].some((input) => input.value.trim() !== '');
  return rows.find((row) => !filled(row)) ?? newRow();
}

/** Copies the last row with the next number in its names. */
function newRow(): Element | null {
  const rows = document.querySelector<HTMLElement>('#rows');
  const last = rows?.lastElementChild;
  if (!rows || !last) return null;
  const index = rows.children.length;
  const copy = last.cloneNode(true) as Element;
  const numbered = (text: string): string => text.replace(/(lines[[-])\d+/, `$1${index}`);
  for (const input of copy.querySelectorAll('input')) {
    input.name = numbered(input.name);
    input.id = numbered(input.id);
    input.value = '';
    for (const name of ['aria-invalid', 'aria-describedby']) input.removeAttribute(name);
  }
  for (const label of copy.querySelectorAll('label')) label.htmlFor = numbered(label.htmlFor);
  for (const wrong of copy.querySelectorAll('.wrong')) wrong.remove();
  const legend = copy.querySelector('legend');
  if (legend) legend.textContent = (rows.dataset.row ?? '').replace('{number}', String(index + 1));
  rows.append(copy);
  return copy;
}

function addProduct(product: ProductHit, words: DOMStringMap): void {
  const row = blankRow();
  if (!row) return;
  const set = (part: string, value: string): void => {
    const input = row.querySelector<HTMLInputElement>(`input[name$="[${part}]"]`);
    if (input) input.value = value;
  };
  set('sku', product.sku);
  set('name', product.name);
  set('unit', product.unit);
  say((words.added ?? '').replace('{name}', product.name));
  row.querySelector<HTMLInputElement>('input[name$="[quantity]"]')?.focus();
}

function say(words: string): void {
  const status = document.querySelector('#found');
  if (status) status.textContent = words;
}

/** Builds by nodes, never by HTML: names of products are text. */
function hitItem(product: ProductHit, words: DOMStringMap): HTMLLIElement {
  const [item, text, name, facts, add] = ['li', 'span', 'span', 'span', 'button'].map((tag) =>
    document.createElement(tag),
  );
  if (!item || !text || !name || !facts || !add) throw new Error('no document');
  text.className = 'hit';
  name.textContent = product.name;
  facts.className = 'hint';
  facts.textContent = [product.sku, product.unit, product.price].filter(Boolean).join(' · ');
  add.className = 'small';
  add.setAttribute('type', 'button');
  add.textContent = words.add ?? '+';
  add.setAttribute('aria-label', (words.addNamed ?? '').replace('{name}', product.name));
  add.addEventListener('click', () => addProduct(product, words));
  text.append(name, facts);
  item.append(text, add);
  return item as HTMLLIElement;
}

function showHits(products: ProductHit[], query: string, words: DOMStringMap): void {
  document.querySelector('#hits')?.replaceChildren(...products.map((product) => hitItem(product, words)));
  const count = (products.length === 1 ? words.hit : words.hits) ?? '';
  if (query === '') say('');
  else
    say(
      products.length === 0
        ? (words.noHits ?? '').replace('{query}', query)
        : count.replace('{count}', String(products.length)),
    );
}

/** Asks while typing, a moment after the last key; only the last answer is shown. */
function liveSearch(form: HTMLFormElement, input: HTMLInputElement): void {
  let asked = 0;
  let timer = 0;
  const language = form.querySelector<HTMLInputElement>('input[name="lang"]')?.value ?? '';
  const ask = async (): Promise<void> => {
    asked += 1;
    const mine = asked;
    const query = input.value.trim();
    if (query === '') return showHits([], '', form.dataset);
    const answer = await fetch(`${form.dataset.catalogue}?${new URLSearchParams({ q: query, lang: language })}`);
    if (!answer.ok) return;
    const { products } = (await answer.json()) as { products: ProductHit[] };
    if (mine === asked) showHits(products, query, form.dataset);
  };
  const later = (): void => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void ask().catch(() => undefined), 250);
  };
  input.addEventListener('input', later);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void ask().catch(() => form.submit());
  });
}

/** The address is not asked for when the goods are fetched; sent twice is sent once. */
function orderForm(order: HTMLFormElement): void {
  const delivery = document.querySelector('#delivery');
  const choose = (): void => {
    const chosen = order.querySelector<HTMLInputElement>('input[name="pickup"]:checked');
    delivery?.classList.toggle('has-pickup', chosen?.value === 'true');
  };
  order.addEventListener('change', choose);
  choose();
  order.addEventListener('submit', (event) => {
    if (order.dataset.sent) event.preventDefault();
    order.dataset.sent = 'yes';
  });
  window.addEventListener('pageshow', () => delete order.dataset.sent);
}

function start(): void {
  const search = document.querySelector<HTMLFormElement>('#search');
  const input = search?.querySelector<HTMLInputElement>('input[name="q"]');
  if (search && input) liveSearch(search, input);
  const order = document.querySelector<HTMLFormElement>('#order');
  if (order) orderForm(order);
  const more = document.querySelector<HTMLButtonElement>('#more-rows');
  if (!more) return;
  more.hidden = false;
  more.addEventListener('click', () => newRow()?.querySelector('input')?.focus());
}

/** The script of the order form: progressive enhancement only, the page works without it. */
export function orderFormScript(): string {
  const functions = [blankRow, newRow, addProduct, say, hitItem, showHits, liveSearch, orderForm];
  return `${functions.map(String).join('\n')}\n(${String(start)})();\n`;
}
