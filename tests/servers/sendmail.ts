import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { freePort } from './free-port.ts';
import { findProgram } from './required-servers.ts';
import { makeRunFolder } from './run-folder.ts';
import { startProcess } from './server-process.ts';

export interface SendmailOptions {
  readonly milterPort: number;
  /** What it does when the milter is away: `F=T` tries later, `F=R` rejects, empty lets everything pass. */
  readonly flags: '' | 'F=T, ' | 'F=R, ';
  /** How long it waits for a reply of the milter, in seconds; 30 unless told. */
  readonly milterTimeoutSeconds?: number;
  /** Where LMTP listens on 127.0.0.1, to which every message goes. */
  readonly lmtpPort: number;
}

/** A Sendmail of its own. */
export interface Sendmail {
  readonly smtpPort: number;
  log(): string;
}

/** The settings as an administrator writes them; m4 makes sendmail.cf of them. */
function settings(folder: string, smtpPort: number, options: SendmailOptions): string {
  const { milterPort, flags, milterTimeoutSeconds: seconds = 30, lmtpPort } = options;
  const define = (name: string, value: string) => `define(\`${name}', \`${value}')dnl`;
  return [
    "VERSIONID(`test')dnl",
    "OSTYPE(`linux')dnl",
    "FEATURE(`no_default_msa')dnl",
    define('confPID_FILE', `${folder}/pid`),
    define('QUEUE_DIR', `${folder}/queue`),
    define('STATUS_FILE', `${folder}/status`),
    ...['confCONTROL_SOCKET_NAME', 'ALIAS_FILE', 'confBIND_OPTS'].map((name) => define(name, '')),
    define('HELP_FILE', '/dev/null'),
    define('confCW_FILE', '/dev/null'),
    define('confTRUSTED_USER', 'root'),
    define('confDEF_USER_ID', 'nobody:nogroup'),
    define('confDOMAIN_NAME', 'sm.test.invalid'),
    define('confDONT_BLAME_SENDMAIL', 'GroupWritableDirPathSafe,IncludeFileInUnsafeDirPath,AssumeSafeChown'),
    // Delivered before the client gets its answer.
    define('confDELIVERY_MODE', 'i'),
    define('confTO_IDENT', '0'),
    define('confSERVICE_SWITCH_FILE', `${folder}/service.switch`),
    define('confMAX_MESSAGE_SIZE', '0'),
    // On a loaded machine it would keep messages in its queue, and then take none.
    define('confQUEUE_LA', '10000'),
    define('confREFUSE_LA', '10000'),
    define('SMART_HOST', 'esmtp:[127.0.0.1]'),
    define('ESMTP_MAILER_ARGS', `TCP $h ${lmtpPort}`),
    // Dovecot speaks LMTP.
    "MODIFY_MAILER_FLAGS(`ESMTP', `+z')dnl",
    ...['nocanonify', 'accept_unresolvable_domains', 'accept_unqualified_senders', 'promiscuous_relay'].map(
      (feature) => `FEATURE(\`${feature}')dnl`,
    ),
    `DAEMON_OPTIONS(\`Family=inet, Name=MTA, Addr=127.0.0.1, Port=${smtpPort}')dnl`,
    `INPUT_MAIL_FILTER(\`counterfoil', \`S=inet:${milterPort}@127.0.0.1, ${flags}T=C:5s;S:${seconds}s;R:${seconds}s;E:${seconds}s')dnl`,
    "MAILER(`local')dnl",
    "MAILER(`smtp')dnl",
    '',
  ].join('\n');
}

/** Starts Sendmail on a free port of 127.0.0.1; several may run side by side. */
export async function startSendmail(options: SendmailOptions): Promise<Sendmail> {
  const folder = makeRunFolder('sendmail');
  const smtpPort = await freePort();
  mkdirSync(join(folder, 'queue'), { mode: 0o700 });
  writeFileSync(join(folder, 'service.switch'), 'hosts files\n');
  const source = join(folder, 'sendmail.mc');
  writeFileSync(source, settings(folder, smtpPort, options));
  const macros = dirname(dirname(findProgram('sendmail/cf/sh/makeinfo.sh') ?? ''));
  const m4 = [`-D_CF_DIR_=${macros}/`, join(macros, 'm4', 'cf.m4'), source];
  const configuration = join(folder, 'sendmail.cf');
  writeFileSync(
    configuration,
    execFileSync(findProgram('m4') ?? '', m4, { stdio: ['ignore', 'pipe', 'ignore'] }),
  );
  // The installed one changes to a group of its own, which may not read our folder.
  const program = join(folder, 'sendmail');
  copyFileSync(findProgram('sendmail/sendmail') ?? '', program);
  chmodSync(program, 0o755);
  // It sleeps for a minute on a machine whose name has no dot.
  const named = 'hostname sm.test.invalid; exec "$0" -bD -C "$1"';
  const server = startProcess('unshare', ['--uts', 'sh', '-c', named, program, configuration]);
  await server.listening(smtpPort);
  return { smtpPort, log: () => server.stdout() + server.stderr() };
}
