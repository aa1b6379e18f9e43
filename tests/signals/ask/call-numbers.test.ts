import { describe, expect, it } from 'vitest';
import { findingsIn } from '../context/judged-by-shipped-rules.ts';

async function calls(text: string) {
  const findings = await findingsIn(`From: Jan Peeters <jan@lab.example>\nSubject: Bericht\n${text}`);
  return findings.filter(({ signal }) => signal === 'call').map(({ where, evidence }) => [where, evidence]);
}

describe('a request to call quotes the number', () => {
  it.each([
    ['\nBel onmiddellijk onze klantenservice, dag en nacht: 056 12 34 56.', '056 12 34 56'],
    ['\nAppelez le O56 12 34 56 depuis la Belgique.', 'O56 12 34 56'],
    ['\nRufen Sie uns an: ＋３２ ５６ １２ ３４ ５６', '＋３２ ５６ １２ ３４ ５６'],
    ['\nHelistage 1715.', 'Helistage 1715'],
    ['Content-Type: text/html\n\n<a href="tel:+12025550100">Call now</a>', 'tel:+12025550100'],
  ])('%j', async (text, evidence) => {
    const found = await calls(text);
    expect(found[0]?.[1]).toContain(evidence);
  });

  it('in the name of the sender', async () => {
    const findings = await findingsIn('From: Call +1 202 555 0100 <a@lab.example>\nSubject: x\n\nHello');
    expect(findings).toContainEqual(
      expect.objectContaining({
        signal: 'call',
        where: 'from.display-name',
        evidence: 'Call +1 202 555 0100',
      }),
    );
  });
});

describe('a number alone asks nothing', () => {
  it.each([
    '\nJan Peeters\nTel. 056 12 34 56',
    '\nBel nooit naar 056 12 34 56.',
    '\nFax: 056 12 34 56',
    'Content-Type: text/html\n\n<a href="tel:+3256123456">056 12 34 56</a>',
    '\nBestelnummer 0470 12 34 56',
  ])('%j', async (text) => {
    expect(await calls(text)).toEqual([]);
  });
});
