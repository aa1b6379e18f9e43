import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { type Exim, startExim } from '../servers/exim.ts';
import { freePort } from '../servers/free-port.ts';
import { type Gateway, startGateway } from '../servers/gateway.ts';
import { describeWith } from '../servers/require-servers.ts';
import { findProgram } from '../servers/required-servers.ts';
import { send } from '../servers/swaks.ts';
import { type DeliveredMessage, readDelivered } from './delivered-message.ts';
import { letter, SMALL_TALK, storyLetter } from './messages.ts';

const IMPOSTOR = 'ServiceclienteleProximus@visites-conseil.example';
const FORGED = ['X-Counterfoil-Verdict: genuine; id=forged', 'x-counterfoil-LEVEL: 0'];

const STORY = letter(storyLetter(IMPOSTOR));

/** Exim hands no word of a sender to a program ("tainted"), so the reverse-path is not told. */
const FILTER = `${process.execPath} ${join(import.meta.dirname, '..', '..', 'src', 'main.ts')} filter`;

/** As config/exim.md has it. */
const DATA_ACL = String.raw`
  warn remove_header = X-Counterfoil-Verdict:X-Counterfoil-Rules:X-Counterfoil-Level
  warn spam = nobody:true/defer_ok
       add_header = :at_start:\${sg{$spam_report}{\N\n\s+\N}{\n}}
`.replaceAll('\\$', '$');

const RSPAMD_ACL = `
  warn spam = nobody:true/defer_ok
       add_header = :at_start:X-Rated: $spam_action; $spam_score; $spam_score_int
`;

describeWith(['exim', 'swaks', 'spamc'], 'Exim with the gateway as its spamd', () => {
  let gateway: Gateway;
  let port: number;

  beforeAll(async () => {
    port = await freePort();
    gateway = await startGateway({ listen: { spamd: `127.0.0.1:${port}` } });
  });

  async function deliver(exim: Exim, from: string, content: Buffer): Promise<DeliveredMessage> {
    const { accepted, transcript } = await send({
      port: exim.smtpPort,
      from,
      to: 'patrick@example.test',
      content,
    });
    const explanation = () => `${transcript}\n${exim.log()}\n${gateway.log()}`;
    expect(accepted, explanation()).toBe(true);
    const [stored = Buffer.alloc(0)] = await exim.maildirMessages(1);
    return readDelivered(Buffer.from(stored.toString('latin1').replaceAll('\n', '\r\n'), 'latin1'));
  }

  const spamd = () => ({ spamdAddress: `127.0.0.1 ${port}`, dataAcl: DATA_ACL });

  it('marks the story with all three fields on top', async () => {
    const exim = await startExim(spamd());
    const delivered = await deliver(exim, IMPOSTOR, letter(storyLetter(IMPOSTOR)));
    expect(delivered.verdict).toBe('impersonation');
    expect(delivered.fields('X-Counterfoil-Verdict')[0]).toMatch(
      /^impersonation; score=\d+\.\d; brand=proximus; from=visites-conseil\.example; id=\S+; v=1$/,
    );
    expect(delivered.fields('X-Counterfoil-Rules')[0]).toMatch(/claim-in-local-part=\d/);
    expect(delivered.fields('X-Counterfoil-Level')).toEqual(['3']);
    expect(exim.log()).not.toContain('spam acl condition');
  });

  it('replaces forged verdicts', async () => {
    const exim = await startExim(spamd());
    const sent = letter({ ...SMALL_TALK, above: FORGED });
    const delivered = await deliver(exim, 'jan@sender.example', sent);
    expect(delivered.verdict).toBe('none');
    expect(delivered.bytes.includes('forged')).toBe(false);
    expect(delivered.fields('X-Counterfoil-Level')).toEqual(['0']);
  });

  it('takes a bounce, of which Exim tells no reverse-path', async () => {
    const delivered = await deliver(await startExim(spamd()), '<>', letter(SMALL_TALK));
    expect(delivered.verdict).toBe('none');
  });

  it('speaks the dialect of variant=rspamd on the same port', async () => {
    const spamdAddress = `127.0.0.1 ${port} variant=rspamd`;
    const exim = await startExim({ spamdAddress, dataAcl: RSPAMD_ACL });
    const delivered = await deliver(exim, IMPOSTOR, letter(storyLetter(IMPOSTOR)));
    expect(delivered.fields('X-Rated')[0]).toMatch(/^add header; \d+\.\d+; \d{2,3}$/);
    expect(exim.log()).not.toContain('spam acl condition');
  });

  it('delivers without a verdict, and without forged ones, when the gateway is away', async () => {
    const away = await freePort();
    const exim = await startExim({ spamdAddress: `127.0.0.1 ${away}`, dataAcl: DATA_ACL });
    const sent = letter({ ...SMALL_TALK, above: FORGED });
    const delivered = await deliver(exim, 'jan@sender.example', sent);
    expect(delivered.fields('X-Counterfoil-Verdict')).toEqual([]);
    expect(delivered.bytes.includes('forged')).toBe(false);
  });

  it('brings the banner in with spamc as a transport filter', async () => {
    const transportFilter = `${findProgram('spamc')} -F /dev/null -d 127.0.0.1 -p ${port}`;
    const sent = letter(storyLetter(IMPOSTOR));
    const delivered = await deliver(await startExim({ transportFilter }), IMPOSTOR, sent);
    expect(delivered.verdict).toBe('impersonation');
    expect(delivered.bytes.length).toBeGreaterThan(sent.length + 1_000);
    expect(delivered.bytes.toString().replaceAll('=\r\n', '')).toContain('visites-conseil.example');
  });

  it('brings the banner in with the command filter as a transport filter', async () => {
    const delivered = await deliver(await startExim({ transportFilter: FILTER }), IMPOSTOR, STORY);
    expect(delivered.verdict).toBe('impersonation');
    expect(delivered.bytes.toString().replaceAll('=\r\n', '')).toContain('visites-conseil.example');
  });

  it('keeps a message that the command filter cannot judge, to try again', async () => {
    const exim = await startExim({ transportFilter: `${FILTER} --rules /nowhere` });
    const to = 'patrick@example.test';
    await send({ port: exim.smtpPort, from: IMPOSTOR, to, content: STORY });
    await expect.poll(exim.log, { timeout: 20_000 }).toMatch(/== patrick@example\.test .*defer/);
    expect(exim.log()).not.toContain('** patrick@example.test');
  });
});
