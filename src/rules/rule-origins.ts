import type { Document } from '../documents/document.ts';
import { leaves, placeOf, type ValueOrigin } from '../documents/origin.ts';
import { readYaml } from '../documents/yaml-document.ts';
import { Policy, PolicyOverride } from './policy.ts';
import { readRules } from './read-rules.ts';

/** Where the thresholds, caps and dispositions, and the weight and status of each rule come from. */
export function ruleOrigins(folder: {
  readonly rules: readonly Document[];
  readonly policy: Document;
  readonly localPolicy?: Document;
}): ValueOrigin[] {
  return [...policyOrigins(folder.policy, folder.localPolicy), ...weightOrigins(folder.rules)];
}

function policyOrigins(policy: Document, localPolicy: Document | undefined): ValueOrigin[] {
  const shipped = readYaml(Policy, policy);
  const own = localPolicy && readYaml(PolicyOverride, localPolicy);
  if (!shipped.ok) return [];
  const changes = own?.ok ? own.document : undefined;
  const changed = new Map(leaves(changes?.value).map(([path, value]) => [path.join('.'), value]));
  return leaves(shipped.document.value).map(([path, value]) => {
    const key = path.join('.');
    const isOwn = changes !== undefined && changed.has(key);
    const document = isOwn ? changes : shipped.document;
    return {
      name: `policy.${key}`,
      value: isOwn ? changed.get(key) : value,
      origin: placeOf(document.problemAt(path, '')),
    };
  });
}

function weightOrigins(rules: readonly Document[]): ValueOrigin[] {
  const { rules: active, off } = readRules(rules);
  return [...active, ...off].flatMap(({ rule, located, change }) =>
    (['weight', 'status'] as const).map((key) => {
      const own = change?.value[key];
      const place = own === undefined || !change ? located : change;
      return {
        name: `rules.${rule.id}.${key}`,
        value: own ?? rule[key],
        origin: placeOf(place.problemAt([key], '')),
      };
    }),
  );
}
