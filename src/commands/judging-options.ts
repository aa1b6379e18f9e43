import { Option } from 'commander';
import { ulid } from 'ulid';
import type { Outside } from '../analysis/gather-facts.ts';
import type { Circumstances } from '../analysis/pipeline.ts';
import { createReadingProcess } from '../attachments/process/reading-process.ts';
import { trustIn } from '../authentication/read-authentication.ts';
import type { Configuration } from '../config/configuration.ts';
import {
  type AuthenticationMode,
  authenticationMode,
  verificationSettings,
} from '../engine/authentication-mode.ts';
import { createVerifier } from '../engine/verifier.ts';
import type { InstallationOptions } from './installation.ts';

/** The options of every command that judges stored messages. */
export interface JudgingOptions extends InstallationOptions {
  /** `*` believes the topmost field, anything else the fields with this authserv-id. */
  readonly trustAuthenticationResults?: string;
  /** Ask the DNS about signatures, whatever `authentication.mode` says. */
  readonly verifyAuthentication?: true;
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

/** What is the same for every message that one command judges. The id is new at every call. */
export function circumstancesOf(configuration: Configuration, options: JudgingOptions): Circumstances {
  return {
    id: ulid(),
    today: new Date().toISOString().slice(0, 10),
    trusted: authenticationOf(configuration, options).trusted,
    replaceBody: true,
    bannerFrom: configuration.banner.from,
    choices: configuration.banner,
    defaultLanguage: configuration.banner.defaultLanguage,
  };
}

/** Whom the command believes, and how it verifies. An option on the command line wins over the configuration. */
export function authenticationOf(
  { authentication }: Configuration,
  { trustAuthenticationResults: id, verifyAuthentication }: JudgingOptions,
): AuthenticationMode {
  const configured = authenticationMode(authentication);
  const { verification } = verifyAuthentication
    ? { verification: verificationSettings(authentication) }
    : configured;
  if (id === undefined && !verifyAuthentication) return configured;
  return {
    trusted: trustedAuthorities(id, authentication.trustedArcSealers),
    ...(verification && { verification }),
  };
}

/** `--verify-authentication` alone believes no field. */
function trustedAuthorities(
  id: string | undefined,
  arcSealers: readonly string[],
): AuthenticationMode['trusted'] {
  if (id === undefined) return { kind: 'none' };
  return id === TOPMOST ? { kind: 'topmost' } : trustIn([id.toLowerCase()], { arcSealers });
}

/** What a command that analyses in its own thread asks of the world outside. */
export function outsideOf(configuration: Configuration, options: JudgingOptions): Outside {
  const { verification } = authenticationOf(configuration, options);
  return {
    attachmentReader: createReadingProcess(),
    ...(verification && { verify: createVerifier(verification) }),
  };
}
