import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { findProgram } from './required-servers.ts';
import { makeRunFolder } from './run-folder.ts';
import { startProcess } from './server-process.ts';

/** An OpenSMTPD of its own that hands everything on by LMTP. */
export interface Opensmtpd {
  readonly smtpPort: number;
  log(): string;
}

/**
 * Its spool and its sockets have fixed places: it gets empty ones in a mount namespace of its own, so that several may
 * run side by side.
 */
const IN_NAMESPACE = `
mount -t tmpfs -o mode=755 tmpfs /var/spool
mount -t tmpfs -o mode=755 tmpfs /var/lib
mount -t tmpfs -o mode=755 tmpfs /run
mkdir -p /var/lib/opensmtpd/empty /var/spool/smtpd
chmod 711 /var/spool/smtpd
exec "$0" -d -f "$1"
`;

/** Starts OpenSMTPD on a free port of 127.0.0.1 with one filter, given as the command that smtpd starts. */
export async function startOpensmtpd(filter: string, lmtpPort: number): Promise<Opensmtpd> {
  const folder = makeRunFolder('opensmtpd');
  const smtpPort = await freePort();
  const file = join(folder, 'smtpd.conf');
  writeFileSync(
    file,
    `filter "counterfoil" proc-exec "${filter}"
listen on 127.0.0.1 port ${smtpPort} hostname os.test.invalid filter "counterfoil"
action "deliver" relay host lmtp://127.0.0.1:${lmtpPort}
match from any for any action "deliver"
`,
    { mode: 0o600 },
  );
  const smtpd = findProgram('smtpd') ?? '';
  const server = startProcess('unshare', ['--mount', 'sh', '-e', '-c', IN_NAMESPACE, smtpd, file]);
  await server.listening(smtpPort);
  return { smtpPort, log: () => server.stdout() + server.stderr() };
}
