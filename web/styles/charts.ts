/** Charts that are drawn on the server. The colours keep their distance for people who see some of them alike. */
export const CHARTS = `
.chart { margin: 0 0 1rem; }
.chart svg { display: block; width: 100%; height: 12rem; background: var(--card); border-bottom: 1px solid var(--line); }
.chart .rule { stroke: var(--line); stroke-width: .15; }
.chart .scale { display: flex; justify-content: space-between; color: var(--soft); font-size: .8125rem; }
.chart figcaption { display: flex; flex-wrap: wrap; gap: .25rem 1rem; font-size: .875rem; }
.chart.bars { max-width: 32rem; }
.chart.bars svg { height: auto; border: 0; }
.chart.bars text { font-size: 3px; fill: var(--ink); }
.c0 { fill: #0b6bcb; background: #0b6bcb; }
.c1 { fill: #c2570c; background: #c2570c; }
.c2 { fill: #2f7d32; background: #2f7d32; }
.c3 { fill: #8e44ad; background: #8e44ad; }
.c4 { fill: #b0860b; background: #b0860b; }
.c5 { fill: #00838f; background: #00838f; }
.c6 { fill: #c2185b; background: #c2185b; }
.c7 { fill: #5d6d7e; background: #5d6d7e; }
svg.spark { display: block; width: 100%; height: 1.5rem; margin-block: .25rem; }
.bar .late { fill: var(--bad); }
.bar .mark { fill: var(--ink); }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .75rem; margin: 0 0 1rem; padding: 0; }
.figures > div { background: var(--card); border: 1px solid var(--line); border-radius: var(--radius); padding: .625rem .875rem; }
.figures dt { color: var(--soft); font-size: .875rem; }
.figures dd { margin: 0; font-size: 1.5rem; font-weight: 650; }
.figures dd.hint { font-size: .8125rem; font-weight: 400; }
`;
