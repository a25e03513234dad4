/** Colours, type, frame and controls. Colours are chosen for a contrast of at least 4.5 : 1 on their ground, in light and dark. */
export const BASE = `
:root {
  color-scheme: light dark;
  --ground: #f6f7f9; --card: #ffffff; --ink: #1b2330; --soft: #55606f; --line: #d5dae1; --edge: #7b8794;
  --accent: #0b5cad; --accent-ink: #ffffff; --accent-soft: #e7f0fa;
  --good: #14673c; --good-soft: #e3f4ea; --warn: #7f4e00; --warn-soft: #fdf1d8; --bad: #a8201a; --bad-soft: #fdeaea;
  --radius: 8px;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #12161c; --card: #1b2129; --ink: #e9edf2; --soft: #a8b3c0; --line: #343d49; --edge: #8592a0;
    --accent: #7ab8f5; --accent-ink: #0c1a28; --accent-soft: #1d3349;
    --good: #7fd6a4; --good-soft: #17352a; --warn: #f1c069; --warn-soft: #3a2f16; --bad: #ff9d95; --bad-soft: #432022;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body {
  margin: 0; background: var(--ground); color: var(--ink); min-height: 100vh; display: flex; flex-direction: column;
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif;
}
.inner, main { width: 100%; max-width: 46rem; margin: 0 auto; padding: 0 1rem; }
.wide .inner, .wide main { max-width: 76rem; }
main { flex: 1; padding-top: 1.25rem; padding-bottom: 2.5rem; }
main:focus { outline: none; }
h1 { font-size: 1.5rem; line-height: 1.3; margin: 0 0 .75rem; overflow-wrap: anywhere; }
h2 { font-size: 1.125rem; line-height: 1.35; margin: 0 0 .75rem; }
h3 { font-size: 1rem; margin: 0 0 .5rem; }
p { margin: 0 0 .75rem; }
a { color: var(--accent); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
.lead { font-size: 1.0625rem; color: var(--soft); }
.big { font-size: 1.75rem; letter-spacing: .02em; }
.hint, .optional { color: var(--soft); font-size: .9375rem; font-weight: 400; }
.written { white-space: pre-wrap; overflow-wrap: anywhere; }
.code { font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace; font-size: .9375em; overflow-wrap: anywhere; }
.number { text-align: end; font-variant-numeric: tabular-nums; }
.hidden, .skip:not(:focus) { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.away { position: absolute; left: -100vw; top: 0; height: 1px; width: 1px; overflow: hidden; }
[hidden] { display: none; }
.skip:focus { position: absolute; left: 1rem; top: .5rem; z-index: 1; background: var(--card); padding: .5rem 1rem; border-radius: var(--radius); }

.top { background: var(--card); border-bottom: 1px solid var(--line); }
.top .inner { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1.25rem; padding-top: .5rem; padding-bottom: .5rem; min-height: 3.25rem; }
.company { font-weight: 650; }
.languages { display: flex; gap: .25rem; margin-inline-start: auto; font-size: .9375rem; }
.languages > * { padding: .375rem .5rem; border-radius: var(--radius); }
.languages [aria-current] { background: var(--accent-soft); }
nav.desk { display: flex; flex-wrap: wrap; gap: .25rem; }
nav.desk a { padding: .5rem .625rem; border-radius: var(--radius); text-decoration: none; color: var(--ink); }
nav.desk a:hover { background: var(--accent-soft); }
nav.desk a[aria-current] { background: var(--accent-soft); color: var(--accent); font-weight: 600; }
nav.desk details { margin: 0; position: relative; }
nav.desk summary { padding: .5rem .625rem; border-radius: var(--radius); color: var(--ink); cursor: pointer; font-weight: 400; }
nav.desk summary.here { background: var(--accent-soft); color: var(--accent); font-weight: 600; }
nav.desk details > div { display: flex; flex-direction: column; min-width: 12rem; }
@media (min-width: 36rem) { nav.desk details > div { position: absolute; z-index: 2; inset-inline-start: 0; padding: .375rem; background: var(--card); border: 1px solid var(--line); border-radius: var(--radius); } }
.count { display: inline-block; min-width: 1.5em; margin-inline-start: .375rem; padding: 0 .375em; border-radius: 1em; background: var(--accent); color: var(--accent-ink); font-size: .8125rem; font-weight: 600; text-align: center; }
form.who { display: flex; align-items: center; gap: .5rem; margin-inline-start: auto; font-size: .9375rem; }
form.who + .languages { margin-inline-start: 0; }
.bottom { border-top: 1px solid var(--line); color: var(--soft); font-size: .875rem; padding: .75rem 0; }

.card { background: var(--card); border: 1px solid var(--line); border-radius: var(--radius); padding: 1rem; margin: 0 0 1rem; }
.card > :last-child, .flash > :last-child { margin-bottom: 0; }
button + .hint, .button + .hint, form + .hint { margin-top: .75rem; }
.card.calm { margin-top: 1rem; padding: 1.5rem 1.25rem; }
.card.good { border-inline-start: 4px solid var(--good); }
.flash { margin: 0 0 1rem; padding: .75rem 1rem; border-radius: var(--radius); border: 1px solid var(--line); border-inline-start-width: 4px; background: var(--card); }
.flash.done { background: var(--good-soft); border-color: var(--good); }
.flash.refused { background: var(--bad-soft); border-color: var(--bad); }
.flash.note { background: var(--warn-soft); border-color: var(--warn); }
.flash > p:first-child { margin-bottom: .25rem; }
.flash h2 { margin-bottom: .375rem; }
.flash ul { margin: 0; padding-inline-start: 1.25rem; }
.badge { display: inline-block; padding: .0625rem .5rem; border-radius: 1em; font-size: .8125rem; font-weight: 600; line-height: 1.5; white-space: nowrap; vertical-align: .0625em; background: var(--accent-soft); color: var(--accent); }
.badge.done, .badge.good, .badge.ordered { background: var(--good-soft); color: var(--good); }
.badge.hold, .badge.soon, .badge.in-review { background: var(--warn-soft); color: var(--warn); }
.badge.late, .badge.bad { background: var(--bad-soft); color: var(--bad); }
.badge.void, .badge.calm, .badge.set-aside { background: var(--ground); color: var(--soft); box-shadow: inset 0 0 0 1px var(--line); }

button, .button {
  display: inline-block; min-height: 2.75rem; padding: .5rem 1.125rem; border: 1px solid var(--accent); border-radius: var(--radius); background: var(--accent);
  color: var(--accent-ink); font: inherit; font-weight: 600; text-align: center; text-decoration: none; cursor: pointer;
}
button:hover, .button:hover { filter: brightness(1.08); }
button.second, .button.second, button.quiet, .button.quiet, .button.small { background: transparent; color: var(--accent); }
button.quiet { border-color: transparent; padding: .375rem .625rem; font-weight: 500; }
button.danger { background: transparent; border-color: var(--bad); color: var(--bad); }
.button.small, button.small { min-height: 2.5rem; padding: .375rem .875rem; background: transparent; color: var(--accent); }
`;
