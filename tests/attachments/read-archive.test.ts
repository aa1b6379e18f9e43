import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ATTACHMENT_LIMITS } from '../../src/attachments/limits.ts';
import { readZip } from '../../src/attachments/read-archive.ts';
import { zipFile } from './zip-file.ts';

const TYPES = { name: '[Content_Types].xml' };
const relationships = (type: string, target: string): string =>
  `<Relationships><Relationship Id="r" Type="http://x/${type}" Target="${target}" TargetMode="External"/></Relationships>`;

describe('readZip', () => {
  it('lists names, nested archives among them', async () => {
    const zip = zipFile([{ name: 'a/invoice.html' }, { name: 'inner.zip' }, { name: 'préfet.pdf' }]);
    expect(await readZip(zip)).toMatchObject({
      isOffice: false,
      entries: ['a/invoice.html', 'inner.zip', 'préfet.pdf'],
      encrypted: false,
      problems: [],
    });
  });

  it('lists names that are attacks on a file system', async () => {
    const zip = zipFile([{ name: '../../etc/passwd' }, { name: 'C:\\x.exe' }, { name: '/root' }]);
    expect((await readZip(zip)).entries).toEqual(['../../etc/passwd', 'C:\\x.exe', '/root']);
  });

  it('sees that entries are locked', async () => {
    const zip = zipFile([{ name: 'statement.pdf', content: 'x', encrypted: true }]);
    expect((await readZip(zip)).encrypted).toBe(true);
  });

  it('lists the first of 10,000 entries', async () => {
    const names = Array.from({ length: 10_000 }, (_, index) => ({ name: `${index}.txt` }));
    const zip = zipFile(names);
    const started = performance.now();
    const { entries, problems } = await readZip(zip);
    expect(performance.now() - started).toBeLessThan(2_500);
    expect(entries).toHaveLength(ATTACHMENT_LIMITS.entryNames);
    expect(problems).toEqual(['too-large']);
  });

  it('reads text, links, templates and macros of an Office document', async () => {
    const zip = zipFile([
      TYPES,
      {
        name: 'word/document.xml',
        content: '<w:p><w:t>Your account</w:t><w:t> is blocked</w:t></w:p><w:p><w:t>Call us</w:t></w:p>',
      },
      {
        name: 'word/_rels/document.xml.rels',
        content: relationships('hyperlink', 'https://login.files.example/'),
      },
      {
        name: 'word/_rels/settings.xml.rels',
        content: relationships('attachedTemplate', 'https://files.example/t.dotm'),
      },
      { name: 'word/vbaProject.bin' },
    ]);
    expect(await readZip(zip)).toMatchObject({
      isOffice: true,
      text: 'Your account is blocked\nCall us',
      links: [{ host: 'login.files.example' }],
      remoteTemplates: ['https://files.example/t.dotm'],
      scripts: ['macro'],
    });
  });

  it('leaves the template on a file server alone', async () => {
    const zip = zipFile([
      TYPES,
      {
        name: 'word/_rels/settings.xml.rels',
        content: relationships('attachedTemplate', 'file:///F:/Templates/Letter.dotx'),
      },
    ]);
    expect((await readZip(zip)).remoteTemplates).toEqual([]);
  });

  it('unpacks no more of a bomb than its limit', async () => {
    const zip = zipFile([TYPES, { name: 'word/document.xml', content: Buffer.alloc(200_000_000, 'a') }]);
    const before = process.memoryUsage().rss;
    const started = performance.now();
    expect((await readZip(zip)).text).toBe('');
    expect(performance.now() - started).toBeLessThan(2_500);
    expect(process.memoryUsage().rss - before).toBeLessThan(60_000_000);
  });

  it.each([
    ['without its end', (zip: Buffer) => zip.subarray(0, zip.length - 30)],
    ['without its start', (zip: Buffer) => zip.subarray(20)],
    ['with nothing but its mark', () => Buffer.from('PK\x03\x04')],
  ])('tells that a zip %s is broken', async (_, damage) => {
    const { problems } = await readZip(damage(zipFile([{ name: 'a.txt', content: 'x' }])));
    expect(problems).not.toEqual([]);
  });

  it('never rejects', async () => {
    const zip = zipFile([TYPES, { name: 'word/document.xml', content: '<w:t>x</w:t>' }, { name: 'b.html' }]);
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: zip.length - 1 }), fc.nat({ max: 255 }), async (at, value) => {
        const damaged = Buffer.from(zip);
        damaged[at] = value;
        expect((await readZip(damaged)).problems).toBeDefined();
      }),
      { numRuns: 300 },
    );
  });
});
