import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './free-port.ts';
import { messagesIn } from './maildir.ts';
import { formatSettings, mainConfiguration, masterConfiguration } from './postfix-configuration.ts';
import { makeRunFolder } from './run-folder.ts';
import { type ServerProcess, startProcess } from './server-process.ts';

const run = promisify(execFile);

/** The account `nobody`, to whom the maildir belongs. */
const NOBODY = 65_534;

export interface PostfixOptions {
  /** Where the milter listens on 127.0.0.1; without it there is none. */
  readonly milterPort?: number;
  /** What Postfix does when the milter is away or hangs; `tempfail` unless told. */
  readonly milterDefaultAction?: 'accept' | 'tempfail' | 'reject' | 'quarantine';
  /** How long Postfix waits for the milter at each step, in seconds; 30 unless told. */
  readonly milterTimeoutSeconds?: number;
  /** Where LMTP listens on 127.0.0.1; without it everything goes into one maildir. */
  readonly lmtpPort?: number;
  /** Further lines of main.cf, or other values of ours. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** A Postfix of its own for the domain example.test. */
export interface Postfix {
  readonly smtpPort: number;
  log(): string;
  /** Waits until so many messages are in the maildir and reads them. Lines end in LF there. */
  maildirMessages(count: number): Promise<Buffer[]>;
  /** Messages that are held or wait, as `postqueue -j` tells. */
  queue(): Promise<{ queue_name: string; queue_id: string }[]>;
  /** Lets go whatever is held. */
  release(): Promise<void>;
  /** Changes main.cf and starts again, on the same port and with the same queue. */
  configure(settings: Readonly<Record<string, string>>): Promise<void>;
  stop(): Promise<void>;
}

/** As `postfix check` would make them, which takes two seconds more. */
async function makeQueueFolders(queue: string): Promise<void> {
  const inQueue = (...names: readonly string[]) => names.map((name) => join(queue, name));
  mkdirSync(join(queue, 'pid'));
  const own = ['active', 'bounce', 'corrupt', 'defer', 'deferred', 'flush', 'hold', 'incoming', 'private'];
  await run('install', ['-d', '-o', 'postfix', '-m', '700', ...inQueue(...own, 'saved', 'trace')]);
  await run('install', ['-d', '-o', 'postfix', '-g', 'postdrop', '-m', '730', ...inQueue('maildrop')]);
  await run('install', ['-d', '-o', 'postfix', '-g', 'postdrop', '-m', '710', ...inQueue('public')]);
}

/** Writes a file that looks old: Postfix waits two seconds for one that may still be written to. */
function writeSettled(file: string, text: string): void {
  const before = Date.now() / 1000 - 60;
  writeFileSync(file, text);
  utimesSync(file, before, before);
}

async function layOut(folder: string, smtpPort: number, options: PostfixOptions): Promise<string> {
  const configuration = join(folder, 'etc');
  for (const each of ['etc', 'queue', 'data', 'maildir']) mkdirSync(join(folder, each));
  chownSync(join(folder, 'maildir'), NOBODY, NOBODY);
  await run('chown', ['postfix', join(folder, 'data')]);
  writeSettled(join(configuration, 'main.cf'), formatSettings(mainConfiguration(folder, options)));
  writeSettled(join(configuration, 'master.cf'), masterConfiguration(smtpPort));
  await makeQueueFolders(join(folder, 'queue'));
  return configuration;
}

async function startMaster(configuration: string, smtpPort: number): Promise<ServerProcess> {
  const { stdout } = await run('postconf', ['-c', configuration, '-h', 'daemon_directory']);
  const master = startProcess(join(stdout.trim(), 'master'), ['-c', configuration, '-s']);
  await master.listening(smtpPort);
  return master;
}

/** Starts Postfix on a free port of 127.0.0.1; several may run side by side. */
export async function startPostfix(options: PostfixOptions = {}): Promise<Postfix> {
  const folder = makeRunFolder('postfix');
  const smtpPort = await freePort();
  const configuration = await layOut(folder, smtpPort, options);
  let changed: Readonly<Record<string, string>> = {};
  let postfix = await startMaster(configuration, smtpPort);

  const logFile = join(folder, 'mail.log');
  const log = () => (existsSync(logFile) ? readFileSync(logFile, 'utf8') : '');
  const maildirMessages = (count: number) => messagesIn(join(folder, 'maildir'), count, log);

  async function queue(): Promise<{ queue_name: string; queue_id: string }[]> {
    const { stdout } = await run('postqueue', ['-c', configuration, '-j']);
    return stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
  }

  async function release(): Promise<void> {
    await run('postsuper', ['-c', configuration, '-H', 'ALL']);
    await run('postqueue', ['-c', configuration, '-f']);
  }

  async function configure(settings: Readonly<Record<string, string>>): Promise<void> {
    changed = { ...changed, ...settings };
    writeSettled(
      join(configuration, 'main.cf'),
      formatSettings({ ...mainConfiguration(folder, options), ...changed }),
    );
    // Not a reload: after one, an idle process of before may still take the next connection.
    await postfix.stop();
    postfix = await startMaster(configuration, smtpPort);
  }

  return { smtpPort, log, maildirMessages, queue, release, configure, stop: () => postfix.stop() };
}
