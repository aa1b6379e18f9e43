import type { Configuration } from '../config/configuration.ts';
import type { RewriteOptions } from '../rewrite/rewrite.ts';

/** What the configuration says about the message that goes on. */
export function rewriteOptionsOf({
  banner,
  authentication,
}: Pick<Configuration, 'banner' | 'authentication'>): Omit<
  RewriteOptions,
  'id' | 'replaceBody' | 'canQuarantine'
> {
  const authservId = ownAuthservId({ authentication });
  return {
    bannerFrom: banner.from,
    choices: banner,
    defaultLanguage: banner.defaultLanguage,
    ...(banner.reportAddress !== '' && { reportAddress: banner.reportAddress }),
    ...(authservId !== undefined && { authservId }),
  };
}

/** Our name in `Authentication-Results`, lower case; undefined where we have none, and then no results are ours. */
export function ownAuthservId({
  authentication: { authservId },
}: Pick<Configuration, 'authentication'>): string | undefined {
  return authservId === '' ? undefined : authservId;
}
