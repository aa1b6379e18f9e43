import type { Resolver } from '../../src/authentication/resolver.ts';

/** Records of a make-believe DNS: `TXT bank.test` → strings, `MX bank.test` → `{ exchange, priority }`. */
export type Zone = Readonly<Record<string, readonly unknown[]>>;

/** What a name server does that never, or wrongly, answers. */
export const FAILING = {
  'server failure': () => Promise.reject(failure('ESERVFAIL')),
  'no answer at all': () => new Promise<never>(() => {}),
  'something that is no error': () => Promise.reject('out of order'),
} as const satisfies Record<string, Resolver>;

/** A DNS that counts the questions and knows nothing but a zone. */
export function zoneResolver(zone: Zone): { resolver: Resolver; questions: string[] } {
  const questions: string[] = [];
  const resolver: Resolver = async (name, type) => {
    questions.push(`${type} ${name}`);
    const records = zone[`${type} ${name.toLowerCase()}`];
    if (records) return records.map((record) => (type === 'TXT' ? [String(record)] : record));
    const exists = Object.keys(zone).some((question) => question.endsWith(` ${name.toLowerCase()}`));
    throw failure(exists ? 'ENODATA' : 'ENOTFOUND');
  };
  return { resolver, questions };
}

function failure(code: string): Error {
  return Object.assign(new Error(`query ${code}`), { code });
}
