import { beforeEach, describe, expect, it } from 'vitest';
import type { NotifyMessage } from '../../shared/platform/messages.ts';
import { freshSes, logger, sent, world } from '../../test/kit/notify-world.ts';
import { MONDAY, sampleSettings } from '../../test/kit/samples.ts';
import { notify } from './notify.ts';

beforeEach(freshSes);

const settings = sampleSettings();
const message = (left = 0): NotifyMessage => ({
  unreachable: {
    staffId: 'li-na',
    address: 'li.na@staff.example',
    reason: 'bounce',
    since: MONDAY.toISOString(),
    tasks: 3,
    reviews: 1,
    left,
  },
});

describe('somebody of the staff who cannot be reached', () => {
  it('is told to the administrator, once, with what to do', async () => {
    const { deps } = world({ blocked: ['li.na@staff.example'] });
    await notify(message(), deps, logger);
    await notify(message(), deps, logger);
    const [mail, ...more] = await sent();
    expect(more).toEqual([]);
    expect(mail?.to).toEqual([settings.deploy.adminEmail]);
    expect(mail?.mail.subject).toBe('李娜的邮箱收不到邮件');
    expect(mail?.text).toContain('任务 3 项，待审来件 1 份');
    expect(mail?.text).toContain('npx hub suppressions lift li.na@staff.example');
    expect(mail?.text).not.toContain('无人可以接手');
  });

  it('is told to a manager where the administrator cannot be reached either', async () => {
    const { deps } = world({ blocked: ['li.na@staff.example', settings.deploy.adminEmail] });
    await notify(message(2), deps, logger);
    const [mail] = await sent();
    expect(mail?.to).toEqual(['chen.jing@staff.example']);
    expect(mail?.text).toContain('2 项无人可以接手');
  });
});

describe('messages that failed for good', () => {
  it('are told to the administrator once a run, with what to do', async () => {
    const { deps } = world({});
    const found = {
      digest: MONDAY.toISOString(),
      queues: [{ queue: 'commands' as const, count: 2 }],
      waiting: 5,
    };
    await notify({ deadLetters: found }, deps, logger);
    await notify({ deadLetters: { ...found, waiting: 6 } }, deps, logger);
    const [mail, ...more] = await sent();
    expect(more).toEqual([]);
    expect(mail?.to).toEqual([settings.deploy.adminEmail]);
    expect(mail?.mail.subject).toBe('2 条消息处理失败');
    expect(mail?.text).toContain('执行指令：2 条');
    expect(mail?.text).toContain('https://hub.example.com/desk/dead-letters');
    expect(mail?.text).toContain('待决定：5 条');
  });
});

describe('a source that is silent', () => {
  const silence = { source: 'web', since: MONDAY.toISOString(), usual: 4, weeks: 5, until: null };

  it('is told to the administrator once, with what was usual and where to look, and that it speaks again', async () => {
    const { deps } = world({});
    await notify({ silence }, deps, logger);
    await notify({ silence }, deps, logger);
    await notify({ silence: { ...silence, until: MONDAY.toISOString() } }, deps, logger);
    const [began, over, ...more] = await sent();
    expect(more).toEqual([]);
    expect(began?.to).toEqual([settings.deploy.adminEmail]);
    expect(began?.mail.subject).toContain('长时间没有来件');
    expect(began?.text).toContain('过去 5 周的相同时段，每周至少收到 4 份来件');
    expect(began?.text).toContain('https://hub.example.com/desk/sources/web');
    expect(over?.mail.subject).toContain('已恢复收件');
  });
});
