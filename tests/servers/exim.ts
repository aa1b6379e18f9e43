import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { messagesIn } from './maildir.ts';
import { findProgram } from './required-servers.ts';
import { makeRunFolder } from './run-folder.ts';
import { runProgram } from './run-program.ts';
import { startProcess } from './server-process.ts';

export interface EximOptions {
  /** `spamd_address`: host, port and options. */
  readonly spamdAddress?: string;
  /** Lines of the ACL that sees a message's content, before `accept`. */
  readonly dataAcl?: string;
  /** A command that the message goes through when it is delivered. */
  readonly transportFilter?: string;
}

/** An Exim of its own, which delivers everything to one maildir. */
export interface Exim {
  readonly smtpPort: number;
  log(): string;
  /** Tries again what waits, and ends when everything was tried. */
  flush(): Promise<void>;
  /** Waits until so many messages are in the maildir and reads them. Lines end in LF there. */
  maildirMessages(count: number): Promise<Buffer[]>;
}

function configuration(folder: string, smtpPort: number, exim: string, options: EximOptions): string {
  const { spamdAddress, dataAcl = '', transportFilter } = options;
  return `
exim_path = ${exim}
primary_hostname = ex.test.invalid
spool_directory = ${folder}/spool
log_file_path = ${folder}/log/%slog
pid_file_path = ${folder}/pid
daemon_smtp_ports = ${smtpPort}
local_interfaces = 127.0.0.1
exim_user = Debian-exim
exim_group = mail
never_users =
tls_advertise_hosts =
hostlist relay_from_hosts = 127.0.0.1
acl_smtp_rcpt = acl_check_rcpt
acl_smtp_data = acl_check_data
${spamdAddress === undefined ? '' : `spamd_address = ${spamdAddress}`}
keep_environment =
begin acl
acl_check_rcpt:
  accept
acl_check_data:
${dataAcl}
  accept
begin routers
everything:
  driver = accept
  transport = maildir
begin transports
maildir:
  driver = appendfile
  directory = ${folder}/maildir
  maildir_format
  user = Debian-exim
  group = mail
  create_directory
  ${transportFilter === undefined ? '' : `transport_filter = ${transportFilter}`}
begin retry
`;
}

/** Starts Exim on a free port of 127.0.0.1; several may run side by side. */
export async function startExim(options: EximOptions = {}): Promise<Exim> {
  const program = findProgram('exim4') ?? '';
  const folder = makeRunFolder('exim');
  const smtpPort = await freePort();
  for (const each of ['spool', 'log', 'maildir']) mkdirSync(join(folder, each));
  execFileSync('chown', ['-R', 'Debian-exim:mail', folder]);
  const file = join(folder, 'exim.conf');
  writeFileSync(file, configuration(folder, smtpPort, program, options));
  const server = startProcess(program, ['-C', file, '-bdf', '-q1h']);
  await server.listening(smtpPort);

  const logs = () =>
    readdirSync(join(folder, 'log'))
      .map((name) => readFileSync(join(folder, 'log', name), 'utf8'))
      .join('');
  const maildirMessages = (count: number) => messagesIn(join(folder, 'maildir'), count, logs);

  async function flush(): Promise<void> {
    await runProgram(program, ['-C', file, '-qff']);
  }

  return { smtpPort, log: logs, flush, maildirMessages };
}
