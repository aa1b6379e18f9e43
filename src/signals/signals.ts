import { appointment } from './ask/appointment.ts';
import { call } from './ask/call.ts';
import { contact } from './ask/contact.ts';
import { credentials } from './ask/credentials.ts';
import { giftCard } from './ask/gift-card.ts';
import { login } from './ask/login.ts';
import { openAttachment } from './ask/open-attachment.ts';
import { order } from './ask/order.ts';
import { payment } from './ask/payment.ts';
import { prize } from './ask/prize.ts';
import { refund } from './ask/refund.ts';
import { remoteAccess } from './ask/remote-access.ts';
import { scanCode } from './ask/scan-code.ts';
import { claimInBody } from './claim/claim-in-body.ts';
import { claimInDisplayName } from './claim/claim-in-display-name.ts';
import { claimInDomain } from './claim/claim-in-domain.ts';
import { claimInImage } from './claim/claim-in-image.ts';
import { claimInLocalPart } from './claim/claim-in-local-part.ts';
import { claimInReplyTo } from './claim/claim-in-reply-to.ts';
import { claimInSignature } from './claim/claim-in-signature.ts';
import { claimInSubject } from './claim/claim-in-subject.ts';
import { deskClaim } from './claim/desk-claim.ts';
import { deskName } from './claim/desk-name.ts';
import { disguisedName } from './claim/disguised-name.ts';
import { consistentSender } from './context/consistent-sender.ts';
import { linksElsewhere } from './context/links-elsewhere.ts';
import { linksToBrand } from './context/links-to-brand.ts';
import { mailingList } from './context/mailing-list.ts';
import { recipientInSubject } from './context/recipient-in-subject.ts';
import { urgency } from './context/urgency.ts';
import { addressInDisplayName } from './origin/address-in-display-name.ts';
import { deskOnlyDomain } from './origin/desk-only-domain.ts';
import { lookalikeDomain } from './origin/lookalike-domain.ts';
import { mailboxProviderSender } from './origin/mailbox-provider-sender.ts';
import { malformedFrom } from './origin/malformed-from.ts';
import { otherBrandDomain } from './origin/other-brand-domain.ts';
import { ownDomainUnauthenticated } from './origin/own-domain-unauthenticated.ts';
import { replyToElsewhere } from './origin/reply-to-elsewhere.ts';
import { scrambledCaseAddress } from './origin/scrambled-case-address.ts';
import { unalignedBrandDomain } from './origin/unaligned-brand-domain.ts';
import { unsignedBrandDomain } from './origin/unsigned-brand-domain.ts';
import type { Signal } from './signal.ts';

/** Every signal, in alphabetical order of its id. */
export const SIGNALS: readonly Signal[] = [
  addressInDisplayName,
  appointment,
  call,
  claimInBody,
  claimInDisplayName,
  claimInDomain,
  claimInImage,
  claimInLocalPart,
  claimInReplyTo,
  claimInSignature,
  claimInSubject,
  consistentSender,
  contact,
  credentials,
  deskClaim,
  deskName,
  deskOnlyDomain,
  disguisedName,
  giftCard,
  linksElsewhere,
  linksToBrand,
  login,
  lookalikeDomain,
  mailboxProviderSender,
  mailingList,
  malformedFrom,
  openAttachment,
  order,
  otherBrandDomain,
  ownDomainUnauthenticated,
  payment,
  prize,
  recipientInSubject,
  refund,
  remoteAccess,
  replyToElsewhere,
  scanCode,
  scrambledCaseAddress,
  unalignedBrandDomain,
  unsignedBrandDomain,
  urgency,
];
