import type { OrderContent } from '../shared/orders/goods.ts';
import type { Task } from '../shared/orders/work.ts';
import type { Stage, Step } from '../shared/settings/flow.ts';
import type { Language } from '../shared/settings/language.ts';
import type { ActField } from '../shared/tasks/acts.ts';
import type { FlashCode } from './texts.ts';

/** What every page needs beside its own view. Plain data: pages know no clock and ask nobody. */
export interface PageContext {
  language: Language;
  /** IANA name of the business time zone. */
  timeZone: string;
  /** ISO 8601 instant of the request. */
  now: string;
  /** Name of the company in the page's language. */
  company: string;
  /** Path and query of this page without `lang`, for the switch of languages. */
  here: string;
  flash: FlashView | null;
}

/** A desk page knows who is signed in; the counts stand beside the navigation. */
export interface DeskContext extends PageContext {
  /** `manages`: may decide about messages that failed. `pages`: the paths of the pages that this person has the rights for. */
  staff: { id: string; name: string; manages?: boolean; pages: readonly string[] };
  counts: { tasks: number; reviews: number };
}

/** What came of the last thing done: a code of ours for what went well, words of the domain for what was refused. */
export type FlashView = { kind: 'done'; code: FlashCode } | { kind: 'refused' | 'note'; words: string };

/** Something wrong with one field of a form; `field` is its name. */
export interface FieldError {
  field: string;
  words: string;
}

/** A way out of a stage, in the page's language. */
export interface StepView {
  id: string;
  name: string;
  /** Name of the stage that it leads to. */
  to: string;
  needs: Step['needs'];
  /** True for a step that ends the order: it is drawn as a warning. */
  ends: boolean;
}

export interface TaskView {
  id: string;
  kind: Task['kind'];
  /** Name of the stage. */
  stage: string;
  /** Name of the owner. */
  owner: string;
  ownerId: string;
  dueAt: string;
  reason: string | null;
}

/** An order at a glance, as staff see it. */
export interface OrderGlance {
  id: string;
  number: string;
  stage: StageView;
  content: OrderContent;
  source: string;
  placedAt: string;
}

export interface StageView {
  id: string;
  name: string;
  category: Stage['category'];
}

/* Customers */

/** What the form was sent with, when it is shown again. Names of fields as in the form. */
export type FormValues = Readonly<Record<string, string>>;

export interface FormLine {
  sku: string;
  name: string;
  quantity: string;
  unit: string;
}

/** A product as the search of the form offers it; `GET /order/{source}/catalogue?q=` answers `{ products: ProductHit[] }`. */
export interface ProductHit {
  sku: string;
  name: string;
  unit: string;
  /** Written for people, null where the form shows none. */
  price: string | null;
}

export interface OrderFormView {
  source: string;
  sourceName: string;
  /** Makes a repeat of the same form harmless. */
  token: string;
  /** ISO 3166 country of the source, for the address. */
  country: string;
  phone: string | null;
  /** First and last day that may be asked for (`YYYY-MM-DD`). */
  days: { from: string; to: string };
  /** Rows to show; blank ones are added up to a useful number. */
  lines: FormLine[];
  values: FormValues;
  errors: FieldError[];
  /** Null where nothing was searched. */
  search: { query: string; hits: ProductHit[] } | null;
}

export interface ThanksView {
  source: string;
  sourceName: string;
  /** Null while the order is still being read. */
  number: string | null;
  /** Address of the tracking page, where it is known. */
  trackUrl: string | null;
  phone: string | null;
}

/** expired: genuine but too old. wrong: not one of ours, or damaged. gone: what it leads to is no more. revoked: withdrawn
 * by the company, with all that were made before. */
export interface LinkProblemView {
  problem: 'expired' | 'wrong' | 'gone' | 'revoked';
  /** Whose link it is: staff are led to the desk. */
  audience: 'customer' | 'staff';
  phone: string | null;
}

/** A page for what went wrong elsewhere: status and words of the error's code. */
export interface ErrorView {
  status: number;
  words: string;
  requestId: string | null;
}

/* Links in task mails */

/** The page behind a button. It acts on POST only: mail scanners open every link. */
/** Something that can be done with a task; a step of the stage is one of these. */
export interface ActView extends Omit<StepView, 'to' | 'needs'> {
  /** Name of the stage that the order moves to; null where it stays. */
  to: string | null;
  needs: readonly ActField[];
  may?: readonly ActField[];
  /** Lines of which it takes a quantity each. */
  lines?: { field: string; name: string; most: string }[];
  /** What may be chosen in a field that is no list of the settings: whom it is handed to. */
  people?: { id: string; name: string }[];
}

export interface ActionView {
  /** Path of this page: the buttons post to it. */
  path: string;
  order: OrderGlance;
  task: TaskView | null;
  staffName: string;
  /** Version of the order as this page shows it: posted with the step, so that what was seen is what is acted on. */
  version: number;
  state: /** The steps that the link offers: one for a button, all for "show me". */
    | {
        kind: 'ready';
        steps: ActView[];
        besides: ActView[];
        commandId: string;
        values: FormValues;
        errors: FieldError[];
      }
    /** Somebody was faster: what happened since the mail, oldest first, and what can be done now. */
    | { kind: 'stale'; since: HappeningView[]; steps: ActView[]; commandId: string }
    /** The link's own step was carried out, now or before. */
    | { kind: 'done'; happening: HappeningView; undo?: { seq: number; minutes: number } | null }
    /** The link's own step was taken back. */
    | { kind: 'undone' }
    /** Not carried out yet; the page loads itself again. */
    | { kind: 'under-way' };
}

/** Who did what when, in the page's language. */
export interface HappeningView {
  at: string;
  actor: string;
  /** "moved the order to …": reads on from the actor. */
  words: string;
  reason: string | null;
}
