import type { BrandDirectory } from '../brands/brand-directory.ts';
import { organizationalDomain } from '../brands/domain.ts';
import type { SenderIdentity } from '../brands/sender-identity.ts';

/** Whether a host belongs to the organisation that sent the message; a mailbox provider's is not its users'. */
export function isSendersSite(host: string, sender: SenderIdentity, directory: BrandDirectory): boolean {
  if (sender.kind === 'mailbox-provider') {
    return host === sender.domain && directory.customerDomainOf(host) !== undefined;
  }
  if (organizationalDomain(host) === sender.organizationalDomain) return true;
  if (!sender.brand || sender.kind === 'lookalike') return false;
  return directory.ownerOf(host)?.id === sender.brand.id;
}
