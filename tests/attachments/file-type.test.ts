import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FileType, fileType } from '../../src/attachments/file-type.ts';
import { pdfFile } from './pdf-file.ts';
import { zipFile } from './zip-file.ts';

const bytes = (latin1: string): Buffer => Buffer.from(latin1, 'latin1');

/** A program for Windows, as short as its two headers allow. */
function windowsProgram(): Buffer {
  const program = Buffer.alloc(0x44);
  program.write('MZ', 0, 'latin1');
  program.writeUInt32LE(0x40, 0x3c);
  program.write('PE\0\0', 0x40, 'latin1');
  return program;
}

function discImage(): Buffer {
  const disc = Buffer.alloc(0x8010);
  disc.write('CD001', 0x8001, 'latin1');
  return disc;
}

const KNOWN: Readonly<Record<string, readonly [Uint8Array, FileType]>> = {
  'a PDF': [pdfFile({}), 'pdf'],
  'a PDF behind a few bytes of junk': [Buffer.concat([bytes('\r\n\r\n'), pdfFile({})]), 'pdf'],
  'a zip': [zipFile([{ name: 'a.txt' }]), 'zip'],
  'an empty zip': [zipFile([]), 'zip'],
  'a RAR': [bytes('Rar!\x1A\x07\x01\0'), 'rar'],
  'a picture of each kind: PNG': [bytes('\x89PNG\r\n\x1A\n'), 'png'],
  JPEG: [bytes('\xFF\xD8\xFF\xE0'), 'jpeg'],
  GIF: [bytes('GIF89a'), 'gif'],
  WebP: [bytes('RIFF\0\0\0\0WEBPVP8 '), 'webp'],
  'a page': [bytes('<!DOCTYPE html><p>'), 'html'],
  'a page behind a comment': [bytes('<!-- saved from url=(0022)https://lab.example/ -->\n<html>'), 'html'],
  'a page that is nothing but a script': [bytes('  <script>location="x"</script>'), 'html'],
  'a page in UTF-16': [Buffer.from('\uFEFF<html><p>', 'utf16le'), 'html'],
  'XHTML with its declaration': [bytes('<?xml version="1.0"?><html>'), 'html'],
  SVG: [bytes('<svg xmlns="http://www.w3.org/2000/svg">'), 'svg'],
  'SVG with its declaration': [bytes('<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "x" "y">\n<svg>'), 'svg'],
  'a program for Windows': [windowsProgram(), 'executable'],
  'a program for Linux': [bytes('\x7FELF\x02'), 'executable'],
  'a shortcut': [bytes('L\0\0\0\x01\x14\x02\0'), 'shortcut'],
  'a disc': [discImage(), 'iso'],
  'an old Office document': [bytes('\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1'), 'ole'],
  'settings for a telephone': [
    bytes('<?xml version="1.0"?><plist><dict><key>PayloadContent</key></dict></plist>'),
    'profile',
  ],
  'signed settings': [bytes('0\x82\x10\0\x06\x09*\x86<plist><key>PayloadContent</key>'), 'profile'],
  'a text that speaks of HTML': [bytes('The <html> element is the first one.'), 'unknown'],
  'a signature': [bytes('0\x82\x10\0\x06\x09*\x86H'), 'unknown'],
  'a text that begins with MZ': [bytes('MZ is the mark of a program'), 'unknown'],
  nothing: [new Uint8Array(), 'unknown'],
};

describe('fileType', () => {
  it.each(Object.entries(KNOWN))('knows %s', (_, [content, type]) => {
    expect(fileType(content)).toBe(type);
  });

  it('says something about any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 3000 }), (content) => fileType(content) !== undefined));
  });

  it('reads 5 MB of spaces and comments in no time', () => {
    const started = performance.now();
    fileType(Buffer.from('<!-- '.repeat(1_000_000)));
    fileType(Buffer.alloc(5_000_000, ' '));
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
