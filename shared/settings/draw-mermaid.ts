import { type Drawable, drawn } from './drawn.ts';
import type { Language } from './language.ts';

/** Text inside quotes of a Mermaid diagram: whatever could end it or be read as markup becomes a character code. */
const quoted = (text: string): string =>
  `"${text.replaceAll(/\s+/g, ' ').replaceAll(/[^\p{L}\p{N} ,.:;·→()（）、，。-]/gu, (sign) => `#${sign.codePointAt(0)};`)}"`;

const STYLES = [
  'classDef open fill:#e3effc,stroke:#1f5fa8,color:#12263f',
  'classDef waiting-customer fill:#fdf1d8,stroke:#9a6700,color:#3d2a00',
  'classDef waiting-others fill:#f3e8fb,stroke:#7a3da8,color:#2f1442',
  'classDef hold fill:#fde7e4,stroke:#b3382c,color:#47120c',
  'classDef done fill:#e2f3e5,stroke:#2a7a3b,color:#0f3218',
  'classDef void fill:#eceef0,stroke:#5c6670,color:#24292e',
];

/**
 * A flow as a Mermaid flowchart, to be put into a page or a wiki. Steps that an approval may be asked for are thick and named with it.
 * @param flow id of a flow; `standard` for orders that have none
 */
export function flowMermaid(settings: Drawable, flow: string, language: Language): string {
  const { title, stages, steps } = drawn(settings, flow, language);
  const node = (id: string): string => `s${stages.findIndex(({ stage }) => stage.id === id)}`;
  const asked = language === 'zh-CN' ? '审批' : 'approval';
  return [
    '---',
    `title: ${JSON.stringify(title)}`,
    '---',
    'flowchart LR',
    ...stages.map(({ stage, name, under }) => {
      const text = [name, ...under].map((line) => quoted(line).slice(1, -1)).join('<br/>');
      return `  ${node(stage.id)}["${text}"]:::${stage.category}`;
    }),
    ...steps.map(({ from, to, name, approvals }) => {
      const label = approvals.length > 0 ? `${name} (${asked}: ${approvals.join(', ')})` : name;
      return `  ${node(from)} ${approvals.length > 0 ? '==>' : '-->'}|${quoted(label)}| ${node(to)}`;
    }),
    ...STYLES.map((style) => `  ${style}`),
    '',
  ].join('\n');
}
