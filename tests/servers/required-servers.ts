import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A foreign program that tests start, and where it comes from. */
interface Server {
  /** What must be there: any one of the names (`a|b`) or a file, and the Debian package that brings it. */
  readonly programs: Readonly<Record<string, string>>;
  /** How to get it on macOS; empty where the system has it. */
  readonly homebrew: string;
  /** It changes to accounts of its own, which only root may do. */
  readonly needsRoot: boolean;
  /** The units that the Debian package enables at boot, if any, with spaces between them. */
  readonly unit?: string;
  /**
   * Mail servers exclude each other as Debian packages. One that has this is unpacked into UNPACKED instead of being
   * installed, and gets the accounts that its package would have made.
   */
  readonly unpackedWith?: readonly string[];
  /** Packages of npm, with their versions, for one that Debian has not. They stay out of the project's own. */
  readonly npm?: Readonly<Record<string, string>>;
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
  openssl: { programs: { openssl: 'openssl' }, homebrew: '', needsRoot: false },
  curl: { programs: { curl: 'curl' }, homebrew: '', needsRoot: false },
  chromium: {
    programs: { 'chromium|chromium-browser|google-chrome': 'chromium' },
    homebrew: 'brew install --cask chromium',
    needsRoot: false,
  },
  spamc: { programs: { spamc: 'spamc' }, homebrew: 'brew install spamassassin', needsRoot: false },
  rspamd: {
    programs: { rspamc: 'rspamd', rspamd: 'rspamd' },
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
  sendmail: {
    programs: {
      'sendmail/sendmail': 'sendmail-bin',
      // The settings' source text, from which m4 makes sendmail.cf.
      'sendmail/cf/sh/makeinfo.sh': 'sendmail-cf',
      m4: 'm4',
    },
    homebrew: '',
    needsRoot: true,
    unpackedWith: [],
  },
  procmail: { programs: { procmail: 'procmail' }, homebrew: 'brew install procmail', needsRoot: false },
  maildrop: {
    programs: { maildrop: 'maildrop' },
    homebrew: 'brew install maildrop',
    needsRoot: false,
    unit: 'courier-authdaemon',
  },
  haraka: {
    programs: { haraka: 'Haraka' },
    homebrew: '',
    needsRoot: false,
    // The plugin's next version asks for a Haraka that npm does not have.
    npm: { Haraka: '3.1.4', 'haraka-plugin-rspamd': '1.3.1' },
  },
  tesseract: {
    // Languages have no program to be known by.
    programs: {
      tesseract: 'tesseract-ocr',
      ...Object.fromEntries(
        ['nld', 'fra', 'deu', 'est', 'eng'].map((language) => [
          `/var/lib/dpkg/info/tesseract-ocr-${language}.list`,
          `tesseract-ocr-${language}`,
        ]),
      ),
    },
    homebrew: 'brew install tesseract tesseract-lang',
    needsRoot: false,
  },
  miltertest: { programs: { miltertest: 'miltertest' }, homebrew: 'brew install opendkim', needsRoot: false },
  roundcube: {
    // The first keeps apt-get from bringing a web server along, the second has no program to be known by.
    programs: {
      'php-cgi': 'php-cgi',
      '/var/lib/dpkg/info/roundcube-sqlite3.list': 'roundcube-sqlite3',
      php: 'php-cli',
      'moduserprefs.sh': 'roundcube-core',
    },
    homebrew: '',
    needsRoot: false,
    unit: 'roundcube-gc.timer roundcube-cleandb.timer',
  },
  thunderbird: {
    programs: { thunderbird: 'thunderbird', Xvfb: 'xvfb' },
    homebrew: '',
    needsRoot: false,
  },
  mutt: { programs: { mutt: 'mutt', tmux: 'tmux' }, homebrew: 'brew install mutt tmux', needsRoot: false },
} as const satisfies Record<string, Server>;

export type ServerName = keyof typeof SERVERS;

export const SERVER_NAMES = Object.keys(SERVERS) as readonly ServerName[];

/** Mail clients that people use take minutes to install, and nothing but their own tests needs them. */
const CLIENTS: readonly ServerName[] = ['roundcube', 'thunderbird', 'mutt'];

/** What `npm test` needs, and what `npm run test:clients` does. */
export const LANES = {
  servers: SERVER_NAMES.filter((name) => !CLIENTS.includes(name)),
  clients: ['postfix', 'dovecot', 'chromium', ...CLIENTS],
} as const satisfies Record<string, readonly ServerName[]>;

/** Where packages are that cannot be installed side by side. */
export const UNPACKED = '/usr/local/lib/counterfoil-test-servers';

/** Folders that are not on everyone's PATH but hold servers. */
const SERVER_FOLDERS = [
  '/usr/local/sbin',
  '/usr/sbin',
  '/sbin',
  '/usr/lib/dovecot',
  '/usr/libexec/dovecot',
  '/usr/share/roundcube/bin',
  '/opt/homebrew/sbin',
  '/opt/homebrew/libexec/dovecot',
  `${UNPACKED}/haraka/node_modules/Haraka/bin`,
  `${UNPACKED}/usr/bin`,
  `${UNPACKED}/usr/sbin`,
  '/usr/libexec',
  `${UNPACKED}/usr/libexec`,
  '/usr/share',
  `${UNPACKED}/usr/share`,
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

/** Absolute path of the first program of `a|b|c` that is installed, or of a file that is named so. */
export function findProgram(names: string): string | undefined {
  if (names.startsWith('/')) return existsSync(names) ? names : undefined;
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
