import type { ComponentChildren, JSX } from 'preact';
import { Post } from '../parts/field.tsx';
import type { Page } from '../parts/page.ts';
import { paths } from '../paths.ts';
import type { FieldError, FormValues } from '../views.ts';
import type { OrderPageView } from './views.ts';

/** What a part of the order page is drawn from. */
export interface PartProps {
  view: OrderPageView;
  page: Page;
}

interface WishProps extends PartProps {
  /** Type of the wish. */
  wish: string;
  /** Tells forms of the same wish apart. */
  of?: string;
  hidden?: Readonly<Record<string, string | number>>;
  label: string;
  class?: string;
  children: (answer: { values: FormValues; errors: FieldError[]; scope: string }) => ComponentChildren;
}

const formName = (wish: string, of: string): string => (of ? `${wish}.${of}` : wish);

/** A form that sends one wish, with the version that the person sees. */
export function WishForm({ view, wish, of = '', hidden = {}, label, class: name, children }: WishProps): JSX.Element {
  const form = formName(wish, of);
  const answer = view.answer?.form === form ? view.answer : { values: {}, errors: [] };
  return (
    <Post
      to={paths.order(view.order.id)}
      hidden={{ do: wish, form, version: view.version, commandId: `${view.commandId}.${form}`, ...hidden }}
      label={label}
      class={name ?? ''}
    >
      {children({ values: answer.values, errors: answer.errors, scope: form.replaceAll(/\W/g, '-') })}
    </Post>
  );
}

/** The same behind its title; open where it is shown again with what was entered. */
export function FoldedForm(props: WishProps): JSX.Element {
  return (
    <details open={props.view.answer?.form === formName(props.wish, props.of ?? '')}>
      <summary>{props.label}</summary>
      <WishForm {...props} />
    </details>
  );
}

/** Choices of a list of texts: the keys are what is sent. */
export const optionsOf = (texts: Readonly<Record<string, string>>): { value: string; words: string }[] =>
  Object.entries(texts).map(([value, words]) => ({ value, words }));
