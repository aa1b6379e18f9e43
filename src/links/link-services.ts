import type { LinkService, PlacedService } from './link-service.ts';

/** Which service stands behind an address. Immutable; replaced as a whole on reload. */
export interface LinkServices {
  /**
   * The service at a host and path; undefined for an address like any other.
   *
   * @param host lower case, A-labels
   * @param target the address itself, which is read only where the path matters
   */
  serviceAt(host: string, target: string): LinkService | undefined;
}

/** Labels looked at from the right; no listed domain has more. */
const DEEPEST = 6;

/** Indexes services by domain; of two at one domain, the one with the longer path comes first. */
export function indexServices(services: readonly PlacedService[]): LinkServices {
  const byDomain = new Map<string, PlacedService[]>();
  for (const placed of services) {
    for (const domain of placed.domains) {
      byDomain.set(domain, [...(byDomain.get(domain) ?? []), placed]);
    }
  }
  return {
    serviceAt(host, target) {
      for (const domain of domainsAbove(host)) {
        const found = byDomain.get(domain)?.find((placed) => isAt(placed, target));
        // What stands at `www` is the service's own site: everybody else has another name.
        if (found?.service.kind === 'hosting' && host === `www.${domain}`) return undefined;
        if (found) return found.service;
      }
      return undefined;
    },
  };
}

function isAt({ paths }: PlacedService, target: string): boolean {
  if (paths.length === 0) return true;
  const path = URL.parse(target)?.pathname ?? '/';
  return paths.some((start) => path.startsWith(start));
}

/** A host and the domains above it, without the last label. */
function* domainsAbove(host: string): Generator<string> {
  let domain = host.split('.').slice(-DEEPEST).join('.');
  for (let dot = domain.indexOf('.'); dot !== -1; dot = domain.indexOf('.')) {
    yield domain;
    domain = domain.slice(dot + 1);
  }
}
