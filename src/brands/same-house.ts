import type { Brand } from './brand.ts';

/** Whether a domain of `owner` may speak for `brand`: it is the brand itself, or both belong to one house. */
export function isSameHouse(owner: Brand | undefined, brand: Brand): boolean {
  if (!owner) return false;
  return owner.id === brand.id || (owner.group !== undefined && owner.group === brand.group);
}
