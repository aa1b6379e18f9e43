import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { type Dovecot, startDovecot } from '../servers/dovecot.ts';
import { startGateway } from '../servers/gateway.ts';
import { readMessages } from '../servers/imap.ts';
import { type Opensmtpd, startOpensmtpd } from '../servers/opensmtpd.ts';
import { describeWith } from '../servers/require-servers.ts';
import { findProgram } from '../servers/required-servers.ts';
import { makeRunFolder } from '../servers/run-folder.ts';
import { send } from '../servers/swaks.ts';
import { type DeliveredMessage, readDelivered } from './delivered-message.ts';
import { letter, SMALL_TALK, storyLetter } from './messages.ts';

const IMPOSTOR = 'ServiceclienteleProximus@visites-conseil.example';
const FORGED = ['X-Counterfoil-Verdict: genuine; id=forged', 'x-counterfoil-LEVEL: 0'];
const MAIN = join(import.meta.dirname, '..', '..', 'src', 'main.ts');

describeWith(['opensmtpd', 'dovecot', 'swaks'], 'OpenSMTPD', () => {
  let dovecot: Dovecot;
  let own: Opensmtpd;
  let recipients = 0;

  beforeAll(async () => {
    dovecot = await startDovecot();
    const configuration = join(makeRunFolder('filter'), 'counterfoil.yaml');
    const engine = { threads: 1, deadlineMs: 60_000 };
    writeFileSync(configuration, stringify({ engine, memory: { enabled: false } }));
    const command = `${process.execPath} ${MAIN} opensmtpd --config ${configuration}`;
    own = await startOpensmtpd(command, dovecot.lmtpPort);
  });

  async function deliver(server: Opensmtpd, from: string, content: Buffer): Promise<DeliveredMessage> {
    recipients += 1;
    const to = `reader-${recipients}@example.test`;
    const { accepted, transcript } = await send({ port: server.smtpPort, from, to, content });
    expect(accepted, `${transcript}\n${server.log()}`).toBe(true);
    const [bytes = Buffer.alloc(0)] = await readMessages({ port: dovecot.imapPort, user: to, count: 1 });
    return readDelivered(bytes);
  }

  it('marks the story and puts the banner in', async () => {
    const sent = letter(storyLetter(IMPOSTOR));
    const delivered = await deliver(own, IMPOSTOR, sent);
    expect(delivered.verdict).toBe('impersonation');
    expect(delivered.fields('X-Counterfoil-Level')).toEqual(['3']);
    expect(delivered.bytes.length).toBeGreaterThan(sent.length + 1_000);
  });

  it('replaces forged verdicts and leaves lines with dots and bars as they are', async () => {
    const body = '.\r\n..\r\n.dot | bar || bars\r\nCaf\u00e9\r\n';
    const sent = letter({ ...SMALL_TALK, above: FORGED, body });
    const delivered = await deliver(own, 'jan@sender.example', sent);
    expect(delivered.verdict).toBe('none');
    expect(delivered.bytes.includes('forged')).toBe(false);
    expect(delivered.bytes.subarray(-Buffer.byteLength(body)).toString()).toBe(body);
  });

  it('takes bounces and several messages one after the other', async () => {
    expect((await deliver(own, '<>', letter(SMALL_TALK))).verdict).toBe('none');
    expect((await deliver(own, IMPOSTOR, letter(storyLetter(IMPOSTOR)))).verdict).toBe('impersonation');
    expect((await deliver(own, 'jan@sender.example', letter(SMALL_TALK))).verdict).toBe('none');
  });

  it("marks the story through filter-rspamd, which asks the gateway's HTTP", async () => {
    const { httpPort } = await startGateway();
    const command = `${findProgram('filter-rspamd')} -url http://127.0.0.1:${httpPort}`;
    const server = await startOpensmtpd(command, dovecot.lmtpPort);
    const content = letter({ ...storyLetter(IMPOSTOR), above: FORGED });
    const delivered = await deliver(server, IMPOSTOR, content);
    expect(delivered.verdict, server.log()).toBe('impersonation');
    expect(delivered.bytes.includes('forged')).toBe(false);
    expect(delivered.fields('X-Spam')).toEqual(['yes']);
  });
});
