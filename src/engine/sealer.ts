import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Seal, type Sealer, sealMessage } from '../authentication/seal-message.ts';
import { VERIFICATION_LIMITS } from '../authentication/verification-limits.ts';
import type { Configuration } from '../config/configuration.ts';
import { Fault } from '../fault.ts';
import { cachedResolver } from './dns-cache.ts';
import { dnsResolver } from './dns-resolver.ts';
import { lookupBudget } from './lookup-budget.ts';

/** How messages are sealed. Plain data: every thread makes its own sealer of it. */
export interface SealSettings extends Sealer {
  /** Name servers that are asked for the keys of earlier seals; none means those of the system. */
  readonly dnsServers: readonly string[];
  /** Milliseconds that all look-ups for one message together may take. */
  readonly dnsBudgetMs: number;
  /** Answers of the DNS that one thread remembers. */
  readonly dnsCacheEntries: number;
}

/** The settings with the key from its file; undefined where nothing is sealed. Throws the fault `configuration-invalid`. */
export function sealSettings({
  arc: { domain, selector, keyFile },
  authentication,
}: Pick<Configuration, 'arc' | 'authentication'>): SealSettings | undefined {
  if (domain === '') return undefined;
  const { authservId, dnsServers, dnsBudgetMs, dnsCacheEntries } = authentication;
  const privateKey = readKey(keyFile);
  return {
    ...{ domain, selector, privateKey, authservId: authservId || domain },
    ...{ dnsServers, dnsBudgetMs, dnsCacheEntries },
  };
}

function readKey(file: string): string {
  try {
    const key = readFileSync(file, 'utf8');
    createPrivateKey(key);
    return key;
  } catch (cause) {
    throw new Fault('configuration-invalid', `arc.keyFile ${file} holds no private key that can be read`, {
      cause,
    });
  }
}

/** A sealer that asks the DNS. A message that cannot be sealed goes on without. */
export function createSealer(settings: SealSettings): Seal {
  const { dnsServers, dnsBudgetMs, dnsCacheEntries } = settings;
  const resolver = dnsResolver(dnsServers, dnsBudgetMs);
  const cached = cachedResolver(resolver, dnsCacheEntries, () => performance.now());
  return async (message) => {
    const limits = { milliseconds: dnsBudgetMs, questions: VERIFICATION_LIMITS.questions };
    const budget = lookupBudget(cached, limits);
    try {
      return await sealMessage(message, { sealer: settings, resolver: budget.resolver, now: new Date() });
    } catch {
      return [];
    } finally {
      budget.end();
    }
  };
}
