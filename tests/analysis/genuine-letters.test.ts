import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { verdictOn } from './shipped-rules.ts';

const Letter = z.strictObject({
  name: z.string(),
  from: z.string(),
  subject: z.string(),
  returnPath: z.string().optional(),
  replyTo: z.string().optional(),
  sender: z.string().optional(),
  listPost: z.string().optional(),
  html: z.string().optional(),
  text: z.string().optional(),
});
type Letter = z.infer<typeof Letter>;

const LETTERS = z
  .array(Letter)
  .parse(parse(readFileSync(new URL('./genuine-letters.yaml', import.meta.url), 'utf8')));

function written({ from, subject, returnPath, replyTo, sender, listPost, html, text = '' }: Letter): Buffer {
  const fields = [
    ...(returnPath ? [`Return-Path: <${returnPath}>`] : []),
    ...(listPost ? [`List-Post: ${listPost}`] : []),
    `From: ${from}`,
    ...(sender ? [`Sender: ${sender}`] : []),
    ...(replyTo ? [`Reply-To: ${replyTo}`] : []),
    'To: Jan Peeters <jan@home.example>',
    `Subject: ${subject}`,
    'MIME-Version: 1.0',
    `Content-Type: text/${html ? 'html' : 'plain'}; charset=utf-8`,
  ];
  return Buffer.from(`${fields.join('\r\n')}\r\n\r\n${html ?? text}`);
}

describe('a genuine letter', () => {
  it.each(LETTERS)('$name', async (letter) => {
    const verdict = await verdictOn(written(letter));
    const fired = verdict.findings.map(({ rule, weight }) => `${rule}=${weight}`).join(' ');
    expect(['none', 'genuine'], `${verdict.kind} ${verdict.score}: ${fired}`).toContain(verdict.kind);
  });
});
