import { ulid } from 'ulid';
import type { Outside } from '../analysis/gather-facts.ts';
import type { Circumstances } from '../analysis/pipeline.ts';
import { trustIn } from '../authentication/read-authentication.ts';
import type { Configuration } from '../config/configuration.ts';
import {
  type AuthenticationMode,
  authenticationMode,
  verificationSettings,
} from '../engine/authentication-mode.ts';
import { pictureReaders, pictureSettings } from '../engine/picture-settings.ts';
import { rewriteOptionsOf } from '../engine/rewrite-options.ts';
import { createSealer, sealSettings } from '../engine/sealer.ts';
import { createVerifier } from '../engine/verifier.ts';
import type { Installation, InstallationOptions } from './installation.ts';
import { TOPMOST } from './options.ts';

/** The options of every command that judges stored messages. */
export interface JudgingOptions extends InstallationOptions {
  /** `*` believes the topmost field, anything else the fields with this authserv-id. */
  readonly trustAuthenticationResults?: string;
  /** Ask the DNS about signatures, whatever `authentication.mode` says. */
  readonly verifyAuthentication?: true;
}

/** What is the same for every message that one command judges. The id is new at every call. */
export function circumstancesOf(configuration: Configuration, options: JudgingOptions): Circumstances {
  return {
    id: ulid(),
    today: new Date().toISOString().slice(0, 10),
    trusted: authenticationOf(configuration, options).trusted,
    replaceBody: true,
    ...rewriteOptionsOf(configuration),
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
export function outsideOf(
  { configuration, expertise }: Pick<Installation, 'configuration' | 'expertise'>,
  options: JudgingOptions,
): Outside {
  const { verification } = authenticationOf(configuration, options);
  const sealing = sealSettings(configuration);
  return {
    ...pictureReaders(pictureSettings(configuration), expertise),
    ...(verification && { verify: createVerifier(verification) }),
    ...(sealing && { seal: createSealer(sealing) }),
  };
}
