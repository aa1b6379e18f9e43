/**
 * Installs what the tests need beyond npm; `npm test` runs it first. It is done at once where all is there.
 * On Debian and Ubuntu it uses apt-get, as root or with passwordless sudo; elsewhere it says what is missing.
 * A server that cannot be started fails the run in CI; elsewhere its tests are shown as skipped.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findProgram, missingPackages, obstacle, SERVER_NAMES, SERVERS } from './required-servers.ts';

/** Keeps packages from starting their services (Debian policy, `invoke-rc.d`). */
const POLICY = '/usr/sbin/policy-rc.d';

/** Another apt-get may be at work: wait for its lock, in seconds. */
const LOCK_TIMEOUT_SECONDS = 600;

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Runs a command as root with its output on standard error. True when it succeeded. */
function asRoot(command: readonly string[], input = ''): boolean {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const [program = '', ...rest] = [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', ...command];
  return spawnSync(program, rest, { input, stdio: ['pipe', 2, 2] }).status === 0;
}

function aptInstall(packages: readonly string[]): boolean {
  const lock = ['-o', `DPkg::Lock::Timeout=${LOCK_TIMEOUT_SECONDS}`];
  return asRoot(['apt-get', ...lock, 'install', '-y', '-q', '--no-install-recommends', ...packages]);
}

/** Runs `work` while services are forbidden to start, unless the machine has a policy of its own. */
function withoutStartingServices(work: () => void): void {
  if (existsSync(POLICY)) {
    work();
    return;
  }
  asRoot(['sh', '-c', `cat > ${POLICY} && chmod 755 ${POLICY}`], '#!/bin/sh\nexit 101\n');
  try {
    work();
  } finally {
    asRoot(['rm', '-f', POLICY]);
  }
}

/** What we installed for tests shall not run after the next boot either. */
function disableAtBoot(packages: readonly string[]): void {
  if (!existsSync('/run/systemd/system')) return;
  const units = SERVER_NAMES.map((name) => SERVERS[name])
    .filter((server) => Object.values<string>(server.programs).some((each) => packages.includes(each)))
    .flatMap((server) => ('unit' in server ? [server.unit] : []));
  if (units.length > 0) asRoot(['systemctl', '--quiet', 'disable', ...units]);
}

function installOnDebian(packages: readonly string[]): void {
  say(`Installing for the tests: ${packages.join(' ')}`);
  asRoot(['apt-get', '-o', `DPkg::Lock::Timeout=${LOCK_TIMEOUT_SECONDS}`, '-q', 'update']);
  asRoot(['debconf-set-selections'], 'postfix postfix/main_mailer_type select No configuration\n');
  withoutStartingServices(() => {
    // One unknown package name fails all of them, so then each gets its own chance.
    if (!aptInstall(packages)) for (const each of packages) aptInstall([each]);
  });
  disableAtBoot(packages);
}

/** How to get a server here, as one sentence. */
function cure(name: (typeof SERVER_NAMES)[number]): string {
  const packages = missingPackages(name);
  if (packages.length === 0) return 'run the tests as root';
  if (findProgram('apt-get')) return `apt-get install ${packages.join(' ')}`;
  if (process.platform === 'darwin' && SERVERS[name].homebrew !== '') return SERVERS[name].homebrew;
  return `install it with your package manager (Debian calls it ${packages.join(', ')})`;
}

function main(): number {
  const packages = SERVER_NAMES.flatMap(missingPackages);
  const debian = findProgram('apt-get') !== undefined && findProgram('debconf-set-selections') !== undefined;
  if (packages.length > 0 && debian && asRoot(['true'])) installOnDebian(packages);

  const unusable = SERVER_NAMES.filter((name) => obstacle(name) !== undefined);
  for (const name of unusable) say(`Tests with ${name} cannot run: ${obstacle(name)}. Cure: ${cure(name)}.`);
  return unusable.length > 0 && process.env['CI'] ? 1 : 0;
}

process.exitCode = main();
