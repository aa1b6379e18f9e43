import { formatAddrSpec } from '../../message/mailbox.ts';
import type { Facts } from '../facts.ts';

/** What a memory knows the sender by: the whole address where strangers share a domain, else the domain. */
export function rememberedAs({ sender, message }: Facts): string {
  const shared = sender.kind === 'mailbox-provider' || sender.kind === 'relay';
  return shared ? formatAddrSpec(message.originator.author.addrSpec) : sender.domain;
}
