import { describe, expect, it } from 'vitest';
import { EMPTY_SHELF, MOST_VIEWS, type SavedView, withoutView, withView } from './saved-views.ts';

const view = (name: string, by = 'li-na', id = `V-${name}`): SavedView => ({
  id,
  name,
  query: 'held=true',
  by,
  at: '',
});
const shelfOf = (...views: SavedView[]) => ({ ...EMPTY_SHELF, views });

describe('saved views', () => {
  it('are replaced under the same name by who keeps them, and keep their address', () => {
    const again = { ...view('Late'), id: 'V2', query: 'overdue=true' };
    expect(withView(shelfOf(view('late')), again)).toEqual({ shelf: shelfOf({ ...again, id: 'V-late' }) });
    expect(withView(shelfOf(view('Late', 'emma')), again)).toEqual({ fault: 'name-taken' });
  });

  it('are bounded in number; replacing goes on', () => {
    const full = shelfOf(...Array.from({ length: MOST_VIEWS }, (_, index) => view(`V${index}`)));
    expect(withView(full, view('one more'))).toEqual({ fault: 'full' });
    expect(withView(full, view('V0'))).toHaveProperty('shelf');
  });

  it('are taken away by who keeps them, or by who may take all', () => {
    const shelf = { ...shelfOf(view('a'), view('b', 'emma')), standard: 'V-b' };
    expect(withoutView(shelf, 'V-b', 'li-na', false)).toEqual({ fault: 'not-yours' });
    expect(withoutView(shelf, 'V-b', 'li-na', true)).toEqual({ shelf: shelfOf(view('a')) });
    expect(withoutView(shelf, 'V-gone', 'li-na', false)).toEqual({ shelf });
  });
});
