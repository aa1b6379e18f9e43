import { describe, expect, it } from 'vitest';
import { hasDoubleExtension, isReversed, type NameKind, nameKind } from '../../src/attachments/file-name.ts';

describe('nameKind', () => {
  it.each<[string, NameKind]>([
    ['Update.EXE', 'program'],
    ['update.exe ', 'program'],
    ['mail.mobileconfig', 'program'],
    ['voicemail.shtml', 'page'],
    ['logo.svg', 'page'],
    ['build.js', 'script'],
    ['photos.zip', 'archive'],
    ['firmware.bin', 'other'],
    ['README', 'other'],
    ['', 'other'],
  ])('%j is %s', (name, kind) => {
    expect(nameKind(name)).toBe(kind);
  });
});

describe('hasDoubleExtension', () => {
  it.each(['invoice.pdf.html', 'photo.jpg.scr', 'invoice.pdf            .exe', 'scan.PDF_.hta'])(
    '%j pretends',
    (name) => {
      expect(hasDoubleExtension(name)).toBe(true);
    },
  );

  it.each([
    'page.html.pdf',
    'backup.tar.gz',
    'contract.pdf.p7m',
    'report.v1.2.html',
    'photos.jpg.zip',
    'setup.exe',
  ])('%j does not', (name) => {
    expect(hasDoubleExtension(name)).toBe(false);
  });
});

describe('isReversed', () => {
  it('sees letters that are turned round', () => {
    expect(isReversed('invoice_\u202Efdp.exe')).toBe(true);
  });

  it('leaves the marks of Hebrew and Arabic names alone', () => {
    expect(isReversed('\u05D7\u05E9\u05D1\u05D5\u05DF\u200F.pdf')).toBe(false);
  });
});
