import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { startDovecot } from '../servers/dovecot.ts';
import { startExim } from '../servers/exim.ts';
import { type FaultyWire, layFaultyWire } from '../servers/faulty-wire.ts';
import { startGateway } from '../servers/gateway.ts';
import { readMessages } from '../servers/imap.ts';
import { PATIENCE } from '../servers/patience.ts';
import { describeWith } from '../servers/require-servers.ts';
import { makeRunFolder } from '../servers/run-folder.ts';
import { type Run, runProgram } from '../servers/run-program.ts';
import { send } from '../servers/swaks.ts';
import { type DeliveredMessage, readDelivered } from './delivered-message.ts';
import { letter, storyLetter } from './messages.ts';

const IMPOSTOR = 'ServiceclienteleProximus@visites-conseil.example';
const FORGED = ['X-Counterfoil-Verdict: genuine; id=forged', 'x-counterfoil-LEVEL : 0'];
const STORY = letter(storyLetter(IMPOSTOR, FORGED));
const MAIN = join(import.meta.dirname, '..', '..', 'src', 'main.ts');

/** EX_TEMPFAIL of sysexits.h. */
const TRY_AGAIN = 75;

/** A message out of a file with LF lines. */
function delivered(text: string | Buffer): DeliveredMessage {
  const lines = Buffer.from(text)
    .toString('latin1')
    .replaceAll('\r\n', '\n')
    .replace(/^From [^\n]*\n/, '');
  return readDelivered(Buffer.from(lines.replaceAll('\n', '\r\n'), 'latin1'));
}

function expectMarked(message: DeliveredMessage): void {
  expect(message.verdict).toBe('impersonation');
  expect(message.bytes.includes('forged')).toBe(false);
  expect(message.bytes.toString().replaceAll('=\r\n', '')).toContain('visites-conseil.example');
  expect(message.bytes.length).toBeGreaterThan(STORY.length + 1_000);
}

function expectUnavailable(message: DeliveredMessage): void {
  expect(message.verdict).toBe('unavailable');
  expect(message.bytes.includes('forged')).toBe(false);
}

let wire: FaultyWire;
let filter: string;

beforeAll(async () => {
  wire = await layFaultyWire((await startGateway()).httpPort);
  filter = `${process.execPath} ${MAIN} filter --url http://127.0.0.1:${wire.port}`;
});

/** Runs a delivery agent with its settings, as a mail server would with the message on standard input. */
async function runAgent(
  program: string,
  settings: (inbox: string) => string,
): Promise<Run & { readonly inbox: string }> {
  const folder = makeRunFolder(program);
  const inbox = join(folder, 'inbox');
  const file = join(folder, 'settings');
  writeFileSync(file, settings(inbox), { mode: 0o600 });
  const message = Buffer.from(STORY.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
  const programArguments = program === 'procmail' ? ['-m', file] : [file];
  return { ...(await runProgram(program, programArguments, message)), inbox };
}

describeWith(['procmail'], 'procmail', () => {
  const settings = (options: string) => (inbox: string) =>
    `
SHELL=/bin/sh
DEFAULT=${inbox}
:0 fw
| ${filter} ${options}
:0 e
{
  EXITCODE=${TRY_AGAIN}
  HOST
}
`;

  it('delivers the message marked, with its banner', async () => {
    const { status, inbox, stderr } = await runAgent('procmail', settings(''));
    expect([status, stderr]).toEqual([0, '']);
    expectMarked(delivered(readFileSync(inbox)));
  });

  it('keeps the message with the mail server while the gateway is down', async () => {
    await wire.become('down');
    const { status, inbox } = await runAgent('procmail', settings(''));
    await wire.become('whole');
    expect([status, existsSync(inbox)]).toEqual([TRY_AGAIN, false]);
  });

  it('delivers it as unavailable where that is wanted', async () => {
    await wire.become('down');
    const { status, inbox } = await runAgent('procmail', settings('--fallback deliver-unavailable'));
    await wire.become('whole');
    expect(status).toBe(0);
    expectUnavailable(delivered(readFileSync(inbox)));
  });
});

describeWith(['maildrop'], 'maildrop', () => {
  const settings = (options: string) => (inbox: string) =>
    `
SHELL="/bin/sh"
xfilter "${filter} ${options}"
to "${inbox}"
`;

  it('delivers the message marked, with its banner', async () => {
    const { status, inbox, stderr } = await runAgent('maildrop', settings(''));
    expect([status, stderr]).toEqual([0, '']);
    expectMarked(delivered(readFileSync(inbox)));
  });

  it('keeps the message with the mail server while the gateway is down', async () => {
    await wire.become('down');
    const { status, inbox } = await runAgent('maildrop', settings(''));
    await wire.become('whole');
    expect([status, existsSync(inbox)]).toEqual([TRY_AGAIN, false]);
  });

  it('delivers it as unavailable where that is wanted', async () => {
    await wire.become('down');
    const { status, inbox } = await runAgent('maildrop', settings('--fallback deliver-unavailable'));
    await wire.become('whole');
    expect(status).toBe(0);
    expectUnavailable(delivered(readFileSync(inbox)));
  });
});

describeWith(['dovecot', 'swaks'], 'Sieve in Dovecot', () => {
  let lmtpPort: number;
  let imapPort: number;

  beforeAll(async () => {
    const folder = makeRunFolder('sieve');
    const programs = join(folder, 'programs');
    mkdirSync(programs);
    writeFileSync(join(programs, 'counterfoil'), `#!/bin/sh\nexec ${filter} "$@"\n`, { mode: 0o755 });
    const script = join(folder, 'before.sieve');
    writeFileSync(
      script,
      `require ["vnd.dovecot.filter", "editheader", "envelope", "variables"];
if envelope :matches "from" "*" { set "sender" "\${1}"; }
if not filter "counterfoil" ["--sender", "\${sender}"] {
  deleteheader "X-Counterfoil-Verdict";
  deleteheader "X-Counterfoil-Rules";
  deleteheader "X-Counterfoil-Level";
  addheader "X-Counterfoil-Verdict" "unavailable; v=1";
}
`,
    );
    ({ lmtpPort, imapPort } = await startDovecot({ sieve: { script, programs } }));
  });

  async function deliver(to: string): Promise<DeliveredMessage> {
    const options = ['--protocol', 'LMTP'];
    const sent = await send({ port: lmtpPort, from: IMPOSTOR, to, content: STORY, options });
    expect(sent.accepted, sent.transcript).toBe(true);
    const [bytes = Buffer.alloc(0)] = await readMessages({ port: imapPort, user: to });
    return readDelivered(bytes);
  }

  it('files the message marked, with its banner', async () => {
    expectMarked(await deliver('marked@example.test'));
  });

  it('files it as unavailable while the gateway is down', async () => {
    await wire.become('down');
    const message = await deliver('unavailable@example.test');
    await wire.become('whole');
    expectUnavailable(message);
  });
});

describeWith(['exim', 'swaks'], 'a transport filter of Exim', () => {
  it('keeps the message while the gateway is down, and marks it when it is back', async () => {
    const exim = await startExim({ transportFilter: filter });
    const to = 'patrick@example.test';
    await wire.become('down');
    await send({ port: exim.smtpPort, from: IMPOSTOR, to, content: STORY });
    await expect.poll(exim.log, PATIENCE).toMatch(/== patrick@example\.test .*defer/);
    await wire.become('whole');
    await exim.flush();
    const [stored = Buffer.alloc(0)] = await exim.maildirMessages(1);
    expectMarked(delivered(stored));
    expect(exim.log()).not.toContain('** patrick@example.test');
  });
});
