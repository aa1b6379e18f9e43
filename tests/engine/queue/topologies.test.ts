import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Redis as Client } from 'ioredis';
import { afterEach, expect, it } from 'vitest';
import { Configuration } from '../../../src/config/configuration.ts';
import { startQueueWorker } from '../../../src/engine/queue/queue-worker.ts';
import {
  analyseMany,
  expectAllAnswered,
  shippedExpertise,
  startEngine,
} from '../../faults/queue-under-test.ts';
import { fakeLogger } from '../../hooks/milter/fake-engine.ts';
import { freePort } from '../../servers/free-port.ts';
import { startGateway } from '../../servers/gateway.ts';
import { eventually } from '../../servers/patience.ts';
import { startRedis } from '../../servers/redis.ts';
import { describeWith } from '../../servers/require-servers.ts';
import { makeRunFolder } from '../../servers/run-folder.ts';
import { startProcess } from '../../servers/server-process.ts';
import { startWorker } from '../../servers/worker.ts';

describeWith(['redis'], 'the queue works', () => {
  const closes: (() => Promise<void>)[] = [];

  afterEach(async () => {
    for (const close of closes.splice(0)) await close();
  });

  /** A gateway and a worker in this process judge some messages. */
  async function expectToWork(queue: Partial<Configuration['queue']>): Promise<void> {
    const configuration = Configuration.parse({ engine: { threads: 1 }, queue });
    const logger = fakeLogger();
    const worker = await startQueueWorker(configuration, shippedExpertise(), logger);
    closes.push(worker.close);
    const engine = await startEngine(queue.redis?.[0] ?? '', { queue, engine: { deadlineMs: 20_000 } });
    closes.unshift(engine.close);
    const verdicts = await expectAllAnswered(analyseMany(engine, 5));
    expect(verdicts, JSON.stringify(logger.lines)).toEqual(Array(5).fill('none'));
    expect(logger.lines.filter(({ level }) => level === 'warn' || level === 'error')).toEqual([]);
  }

  it('over a Unix socket', async () => {
    const socket = join(makeRunFolder('socket'), 'redis.sock');
    await startRedis({ settings: ['--unixsocket', socket] });
    await expectToWork({ redis: [`unix:${socket}`] });
  });

  it('with an account that may do no more than the documents say', async () => {
    const rights = 'on >sesame ~{counterfoil}:* &{counterfoil}:* +@all -@dangerous +info'.split(' ');
    const { url } = await startRedis({ settings: ['--user', 'mail', ...rights] });
    const passwordFile = join(makeRunFolder('password'), 'redis');
    writeFileSync(passwordFile, 'sesame\n');
    await expectToWork({ redis: [url], user: 'mail', passwordFile });
    await expectToWork({ redis: [url.replace('//', '//mail:sesame@')] });
  });

  it('on a cluster', async () => {
    const { url } = await startRedis({
      settings: ['--cluster-enabled', 'yes', '--cluster-announce-ip', '127.0.0.1'],
    });
    const client = new Client(url);
    await client.call('CLUSTER', 'ADDSLOTSRANGE', '0', '16383');
    await eventually(
      async () => (String(await client.call('CLUSTER', 'INFO')).includes('state:ok') ? true : undefined),
      () => 'the cluster does not get ready',
    );
    client.disconnect();
    await expectToWork({ redis: [url], topology: 'cluster' });
  });

  it('behind Sentinel', async () => {
    const redis = await startRedis();
    const port = await freePort();
    const file = join(makeRunFolder('sentinel'), 'sentinel.conf');
    writeFileSync(file, `port ${port}\nbind 127.0.0.1\nsentinel monitor mail 127.0.0.1 ${redis.port} 1\n`);
    const sentinel = startProcess('redis-server', [file, '--sentinel']);
    await sentinel.listening(port);
    const sentinels = [`redis://127.0.0.1:${port}`];
    await expectToWork({ redis: sentinels, topology: 'sentinel', sentinelMaster: 'mail' });
  });

  it('with TLS and a certificate authority of its own', async () => {
    const folder = makeRunFolder('tls');
    const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
    const request = [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-days',
      '2',
    ];
    const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
    execFileSync('openssl', [...request, ...names, '-keyout', key, '-out', certificate], { stdio: 'ignore' });
    const port = await freePort();
    const files = ['--tls-cert-file', certificate, '--tls-key-file', key, '--tls-ca-cert-file', certificate];
    await startRedis({ settings: ['--tls-port', String(port), ...files, '--tls-auth-clients', 'no'] });
    process.env['NODE_EXTRA_CA_CERTS'] = certificate;
    const url = `rediss://localhost:${port}`;
    const sections = { queue: { redis: [url] } };
    const [gateway] = await Promise.all([
      startGateway({ command: 'gateway', sections, memory: { enabled: false } }),
      startWorker(url),
    ]).finally(() => delete process.env['NODE_EXTRA_CA_CERTS']);
    const body = 'From: jan@sender.example\r\n\r\nTot zondag!\r\n';
    const answer = await fetch(`http://127.0.0.1:${gateway.httpPort}/v1/scan`, { method: 'POST', body });
    expect(await answer.json(), gateway.log()).toMatchObject({ verdict: { verdict: 'none' } });
  });
});
