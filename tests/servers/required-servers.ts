import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A foreign program that tests start, and where it comes from. */
interface Server {
  /** What must be there: any one of the names (`a|b`), and the Debian package that brings it. */
  readonly programs: Readonly<Record<string, string>>;
  /** How to get it on macOS; empty where the system has it. */
  readonly homebrew: string;
  /** It changes to accounts of its own, which only root may do. */
  readonly needsRoot: boolean;
  /** The unit that the Debian package enables at boot, if any. */
  readonly unit?: string;
  /**
   * Mail servers exclude each other as Debian packages. One that has this is unpacked into UNPACKED instead of being
   * installed, and gets the accounts that its package would have made.
   */
  readonly unpackedWith?: readonly string[];
}

/** Everything that tests need beyond npm. */
export const SERVERS = {
  postfix: { programs: { postfix: 'postfix' }, homebrew: '', needsRoot: true, unit: 'postfix' },
  dovecot: {
    programs: {
      dovecot: 'dovecot-core',
      imap: 'dovecot-imapd',
      lmtp: 'dovecot-lmtpd',
      sievec: 'dovecot-sieve',
    },
    homebrew: 'brew install dovecot',
    needsRoot: true,
    unit: 'dovecot',
  },
  redis: {
    programs: { 'redis-server': 'redis-server' },
    homebrew: 'brew install redis',
    needsRoot: false,
    unit: 'redis-server',
  },
  swaks: { programs: { swaks: 'swaks' }, homebrew: 'brew install swaks', needsRoot: false },
  curl: { programs: { curl: 'curl' }, homebrew: '', needsRoot: false },
  chromium: {
    programs: { 'chromium|chromium-browser|google-chrome': 'chromium' },
    homebrew: 'brew install --cask chromium',
    needsRoot: false,
  },
  spamc: { programs: { spamc: 'spamc' }, homebrew: 'brew install spamassassin', needsRoot: false },
  rspamc: {
    programs: { rspamc: 'rspamd' },
    homebrew: 'brew install rspamd',
    needsRoot: false,
    unit: 'rspamd',
  },
  exim: {
    programs: { exim4: 'exim4-daemon-heavy' },
    homebrew: '',
    needsRoot: true,
    unpackedWith: ['Debian-exim'],
  },
  opensmtpd: {
    programs: { smtpd: 'opensmtpd', 'filter-rspamd': 'opensmtpd-filter-rspamd' },
    homebrew: '',
    needsRoot: true,
    unpackedWith: ['opensmtpd', 'opensmtpq'],
  },
  miltertest: { programs: { miltertest: 'miltertest' }, homebrew: 'brew install opendkim', needsRoot: false },
} as const satisfies Record<string, Server>;

export type ServerName = keyof typeof SERVERS;

export const SERVER_NAMES = Object.keys(SERVERS) as readonly ServerName[];

/** Where packages are that cannot be installed side by side. */
export const UNPACKED = '/usr/local/lib/counterfoil-test-servers';

/** Folders that are not on everyone's PATH but hold servers. */
const SERVER_FOLDERS = [
  '/usr/local/sbin',
  '/usr/sbin',
  '/sbin',
  '/usr/lib/dovecot',
  '/usr/libexec/dovecot',
  '/opt/homebrew/sbin',
  '/opt/homebrew/libexec/dovecot',
  `${UNPACKED}/usr/sbin`,
  `${UNPACKED}/usr/libexec/opensmtpd`,
];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Absolute path of the first program of `a|b|c` that is installed. */
export function findProgram(names: string): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...SERVER_FOLDERS];
  return names
    .split('|')
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find(isExecutable);
}

/** Debian packages that are not there yet for a server. */
export function missingPackages(name: ServerName): string[] {
  return Object.entries(SERVERS[name].programs)
    .filter(([program]) => findProgram(program) === undefined)
    .map(([, debianPackage]) => debianPackage);
}

/** Why a server cannot be started here; undefined when it can. */
export function obstacle(name: ServerName): string | undefined {
  const missing = missingPackages(name);
  if (missing.length > 0) return `not installed (${missing.join(', ')})`;
  if (SERVERS[name].needsRoot && process.getuid?.() !== 0) return 'can only be started by root';
  return undefined;
}
