import { Settings } from '../shared/settings/schema.ts';

/** The smallest settings under which admission decides as it does by default. */
export function settingsForBench(): Settings {
  const names = { 'zh-CN': '测', en: 'bench' };
  return Settings.parse({
    company: { name: names },
    deploy: { regions: ['us-east-1'], mailDomain: 'bench.example', adminEmail: 'admin@bench.example' },
    sources: [{ id: 'bench', channel: 'email', names }],
    staff: [{ id: 'one', name: 'One', email: 'one@bench.example', roles: ['sales', 'manager'] }],
    stages: [
      {
        id: 'open',
        names,
        category: 'open',
        role: 'sales',
        due: { hours: 4 },
        steps: [{ id: 'finish', names, to: 'done' }],
      },
      { id: 'done', names, category: 'done' },
    ],
  });
}
