import type { ComponentChildren, JSX } from 'preact';
import { paths } from '../paths.ts';
import type { Page } from './page.ts';

interface TaskCheckProps {
  /** See `itemRef`. */
  item: string;
  number: string;
  page: Page;
}

/** Selects a task of a list. */
export const TaskCheck = ({ item, number, page }: TaskCheckProps): JSX.Element => (
  <input type="checkbox" class="pick" name="task" value={item} aria-label={page.texts.bulk.select(number)} />
);

/** Lists whose tasks can be selected: the form only leads to the page where one says what to do. "Select all" is there where scripts are. */
export function SelectForm({ page, children }: { page: Page; children: ComponentChildren }): JSX.Element {
  const { bulk } = page.texts;
  return (
    <form method="get" action={paths.bulk} data-select>
      <div class="check scripted">
        <input type="checkbox" id="select-all" data-select-all />
        <label for="select-all">{bulk.selectAll}</label>
      </div>
      {children}
      <div class="bulk">
        <button type="submit" class="second">
          {bulk.go}
        </button>
        <p class="hint">{bulk.goHint}</p>
      </div>
    </form>
  );
}
