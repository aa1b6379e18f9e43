import type { Policy } from '../../src/rules/policy.ts';

export const POLICY: Policy = {
  thresholds: { suspicious: 3, impersonation: 5 },
  caps: { claim: 4.5, origin: 4.5, ask: 4, context: 2.5 },
  dispositions: {
    genuine: 'deliver',
    none: 'deliver',
    intermediary: 'annotate',
    suspicious: 'annotate',
    impersonation: 'quarantine',
    unavailable: 'deliver',
  },
};
