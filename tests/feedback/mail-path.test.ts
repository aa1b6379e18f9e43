import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { FeedbackEntry } from '../../src/feedback/feedback.ts';
import { HARMLESS, STORY } from '../commands/messages.ts';
import { runCounterfoil } from '../commands/run-counterfoil.ts';
import { PATIENCE } from '../servers/patience.ts';
import { describeWith } from '../servers/require-servers.ts';
import { makeRunFolder } from '../servers/run-folder.ts';
import { type Submission, send } from '../servers/swaks.ts';
import { closeMailPaths, type MailPath, openMailPath } from '../system/mail-path.ts';
import { forwarded } from './forwarded.ts';

const NOT_SPAM = 'not-spam@example.test';

describeWith(['postfix', 'dovecot', 'swaks'], 'reports on their way through the mail server', () => {
  const folder = makeRunFolder('feedback');
  const feedback = {
    enabled: true,
    notSpamAddress: NOT_SPAM,
    folder: join(folder, 'var'),
    keepOriginals: true,
  };
  const configuration = join(folder, 'counterfoil.yaml');
  const rules = join(folder, 'rules');
  let path: MailPath;

  beforeAll(async () => {
    cpSync('rules', rules, { recursive: true });
    writeFileSync(configuration, stringify({ feedback, rules: { folder: rules } }));
    path = await openMailPath({ login: true, gateway: { sections: { feedback } } });
  });

  afterAll(closeMailPaths);

  const run = (...args: readonly string[]) =>
    runCounterfoil(['feedback', ...args, '--config', configuration]);

  function reports(): FeedbackEntry[] {
    const lines = run('list', '--json').stdout.split('\n').filter(Boolean);
    return lines.map((line) => JSON.parse(line) as FeedbackEntry);
  }

  async function forward(message: string, options: Submission['options'] = []): Promise<void> {
    const content = Buffer.from(forwarded([message], NOT_SPAM));
    const from = path.newRecipient();
    const sent = await send({ port: path.postfix.smtpPort, from, to: NOT_SPAM, content, options });
    expect(sent.accepted, sent.transcript).toBe(true);
  }

  it('are taken from people who have logged in, and from nobody else', async () => {
    await forward(HARMLESS);
    const login = ['--auth', 'PLAIN', '--auth-user', path.newRecipient(), '--auth-password', 'any'];
    await forward(STORY, login);
    await expect
      .poll(reports, PATIENCE)
      .toMatchObject([{ kind: 'false-alarm', channel: 'forward', brand: 'proximus' }]);
    // Both forwards are mail like any other and arrive.
    expect(await path.inbox(NOT_SPAM, 2)).toHaveLength(2);
  });

  it('are taken over HTTP', async () => {
    const address = `http://127.0.0.1:${path.gateway.httpPort}/v1/feedback`;
    const post = (query: string, body: string) => fetch(`${address}${query}`, { method: 'POST', body });
    const taken = await post('?kind=miss&reporter=jan@example.test', HARMLESS);
    expect(taken.status).toBe(202);
    const { id } = (await taken.json()) as { readonly id: string };
    expect(reports().find((entry) => entry.id === id)).toMatchObject({
      kind: 'miss',
      suggestion: { as: 'rule' },
    });
    expect((await post('?kind=miss', HARMLESS)).status).toBe(400);
    expect((await post('?kind=miss&reporter=jan', '')).status).toBe(400);
  });

  it('become an exception until a day, once an administrator accepts it', () => {
    const [report] = reports();
    const id = report?.id ?? '';
    expect(run('list').stdout).toContain('contactcenter.be may speak for proximus until …');
    const wrong = run('accept', id, '--until', 'tomorrow', '--owner', 'it@example.test');
    expect(wrong.status).toBe(2);
    const accepted = run('accept', id, '--until', '9999-12-31', '--owner', 'it@example.test');
    expect(accepted.stderr).toBe('');
    expect(accepted.stdout).toContain('contactcenter.be may speak for proximus until 9999-12-31');
    const file = readFileSync(join(rules, 'local', 'exceptions', 'feedback.yaml'), 'utf8');
    expect(file).toContain('from: contactcenter.be');
    expect(run('show', id).stdout).toContain('"state": "accepted"');
    expect(run('accept', id, '--until', '9999-12-31', '--owner', 'x').stderr).toContain('accepted already');
  });

  it('make a corpus that evaluate reads', () => {
    const corpus = join(folder, 'corpus');
    expect(run('export', corpus).stdout).toBe(`2 messages in ${corpus}\n`);
    const labels = join(corpus, 'labels.jsonl');
    const { stdout } = runCounterfoil(['evaluate', '--labels', labels, '--json', corpus]);
    expect(JSON.parse(stdout)).toMatchObject({ messages: 2, recall: { hits: 0, total: 1 } });
  });
});
