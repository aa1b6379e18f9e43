import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { freePort } from '../servers/free-port.ts';
import { startGateway } from '../servers/gateway.ts';
import { startRedis } from '../servers/redis.ts';
import { describeWith } from '../servers/require-servers.ts';
import { makeRunFolder } from '../servers/run-folder.ts';
import { type Run, runProgram } from '../servers/run-program.ts';
import { startWorker } from '../servers/worker.ts';
import { letter, SMALL_TALK, storyLetter } from './messages.ts';

/** Nobody has put this sender on the record as a partner. */
const IMPOSTOR = 'ServiceclienteleProximus@visites-conseil.example';

const STORY = lines(letter(storyLetter(IMPOSTOR)));
const TALK = lines(letter(SMALL_TALK));

/** As a mail filter gets a message: LF lines. */
function lines(message: Buffer): Buffer {
  return Buffer.from(message.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
}

describeWith(['spamc'], 'spamc with the gateway as its spamd', () => {
  let port: number;

  beforeAll(async () => {
    port = await freePort();
    const sections = { message: { maxBytes: 1_000_000 } };
    await startGateway({ listen: { spamd: `127.0.0.1:${port}` }, sections });
  });

  /** Without a configuration file of the machine. */
  function spamc(options: readonly string[], message: Buffer): Promise<Run> {
    return runProgram(
      'spamc',
      ['-F', '/dev/null', '-d', '127.0.0.1', '-p', String(port), ...options],
      message,
    );
  }

  it('pings', async () => {
    const { status, stdout } = await spamc(['-K'], Buffer.alloc(0));
    expect(stdout.toString()).toContain('SPAMD/1.5 0');
    expect(status).toBe(0);
  });

  it('tells spam from ham by its exit status', async () => {
    const story = await spamc(['-c'], STORY);
    const talk = await spamc(['-c'], TALK);
    expect(story.status).toBe(1);
    expect(story.stdout.toString()).toMatch(/^\d+\.\d\/5\.0\n$/);
    expect(talk.status).toBe(0);
  });

  it('hands back the message with verdict and banner', async () => {
    const { stdout, status } = await spamc([], STORY);
    const text = stdout.toString('latin1');
    expect(status).toBe(0);
    expect(text).toMatch(/^X-Counterfoil-Verdict: impersonation; score=/);
    expect(text).toMatch(/^X-Spam-Status: Yes, score=\d+\.\d required=5\.0$/m);
    expect(text.replace(/=\n/g, '')).toContain('visites-conseil.example');
    expect(stdout.length).toBeGreaterThan(STORY.length + 500);
  });

  it('changes nothing but the header where nothing is wrong', async () => {
    const { stdout } = await spamc([], TALK);
    expect(stdout.toString()).toMatch(/^X-Counterfoil-Verdict: none; score=/);
    expect(stdout.subarray(-TALK.length).equals(TALK)).toBe(true);
  });

  it('puts the body as it was below the header that --headers fetches', async () => {
    const { stdout } = await spamc(['--headers'], STORY);
    expect(stdout.toString()).toMatch(/^X-Counterfoil-Verdict: impersonation/);
    const body = STORY.subarray(STORY.indexOf('\n\n'));
    expect(stdout.subarray(-body.length).equals(body)).toBe(true);
  });

  it.each([
    ['a report', ['-R'], /\nX-Counterfoil-Verdict: impersonation; score=/],
    ['a report of spam only', ['-r'], /\nX-Counterfoil-Verdict: impersonation; score=/],
    ['names of rules', ['-y'], /COUNTERFOIL_CLAIM_IN_LOCAL_PART,/],
  ])('gets %s', async (_, options, expected) => {
    expect((await spamc(options, STORY)).stdout.toString()).toMatch(expected);
  });

  it('removes a verdict that the sender has forged', async () => {
    const forged = Buffer.concat([Buffer.from('x-counterfoil-verdict: genuine; id=forged\n'), TALK]);
    const { stdout } = await spamc([], forged);
    expect(stdout.includes('forged')).toBe(false);
  });

  it('filters a mailbox line through', async () => {
    const mbox = Buffer.concat([Buffer.from('From jan@sender.example Mon Feb  3 10:12:00 2025\n'), TALK]);
    const { stdout } = await spamc([], mbox);
    expect(stdout.toString()).toMatch(/^From jan@sender\.example [^\n]+\nX-Counterfoil-Verdict: none/);
  });

  it.each([
    ['the message', []],
    ['the header', ['--headers']],
  ])('marks 6 MB, which are above message.maxBytes, and loses nothing: %s', async (_, options) => {
    const forged = Buffer.from('X-Counterfoil-Verdict: genuine; id=forged\n');
    const large = Buffer.concat([TALK, Buffer.from('On se voit dimanche.\n'.repeat(300_000))]);
    const sent = Buffer.concat([forged, large]);
    const { stdout, status } = await spamc(['-x', '-s', '10000000', ...options], sent);
    expect(status).toBe(0);
    expect(stdout.toString('latin1', 0, 100)).toMatch(/^X-Counterfoil-Verdict: (?:none|unavailable);/);
    expect(stdout.includes('forged')).toBe(false);
    expect(stdout.subarray(-large.length).equals(large)).toBe(true);
  });

  it('leaves the message alone when the gateway is away', async () => {
    const file = join(makeRunFolder('spamc'), 'spamc.conf');
    writeFileSync(file, '');
    const away = String(await freePort());
    const { stdout, status } = await runProgram(
      'spamc',
      ['-F', file, '-d', '127.0.0.1', '-p', away, '--connect-retries=1'],
      TALK,
    );
    expect(stdout.equals(TALK)).toBe(true);
    expect(status).toBe(0);
  });
});

describeWith(['spamc', 'redis'], 'spamc with a gateway before a queue as its spamd', () => {
  it('hands back the message with verdict and banner', async () => {
    const port = await freePort();
    const { url } = await startRedis();
    await startWorker(url);
    const sections = { queue: { redis: [url] } };
    await startGateway({ command: 'gateway', listen: { spamd: `127.0.0.1:${port}` }, sections });
    const options = ['-F', '/dev/null', '-d', '127.0.0.1', '-p', String(port)];
    const { stdout } = await runProgram('spamc', options, STORY);
    expect(stdout.toString('latin1')).toMatch(/^X-Counterfoil-Verdict: impersonation; score=/);
  });
});
