import type {
  ClaimFacts,
  ContextFacts,
  EnvelopeFacts,
  MessageFacts,
  OriginFacts,
  RecipientFacts,
  RuleContext,
} from '../rules/fact-model.ts';
import type { Facts } from '../signals/facts.ts';
import type { Finding } from '../signals/signal.ts';
import { type IdentityClaim, identityMentions } from './identity-claim.ts';
import type { Origin } from './verdict.ts';

/** What rules look at, made of the facts, the findings and the claim that was chosen. */
export function ruleContext(
  facts: Facts,
  findings: readonly Finding[],
  claim: IdentityClaim | undefined,
  origin: Origin,
): RuleContext {
  return {
    claim: claimFacts(facts, findings, claim),
    origin: originFacts(facts, origin),
    message: messageFacts(facts),
    envelope: envelopeFacts(facts),
    recipients: recipientFacts(facts),
    context: contextFacts(facts),
    findings,
    ...(claim && { claimed: claim }),
  };
}

/** Signals that see a claim outside the identity slots, or without a listed brand. */
const CLAIMS_ELSEWHERE: ReadonlySet<string> = new Set(['claim-in-body', 'unlisted-name']);

function claimFacts(
  facts: Facts,
  findings: readonly Finding[],
  claim: IdentityClaim | undefined,
): ClaimFacts {
  const ofBrand = ({ brand }: { readonly brand: { readonly id: string } }): boolean =>
    brand.id === claim?.brand;
  const identity = identityMentions(facts).filter(ofBrand);
  const elsewhere = facts.mentions.filter(ofBrand);
  return {
    brand: claim?.brand ?? '',
    made:
      (claim !== undefined && !claim.ambiguous) ||
      findings.some(({ signal }) => CLAIMS_ELSEWHERE.has(signal)),
    places: [...new Set([...identity, ...elsewhere].map(({ where }) => where))],
    disguised: identity.some(({ disguised }) => disguised),
    deskWord: identity.some(({ deskWord }) => deskWord),
    ambiguous: claim?.ambiguous ?? false,
  };
}

function originFacts(facts: Facts, { domain, role, authentication, firstContact }: Origin): OriginFacts {
  const { authenticated } = facts.sender;
  const verifiedMark = facts.authentication.bimi === 'pass';
  return {
    domain,
    role,
    authenticated,
    ...authentication,
    verifiedMark,
    firstContact: firstContact ?? false,
  };
}

function messageFacts({ message }: Facts): MessageFacts {
  return {
    language: message.language,
    linkCount: message.links.length,
    imageCount: message.images.length,
    attachmentCount: message.parts.filter(({ disposition }) => disposition === 'attachment').length,
    recipientCount: message.recipients.length,
    textLength: message.text.length,
    fromDefects: message.originator.defects,
    limitsReached: message.limitsReached,
    subject: message.subject,
    linkHosts: distinct(message.links.map(({ host }) => host)),
    attachmentTypes: distinct(
      message.parts.flatMap(({ disposition, mediaType }) => (disposition === 'attachment' ? mediaType : [])),
    ),
  };
}

function envelopeFacts({ envelope }: Facts): EnvelopeFacts {
  const { reversePath = '', forwardPaths = [] } = envelope ?? {};
  return {
    senderDomain: domainOf(reversePath),
    recipientCount: forwardPaths.length,
    recipientDomains: distinct(forwardPaths.map(domainOf)),
  };
}

function recipientFacts({ message, recipientLocale }: Facts): RecipientFacts {
  const { country = '', languages = [] } = recipientLocale ?? {};
  return {
    domains: distinct(message.recipients.map(({ addrSpec }) => addrSpec?.domain)),
    country,
    languages,
  };
}

function contextFacts({ correspondence }: Facts): ContextFacts {
  const { recipientWroteBefore = false, knownTo = 'nobody' } = correspondence ?? {};
  return { remembered: correspondence !== undefined, recipientWroteBefore, knownTo };
}

/** Empty for `<>` and for what has no domain. */
function domainOf(path: string): string {
  const at = path.lastIndexOf('@');
  return at < 0
    ? ''
    : path
        .slice(at + 1)
        .replace(/>$/, '')
        .toLowerCase();
}

/** Each once and none empty. */
function distinct(texts: readonly (string | undefined)[]): string[] {
  const known = new Set(texts);
  return [...known].flatMap((text) => text || []);
}
