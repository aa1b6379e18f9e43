/**
 * Installs what the tests need beyond npm; `npm test` runs it first, and `npm run test:clients` with the argument
 * `clients`. It is done at once where all is there.
 * On Debian and Ubuntu it uses apt-get, as root or with passwordless sudo; elsewhere it says what is missing.
 * A server that cannot be started fails the run in CI; elsewhere its tests are shown as skipped.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  findProgram,
  LANES,
  missingPackages,
  obstacle,
  SERVER_NAMES,
  SERVERS,
  type ServerName,
  UNPACKED,
} from './required-servers.ts';

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
    .flatMap((server) => ('unit' in server ? server.unit.split(' ') : []));
  if (units.length > 0) asRoot(['systemctl', '--quiet', 'disable', ...units]);
}

/** To what packages ask when they are installed: nothing of theirs is set up, tests have settings of their own. */
const ANSWERS = `postfix postfix/main_mailer_type select No configuration
roundcube-core roundcube/dbconfig-install boolean false
`;

function installOnDebian(packages: readonly string[]): void {
  if (packages.length === 0) return;
  say(`Installing for the tests: ${packages.join(' ')}`);
  asRoot(['debconf-set-selections'], ANSWERS);
  withoutStartingServices(() => {
    // One unknown package name fails all of them, so then each gets its own chance.
    if (!aptInstall(packages)) for (const each of packages) aptInstall([each]);
  });
  disableAtBoot(packages);
}

/** Unpacks packages that may not be installed beside another mail server, and installs the libraries they need. */
function unpackOnDebian(name: ServerName, accounts: readonly string[]): void {
  const packages = missingPackages(name);
  say(`Unpacking for the tests: ${packages.join(' ')}`);
  const folder = mkdtempSync(join(tmpdir(), 'counterfoil-packages-'));
  try {
    asRoot(['sh', '-c', `cd ${folder} && apt-get -q download ${packages.join(' ')}`]);
    for (const file of readdirSync(folder)) unpack(join(folder, file));
  } finally {
    asRoot(['rm', '-rf', folder]);
    rmSync(folder, { recursive: true, force: true });
  }
  for (const account of accounts) createAccount(account);
}

function unpack(file: string): void {
  const { stdout } = spawnSync('dpkg-deb', ['--field', file, 'Depends'], { encoding: 'utf8' });
  const libraries = stdout.match(/(?<=^|, )lib[a-z0-9.+-]+/g) ?? [];
  aptInstall(['--no-upgrade', ...libraries]);
  asRoot(['mkdir', '-p', UNPACKED]);
  asRoot(['dpkg', '-x', file, UNPACKED]);
}

/** An account of the system that nobody can log in to, as the package would have made. */
function createAccount(name: string): void {
  if (spawnSync('id', [name]).status === 0) return;
  asRoot([
    ...['useradd', '--system', '--user-group', '--no-create-home'],
    ...['--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin', name],
  ]);
}

/** One that Debian has not. Without its packages' install scripts: what tests use of it needs no compiler. */
function installFromNpm(name: ServerName, versions: Readonly<Record<string, string>>): void {
  say(`Installing for the tests from npm: ${Object.keys(versions).join(' ')}`);
  const folder = join(UNPACKED, name);
  const npm = process.env['npm_execpath'];
  const program = npm === undefined ? ['npm'] : [process.execPath, npm];
  const flags = ['--ignore-scripts', '--omit=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  asRoot(['mkdir', '-p', folder]);
  // The newest that a dependency of Haraka admits cannot be installed.
  const manifest = { private: true, dependencies: versions, overrides: { libmime: '5.3.8' } };
  asRoot(['tee', join(folder, 'package.json')], JSON.stringify(manifest));
  asRoot([...program, 'install', '--prefix', folder, ...flags]);
}

/** How to get a server here, as one sentence. */
function cure(name: ServerName): string {
  const packages = missingPackages(name);
  if (packages.length === 0) return 'run the tests as root';
  if ('npm' in SERVERS[name]) return `npm install it into ${join(UNPACKED, name)}`;
  if (findProgram('apt-get')) return `apt-get install ${packages.join(' ')}`;
  if (process.platform === 'darwin' && SERVERS[name].homebrew !== '') return SERVERS[name].homebrew;
  return `install it with your package manager (Debian calls it ${packages.join(', ')})`;
}

function installServers(names: readonly ServerName[]): void {
  asRoot(['apt-get', '-o', `DPkg::Lock::Timeout=${LOCK_TIMEOUT_SECONDS}`, '-q', 'update']);
  const installed = names.filter((name) => !('unpackedWith' in SERVERS[name] || 'npm' in SERVERS[name]));
  installOnDebian(installed.flatMap(missingPackages));
  for (const name of names) {
    const server = SERVERS[name];
    if ('unpackedWith' in server) unpackOnDebian(name, server.unpackedWith);
    if ('npm' in server) installFromNpm(name, server.npm);
  }
}

function main(lane: string | undefined): number {
  const names = lane === 'clients' ? LANES.clients : LANES.servers;
  const missing = names.filter((name) => missingPackages(name).length > 0);
  const debian = findProgram('apt-get') !== undefined && findProgram('debconf-set-selections') !== undefined;
  if (missing.length > 0 && debian && asRoot(['true'])) installServers(missing);

  const unusable = names.filter((name) => obstacle(name) !== undefined);
  for (const name of unusable) say(`Tests with ${name} cannot run: ${obstacle(name)}. Cure: ${cure(name)}.`);
  return unusable.length > 0 && process.env['CI'] ? 1 : 0;
}

process.exitCode = main(process.argv[2]);
