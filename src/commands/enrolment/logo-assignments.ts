import type { Brand } from '../../brands/brand.ts';
import { foldedString } from '../../brands/fold.ts';
import { squeezed } from '../../brands/vocabulary.ts';
import type { LogoRole } from '../../logos/logo-catalogue.ts';
import type { Icon } from './logo-icons.ts';

/** The icons of one brand in one role. */
export interface Assignment {
  readonly brand: Brand;
  readonly role: LogoRole;
  readonly icons: readonly Icon[];
}

/** Icons of somebody else who has the same name: a programming tool, a company of another country. */
const NAMESAKES: ReadonlySet<string> = new Set(
  `simple-icons:neon logos:neon logos:neon-icon simple-icons:atom logos:atom logos:atom-icon simple-icons:tide
   simple-icons:cbc simple-icons:cbs simple-icons:mta simple-icons:css logos:css simple-icons:tcs simple-icons:mg
   logos:compass logos:mps logos:mps-icon logos:phoenix simple-icons:amp logos:amp logos:amp-icon simple-icons:mega
   simple-icons:rte logos:base logos:spark simple-icons:vivo logos:play simple-icons:boost simple-icons:fizz
   simple-icons:spectrum simple-icons:now logos:now simple-icons:simplex simple-icons:max simple-icons:hermes
   logos:hermes logos:koa simple-icons:koa simple-icons:pandora simple-icons:corsair logos:bolt logos:bolt-icon
   logos:immutable logos:kraken simple-icons:ebox logos:otto simple-icons:otto simple-icons:prisma logos:prisma
   simple-icons:circle simple-icons:compass simple-icons:iceland simple-icons:ccc simple-icons:netto
   simple-icons:target simple-icons:picnic simple-icons:origin logos:origin simple-icons:cora simple-icons:grab
   simple-icons:sunrise simple-icons:discover simple-icons:lydia simple-icons:square simple-icons:penny
   simple-icons:globus simple-icons:coop simple-icons:claude logos:claude simple-icons:lumen logos:lumen`.split(
    /\s+/,
  ),
);

/** Products with a role of their own: they stand under everybody's mail. */
const ROLES: Readonly<Record<string, LogoRole>> = {
  youtube: 'social',
  messenger: 'social',
  imessage: 'social',
  appstore: 'badge',
  googleplay: 'badge',
  itunes: 'badge',
  applemusic: 'badge',
  android: 'badge',
  applepay: 'payment',
  googlepay: 'payment',
  googlewallet: 'payment',
  amazonpay: 'payment',
  bitcoin: 'payment',
};

/** Ways to pay that stand in rows under the mail of shops. PayPal is more often claimed than shown so. */
const PAYMENT_BRANDS: ReadonlySet<string> = new Set(
  'visa mastercard american-express diners-club jcb-card klarna alipay afterpay stripe adyen discover'.split(
    ' ',
  ),
);
const BADGE_BRANDS: ReadonlySet<string> = new Set(['trustpilot', 'trusted-shops']);

/** Icons of one brand that are drawn: a house with forty products is known by its first ones. */
const MOST_ICONS = 10;

/** Gives each icon to the brand of the directory that has its name. What only an index knows gets none. */
export function assignIcons(icons: readonly Icon[], brands: readonly Brand[]): Assignment[] {
  const byName = new Map<string, Icon[]>();
  for (const icon of icons.filter(({ name }) => !NAMESAKES.has(name))) {
    const key = iconKey(icon);
    byName.set(key, [...(byName.get(key) ?? []), icon]);
  }
  const taken = new Set<string>();
  const core = brands
    .filter(({ layer }) => layer !== 'generated')
    .toSorted((left, right) => generality(right) - generality(left));
  return core.flatMap((brand) => assignmentsOf(brand, byName, taken));
}

/** Of two brands with one logo (Orange, Orange Belgium) the one with more countries. */
function generality({ countries, names }: Brand): number {
  return (countries.includes('world') ? 100 : countries.length) + names.length / 1000;
}

function assignmentsOf(
  brand: Brand,
  byName: ReadonlyMap<string, readonly Icon[]>,
  taken: Set<string>,
): Assignment[] {
  const keys = new Set(
    [brand.id, ...brand.names].map(keyOf).filter((key) => key.length > 1 && !taken.has(key)),
  );
  const byRole = new Map<LogoRole, Icon[]>();
  for (const key of keys) {
    for (const icon of byName.get(key) ?? []) {
      taken.add(key);
      const role = ROLES[key] ?? roleOf(brand);
      byRole.set(role, [...(byRole.get(role) ?? []), icon]);
    }
  }
  return [...byRole].map(([role, icons]) => ({ brand, role, icons: icons.slice(0, MOST_ICONS) }));
}

function roleOf({ id, sector }: Brand): LogoRole {
  if (sector === 'social') return 'social';
  if (PAYMENT_BRANDS.has(id)) return 'payment';
  return BADGE_BRANDS.has(id) ? 'badge' : 'brand';
}

/** The name of an icon without the words for its form. */
export function iconKey({ name }: Pick<Icon, 'name'>): string {
  return keyOf(name.slice(name.indexOf(':') + 1).replace(/-(?:icon|wordmark|logo)$/, ''));
}

function keyOf(name: string): string {
  return squeezed(foldedString(name)).replace(/[^\p{L}\p{N}]/gu, '');
}
