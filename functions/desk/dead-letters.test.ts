import { describe, expect, it } from 'vitest';
import { deskWorld } from '../../test/kit/desk-world.ts';
import { lettersInMemory, sampleLetter } from '../../test/kit/letters.ts';

const PATH = '/desk/dead-letters';

function world(...letters: Parameters<typeof sampleLetter>) {
  const desk = deskWorld([]);
  const memory = lettersInMemory(sampleLetter(...letters));
  Object.assign(desk.deps, { letters: memory });
  const as = (staffId: string) => ({ cookies: [desk.session(staffId)] });
  const post = (form: Record<string, string>, more: object = {}) =>
    desk.ask('POST', `${PATH}/m-1`, { ...as('chen-jing'), form, ...more });
  return { desk, as, post, letter: () => memory.kept.get('m-1') };
}

describe('failed messages at the desk', () => {
  it('are listed and shown to managers, without personal data', async () => {
    const { desk, as } = world();
    const list = await desk.ask('GET', PATH, as('chen-jing'));
    expect(list.body).toContain(`${PATH}/m-1`);
    const page = await desk.ask('GET', `${PATH}/m-1`, as('chen-jing'));
    expect(page.body).toContain('comment');
    expect(page.body).not.toContain('13805740001');
    expect((await desk.ask('GET', '/desk', as('chen-jing'))).body).toContain(`href="${PATH}"`);
  });

  it('are nobody else’s business', async () => {
    const { desk, as, letter } = world();
    expect((await desk.ask('GET', '/desk', as('li-na'))).body).not.toContain(PATH);
    const asked = [
      desk.ask('GET', PATH, as('li-na')),
      desk.ask('GET', `${PATH}/m-1`, as('li-na')),
      desk.ask('POST', `${PATH}/m-1`, { ...as('li-na'), form: { do: 'retry' } }),
    ];
    for (const one of asked) await expect(one).rejects.toMatchObject({ code: 'not-allowed' });
    expect(letter()?.status).toBe('waiting');
  });

  it('are sent again, in the name of who did so', async () => {
    const { post, letter } = world();
    expect(await post({ do: 'retry' })).toMatchObject({
      status: 303,
      headers: { location: `${PATH}/m-1?flash=letter-sent` },
    });
    expect(letter()).toMatchObject({ status: 'sent-again', closed: { by: 'chen-jing' } });
    expect((await post({ do: 'retry' })).status).toBe(303);
    expect(letter()?.version).toBe(2);
  });

  it('are dropped with a reason only', async () => {
    const { post, letter } = world();
    expect((await post({ do: 'drop', reason: ' ' })).status).toBe(422);
    expect(letter()?.status).toBe('waiting');
    expect((await post({ do: 'drop', reason: 'seen to' })).status).toBe(303);
    expect(letter()?.closed?.reason).toBe('seen to');
  });

  it('are not decided about by a form of another site', async () => {
    const { post, letter } = world();
    const headers = { origin: 'https://other.example', 'sec-fetch-site': 'cross-site' };
    await expect(post({ do: 'retry' }, { headers })).rejects.toMatchObject({ code: 'not-allowed' });
    expect(letter()?.status).toBe('waiting');
  });
});
