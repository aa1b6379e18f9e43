import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DovecotPlace, dovecotConfiguration } from './dovecot-configuration.ts';
import { freePort } from './free-port.ts';
import { makeRunFolder } from './run-folder.ts';
import { startProcess } from './server-process.ts';

/** A Dovecot of its own. Every address has a mailbox, which comes into being with its first message. */
export interface Dovecot {
  readonly imapPort: number;
  readonly lmtpPort: number;
  /** For `smtpd_sasl_path`; every password is right. */
  readonly authPort: number;
  log(): string;
  stop(): Promise<void>;
}

/** Starts Dovecot on free ports of 127.0.0.1. */
export async function startDovecot(options: Pick<DovecotPlace, 'sieve'> = {}): Promise<Dovecot> {
  const folder = makeRunFolder('dovecot');
  const [imapPort, lmtpPort, authPort] = [await freePort(), await freePort(), await freePort()];
  const configuration = join(folder, 'dovecot.conf');
  const mail = join(folder, 'mail');
  mkdirSync(mail);
  execFileSync('chown', ['nobody', mail]);
  const version = execFileSync('dovecot', ['--version'], { encoding: 'utf8' });
  const place = { folder, imapPort, lmtpPort, authPort, ...options };
  writeFileSync(configuration, dovecotConfiguration(version, place));
  const dovecot = startProcess('dovecot', ['-F', '-c', configuration]);
  await dovecot.listening(imapPort, lmtpPort, authPort);
  const log = () => readFileSync(join(folder, 'dovecot.log'), 'utf8');
  return { imapPort, lmtpPort, authPort, log, stop: dovecot.stop };
}
