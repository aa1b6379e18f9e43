import fc from 'fast-check';
import { it } from 'vitest';

export { fc };

/** A named property over one arbitrary, with the same cases on every run. */
export function test<T>(name: string, arbitrary: fc.Arbitrary<T>, check: (value: T) => void): void {
  it(name, () => {
    const property = fc.property(arbitrary, (value) => {
      check(value);
    });
    fc.assert(property, { seed: 20261122, numRuns: 300 });
  });
}
