import type { Link } from '../message/message.ts';
import type { Where } from './signal.ts';

/** The place of a link in the words of a finding. */
export function placeOfLink({ kind }: Pick<Link, 'kind'>): Where {
  if (kind === 'attachment') return 'attachment';
  return kind === 'code' ? 'image' : 'link';
}
