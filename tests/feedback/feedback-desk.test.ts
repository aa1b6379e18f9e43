import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { parseLabels } from '../../src/evaluation/label.ts';
import { type DeskSettings, openFeedbackDesk } from '../../src/feedback/feedback-desk.ts';
import { openFeedbackStore } from '../../src/feedback/feedback-store.ts';
import { HARMLESS, STORY } from '../commands/messages.ts';
import { PATIENCE } from '../servers/patience.ts';
import { makeRunFolder } from '../servers/run-folder.ts';
import { forwarded } from './forwarded.ts';

const KEY = 'ab'.repeat(32);
const REPORT = {
  ...{ verdict: 'impersonation', score: 8.7, brand: 'proximus', language: 'fr' },
  origin: {
    domain: 'contactcenter.be',
    role: 'stranger',
    authentication: { spf: 'pass', dkim: 'pass', dmarc: 'pass' },
  },
  findings: [{ rule: 'claim-in-local-part', weight: 3.5 }],
};

const engine: Pick<Engine, 'analyse'> = {
  analyse: async () => ({ kind: 'edits', edits: [], report: REPORT }),
};

const silent = { info() {}, warn() {}, error() {}, debug() {} };

function desk(changes: Partial<DeskSettings> = {}) {
  const folder = makeRunFolder('feedback');
  const store = openFeedbackStore(folder, KEY);
  const settings = {
    notSpamAddress: 'not-spam@example.org',
    missAddress: 'spam@example.org',
    perDay: 3,
    keepOriginals: false,
    key: KEY,
    ...changes,
  };
  return { folder, store, ...openFeedbackDesk(engine, store, settings, silent) };
}

const report = (content: string, reporter = 'anne@example.org') =>
  ({ kind: 'false-alarm', channel: 'http', content: Buffer.from(content), reporter }) as const;

describe('a report', () => {
  it('becomes a label and a suggestion, without the reporter and without a word of the mail', async () => {
    const { folder, store, take } = desk();
    const receipt = await take(report(STORY));
    const [entry] = store.entries();
    expect(receipt).toEqual({ kind: 'taken', id: entry?.id });
    expect(entry).toMatchObject({
      brand: 'proximus',
      original: false,
      authenticated: true,
      suggestion: { as: 'partner' },
    });
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) =>
      each.isFile(),
    );
    const everything = files
      .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'))
      .join();
    expect(everything).not.toMatch(/anne@|Bonjour|patrick|conseiller/i);
    const labels = parseLabels('labels.jsonl', readFileSync(join(folder, 'labels.jsonl'), 'utf8'));
    expect(labels).toMatchObject({ ok: true, labels: [{ label: 'ham', brand: 'proximus', lang: 'fr' }] });
  });

  it('of the same message is the same report', async () => {
    const { store, take } = desk();
    const [first, second] = [await take(report(STORY)), await take(report(STORY, 'bob@example.org'))];
    expect(second).toEqual(first);
    expect(store.entries()).toHaveLength(1);
  });

  it('is refused when its reporter has reported enough, all at once too', async () => {
    const { take } = desk();
    const many = Array.from({ length: 5 }, (_, index) => take(report(`${HARMLESS}${index}`)));
    const receipts = await Promise.all(many);
    expect(receipts.filter(({ kind }) => kind === 'taken')).toHaveLength(3);
    expect(await take(report('Subject: other\r\n\r\n', 'bob@example.org'))).toMatchObject({ kind: 'taken' });
  });

  it('keeps the message sealed where that is wanted, until it is purged', async () => {
    const { folder, store, take } = desk({ keepOriginals: true });
    await take(report(STORY));
    const [entry] = store.entries();
    const file = join(folder, 'messages', `${entry?.id}.eml.sealed`);
    expect(readFileSync(file).includes('Bonjour')).toBe(false);
    expect(store.original(entry?.id ?? '').toString()).toBe(STORY);
    expect(store.purge('2000-01-01T00:00:00.000Z')).toBe(0);
    expect(store.purge('9999-01-01T00:00:00.000Z')).toBe(1);
    expect(existsSync(file)).toBe(false);
    expect(store.entries()).toEqual([]);
  });

  it.each(['../../etc/passwd', '', 'x', '01J00000000000000000000000/..'])(
    'is not found under the id %j',
    (id) => {
      expect(desk().store.find(id)).toBeUndefined();
    },
  );
});

describe('a forward', () => {
  it('is one that goes to one of the two addresses', () => {
    const { concerns } = desk();
    expect(concerns({ forwardPaths: ['Not-Spam@example.org'] })).toBe(true);
    expect(concerns({ forwardPaths: ['anne@example.org', ''] })).toBe(false);
    expect(
      desk({ notSpamAddress: '', missAddress: '' }).concerns({ forwardPaths: ['', 'x@example.org'] }),
    ).toBe(false);
  });

  it('reports every attached message, as the address says', async () => {
    const { store, takeForwarded } = desk();
    const content = Buffer.from(forwarded([STORY, HARMLESS], 'spam@example.org'));
    const envelope = { reversePath: 'anne@example.org', forwardPaths: ['spam@example.org'] };
    takeForwarded({ client: {}, envelope, content });
    await expect.poll(() => store.entries().map(({ kind }) => kind), PATIENCE).toEqual(['miss', 'miss']);
  });

  it('says nothing where it goes to both, or has nothing attached', async () => {
    const { store, takeForwarded, take } = desk();
    const both = { forwardPaths: ['spam@example.org', 'not-spam@example.org'] };
    takeForwarded({ client: {}, envelope: both, content: Buffer.from(forwarded([STORY], 'x')) });
    takeForwarded({
      client: {},
      envelope: { forwardPaths: ['spam@example.org'] },
      content: Buffer.from(STORY),
    });
    await take(report(HARMLESS));
    expect(store.entries()).toHaveLength(1);
  });
});
