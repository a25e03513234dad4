/** Forms: one column on phones, two where there is room. Controls are at least 44 px high. */
export const FORMS = `
fieldset { min-width: 0; margin: 0 0 1rem; padding: 1rem; border: 1px solid var(--line); border-radius: var(--radius); background: var(--card); }
legend { padding: 0 .375rem; font-weight: 650; font-size: 1.0625rem; }
.field { margin: 0 0 .875rem; min-width: 0; }
label { display: block; font-weight: 550; margin-bottom: .25rem; }
.field .hint { margin: -.125rem 0 .25rem; }
input:not([type=checkbox], [type=radio], [type=hidden]), select, textarea {
  display: block; width: 100%; min-height: 2.75rem; padding: .5rem .625rem; border: 1px solid var(--edge); border-radius: 6px; background: var(--card); color: var(--ink); font: inherit;
}
textarea { resize: vertical; }
[aria-invalid] { border-color: var(--bad) !important; box-shadow: inset 0 0 0 1px var(--bad); }
.wrong { color: var(--bad); font-weight: 600; margin: 0 0 .25rem; }
.check { display: flex; align-items: center; gap: .625rem; min-height: 2.75rem; }
.check input { width: 1.25rem; height: 1.25rem; margin: 0; accent-color: var(--accent); flex: none; }
.check label { margin: 0; font-weight: 450; }
.choices { display: flex; flex-wrap: wrap; gap: 0 1.5rem; margin-bottom: .5rem; }
.pair { display: grid; grid-template-columns: 1fr; gap: 0 1rem; align-items: end; }
@media (min-width: 36rem) { .pair { grid-template-columns: 1fr 1fr; } .pair .whole { grid-column: 1 / -1; } }
.line .pair, .understanding .pair { align-items: start; }
form.joined.card { max-width: 26rem; }
.joined { display: flex; align-items: end; gap: .5rem; }
.joined .field { flex: 1; margin: 0; }
.joined button { flex: none; }
#found:empty { display: none; }
#found { margin: .75rem 0 0; }
form.order > button.main { width: 100%; font-size: 1.0625rem; }
@media (min-width: 36rem) { form.order > button.main { width: auto; min-width: 16rem; } }
form.step { margin-bottom: 1rem; padding-bottom: 1rem; border-bottom: 1px solid var(--line); }
form.step:last-child { margin-bottom: 0; padding-bottom: 0; border: 0; }
form.step .hint { margin-bottom: .5rem; }

.hits, .rows { list-style: none; margin: 0; padding: 0; }
.hits:not(:empty) { margin-top: .5rem; }
.hits li { display: flex; align-items: center; gap: .75rem; padding: .5rem 0; border-top: 1px solid var(--line); }
.hit { flex: 1; min-width: 0; display: flex; flex-direction: column; overflow-wrap: anywhere; }
.row { margin: 0 0 .75rem; }
.row fieldset { display: grid; grid-template-columns: 5fr 3.5fr 2.5fr; gap: 0 .5rem; align-items: end; margin: 0; padding: .5rem .75rem 0; }
.row legend { font-size: .9375rem; font-weight: 550; color: var(--soft); }
.row .goods { grid-column: 1 / -1; }
.row .field { margin-bottom: .625rem; }
.row label { font-size: .9375rem; }
@media (min-width: 36rem) {
  .row fieldset { grid-template-columns: 4fr 2.5fr 1.5fr 1.25fr; }
  .row .goods { grid-column: auto; }
}
#more-rows { margin-bottom: .75rem; }
.has-pickup #address { display: none; }
`;
