import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src/engine/engine.ts';
import { type SpamdServer, startSpamdServer } from '../../../src/hooks/spamd/spamd-server.ts';
import { contentOf, fakeEngine, fakeLogger } from '../milter/fake-engine.ts';
import { ratedOutcome } from '../rated-outcome.ts';
import { exchange } from './client.ts';
import { compressedRequest, MESSAGE, request } from './request.ts';

const VERDICT_LINE = 'X-Counterfoil-Verdict: impersonation; score=7.5; brand=proximus; id=01K; v=1\r\n';
const REPORT = `${VERDICT_LINE}X-Counterfoil-Level: 3\r\n`;
const NAMES = 'COUNTERFOIL_CLAIM_IN_LOCAL_PART,COUNTERFOIL_ASK_APPOINTMENT';

const HEADER = [
  'X-Counterfoil-Verdict: impersonation; score=7.5;',
  ' brand=proximus; id=01K; v=1',
  'X-Counterfoil-Level: 3',
  'X-Spam-Status: Yes, score=7.5 required=5.0',
  ` tests=${NAMES}`,
  ' autolearn=no',
  'From: Jan <jan@sender.example>',
  'Subject: Dimanche',
  '',
  '',
].join('\n');

describe('the spamd server', () => {
  let outcome: Outcome | Error;
  let logger = fakeLogger();
  const engine = fakeEngine(() => {
    if (outcome instanceof Error) throw outcome;
    return outcome;
  });
  let server: SpamdServer;

  beforeEach(async () => {
    outcome = ratedOutcome('impersonation', 7.5);
    engine.analysed.length = 0;
    logger = fakeLogger();
    const options = { listen: '127.0.0.1:0', maxMessageBytes: 10_000, graceMs: 100 };
    server = await startSpamdServer(options, engine, logger);
  });

  afterEach(() => server.close());

  it.each([
    ['CHECK', '1.0', ['Spam: True ; 7.5 / 5.0'], ''],
    ['CHECK', '1.5', ['Spam: True ; 7.5 / 5.0'], ''],
    ['SYMBOLS', '1.2', ['Spam: True ; 7.5 / 5.0'], NAMES],
    ['SYMBOLS', '1.3', [`Content-length: ${NAMES.length}`, 'Spam: True ; 7.5 / 5.0'], NAMES],
    ['REPORT', '1.2', ['Spam: True ; 7.5 / 5.0'], REPORT],
    ['REPORT', '1.5', [`Content-length: ${REPORT.length}`, 'Spam: True ; 7.5 / 5.0'], REPORT],
    ['REPORT_IFSPAM', '1.3', [`Content-length: ${REPORT.length}`, 'Spam: True ; 7.5 / 5.0'], REPORT],
    ['HEADERS', '1.1', [], HEADER],
    ['HEADERS', '1.2', [`Content-length: ${HEADER.length}`], HEADER],
    ['HEADERS', '1.5', [`Content-length: ${HEADER.length}`, 'Spam: True ; 7.5 / 5.0'], HEADER],
  ])('answers %s of version %s', async (command, version, fields, body) => {
    const reply = await exchange(server.address, request(`${command} SPAMC/${version}`));
    expect(reply).toBe(`${['SPAMD/1.1 0 EX_OK', ...fields, '', ''].join('\r\n')}${body}`);
    expect(contentOf(engine.analysed[0])).toBe(MESSAGE);
  });

  /** Which fields real spamd writes, by command and version. */
  const grid = ['1.0', '1.1', '1.2', '1.3', '1.4', '1.5'].flatMap((version) =>
    ['CHECK', 'SYMBOLS', 'REPORT', 'REPORT_IFSPAM', 'PROCESS', 'HEADERS'].map((command) => {
      const isMessage = command === 'PROCESS' || command === 'HEADERS';
      const length = command !== 'CHECK' && Number(version) >= (isMessage ? 1.2 : 1.3);
      return [command, version, length, !isMessage || Number(version) >= 1.3] as const;
    }),
  );

  it.each(grid)('writes the fields that %s of version %s reads', async (command, version, length, spam) => {
    const reply = await exchange(server.address, request(`${command} SPAMC/${version}`));
    const end = reply.indexOf('\r\n\r\n');
    const body = reply.slice(end + 4);
    expect(reply.slice(0, end).split('\r\n')).toEqual([
      'SPAMD/1.1 0 EX_OK',
      ...(length ? [`Content-length: ${body.length}`] : []),
      ...(spam ? ['Spam: True ; 7.5 / 5.0'] : []),
    ]);
    expect(body === '').toBe(command === 'CHECK');
  });

  it('sends nothing but the score for REPORT_IFSPAM of a message that is not flagged', async () => {
    outcome = ratedOutcome('suspicious', 6);
    const reply = await exchange(server.address, request('REPORT_IFSPAM SPAMC/1.3'));
    expect(reply).toBe('SPAMD/1.1 0 EX_OK\r\nContent-length: 0\r\nSpam: False ; 4.9 / 5.0\r\n\r\n');
  });

  it('hands back the whole message for PROCESS, with its banner and its mbox line', async () => {
    const mbox = 'From jan@sender.example Mon Feb  3 10:12:00 2025\n';
    outcome = ratedOutcome('impersonation', 7.5, [
      { kind: 'replace-body', body: Buffer.from('Banner\r\nBonjour\r\n') },
    ]);
    const reply = await exchange(server.address, request('PROCESS SPAMC/1.5', mbox + MESSAGE));
    const [, message] = reply.split('\r\n\r\n');
    expect(message?.startsWith(`${mbox}X-Spam-Status: Yes`)).toBe(true);
    expect(message?.endsWith('Subject: Dimanche\n\nBanner\nBonjour\n')).toBe(true);
    expect(engine.analysed[0]?.capabilities).toEqual({ replaceBody: true, quarantine: false });
    expect(contentOf(engine.analysed[0])).toBe(MESSAGE);
  });

  it('does not announce that it can change a body where it cannot', async () => {
    await exchange(server.address, request('HEADERS SPAMC/1.5'));
    expect(engine.analysed[0]?.capabilities.replaceBody).toBe(false);
  });

  it('answers at the length of the message, whether the client closes its side or not', async () => {
    const reply = await exchange(server.address, request('CHECK SPAMC/1.5'), { halfClose: false });
    expect(reply).toContain('Spam: True');
  });

  it('reads the envelope that Exim writes above the message', async () => {
    const lines =
      'From MAILER-DAEMON Mon Feb 03\nX-Envelope-From: <a@b.example>\nX-Envelope-To: c@d.example\n';
    await exchange(server.address, request('REPORT SPAMC/1.2', lines + MESSAGE));
    expect(engine.analysed[0]?.transaction.envelope).toEqual({
      reversePath: 'a@b.example',
      forwardPaths: ['c@d.example'],
    });
    expect(contentOf(engine.analysed[0])).toBe(MESSAGE);
  });

  it('answers Exim with variant=rspamd, Action below Metric', async () => {
    const fields = [
      'Queue-Id: 1abc',
      'From: <a@b.example>',
      'Recipient-Number: 2',
      'Rcpt: <c@d.example>',
      'Rcpt: <e@f.example>',
      'Helo: mail.b.example',
      'IP: 192.0.2.7',
    ];
    const reply = await exchange(server.address, request('CHECK RSPAMC/1.3', MESSAGE, fields));
    expect(reply.split('\r\n').slice(0, 4)).toEqual([
      'RSPAMD/1.3 0 EX_OK',
      'Metric: default; True; 7.50 / 15.00 / 0.0',
      'Action: add header',
      'Symbol: COUNTERFOIL_CLAIM_IN_LOCAL_PART(3.50)',
    ]);
    expect(engine.analysed[0]?.transaction).toMatchObject({
      client: { address: '192.0.2.7', ehloDomain: 'mail.b.example' },
      envelope: { reversePath: 'a@b.example', forwardPaths: ['c@d.example', 'e@f.example'] },
    });
  });

  it('reads compressed messages', async () => {
    await exchange(server.address, compressedRequest('CHECK SPAMC/1.5', MESSAGE));
    expect(contentOf(engine.analysed[0])).toBe(MESSAGE);
  });

  it('answers PING without asking anybody, and SKIP with silence', async () => {
    expect(await exchange(server.address, 'PING SPAMC/1.5\r\n\r\n')).toBe('SPAMD/1.5 0 PONG\r\n');
    expect(await exchange(server.address, 'SKIP SPAMC/1.5\r\n\r\n')).toBe('');
    expect(engine.analysed).toEqual([]);
  });

  it.each([
    ['what is not compressed', request('CHECK SPAMC/1.5', MESSAGE, ['Compress: zlib']), 65],
    ['an unknown compression', request('CHECK SPAMC/1.5', MESSAGE, ['Compress: zstd']), 76],
    ['a compressed bomb to hand back', compressedRequest('PROCESS SPAMC/1.5', '\0'.repeat(160_000_000)), 98],
    ['TELL', request('TELL SPAMC/1.5'), 69],
    ['rubbish', 'rubbish\r\n\r\n', 76],
    ['half a message', 'CHECK SPAMC/1.5\r\nContent-length: 9\r\n\r\nabc', 76],
  ])('refuses %s', async (_, bytes, status) => {
    expect(await exchange(server.address, bytes)).toMatch(new RegExp(`^SPAMD/1\\.0 ${status} [^\r\n]+\r\n$`));
    expect(engine.analysed).toEqual([]);
  });

  it.each([
    ['as it is', request('CHECK SPAMC/1.5', 'x'.repeat(10_001))],
    ['compressed', compressedRequest('CHECK SPAMC/1.5', 'x'.repeat(5_000_000))],
  ])('judges the beginning of a message above the size limit, %s', async (_, bytes) => {
    expect(await exchange(server.address, bytes)).toContain('Spam:');
    expect(engine.analysed[0]?.transaction).toMatchObject({ truncated: true });
    expect(engine.analysed[0]?.transaction.content.length).toBe(10_000);
  });

  it.each([
    ['PROCESS', 'as it is', request],
    ['PROCESS', 'compressed', compressedRequest],
    ['HEADERS', 'as it is', request],
    ['HEADERS', 'compressed', compressedRequest],
  ])('marks a message above the size limit for %s, %s, and loses nothing of it', async (command, _, form) => {
    const large = `${MESSAGE}${'Bonjour encore\n'.repeat(5_000)}`;
    const reply = await exchange(server.address, form(`${command} SPAMC/1.5`, large));
    const [head, message = ''] = reply.split('\r\n\r\n');
    expect(head).toMatch(/^SPAMD\/1\.1 0 EX_OK\r\nContent-length: \d+\r\nSpam: True/);
    expect(message).toContain(VERDICT_LINE.slice(0, 30));
    expect(message.endsWith(command === 'PROCESS' ? large : 'Subject: Dimanche\n\n')).toBe(true);
    expect(engine.analysed[0]?.transaction.truncated).toBe(true);
    expect(engine.analysed[0]?.capabilities.replaceBody).toBe(false);
  });

  it('asks to try again when the engine does, and when it breaks', async () => {
    outcome = { kind: 'try-later', reason: 'the analysis took too long' };
    expect(await exchange(server.address, request('CHECK SPAMC/1.5'))).toBe(
      'SPAMD/1.0 75 the analysis took too long\r\n',
    );
    outcome = new Error('private words');
    const reply = await exchange(server.address, request('CHECK SPAMC/1.5'));
    expect(reply).toMatch(/^SPAMD\/1\.0 75 /);
    expect(reply).not.toContain('private');
  });

  it('survives clients that go away at any moment', async () => {
    for (const bytes of ['', 'CHECK', 'CHECK SPAMC/1.5\r\nContent-length: 9\r\n\r\nabc']) {
      const socket = connect({ host: '127.0.0.1', port: Number(server.address.split(':')[1]) });
      socket.write(bytes);
      await new Promise((resolve) => socket.once('connect', resolve));
      socket.resetAndDestroy();
    }
    expect(await exchange(server.address, 'PING SPAMC/1.5\r\n\r\n')).toContain('PONG');
    expect(logger.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
