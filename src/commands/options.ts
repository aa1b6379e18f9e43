import { Option } from 'commander';

// What several commands have in common. Nothing heavy is imported here: some commands must start quickly.

export function configOption(): Option {
  return new Option('--config <file>', 'configuration file (without one the defaults hold)');
}

export function rulesOption(): Option {
  return new Option('--rules <folder>', 'folder of the rules, in place of rules.folder of the configuration');
}

const TRUST = '--trust-authentication-results';

/** What the option means without an id. */
export const TOPMOST = '*';

export function trustOption(): Option {
  return new Option(
    `${TRUST} <id>`,
    'believe the Authentication-Results of this authserv-id (with "="); without an id those of the topmost field',
  );
}

export function verifyOption(): Option {
  return new Option(
    '--verify-authentication',
    'verify signatures of stored mail here: asks the DNS, and keys of old mail may be gone',
  );
}

/**
 * The id is given with `=` or not at all: `scan --trust-authentication-results mail.eml` names a message. Commander
 * would take the message for the id.
 */
export function spellOutTrust(args: readonly string[]): string[] {
  return args.map((arg) => (arg === TRUST ? `${TRUST}=${TOPMOST}` : arg));
}
