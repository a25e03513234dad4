/** Tables that become cards on phones, facts, progress, timeline, and the pages of the desk. */
export const CONTENT = `
.facts { margin: 0 0 1rem; display: grid; gap: .375rem 1.25rem; }
.facts > div { display: grid; grid-template-columns: 5.5rem 1fr; gap: .75rem; }
@media (min-width: 36rem) { .facts > div { grid-template-columns: 9rem 1fr; } }
.facts dt { color: var(--soft); }
.facts dd { margin: 0; overflow-wrap: anywhere; }

table { width: 100%; border-collapse: collapse; margin: 0 0 1rem; background: var(--card); }
th, td { padding: .5rem .625rem; text-align: start; vertical-align: top; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th.number, td.number { text-align: end; }
td.number, td a.code { white-space: nowrap; }
thead th { color: var(--soft); font-weight: 600; font-size: .875rem; white-space: nowrap; }
tfoot th, tfoot td { font-weight: 650; border-bottom: 0; }
tfoot th { text-align: end; }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: var(--radius); margin-bottom: 1rem; }
.scroll table { margin: 0; }
.scroll > h2 { padding: .75rem .625rem 0; }
.scroll tbody tr:last-child > * { border-bottom: 0; }
tr.late > td:first-child { box-shadow: inset 4px 0 0 var(--bad); }
@media (max-width: 47.99rem) {
  table.cards thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table.cards, table.cards tbody, table.cards tfoot, table.cards tr, table.cards td, table.cards tfoot th { display: block; width: 100%; }
  table.cards tr { padding: .625rem .75rem; border-bottom: 1px solid var(--line); }
  table.cards td { display: grid; grid-template-columns: 6rem 1fr; gap: .5rem; padding: .125rem 0; border: 0; text-align: start; }
  table.cards td::before { content: attr(data-label); color: var(--soft); font-size: .9375rem; font-weight: 400; font-family: system-ui, sans-serif; }
  tr.late { box-shadow: inset 4px 0 0 var(--bad); }
  tr.late > td:first-child { box-shadow: none; }
  table.cards tfoot tr { display: flex; justify-content: space-between; border: 0; }
  table.cards tfoot th, table.cards tfoot td { display: block; width: auto; padding: 0; }
  table.cards tfoot td::before { content: none; }
}

.way { list-style: none; margin: 0 0 1rem; padding: 0; }
.way li { position: relative; display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .75rem; padding: 0 0 1rem 2.25rem; }
.way li:not(:last-child)::before { content: ""; position: absolute; left: .6875rem; top: 1.25rem; bottom: -.25rem; width: 2px; background: var(--line); }
.way li.done:not(:last-child)::before { background: var(--good); }
.way .mark { position: absolute; left: 0; top: .0625rem; width: 1.5rem; height: 1.5rem; border-radius: 50%; text-align: center; line-height: 1.5rem; font-size: .8125rem; background: var(--card); color: var(--soft); box-shadow: inset 0 0 0 2px var(--line); z-index: 1; }
.way .done .mark { background: var(--good); color: var(--card); box-shadow: none; }
.way .now .mark { background: var(--accent); color: var(--accent-ink); box-shadow: 0 0 0 4px var(--accent-soft); }
.way .now .name { font-weight: 650; }
.way .next .name { color: var(--soft); }

.timeline { list-style: none; margin: 0 0 1rem; padding: 0; }
.timeline li { padding: 0 0 .875rem 1rem; border-inline-start: 2px solid var(--line); position: relative; }
.timeline li::before { content: ""; position: absolute; left: -6px; top: .5rem; width: 10px; height: 10px; border-radius: 50%; background: var(--edge); }
.timeline time { color: var(--soft); font-size: .875rem; }
.timeline p { margin: 0; overflow-wrap: anywhere; }
.timeline .reason { color: var(--soft); }

.filters { display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: 0 .75rem; align-items: end; }
.filters .search { grid-column: 1 / -1; }
.filters .field { margin-bottom: .75rem; }
.filters .check { margin-bottom: .75rem; }
.filters .do { grid-column: 1 / -1; display: flex; align-items: center; gap: 1rem; }
.tabs ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; margin: 0 0 1rem; padding: 0; }
.tabs a { display: inline-block; padding: .5rem 0; }
.tabs a[aria-current] { font-weight: 650; text-decoration: none; color: inherit; border-bottom: 2px solid var(--accent); }
form.act { margin: 0 0 .75rem; }
.pager + .card { margin-top: 1rem; }
.row { display: flex; flex-wrap: wrap; gap: .5rem; }
input.pick { width: 1.5rem; height: 1.5rem; margin: 0; flex: none; }
li.picked { display: flex; gap: .75rem; align-items: flex-start; }
li.picked > div { min-width: 0; flex: 1; }
.scripted { display: none; }
.js .scripted { display: flex; }
.pager { display: flex; flex-wrap: wrap; gap: .75rem; align-items: center; justify-content: space-between; }
.columns { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0 1.25rem; align-items: start; }
@media (min-width: 60rem) { .columns { grid-template-columns: minmax(0, 1.7fr) minmax(0, 1fr); } .columns.even { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); } .columns.even > :first-child { position: sticky; top: 1rem; } }
.plain { list-style: none; margin: 0; padding: 0; }
.plain > li { padding: .625rem 0; border-top: 1px solid var(--line); }
.plain > li:first-child { border-top: 0; padding-top: 0; }
details { margin: 0 0 .5rem; }
details > summary { cursor: pointer; padding: .5rem 0; color: var(--accent); font-weight: 550; }
form + details { margin-top: .5rem; }
details > form { padding: .25rem 0 .5rem; }
.original { white-space: pre-wrap; overflow-wrap: anywhere; max-height: 32rem; overflow: auto; margin: 0 0 1rem; padding: .75rem; background: var(--ground); border: 1px solid var(--line); border-radius: 6px; font: inherit; font-size: .9375rem; }
.original mark, p mark { background: var(--accent-soft); color: inherit; border-radius: 3px; }
mark.doubted { background: var(--warn-soft); box-shadow: inset 0 -2px 0 var(--warn); }
mark a { color: inherit; text-decoration: underline dotted; text-underline-offset: .2em; }
mark:target, mark:focus-within { outline: 2px solid var(--accent); outline-offset: 1px; }
.doubt { margin: 0; font-size: .875rem; font-weight: 600; }
.candidates { list-style: none; margin: 0 0 .75rem; padding: 0; display: flex; flex-wrap: wrap; gap: .375rem; }
.js .unscripted { display: none; }
.js button.scripted { display: inline-block; text-align: start; }
kbd { font: inherit; font-weight: 600; padding: 0 .375em; border: 1px solid var(--edge); border-radius: 4px; }
.keys dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); gap: .25rem 1rem; margin: 0 0 .75rem; }
.keys dl > div { display: grid; grid-template-columns: 4rem 1fr; }
.keys dd { margin: 0; }
.findings { margin: 0 0 1rem; padding: .75rem 1rem .75rem 2rem; background: var(--warn-soft); border-inline-start: 4px solid var(--warn); border-radius: var(--radius); }
.understood { margin-bottom: .75rem; padding-inline-start: .625rem; border-inline-start: 3px solid var(--line); }
.understood.doubted { border-color: var(--warn); background: var(--warn-soft); padding-bottom: .25rem; padding-top: .25rem; padding-inline-end: .5rem; }
.understood.sure { border-color: var(--good); }
.understood .field { margin-bottom: .125rem; }
.ground { list-style: none; padding: 0; margin: 0; font-size: .875rem; color: var(--soft); overflow-wrap: anywhere; }
.ground li { display: inline; }
.ground li + li::before { content: ' · '; }
p.ground { margin-bottom: .5rem; }
q { quotes: "“" "”"; }
.bar { display: block; width: 100%; height: 12px; border-radius: 6px; background: var(--line); }
.bar .ordered, .key.ordered { fill: var(--good); background: var(--good); }
.bar .attached, .key.attached { fill: var(--accent); background: var(--accent); }
.bar .set-aside, .key.set-aside { fill: var(--edge); background: var(--edge); }
.bar .in-review, .key.in-review { fill: var(--warn); background: var(--warn); }
.bar .in-flight, .key.in-flight { fill: var(--bad); background: var(--bad); }
.key { display: inline-block; width: .75rem; height: .75rem; border-radius: 3px; margin-inline-end: .375rem; }
.effect { margin: 0 0 .75rem; padding-inline-start: 1.25rem; }
.actions .choices { margin: 0; gap: .5rem; }
@media print { .top, .bottom, .skip, .screen { display: none; } .card { border: 0; padding: 0; } }
`;
