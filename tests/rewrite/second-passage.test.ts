import { describe, expect, it } from 'vitest';
import { loadExpertise } from '../../src/analysis/expertise.ts';
import { analyse, type Circumstances } from '../../src/analysis/pipeline.ts';
import { readRuleFolder } from '../../src/analysis/rule-folder.ts';
import { applyEdits } from '../../src/rewrite/apply-edits.ts';
import type { Treatment } from '../../src/rewrite/treatment.ts';

const reading = loadExpertise(readRuleFolder('rules'));
if (!reading.ok) throw new Error('the shipped rules do not load');
const { expertise } = reading;

async function passed(content: Uint8Array, treatment: Treatment) {
  const circumstances: Circumstances = {
    id: 'test',
    today: '2026-11-22',
    trusted: { kind: 'none' },
    replaceBody: true,
    bannerFrom: 'intermediary',
    defaultLanguage: 'en',
    choices: { treatment: { intermediary: treatment, suspicious: treatment, impersonation: treatment } },
  };
  const transaction = { client: {}, envelope: { forwardPaths: ['jan@home.example'] }, content };
  const { verdict, edits } = await analyse(transaction, expertise, circumstances);
  return { verdict, content: applyEdits(content, edits) };
}

const HEADER = [
  'From: Proximus <info@harvest-lane.example>',
  'Subject: Votre facture Proximus',
  'MIME-Version: 1.0',
];

const TEXT =
  'Cher client Proximus, votre compte est bloqué. Cliquez sur https://login.harvest-lane.example/pay et entrez votre code PIN, ou appelez le 0800 11 22 33.';

const HTML = `<html><head><style>p{color:red}</style></head><body><p>Cher client Proximus, votre compte est bloqué.</p><p><a href="https://login.harvest-lane.example/pay">www.proximus.be</a> et entrez votre code PIN.</p></body></html>`;

const INVITE =
  'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260208T150000Z\r\nSUMMARY:Un conseiller Proximus se présentera chez vous\r\nORGANIZER:mailto:a@harvest-lane.example\r\nEND:VEVENT\r\nEND:VCALENDAR';

const MESSAGES: Readonly<Record<string, readonly string[]>> = {
  'plain text': ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit', '', TEXT],
  HTML: ['Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: 8bit', '', HTML],
  'HTML in base64': [
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(HTML).toString('base64'),
  ],
  'both and an invite': [
    'Content-Type: multipart/alternative; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    TEXT,
    '--b',
    'Content-Type: text/html; charset=utf-8',
    '',
    HTML,
    '--b',
    'Content-Type: text/calendar; method=REQUEST; charset=utf-8',
    '',
    INVITE,
    '--b--',
    '',
  ],
};

describe('a message that passes this program a second time', () => {
  it.each(
    Object.entries(MESSAGES).flatMap(([name, lines]) => [
      { name, lines, treatment: 'contain' as const },
      { name, lines, treatment: 'annotate' as const },
    ]),
  )('gets the same verdict for the same reasons: $name, $treatment', async ({ lines, treatment }) => {
    const first = await passed(Buffer.from([...HEADER, ...lines].join('\r\n')), treatment);
    expect(first.verdict.kind).toBe('impersonation');
    const second = await passed(first.content, treatment);
    expect(second.verdict).toEqual(first.verdict);
    expect(Buffer.from(second.content).toString('latin1')).toBe(
      Buffer.from(first.content).toString('latin1'),
    );
  });

  it('hides nothing from the analysis in a banner that the sender wrote', async () => {
    const hidden = `<table class="cf-banner"\n><tr><td>${TEXT}</td></tr></table><p>Bonjour</p>`;
    const content = Buffer.from(
      ['From: Jan <jan@harvest-lane.example>', 'Content-Type: text/html; charset=utf-8', '', hidden].join(
        '\r\n',
      ),
    );
    const { verdict, content: delivered } = await passed(content, 'contain');
    expect(verdict.kind).toBe('none');
    expect(Buffer.from(delivered).toString()).not.toContain('code PIN');
    expect(Buffer.from(delivered).toString()).toContain('<p>Bonjour</p>');
  });
});
