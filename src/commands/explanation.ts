import type { Expertise } from '../analysis/expertise.ts';
import type { Brand } from '../brands/brand.ts';
import { reasonText } from '../rules/reason.ts';
import type { Rule } from '../rules/rule.ts';
import type { Knowledge } from '../signals/knowledge.ts';
import type { Origin, PartnerNote, Reason, Verdict } from '../verdict/verdict.ts';

/** The three answers as an administrator reads them, and the sum that makes the verdict. */
export function explanation(file: string, verdict: Verdict, { knowledge, rules, policy }: Expertise): string {
  const brand = verdict.brand === undefined ? undefined : knowledge.brands.byId(verdict.brand);
  return [
    `${file}: ${verdict.kind}, score ${verdict.score.toFixed(1)}`,
    '',
    'Whom does it claim to be?',
    ...claimLines(verdict, brand),
    'Who really sent it?',
    ...originLines(verdict.origin, brand),
    ...exceptionLines(verdict),
    'What does it ask for?',
    ...askLines(verdict),
    '',
    'Rules that fired',
    ...ruleLines(verdict, (finding) => reasonOf(rules.find(finding.rule), finding, verdict, knowledge)),
    `  thresholds: suspicious ${policy.thresholds.suspicious}, impersonation ${policy.thresholds.impersonation};` +
      ` each question counts for at most ${Object.entries(policy.caps)
        .map(([question, cap]) => `${question} ${cap}`)
        .join(', ')}`,
    ...(verdict.counterfactual ? ['', verdict.counterfactual] : []),
  ].join('\n');
}

function claimLines({ claims }: Verdict, brand: Brand | undefined): string[] {
  if (claims.length === 0) return ['  nobody that the brand directory knows'];
  const doubt = brand?.layer === 'generated' ? ' (known from an index only: never more than suspicious)' : '';
  const title = brand ? [`  ${brand.name}${doubt}`] : [];
  return [...title, ...claims.map((claim) => `    ${claim.brand} in ${claim.where}: "${claim.evidence}"`)];
}

function originLines({ domain, role, authentication, partner }: Origin, brand: Brand | undefined): string[] {
  const { spf, dkim, dmarc } = authentication;
  const own =
    brand && brand.domains.length > 0
      ? [`  ${brand.name} writes from ${brand.domains.slice(0, 4).join(', ')}`]
      : [];
  return [
    `  ${domain || 'nobody: there is no address'} (${role}; spf ${spf}, dkim ${dkim}, dmarc ${dmarc})`,
    ...own,
    ...partnerLines(partner),
  ];
}

function partnerLines(partner: PartnerNote | undefined): string[] {
  if (!partner) return [];
  const { domain, role, complaints } = partner;
  return [
    `  ${domain} is on the record as a partner (${role})${complaints ? `; complaints to ${complaints}` : ''}`,
  ];
}

/** Exceptions for this sender, and why one does not hold. */
function exceptionLines({ exceptions = [] }: Verdict): string[] {
  return exceptions.map(({ id, owner, expires, applied }) => {
    const entry = `exception "${id}" (${owner}, until ${expires})`;
    return applied ? `  ${entry} holds for it` : `  ${entry} does not hold: nobody authenticated this sender`;
  });
}

function askLines({ asks }: Verdict): string[] {
  if (asks.length === 0) return ['  nothing that the phrase files know'];
  return asks.map(({ kind, evidence }) => `  ${kind}: "${evidence}"`);
}

function ruleLines({ findings, exceptions = [] }: Verdict, explain: (finding: Reason) => string): string[] {
  if (findings.length === 0) return ['  none'];
  return findings.flatMap((finding) => {
    const { rule, question, weight, where, evidence, source, silencedBy } = finding;
    const sign = weight >= 0 ? '+' : '';
    return [
      `  ${sign}${weight.toFixed(1)} ${rule} (${question}, ${where}): "${evidence}"`,
      `       ${explain(finding)}`,
      ...exceptions
        .filter(({ id }) => id === silencedBy)
        .map(({ id, owner, expires }) => `       silenced by exception "${id}" (${owner}, until ${expires})`),
      ...(source === undefined ? [] : [`       ${source}`]),
    ];
  });
}

/** The English reason with the names of this message filled in. */
function reasonOf(
  rule: Rule | undefined,
  { brand, evidence }: Reason,
  { origin }: Verdict,
  knowledge: Knowledge,
): string {
  if (!rule) return '';
  const name = brand === undefined ? undefined : knowledge.brands.byId(brand)?.name;
  return reasonText(rule, 'en', { brand: name ?? 'the brand', domain: origin.domain, evidence });
}
