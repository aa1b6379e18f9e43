import { Option } from 'commander';
import { ulid } from 'ulid';
import type { Circumstances } from '../analysis/pipeline.ts';
import { type TrustedAuthorities, trustIn } from '../authentication/read-authentication.ts';
import type { Configuration } from '../config/configuration.ts';
import type { InstallationOptions } from './installation.ts';

/** The options of every command that judges stored messages. */
export interface JudgingOptions extends InstallationOptions {
  /** `*` believes the topmost field, anything else the fields with this authserv-id. */
  readonly trustAuthenticationResults?: string;
}

export function configOption(): Option {
  return new Option('--config <file>', 'configuration file (without one the defaults hold)');
}

export function rulesOption(): Option {
  return new Option('--rules <folder>', 'folder of the rules, in place of rules.folder of the configuration');
}

const TRUST = '--trust-authentication-results';

/** What the option means without an id. */
const TOPMOST = '*';

export function trustOption(): Option {
  return new Option(
    `${TRUST} <id>`,
    'believe the Authentication-Results of this authserv-id (with "="); without an id those of the topmost field',
  );
}

/**
 * The id is given with `=` or not at all: `scan --trust-authentication-results mail.eml` names a message. Commander
 * would take the message for the id.
 */
export function spellOutTrust(args: readonly string[]): string[] {
  return args.map((arg) => (arg === TRUST ? `${TRUST}=${TOPMOST}` : arg));
}

/** What is the same for every message that one command judges. The id is new at every call. */
export function circumstancesOf(configuration: Configuration, options: JudgingOptions): Circumstances {
  return {
    id: ulid(),
    today: new Date().toISOString().slice(0, 10),
    trusted: trustedAuthorities(configuration, options),
    replaceBody: true,
    bannerFrom: configuration.banner.from,
    defaultLanguage: configuration.banner.defaultLanguage,
  };
}

function trustedAuthorities(
  { authentication }: Configuration,
  { trustAuthenticationResults }: JudgingOptions,
): TrustedAuthorities {
  if (trustAuthenticationResults === TOPMOST) return { kind: 'topmost' };
  if (trustAuthenticationResults !== undefined) {
    return { kind: 'listed', authservIds: [trustAuthenticationResults.toLowerCase()] };
  }
  return trustIn(authentication.trustedAuthservIds);
}
