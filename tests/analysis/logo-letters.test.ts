import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadExpertise } from '../../src/analysis/expertise.ts';
import { readRuleFolder } from '../../src/analysis/rule-folder.ts';
import { createReadingProcess } from '../../src/attachments/process/reading-process.ts';
import { verdictOn } from './shipped-rules.ts';

const reading = loadExpertise(readRuleFolder('rules'));
if (!reading.ok) throw new Error('the shipped rules do not load');
const attachmentReader = createReadingProcess({ logos: reading.expertise.logos });
afterAll(() => attachmentReader.close());

interface RuleFile {
  readonly weight: number;
  readonly tests: { readonly hits: readonly { readonly message: string }[] };
}

function ruleFile(name: string): RuleFile {
  return parse(readFileSync(`rules/claim/${name}`, 'utf8'));
}

/** A picture with the logo of DocuSign, which no word of the message names. */
const [hit] = ruleFile('logo-in-image.yaml').tests.hits;
const LETTER = hit?.message ?? '';

/** The letter with another header and another text. */
async function judge({ from = 'Info <info@mailing.example>', subject = '', text = '', authentication = '' }) {
  const message = LETTER.replace(/^From: .*$/m, `From: ${from}`)
    .replace(/^Subject: .*$/m, `Subject: ${subject}`)
    .replace('Madame, Monsieur', text);
  const field = authentication && `Authentication-Results: mx.example.test; ${authentication}\n`;
  return verdictOn(Buffer.from(field + message), { trusted: { kind: 'topmost' }, attachmentReader });
}

const APPOINTMENT = 'Un conseiller se présentera chez vous le 8 février à 15h';

describe('a picture that shows the logo of a brand', () => {
  it('flags nothing alone', async () => {
    const { kind, score, findings } = await judge({ subject: 'Bonjour', text: 'Madame, Monsieur' });
    expect(kind).toBe('none');
    expect(score).toBeLessThan(1);
    expect(findings.map(({ rule }) => rule)).not.toContain('logo-in-image');
  });

  it('flags with an ask, from a sender who may not speak for the brand', async () => {
    const { kind, brand, findings } = await judge({ subject: APPOINTMENT, text: APPOINTMENT });
    expect(['suspicious', 'impersonation']).toContain(kind);
    expect(brand).toBe('docusign');
    const found = findings.find(({ rule }) => rule === 'logo-in-image');
    expect(found).toMatchObject({ where: 'image', evidence: 'DocuSign', brand: 'docusign' });
  });

  it('is the logo of the brand itself in its own mail', async () => {
    const { kind, findings } = await judge({
      from: 'Info <info@docusign.net>',
      subject: APPOINTMENT,
      authentication:
        'spf=pass smtp.mailfrom=docusign.net; dkim=pass header.d=docusign.net; dmarc=pass header.from=docusign.net',
    });
    expect(kind).toBe('genuine');
    expect(findings.map(({ rule }) => rule)).not.toContain('logo-in-image');
  });
});

it('all that pictures can claim together stays below the threshold of a warning', () => {
  const names = readdirSync('rules/claim').filter((name) => /image|logo|picture/.test(name));
  expect(names).toContain('logo-in-image.yaml');
  const withoutAsk = names.filter(
    (name) => !/ask(?:s|ed)\b/.test(readFileSync(`rules/claim/${name}`, 'utf8')),
  );
  const sum = withoutAsk.reduce((total, name) => total + ruleFile(name).weight, 0);
  const policy: { readonly thresholds: { readonly suspicious: number } } = parse(
    readFileSync('rules/policy.yaml', 'utf8'),
  );
  expect(sum).toBeLessThan(policy.thresholds.suspicious / 2);
});
