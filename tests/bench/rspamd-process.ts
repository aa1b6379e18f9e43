import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../servers/free-port.ts';
import { lastResort } from '../servers/last-resort.ts';

/** An rspamd of its own on 127.0.0.1 with one scanning process. */
export interface Rspamd {
  /** Id of the process that scans. */
  readonly scanner: number;
  /** Has one message judged; throws when the answer is no judgement. */
  scan(content: Uint8Array): Promise<void>;
  stop(): Promise<void>;
}

/** Everything that asks other hosts. What is left is what rspamd itself computes. */
const NETWORK_MODULES = ['arc', 'asn', 'dkim', 'dmarc', 'fuzzy_check', 'mx_check', 'rbl', 'spf', 'surbl'];

/** Compiling the expressions for Hyperscan takes from 10 s to 2 min, depending on the machine. */
const PATIENCE_MS = 300_000;

/** The line of the log that tells that the scanning process is at its full speed, and its id. */
const AT_FULL_SPEED = /#(\d+)\(normal\).*hyperscan database of \d+ regexps has been loaded/;

/** Starts rspamd with its stock configuration, less the network, and waits for Hyperscan. */
export async function startRspamd(program: string): Promise<Rspamd> {
  const folder = mkdtempSync(join(tmpdir(), 'counterfoil-rspamd-'));
  const port = await freePort();
  writeLocalConfiguration(folder, port);
  const folders = ['LOCAL_CONFDIR', 'DBDIR', 'RUNDIR', 'LOGDIR'].flatMap((name) => [
    '--var',
    `${name}=${folder}`,
  ]);
  const child = spawn(program, ['--no-fork', '--insecure', ...folders], { detached: true, stdio: 'ignore' });
  const callsOff = [String(child.pid), folder].map(lastResort);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  async function stop(): Promise<void> {
    child.kill();
    await ended;
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    for (const callOff of callsOff) callOff();
  }
  try {
    const scanner = await scannerAtFullSpeed(join(folder, 'rspamd.log'), () => child.exitCode === null);
    return { scanner, scan: (content) => scan(port, content), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Files of `local.d`, which rspamd merges over its own. */
function writeLocalConfiguration(folder: string, port: number): void {
  const disabled = 'enabled = false;\n';
  const files: Record<string, string> = {
    'worker-normal.inc': `bind_socket = "127.0.0.1:${port}";\ncount = 1;\n`,
    'worker-controller.inc': disabled,
    'worker-proxy.inc': disabled,
    'phishing.conf': 'phishtank_enabled = false;\n',
    // The discard port: nobody answers, so that nothing leaves the machine.
    'options.inc':
      'dns { nameserver = ["127.0.0.1:9"]; timeout = 0.1s; retransmits = 1; }\ndisable_monitoring = true;\n',
  };
  for (const module of NETWORK_MODULES) files[`${module}.conf`] = disabled;
  mkdirSync(join(folder, 'local.d'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'local.d', name), text);
}

async function scannerAtFullSpeed(log: string, runs: () => boolean): Promise<number> {
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end && runs()) {
    const [, scanner] = AT_FULL_SPEED.exec(textOf(log)) ?? [];
    if (scanner) return Number(scanner);
    await pause(500);
  }
  throw new Error(`rspamd did not get ready:\n${textOf(log).slice(-2_000)}`);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    // It has not written its first line yet.
    return '';
  }
}

async function scan(port: number, content: Uint8Array): Promise<void> {
  const body = Buffer.from(content);
  const answer = await fetch(`http://127.0.0.1:${port}/checkv2`, { method: 'POST', body });
  const judgement = await answer.text();
  if (!answer.ok || !judgement.includes('"required_score"')) throw new Error(`rspamd answers: ${judgement}`);
}
