import { expect, it } from 'vitest';
import { startPostfix } from './postfix.ts';
import { describeWith } from './require-servers.ts';
import { openSmtp } from './smtp-client.ts';
import { send } from './swaks.ts';

const message = (subject: string) =>
  Buffer.from(
    `From: a@sender.example\r\nTo: u@example.test\r\nSubject: ${subject}\r\nDate: Mon, 3 Feb 2025 10:00:00 +0100\r\n` +
      'Message-ID: <1@sender.example>\r\n\r\n.a line that begins with a dot\r\n',
  );

describeWith(['postfix', 'swaks'], 'Postfix', () => {
  it('runs twice side by side and keeps messages apart', async () => {
    const [left, right] = await Promise.all([startPostfix(), startPostfix()]);
    const envelope = { from: 'a@sender.example', to: 'u@example.test' };
    await Promise.all([
      send({ ...envelope, port: left.smtpPort, content: message('left') }),
      send({ ...envelope, port: right.smtpPort, content: message('right') }),
    ]);
    const leftMessages = (await left.maildirMessages(1)).map(String);
    const rightMessages = (await right.maildirMessages(1)).map(String);
    expect([leftMessages.length, rightMessages.length]).toEqual([1, 1]);
    expect(leftMessages[0]).toContain('Subject: left\n');
    expect(rightMessages[0]).toContain('Subject: right\n');
    await left.stop();
    await expect(openSmtp(left.smtpPort)).rejects.toThrow('ECONNREFUSED');
    expect((await send({ ...envelope, port: left.smtpPort, content: message('late') })).accepted).toBe(false);
  });

  it('refuses mail while its milter is away, and takes it once told to', async () => {
    const postfix = await startPostfix({ milterPort: 1 });
    const envelope = { port: postfix.smtpPort, from: 'a@sender.example', to: 'u@example.test' };
    const refused = await send({ ...envelope, content: message('refused') });
    expect(refused).toMatchObject({ accepted: false, transcript: expect.stringContaining('451 4.7.1') });
    await postfix.configure({ milter_default_action: 'accept' });
    expect((await send({ ...envelope, content: message('taken') })).accepted).toBe(true);
    expect(String((await postfix.maildirMessages(1))[0])).toContain('Subject: taken\n');
    expect(await postfix.queue()).toEqual([]);
  });

  it('shows what a client does wrong', async () => {
    const { smtpPort } = await startPostfix();
    const smtp = await openSmtp(smtpPort);
    expect(await smtp.command('RSET')).toMatch(/^250 /);
    expect(await smtp.command('RCPT TO:<u@example.test>')).toMatch(/^503 /);
    smtp.write('MAIL FROM:<>\r\nRCPT TO:<u@elsewhere.example>\r\n');
    expect(await smtp.reply()).toMatch(/^250 /);
    expect(await smtp.reply()).toMatch(/^(250|454|554) /);
    smtp.close();
  });
});
