import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { openFeedbackStore } from '../../src/feedback/feedback-store.ts';
import { HARMLESS, STORY } from '../commands/messages.ts';
import { runCounterfoil } from '../commands/run-counterfoil.ts';
import { type Dovecot, startDovecot } from '../servers/dovecot.ts';
import { describeWith } from '../servers/require-servers.ts';
import { makeRunFolder } from '../servers/run-folder.ts';
import { forwarded } from './forwarded.ts';

const USER = 'reports@example.test';

describeWith(['dovecot'], 'a mailbox of reports', () => {
  const folder = makeRunFolder('feedback-imap');
  const configuration = join(folder, 'counterfoil.yaml');
  let dovecot: Dovecot;

  beforeAll(async () => {
    dovecot = await startDovecot();
    const password = join(folder, 'password');
    writeFileSync(password, 'any\n');
    const imap = {
      host: '127.0.0.1',
      port: dovecot.imapPort,
      tls: false,
      user: USER,
      passwordFile: password,
    };
    const feedback = { enabled: true, folder: join(folder, 'var'), perDay: 3, imap };
    writeFileSync(configuration, stringify({ feedback, engine: { threads: 1 }, log: { level: 'warn' } }));
  });

  afterAll(() => dovecot.stop());

  const visit = () => runCounterfoil(['feedback', 'imap', '--once', '--config', configuration]);

  async function inMailbox<Result>(work: (client: ImapFlow) => Promise<Result>): Promise<Result> {
    const auth = { user: USER, pass: 'any' };
    const client = new ImapFlow({
      host: '127.0.0.1',
      port: dovecot.imapPort,
      secure: false,
      auth,
      logger: false,
    });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.logout();
    }
  }

  const countIn = (client: ImapFlow, name: string) =>
    client.status(name, { messages: true }).then((status) => (status ? status.messages : undefined));

  it('has its folders made, and what people move there is taken and moved on', async () => {
    expect(visit()).toMatchObject({ status: 0, stdout: '0 reports taken\n', stderr: '' });
    await inMailbox(async (client) => {
      await client.append('Not spam', STORY);
      await client.append('Missed', forwarded([HARMLESS, `X: 2\r\n${HARMLESS}`], USER));
    });
    expect(visit()).toMatchObject({ status: 0, stdout: '3 reports taken\n' });
    const entries = openFeedbackStore(join(folder, 'var'), '').entries();
    expect(entries).toMatchObject([
      { kind: 'false-alarm', channel: 'imap', brand: 'proximus' },
      { kind: 'miss', channel: 'imap' },
      { kind: 'miss', channel: 'imap' },
    ]);
  });

  it('keeps what is refused for another day', async () => {
    await inMailbox((client) => client.append('Not spam', `X: 3\r\n${HARMLESS}`));
    expect(visit().stdout).toBe('0 reports taken\n');
    const counts = await inMailbox(async (client) => [
      await countIn(client, 'Not spam'),
      await countIn(client, 'Missed'),
      await countIn(client, 'Reported'),
    ]);
    expect(counts).toEqual([1, 0, 2]);
  });

  it('says in one line what is missing', () => {
    const { status, stderr } = runCounterfoil(['feedback', 'imap', '--once']);
    expect(stderr).toBe('counterfoil: feedback.imap.host names no mail server\n');
    expect(status).toBe(2);
  });
});
