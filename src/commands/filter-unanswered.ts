import { ulid } from 'ulid';
import { ownAuthservId } from '../engine/rewrite-options.ts';
import type { Edit } from '../rewrite/edit.ts';
import { rewriteUnavailable } from '../rewrite/rewrite.ts';
import { stripFields } from '../rewrite/strip-outbound.ts';
import type { FilterOptions } from './filter-options.ts';
import { readConfiguration } from './installation.ts';

/**
 * What becomes of a message that the gateway has no answer for: marked, so that a missing field never means "clean", and
 * without what a sender forged. One that leaves goes with its body as it is.
 */
export function editsWithoutGateway(content: Uint8Array, options: FilterOptions): readonly Edit[] {
  const authservId = ownAuthservId(readConfiguration(options));
  return options.outbound
    ? stripFields(content, authservId)
    : rewriteUnavailable(content, ulid(), authservId);
}
