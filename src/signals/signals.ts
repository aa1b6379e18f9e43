import { appointment } from './ask/appointment.ts';
import { call } from './ask/call.ts';
import { contact } from './ask/contact.ts';
import { credentials } from './ask/credentials.ts';
import { giftCard } from './ask/gift-card.ts';
import { htmlAttachmentWithForm } from './ask/html-attachment-with-form.ts';
import { login } from './ask/login.ts';
import { messengerNumber } from './ask/messenger-number.ts';
import { openAttachment } from './ask/open-attachment.ts';
import { order } from './ask/order.ts';
import { payment } from './ask/payment.ts';
import { prize } from './ask/prize.ts';
import { programAttachment } from './ask/program-attachment.ts';
import { qrCodeWithLink } from './ask/qr-code-with-link.ts';
import { qrCodeWithPayment } from './ask/qr-code-with-payment.ts';
import { refund } from './ask/refund.ts';
import { remoteAccess } from './ask/remote-access.ts';
import { scanCode } from './ask/scan-code.ts';
import { claimInAttachment } from './claim/claim-in-attachment.ts';
import { claimInBody } from './claim/claim-in-body.ts';
import { claimInDisplayName } from './claim/claim-in-display-name.ts';
import { claimInDocument } from './claim/claim-in-document.ts';
import { claimInDomain } from './claim/claim-in-domain.ts';
import { claimInFields } from './claim/claim-in-fields.ts';
import { claimInImage } from './claim/claim-in-image.ts';
import { claimInImprint } from './claim/claim-in-imprint.ts';
import { claimInInvite } from './claim/claim-in-invite.ts';
import { claimInLocalPart } from './claim/claim-in-local-part.ts';
import { claimInPictureAlone } from './claim/claim-in-picture-alone.ts';
import { claimInReplyTo } from './claim/claim-in-reply-to.ts';
import { claimInSignature } from './claim/claim-in-signature.ts';
import { claimInSubject } from './claim/claim-in-subject.ts';
import { deskClaim } from './claim/desk-claim.ts';
import { deskName } from './claim/desk-name.ts';
import { disguisedName } from './claim/disguised-name.ts';
import { logoInImage } from './claim/logo-in-image.ts';
import { unlistedName } from './claim/unlisted-name.ts';
import { activeDocument } from './context/active-document.ts';
import { archiveWithProgramOrPage } from './context/archive-with-program-or-page.ts';
import { attachmentUnreadable } from './context/attachment-unreadable.ts';
import { brandInAddress } from './context/brand-in-address.ts';
import { consistentSender } from './context/consistent-sender.ts';
import { contradictsBrandPolicy } from './context/contradicts-brand-policy.ts';
import { deceptiveAddress } from './context/deceptive-address.ts';
import { deceptiveFileName } from './context/deceptive-file-name.ts';
import { fillerText } from './context/filler-text.ts';
import { firstContact } from './context/first-contact.ts';
import { foreignPlace } from './context/foreign-place.ts';
import { foreignRecipient } from './context/foreign-recipient.ts';
import { forgedBanner } from './context/forged-banner.ts';
import { forgedCorrespondent } from './context/forged-correspondent.ts';
import { forgedReassurance } from './context/forged-reassurance.ts';
import { formServiceLink } from './context/form-service-link.ts';
import { freeHostedLink } from './context/free-hosted-link.ts';
import { greetingByAddress } from './context/greeting-by-address.ts';
import { htmlAttachmentWithRedirect } from './context/html-attachment-with-redirect.ts';
import { imageUnreadable } from './context/image-unreadable.ts';
import { knownCorrespondent } from './context/known-correspondent.ts';
import { linkTextElsewhere } from './context/link-text-elsewhere.ts';
import { linksElsewhere } from './context/links-elsewhere.ts';
import { linksToBrand } from './context/links-to-brand.ts';
import { lockedAttachmentWithPassword } from './context/locked-attachment-with-password.ts';
import { lookalikeLink } from './context/lookalike-link.ts';
import { mailingList } from './context/mailing-list.ts';
import { namedSender } from './context/named-sender.ts';
import { numberAbroad } from './context/number-abroad.ts';
import { numberWithoutDesk } from './context/number-without-desk.ts';
import { numericLink } from './context/numeric-link.ts';
import { officeRemoteTemplate } from './context/office-remote-template.ts';
import { officialNumber } from './context/official-number.ts';
import { passwordForm } from './context/password-form.ts';
import { pdfWithOnlyLink } from './context/pdf-with-only-link.ts';
import { premiumNumber } from './context/premium-number.ts';
import { programLink } from './context/program-link.ts';
import { qrCodeAlone } from './context/qr-code-alone.ts';
import { recipientInSubject } from './context/recipient-in-subject.ts';
import { redirectedLink } from './context/redirected-link.ts';
import { shortenedLink } from './context/shortened-link.ts';
import { splitWord } from './context/split-word.ts';
import { unfilledPlaceholder } from './context/unfilled-placeholder.ts';
import { unknownNumber } from './context/unknown-number.ts';
import { unofficialNumber } from './context/unofficial-number.ts';
import { unusualLanguage } from './context/unusual-language.ts';
import { urgency } from './context/urgency.ts';
import { addressInDisplayName } from './origin/address-in-display-name.ts';
import { borrowedFields } from './origin/borrowed-fields.ts';
import { deskOnlyDomain } from './origin/desk-only-domain.ts';
import { fieldsElsewhere } from './origin/fields-elsewhere.ts';
import { lookalikeDomain } from './origin/lookalike-domain.ts';
import { mailboxProviderSender } from './origin/mailbox-provider-sender.ts';
import { malformedFrom } from './origin/malformed-from.ts';
import { otherBrandDomain } from './origin/other-brand-domain.ts';
import { ownDomainUnauthenticated } from './origin/own-domain-unauthenticated.ts';
import { randomDomain } from './origin/random-domain.ts';
import { replyToElsewhere } from './origin/reply-to-elsewhere.ts';
import { scrambledCaseAddress } from './origin/scrambled-case-address.ts';
import { unalignedBrandDomain } from './origin/unaligned-brand-domain.ts';
import { unsignedBrandDomain } from './origin/unsigned-brand-domain.ts';
import type { Signal } from './signal.ts';

/** Every signal, in alphabetical order of its id. */
export const SIGNALS: readonly Signal[] = [
  activeDocument,
  addressInDisplayName,
  appointment,
  archiveWithProgramOrPage,
  attachmentUnreadable,
  borrowedFields,
  brandInAddress,
  call,
  claimInAttachment,
  claimInBody,
  claimInDisplayName,
  claimInDocument,
  claimInDomain,
  claimInFields,
  claimInImage,
  claimInImprint,
  claimInInvite,
  claimInLocalPart,
  claimInPictureAlone,
  claimInReplyTo,
  claimInSignature,
  claimInSubject,
  consistentSender,
  contact,
  contradictsBrandPolicy,
  credentials,
  deceptiveAddress,
  deceptiveFileName,
  deskClaim,
  deskName,
  deskOnlyDomain,
  disguisedName,
  fieldsElsewhere,
  fillerText,
  firstContact,
  foreignPlace,
  foreignRecipient,
  forgedBanner,
  forgedCorrespondent,
  forgedReassurance,
  formServiceLink,
  freeHostedLink,
  giftCard,
  greetingByAddress,
  htmlAttachmentWithForm,
  htmlAttachmentWithRedirect,
  imageUnreadable,
  knownCorrespondent,
  linkTextElsewhere,
  linksElsewhere,
  linksToBrand,
  lockedAttachmentWithPassword,
  login,
  logoInImage,
  lookalikeDomain,
  lookalikeLink,
  mailboxProviderSender,
  mailingList,
  malformedFrom,
  messengerNumber,
  namedSender,
  numberAbroad,
  numberWithoutDesk,
  numericLink,
  officeRemoteTemplate,
  officialNumber,
  openAttachment,
  order,
  otherBrandDomain,
  ownDomainUnauthenticated,
  passwordForm,
  payment,
  pdfWithOnlyLink,
  premiumNumber,
  prize,
  programAttachment,
  programLink,
  qrCodeAlone,
  qrCodeWithLink,
  qrCodeWithPayment,
  randomDomain,
  recipientInSubject,
  redirectedLink,
  refund,
  remoteAccess,
  replyToElsewhere,
  scanCode,
  scrambledCaseAddress,
  shortenedLink,
  splitWord,
  unalignedBrandDomain,
  unfilledPlaceholder,
  unknownNumber,
  unlistedName,
  unofficialNumber,
  unsignedBrandDomain,
  unusualLanguage,
  urgency,
];
