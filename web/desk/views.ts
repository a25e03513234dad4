import type { CaptureStatus, Trust } from '../../shared/capture/record.ts';
import type { Order } from '../../shared/orders/order.ts';
import type { Hold } from '../../shared/orders/work.ts';
import type { Marks } from '../present/marks.ts';
import type { FieldError, FormValues, HappeningView, OrderGlance, StageView, StepView, TaskView } from '../views.ts';
import type { OrderDetails } from './order-views.ts';

/** An entry of a list to choose from. */
export interface Choice {
  id: string;
  name: string;
}

export interface OrderPageView {
  order: OrderGlance;
  version: number;
  externalId: string | null;
  payment: Order['payment'];
  carrier: string | null;
  trackingNumber: string | null;
  holds: Hold[];
  tasks: TaskView[];
  steps: StepView[];
  can: { hold: boolean; resume: boolean; cancel: boolean };
  /** Those to whom work can be handed over. */
  staff: Choice[];
  /** Newest last. */
  timeline: HappeningView[];
  originals: OriginalView[];
  /** Makes a repeat of the same form harmless; each form appends its own name. */
  commandId: string;
  details: OrderDetails;
  /** What was entered and is wrong, where a form is shown again. */
  answer: { form: string; values: FormValues; errors: FieldError[] } | null;
}

export interface OriginalView {
  captureId: string;
  as: 'first' | 'copy' | 'message' | 'status';
  source: string;
  receivedAt: string | null;
  /** Its words with what the order was read from; absent where they are not shown here. */
  shown?: { original: OriginalText; marks: Marks };
}

/** Work of one person. */
export type WorkView =
  | {
      kind: 'task';
      orderId: string;
      orderNumber: string;
      /** Version of the order, for what is done with several tasks at once. */
      version: number;
      customer: string;
      task: TaskView;
      urgent: boolean;
    }
  | { kind: 'review'; captureId: string; source: string; from: string | null; words: string; dueAt: string };

export interface MyTasksView {
  work: WorkView[];
  /** Stands for what is shown: another one means that there is something new. */
  tag: string;
}

export interface ReviewQueueView {
  rows: ReviewRow[];
}

export interface ReviewRow {
  captureId: string;
  source: string;
  from: string | null;
  /** How the message begins. */
  excerpt: string | null;
  words: string;
  receivedAt: string;
  dueAt: string;
  owner: string;
}

/** A value as understood, with what it stands on. `path` is the field of the draft. */
export interface ReviewField {
  path: string;
  /** As a person would enter it; empty where nothing was found. */
  value: string;
  /** 0 to 1. */
  confidence: number;
  /** `mark`: id of the mark in the original, where it was found there. */
  evidence: { from: string; quote: string; mark?: number | null }[];
}

export interface ReviewLine {
  /** Place in the draft, from 0. */
  index: number;
  written: string;
  /** Where the original has it. */
  mark?: number | null;
  fields: ReviewField[];
  candidates: { sku: string; name: string }[];
}

/** A further wish of a message, in words; the order is one of ours where it is certain which one is meant. */
export interface AlsoView {
  words: string;
  order: { id: string; number: string } | null;
}

export interface ReviewView {
  captureId: string;
  /** Version of the capture: posted along, so that what was seen is what is decided on. */
  version: number;
  /** Path that the decision is posted to. */
  path: string;
  source: string;
  channel: string;
  receivedAt: string;
  from: string | null;
  trust: Trust;
  words: string;
  owner: string;
  dueAt: string | null;
  original: OriginalText;
  /** What the fields stand on, in the original. */
  marks: Marks;
  /** Null when the message was never read. */
  understood: UnderstoodView | null;
  findings: { path: string; words: string }[];
  /** The order that it resembles. */
  similar: { id: string; number: string; stage: StageView; customer: string; goods: string; placedAt: string } | null;
  /** Set once it is no longer in review: what became of it, in words. */
  decided: { words: string; by: string | null; at: string | null; order: { id: string; number: string } | null } | null;
  /** A colleague who has it open. */
  lookedAt: { by: string; at: string } | null;
  /** How it came to its owner, where a colleague handed it over. */
  handedOver: { by: string; at: string; note: string } | null;
  /** Those to whom it can be handed over. */
  colleagues: Choice[];
  /** What else the message wants, and of which order. */
  also: AlsoView[];
  /** Fields that the customer was asked for. */
  asked: string[];
  values: FormValues;
  errors: FieldError[];
}

/** A draft laid out for a person: see `review-fields.ts`. */
export interface UnderstoodView {
  kind: string;
  fields: ReviewField[];
  lines: ReviewLine[];
}

/** The words of a message. Shown as text only, whatever they are. */
export interface OriginalText {
  subject: string | null;
  text: string | null;
  quoted: string | null;
  truncated: boolean;
  /** Tables of its HTML as text, cells parted by tabs. */
  tables: string | null;
  /** `parts`: what can be read of it: lines, or the rows of each sheet. */
  attachments: { name: string; size: number | null; parts: { name: string; text: string }[] }[];
}

export interface CaptureListView {
  source: Choice;
  day: string;
  rows: CaptureRow[];
  next: string | null;
}

export interface CaptureRow {
  id: string;
  receivedAt: string;
  from: string | null;
  status: CaptureStatus;
  words: string;
  order: { id: string; number: string } | null;
}

export interface CaptureView extends CaptureRow {
  source: string;
  channel: string;
  trust: Trust;
  test: boolean;
  size: number;
  digest: string;
  messageId: string;
  rule: string | null;
  also: AlsoView[];
  original: OriginalText;
}

export interface SigninView {
  /** sent: says the same whether or not the address is known. */
  state: 'ask' | 'sent';
  email: string;
  errors: FieldError[];
}

/** Behind the mailed link: signing in is a POST, so that a mail scanner that opens the link uses nothing up. */
export interface EnterView {
  token: string;
  name: string;
}

/** A message that failed for good, in a list. */
export interface LetterRow {
  id: string;
  /** What it was to do, in the page's language. */
  what: string;
  foundAt: string;
  order: { id: string } | null;
  captureId: string | null;
  status: 'waiting' | 'sent-again' | 'dropped';
}

export interface LettersView {
  part: 'waiting' | 'closed';
  rows: LetterRow[];
}

export interface LetterView extends LetterRow {
  sentAt: string;
  receiveCount: number;
  /** Masked: personal data cannot be read. */
  body: string;
  /** False where only its beginning is kept. */
  whole: boolean;
  sendable: boolean;
  closed: { by: string; at: string; reason: string | null } | null;
  values: FormValues;
  errors: FieldError[];
}
