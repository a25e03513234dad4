import { type Texts, textsOf } from '../texts.ts';
import type { PageContext } from '../views.ts';
import { type Formats, formatsOf } from './formats.ts';

/** What the parts of a page share: its texts, its way of writing dates and amounts, its context. */
export interface Page<C extends PageContext = PageContext> {
  context: C;
  texts: Texts;
  formats: Formats;
}

export const pageOf = <C extends PageContext>(context: C): Page<C> => ({
  context,
  texts: textsOf(context.language),
  formats: formatsOf(context.language, context.timeZone),
});
