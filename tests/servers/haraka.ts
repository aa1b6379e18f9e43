import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { findProgram } from './required-servers.ts';
import { makeRunFolder } from './run-folder.ts';
import { startProcess } from './server-process.ts';

/** A Haraka of its own for the domain example.test, which asks an rspamd and hands everything on by SMTP. */
export interface Haraka {
  readonly smtpPort: number;
  log(): string;
}

/** As config/haraka.md has it; the tests' client is on this machine. */
const RSPAMD_SETTINGS = `add_headers = never

[rmilter_headers]
enabled = true

[defer]
error = true
timeout = true

[check]
authenticated = false
local_ip = true
private_ip = true
`;

/** Starts Haraka on a free port of 127.0.0.1. */
export async function startHaraka(rspamdPort: number, nextPort: number): Promise<Haraka> {
  const folder = makeRunFolder('haraka');
  const smtpPort = await freePort();
  mkdirSync(join(folder, 'config'));
  const files = {
    'smtp.ini': `listen=127.0.0.1:${smtpPort}\nnodes=0\n`,
    'connection.ini': '[haproxy]\nhosts[] =\n[max]\nline_length=2000\n[message]\n[headers]\n[uuid]\n',
    plugins: 'rspamd\nrcpt_to.in_host_list\nqueue/smtp_forward\n',
    host_list: 'example.test\n',
    'smtp_forward.ini': `host=127.0.0.1\nport=${nextPort}\n`,
    me: 'hk.test.invalid\n',
    'rspamd.ini': `host = 127.0.0.1\nport = ${rspamdPort}\n${RSPAMD_SETTINGS}`,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'config', name), text);
  const server = startProcess(process.execPath, [findProgram('haraka') ?? '', '-c', folder]);
  await server.listening(smtpPort);
  return { smtpPort, log: () => server.stdout() + server.stderr() };
}
