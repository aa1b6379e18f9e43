import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { MessageAccepted } from '../../src/hooks/webhook/messages-schema.ts';
import { STORY } from '../commands/messages.ts';
import { startGateway } from '../servers/gateway.ts';
import { PATIENCE } from '../servers/patience.ts';
import { startRedis } from '../servers/redis.ts';
import { describeWith } from '../servers/require-servers.ts';
import { makeRunFolder } from '../servers/run-folder.ts';

const ADMIN = 'fedcba9876543210fedcba9876543210';
const TOKEN = '0123456789abcdef0123456789abcdef';
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

const basic = (token: string) => ({ authorization: `Basic ${btoa(`somebody:${token}`)}` });

describeWith(['redis'], 'the pages that show the queue', () => {
  const folder = makeRunFolder('board');
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  async function open(http: object) {
    const redis = await startRedis();
    const callbacks = { url: 'http://127.0.0.1:9/', secretFile: file('secret', SECRET) };
    const tokens = { tokenFile: file('token', TOKEN), adminTokenFile: file('admin', ADMIN) };
    const gateway = await startGateway({
      command: 'gateway',
      memory: { enabled: false },
      sections: { queue: { redis: [redis.url] }, callbacks, http: { ...tokens, ...http } },
    });
    const ask = (path: string, headers = {}, method = 'GET') =>
      fetch(`http://127.0.0.1:${gateway.httpPort}${path}`, { method, headers });
    return { gateway, ask };
  }

  it('open for administrators only, show ids and no mail, and change nothing', async () => {
    const { gateway, ask } = await open({ queueBoard: true });
    const posted = await fetch(
      `http://127.0.0.1:${gateway.httpPort}/v1/messages?recipient=patrick%40example.lu`,
      {
        method: 'POST',
        headers: basic(TOKEN),
        body: STORY,
      },
    );
    const { id } = MessageAccepted.parse(await posted.json());
    const refused = await ask('/admin/queue');
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([
      401,
      'Basic realm="Counterfoil"',
    ]);
    expect((await ask('/admin/queue', basic(TOKEN))).status).toBe(401);
    const page = await ask('/admin/queue', basic(ADMIN));
    expect([page.status, page.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('text/html'),
    ]);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'; ");
    const [script = ''] = /static\/js\/main[^"]*\.js/.exec(await page.text()) ?? [];
    expect((await ask(`/admin/queue/${script}`, basic(ADMIN))).status).toBe(200);
    expect((await ask(`/admin/queue/${script}`)).status).toBe(401);

    const queues = '/admin/queue/api/queues?activeQueue=callbacks&status=waiting&page=1&jobsPerPage=10';
    await expect.poll(async () => (await ask(queues, basic(ADMIN))).text(), PATIENCE).toContain(id);
    const job = await (await ask(`/admin/queue/api/queues/callbacks/${id}`, basic(ADMIN))).text();
    expect(JSON.parse(job).job.data).toEqual({ message: id });
    for (const word of ['roximus', 'contactcenter', 'patrick', 'conseiller']) expect(job).not.toContain(word);

    const changes = [
      ['PUT', 'callbacks/pause'],
      ['PUT', 'callbacks/obliterate'],
      ['PUT', `callbacks/${id}/clean`],
      ['PUT', 'callbacks/clean/waiting'],
      ['POST', 'callbacks/add'],
    ] as const;
    for (const [method, path] of changes)
      expect(
        (await ask(`/admin/queue/api/queues/${path}`, basic(ADMIN), method)).status,
        path,
      ).toBeGreaterThan(399);
    expect(await (await ask(queues, basic(ADMIN))).text()).toContain(id);
    await gateway.stop();
  });

  it('are not there unless somebody wants them', async () => {
    const { gateway, ask } = await open({});
    expect((await ask('/admin/queue', basic(ADMIN))).status).toBe(404);
    await gateway.stop();
  });
});
