import { expect, it } from 'vitest';
import type { Edit, Engine, Outcome } from '../../../src/engine/engine.ts';
import { startMilterServer } from '../../../src/hooks/milter/milter-server.ts';
import { type Postfix, type PostfixOptions, startPostfix } from '../../servers/postfix.ts';
import { describeWith } from '../../servers/require-servers.ts';
import { openSmtp } from '../../servers/smtp-client.ts';
import { stopAfterwards } from '../../servers/stop-afterwards.ts';
import { contentOf, edits, fakeEngine, fakeLogger } from './fake-engine.ts';
import { bytes } from './mail-server/encode-command.ts';

const HEADER = [
  'X-Counterfoil-Verdict: clean1',
  'From:  "J\xe8rome  B."\t<jerome@sender.example>',
  'x-counterfoil-VERDICT:clean2',
  'To:\tu@example.test',
  'Subject:',
  ' =?utf-8?q?caf=C3=A9?= ',
  '\tfolded ',
  'X-Counterfoil-Verdict:',
  '\tclean3',
  'Date: Mon, 3 Feb 2025 10:00:00 +0100',
  'Message-ID: <1@sender.example>',
  '',
  '',
].join('\r\n');

const MESSAGE = bytes(`${HEADER}.dot\r\n8-bit: \xe9 \r\n\r\n\r\n`);

const UNFORGE: readonly Edit[] = [
  ...[1, 2, 3].map(
    (occurrence) => ({ kind: 'delete-field', name: 'X-Counterfoil-Verdict', occurrence }) as const,
  ),
  { kind: 'insert-field', name: 'X-Counterfoil-Verdict', value: 'impersonation;\n score=8.7' },
];

const ENVELOPE = { from: 'jerome@sender.example', to: ['u@example.test'], content: MESSAGE };

async function startBoth(engine: Engine, options: PostfixOptions = {}): Promise<Postfix> {
  const server = await startMilterServer(
    {
      listen: '127.0.0.1:0',
      maxMessageBytes: 30_000_000,
      skipAuthenticatedSubmissions: true,
      progressMs: 300,
    },
    engine,
    fakeLogger(),
  );
  stopAfterwards(() => server.close());
  return startPostfix({ ...options, milterPort: Number(server.address.split(':')[1]) });
}

/** What a maildir file has between the Received field of the mail server and the body. */
function verdicts(delivered: Buffer | undefined): string[] {
  return delivered?.toString('latin1').match(/^x-counterfoil-verdict:.*(?:\n[ \t].*)*/gim) ?? [];
}

describeWith(['postfix'], 'Postfix', () => {
  it.each(['2', '3', '4', '6'])(
    'speaking version %s tells the message and takes the edits',
    async (version) => {
      const newBody = bytes(`Beware.\r\n${'x'.repeat(70)}\r\n`.repeat(2000));
      const engine = fakeEngine(() => edits(...UNFORGE, { kind: 'replace-body', body: newBody }));
      const postfix = await startBoth(engine, { settings: { milter_protocol: version } });
      const smtp = await openSmtp(postfix.smtpPort);
      expect(await smtp.transact(ENVELOPE)).toMatch(/^250 /);
      expect(await smtp.transact({ ...ENVELOPE, from: '' })).toMatch(/^250 /);
      smtp.close();
      const [delivered] = await postfix.maildirMessages(2);
      expect(verdicts(delivered)).toEqual(['X-Counterfoil-Verdict: impersonation;\n score=8.7']);
      expect(delivered?.toString('latin1').split('\n\n').at(-1)).toBe(
        newBody.toString('latin1').replaceAll('\r\n', '\n'),
      );
      const told = engine.analysed.map(contentOf);
      // Only with the leading space is the message told byte for byte.
      const expected = MESSAGE.toString('latin1');
      const spaced = expected
        .replace('VERDICT:', 'VERDICT: ')
        .replace('To:', 'To: ')
        .replace(/(Subject:|Verdict:)(?=\r)/g, '$1 ');
      expect(told).toEqual(version === '6' ? [expected, expected] : [spaced, spaced]);
      expect(engine.analysed.map(({ transaction }) => transaction.envelope.reversePath)).toEqual([
        ENVELOPE.from,
        '',
      ]);
      expect(engine.analysed[0]?.transaction.client).toMatchObject({
        address: '127.0.0.1',
        ehloDomain: 'client.test.invalid',
      });
    },
  );

  it('takes a body of 25 MB and a new one of that size', { timeout: 120_000 }, async () => {
    const body = bytes(`${'x'.repeat(998)}\r\n`.repeat(25_000));
    const engine = fakeEngine(() =>
      edits(...UNFORGE, { kind: 'replace-body', body: Buffer.concat([bytes('New\r\n'), body]) }),
    );
    const postfix = await startBoth(engine);
    const smtp = await openSmtp(postfix.smtpPort);
    expect(await smtp.transact({ ...ENVELOPE, content: Buffer.concat([bytes(HEADER), body]) })).toMatch(
      /^250 /,
    );
    smtp.close();
    expect(engine.analysed[0]?.transaction.content.length).toBe(HEADER.length + body.length);
    const [delivered] = await postfix.maildirMessages(1);
    expect(
      delivered?.toString('latin1').endsWith(`\n\nNew\n${body.toString('latin1').replaceAll('\r\n', '\n')}`),
    ).toBe(true);
  });

  it('starts anew after RSET', async () => {
    const engine = fakeEngine(() => edits(...UNFORGE));
    const postfix = await startBoth(engine);
    const smtp = await openSmtp(postfix.smtpPort);
    await smtp.command('MAIL FROM:<first@sender.example>');
    await smtp.command('RCPT TO:<first@example.test>');
    await smtp.command('RSET');
    expect(await smtp.transact(ENVELOPE)).toMatch(/^250 /);
    smtp.close();
    await postfix.maildirMessages(1);
    expect(engine.analysed.map(({ transaction }) => transaction.envelope)).toEqual([
      { reversePath: 'jerome@sender.example', forwardPaths: ['u@example.test'] },
    ]);
  });

  it('waits for an engine that takes longer than its timeout, thanks to the signs of life', async () => {
    const slow = () => new Promise<Outcome>((resolve) => setTimeout(() => resolve(edits(...UNFORGE)), 2500));
    const postfix = await startBoth(fakeEngine(slow), { milterTimeoutSeconds: 1 });
    const smtp = await openSmtp(postfix.smtpPort);
    expect(await smtp.transact(ENVELOPE)).toMatch(/^250 /);
    smtp.close();
    expect(verdicts((await postfix.maildirMessages(1))[0])).toHaveLength(1);
  });

  it('keeps a message in the hold queue, edited', async () => {
    const quarantine: Edit = { kind: 'quarantine', reason: 'impersonation' };
    const postfix = await startBoth(fakeEngine(() => edits(...UNFORGE, quarantine)));
    const smtp = await openSmtp(postfix.smtpPort);
    expect(await smtp.transact(ENVELOPE)).toMatch(/^250 /);
    smtp.close();
    expect((await postfix.queue()).map(({ queue_name }) => queue_name)).toEqual(['hold']);
  });

  it('asks the client to come again when the engine fails, also where its default is to accept', async () => {
    const postfix = await startBoth(
      fakeEngine(() => Promise.reject(new Error('broken'))),
      {
        milterDefaultAction: 'accept',
      },
    );
    const smtp = await openSmtp(postfix.smtpPort);
    expect(await smtp.transact(ENVELOPE)).toMatch(/^451 /);
    smtp.close();
  });
});
