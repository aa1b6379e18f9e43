import type { Resolver } from '../authentication/resolver.ts';

/** What looking things up for one message may cost. */
export interface LookupLimits {
  /** From the first question on, all questions together. */
  readonly milliseconds: number;
  readonly questions: number;
}

/** A resolver for one message. */
export interface LookupBudget {
  readonly resolver: Resolver;
  /** To be called when the message is done; questions that are still open are refused. */
  end(): void;
}

/**
 * Answers until the time or the number of questions is used up, and from then on refuses every question, the open
 * ones included, as `ETIMEOUT`: that makes a result a `temperror` and never a `fail`.
 */
export function lookupBudget(resolver: Resolver, { milliseconds, questions }: LookupLimits): LookupBudget {
  const used = Promise.withResolvers<never>();
  used.promise.catch(() => undefined);
  const end = (): void => {
    clearTimeout(timer);
    used.reject(timedOut());
  };
  let timer: NodeJS.Timeout | undefined;
  let asked = 0;
  return {
    end,
    resolver: (name, type) => {
      timer ??= setTimeout(end, milliseconds);
      asked++;
      if (asked > questions) return Promise.reject(timedOut());
      return Promise.race([used.promise, resolver(name, type)]);
    },
  };
}

function timedOut(): Error {
  return Object.assign(new Error('the time or the number of questions for this message is used up'), {
    code: 'ETIMEOUT',
  });
}
