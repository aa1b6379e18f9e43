import type { Problem } from './document.ts';

/** A value that holds, and where it was written. */
export interface ValueOrigin {
  /** `listen.http`, `rules.claim-in-subject.weight`. */
  readonly name: string;
  readonly value: unknown;
  /** `config/counterfoil.yaml:7`, `environment variable …`, `default`. */
  readonly origin: string;
}

/** `file:line`. */
export function placeOf({ file, line }: Problem): string {
  return `${file}:${line}`;
}

/** Every value that is no map, by the keys that lead to it. */
export function leaves(value: unknown, path: readonly string[] = []): [readonly string[], unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[path, value]];
  return Object.entries(value).flatMap(([key, each]) => leaves(each, [...path, key]));
}
