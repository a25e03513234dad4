import type { Language } from '../../shared/settings/language.ts';
import type { Preview } from '../previews.ts';
import type { PageContext } from '../views.ts';
import { renderAsk } from './ask.tsx';
import { renderConfirmation } from './confirmation.tsx';
import { renderLinkProblem } from './link-problem.tsx';
import { askSample, effectSample, trackSample } from './samples.ts';
import { renderTrack } from './track.tsx';
import { renderTrackForm } from './track-forms.tsx';
import { type AskView, TRACK_FORMS, type TrackFormView, type TrackView } from './views.ts';

type PageOf = <V>(id: string, view: V, render: (view: V, context: PageContext) => string) => Preview;

interface FormPage {
  track: TrackView;
  form: TrackFormView;
}

const renderForm = ({ track, form }: FormPage, context: PageContext): string => renderTrackForm(track, form, context);

function formPreviews(track: TrackView, page: PageOf): Preview[] {
  const blank = { values: {}, errors: [], refused: null, since: [], effect: null };
  const [words, at] = ['…', '2026-11-22T08:00:00.000Z'];
  return [
    ...TRACK_FORMS.map((form) => page(`track-${form}`, { track, form: { form, ...blank } }, renderForm)),
    page(
      'track-change-effect',
      { track, form: { ...blank, form: 'change', values: { 'line.1': '10' }, effect: effectSample() } },
      renderForm,
    ),
    page('track-change-refused', { track, form: { ...blank, form: 'change', refused: words } }, renderForm),
    page('track-change-since', { track, form: { ...blank, form: 'change', since: [{ at, words }] } }, renderForm),
    page(
      'track-change-errors',
      { track, form: { ...blank, form: 'change', errors: [{ field: 'line.1', words }] } },
      renderForm,
    ),
  ];
}

function askPreviews(ask: AskView, page: PageOf): Preview[] {
  const state = (to: AskView['state']): AskView => ({ ...ask, state: to });
  const wrong: AskView =
    ask.state.kind === 'open'
      ? state({ ...ask.state, note: 'changed', errors: [{ field: 'lines[0].sku', words: '…' }] })
      : ask;
  return [
    page('ask', ask, renderAsk),
    page('ask-errors', wrong, renderAsk),
    page('ask-reading', state({ kind: 'reading' }), renderAsk),
    page('ask-answered', state({ kind: 'answered' }), renderAsk),
    page('ask-ordered', state({ kind: 'ordered', number: 'SO-7K3M-91', trackUrl: '/track/abc.def' }), renderAsk),
    page('ask-closed', state({ kind: 'closed' }), renderAsk),
  ];
}

/** The pages behind the links that customers get, in the states that look different. */
export function customerPreviews(language: Language, page: PageOf): Preview[] {
  const track = trackSample(language);
  const held: TrackView = {
    ...track,
    stage: { id: 'on-hold', name: language === 'en' ? 'On hold' : '已挂起', category: 'hold' },
    shipments: [],
    pickup: true,
    late: true,
  };
  const closed: TrackView = {
    ...track,
    changes: [],
    returns: [],
    complaints: [],
    may: { write: false, change: false, cancel: false, sendBack: false },
  };
  return [
    page('track', track, renderTrack),
    page('track-hold', held, renderTrack),
    page('track-closed', closed, renderTrack),
    page('track-confirmation', track, renderConfirmation),
    page('link-revoked', { problem: 'revoked', audience: 'customer', phone: track.phone }, renderLinkProblem),
    ...formPreviews(track, page),
    ...askPreviews(askSample(language), page),
  ];
}
