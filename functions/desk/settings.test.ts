import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { settingsStore } from '../../shared/platform/settings-store.ts';
import { deskWorld } from '../../test/kit/desk-world.ts';
import { MemoryTable } from '../../test/kit/memory-table.ts';
import { sampleSettings } from '../../test/kit/samples.ts';

const YAML = readFileSync('examples/hub.yaml', 'utf8');
const EDIT = '/desk/settings/edit';
/** Another name of the company, and another address for alarms. */
const changed = (text: string): string =>
  text.replace(/adminEmail: \S+/, 'adminEmail: other@staff.example').replace(/logRetentionDays: \d+/, '');

let world: ReturnType<typeof deskWorld>;
let cookies: string[];

beforeEach(async () => {
  world = deskWorld();
  const store = settingsStore(new MemoryTable().client, 'T', world.deps.clock);
  const staff = sampleSettings().staff;
  const manager = staff.find(({ roles }) => roles.includes(sampleSettings().reminders.escalateTo));
  if (!manager) throw new Error('nobody manages');
  await store.apply({ settings: sampleSettings(), yaml: YAML, by: manager.id, note: 'first', after: 0 });
  world.deps.settings = store;
  world.deps.orders = { ...world.deps.orders, open: async () => [world.order] };
  cookies = [world.session(manager.id)];
});

const get = async (path: string) => String((await world.ask('GET', path, { cookies })).body);
const post = (form: Record<string, string>) => world.ask('POST', EDIT, { cookies, form });
const version = async () => (await world.deps.settings.current()).version;

describe('the settings on the desk', () => {
  it('shows what is in force, who made it and why, and each flow with its words', async () => {
    const body = await get('/desk/settings');
    expect(body).toContain('first');
    expect(body).toContain('<svg');
    expect(body.match(/<svg/g)?.length).toBe(body.match(/<marker id="tip-a-\d+"/g)?.length);
  });

  it('lists all faults with line and place, keeps the text as typed and stores nothing', async () => {
    const wrong = `${YAML}\nnonsense: 1\nmore: 2\n`;
    const reply = await post({ do: 'check', base: '1', yaml: wrong.replaceAll('\n', '\r\n') });
    expect(reply.status).toBe(422);
    expect(String(reply.body)).toContain('此处没有名为“nonsense”的设置项');
    expect(String(reply.body)).toContain('此处没有名为“more”的设置项');
    expect(String(reply.body)).toContain('nonsense: 1\nmore: 2\n</textarea>');
    const form = { do: 'check', base: '1', yaml: wrong };
    const inEnglish = await world.ask('POST', `${EDIT}?lang=en`, { cookies, form });
    expect(String(inEnglish.body)).toContain('there is no setting “nonsense” here');
    expect(await version()).toBe(1);
  });

  it('shows the difference before anything is stored, what waits for a deployment marked, and applies with a reason', async () => {
    const preview = await post({ do: 'check', base: '1', yaml: changed(YAML) });
    expect(preview.status).toBe(200);
    expect(String(preview.body)).toMatch(/deploy\.adminEmail: .*other@staff\.example.*class="badge soon"/);
    expect(await version()).toBe(1);
    const nameless = await post({ do: 'apply', base: '1', yaml: changed(YAML), note: ' ' });
    expect(nameless.status).toBe(422);
    expect(await version()).toBe(1);
    const done = await post({ do: 'apply', base: '1', yaml: changed(YAML), note: 'alarms go elsewhere' });
    expect(done.status).toBe(303);
    expect(await version()).toBe(2);
    expect(await get('/desk/settings/difference?from=1&to=2')).toContain('other@staff.example');
  });

  it('never puts one change over another: the text stays, who was faster is named', async () => {
    await post({ do: 'apply', base: '1', yaml: changed(YAML), note: 'mine' });
    const late = await post({ do: 'apply', base: '1', yaml: `${YAML}\n# late\n`, note: 'late' });
    expect(late.status).toBe(409);
    expect(String(late.body)).toContain('# late');
    expect(String(late.body)).toContain('mine');
    expect(String(late.body)).toContain('difference?from=1&amp;to=2');
    expect(await version()).toBe(2);
  });

  it('refuses at the last moment too, when somebody else was faster after the look', async () => {
    const { settings } = world.deps;
    const real = await settings.history();
    await settings.apply({ settings: sampleSettings(), yaml: changed(YAML), by: 'x', note: null, after: 1 });
    let looks = 0;
    const history = async () => {
      looks += 1;
      return looks === 1 ? real : settings.history();
    };
    world.deps.settings = { ...settings, history };
    expect((await post({ do: 'apply', base: '1', yaml: `${YAML}\n# late\n`, note: 'late' })).status).toBe(409);
    expect(await version()).toBe(2);
  });

  it('goes back to an older version by making it the next one', async () => {
    await post({ do: 'apply', base: '1', yaml: changed(YAML), note: 'mine' });
    expect(await get('/desk/settings?version=1')).toContain('name="restore" value="1"');
    const preview = String((await post({ do: 'check', base: '2', restore: '1' })).body);
    expect(preview).toContain('deploy.adminEmail');
    expect((await post({ do: 'apply', base: '2', yaml: YAML, note: 'back' })).status).toBe(303);
    expect((await world.deps.settings.history()).map(({ version: one }) => one)).toEqual([3, 2, 1]);
    expect((await world.deps.settings.version(3)).yaml).toBe(YAML);
  });

  it('says what open orders come to', async () => {
    const without = YAML.replaceAll(/\bpending\b/g, 'waiting-room');
    const body = String((await post({ do: 'check', base: '1', yaml: without })).body);
    expect(body).toContain(world.order.flow);
    if (world.order.stage === 'pending') expect(body).toContain('“pending”');
  });

  it('takes a file in place of the text, and no other thing than text', async () => {
    const form = new FormData();
    form.set('do', 'check');
    form.set('base', '1');
    form.set('yaml', YAML);
    form.set('file', new File([changed(YAML)], 'hub.yaml'));
    const { askedSettings } = await import('./settings-form.ts');
    const asking = async (data: FormData) => {
      const sent = new Response(data);
      const type = sent.headers.get('content-type') ?? '';
      const body = new Uint8Array(await sent.arrayBuffer());
      return askedSettings({ body, headers: { 'content-type': type } } as unknown as Parameters<
        typeof askedSettings
      >[0]);
    };
    expect((await asking(form)).yaml).toBe(changed(YAML));
    form.set('file', new File([new Uint8Array([0xff, 0xfe, 0x00])], 'hub.yaml'));
    expect((await asking(form)).yaml).toBeNull();
    form.set('file', new File([''], ''));
    form.set('yaml', 'x'.repeat(130_000));
    expect((await asking(form)).yaml).toBeNull();
  });

  it('refuses a form that is far too long', async () => {
    const { askedSettings } = await import('./settings-form.ts');
    const body = new Uint8Array(2_000_000);
    const request = { body, headers: {} } as unknown as Parameters<typeof askedSettings>[0];
    await expect(askedSettings(request)).rejects.toMatchObject({ code: 'input-invalid' });
  });
});
