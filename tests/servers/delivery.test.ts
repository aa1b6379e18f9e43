import { expect, it } from 'vitest';
import { startDovecot } from './dovecot.ts';
import { readMessages } from './imap.ts';
import { startPostfix } from './postfix.ts';
import { describeWith } from './require-servers.ts';
import { openSmtp } from './smtp-client.ts';
import { send } from './swaks.ts';

/** Everything that a mail server on the way may be tempted to change. */
const MESSAGE = Buffer.from(
  [
    'From:  "J\xe8rome  B."\t<jerome@sender.example>',
    'To: %TO_ADDRESS% <u@example.test>',
    'Subject: =?utf-8?q?caf=C3=A9?=',
    '\tfolded ',
    'date: Mon, 3 Feb 2025 10:00:00 +0100',
    'MESSAGE-ID: <1@sender.example>',
    '',
    '.dot',
    '..',
    'From here',
    '8-bit: \xe9 ',
    '',
    '',
  ].join('\r\n'),
  'latin1',
);

describeWith(['postfix', 'dovecot', 'swaks'], 'swaks, Postfix, Dovecot and IMAP in a row', () => {
  it.each(['swaks', 'our own client'])('deliver a message of %s byte by byte', async (sender) => {
    const dovecot = await startDovecot();
    const { smtpPort } = await startPostfix({ lmtpPort: dovecot.lmtpPort });
    const user = 'u@example.test';
    if (sender === 'swaks') {
      const sent = await send({ port: smtpPort, from: 'a@sender.example', to: user, content: MESSAGE });
      expect(sent, sent.transcript).toMatchObject({ accepted: true });
    } else {
      const smtp = await openSmtp(smtpPort);
      expect(await smtp.transact({ from: 'a@sender.example', to: [user], content: MESSAGE })).toMatch(
        /^250 /,
      );
      smtp.close();
    }
    const [delivered] = await readMessages({ port: dovecot.imapPort, user });
    const text = delivered?.toString('latin1') ?? '';
    const start = text.indexOf('From:  ');
    expect(text.slice(start)).toBe(MESSAGE.toString('latin1'));
    expect(text.slice(0, start).match(/^[\w-]+(?=:)/gm)).toEqual([
      'Return-Path',
      'Delivered-To',
      'Received',
      'Received',
    ]);
    await dovecot.stop();
    await expect(readMessages({ port: dovecot.imapPort, user })).rejects.toThrow();
  });
});
