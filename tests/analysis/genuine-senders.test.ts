import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/verdict/verdict.ts';
import { verdictOn } from './shipped-rules.ts';

/** Names and addresses that well-known companies and offices write under, as general knowledge has them. */
const SENDERS = readFileSync(new URL('./genuine-senders.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => /^(.*) <(.*)>$/.exec(line)?.slice(1) ?? [])
  .map(([name = '', address = '']) => ({ name, address, domain: address.split('@')[1] ?? '' }));

/** A bill as every company sends it, with a request that a swindler would make, too. */
async function bill(name: string, address: string, domain: string): Promise<Verdict> {
  const encoded = `=?utf-8?B?${Buffer.from(name).toString('base64')}?=`;
  const content = Buffer.from(
    [
      `Return-Path: <bounce@${domain}>`,
      `DKIM-Signature: v=1; a=rsa-sha256; d=${domain}; s=a; h=from; bh=x; b=x`,
      `From: ${encoded} <${address}>`,
      'To: Jan <jan@home.example>',
      'Subject: Your invoice',
      'MIME-Version: 1.0',
      'Content-Type: text/html; charset=utf-8',
      '',
      `<p>Dear customer,</p><p>Your ${name} account: a new invoice is ready. Please log in to view and pay it before`,
      `30 November.</p><p><a href="https://www.${domain}/account">Log in to your account</a></p><p>${name}</p>`,
    ].join('\r\n'),
  );
  return verdictOn(content);
}

describe('a bill of a company that people know', () => {
  it.each(SENDERS)('$name <$address> is nobody else’s', async ({ name, address, domain }) => {
    expect(['none', 'genuine']).toContain((await bill(name, address, domain)).kind);
  });

  it('is somebody else’s in its name, for all but short names and everyday words', async () => {
    const verdicts = await Promise.all(
      SENDERS.map(({ name }) => bill(name, 'info@harvest-lane.example', 'harvest-lane.example')),
    );
    const passed = verdicts.flatMap(({ kind }, at) => (kind === 'none' ? (SENDERS[at]?.name ?? '') : []));
    expect(passed).toEqual(['o2', 'OTTO', 'ameli', 'My e-Box', 'X']);
  });
});
