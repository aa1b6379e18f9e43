import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { ATTACHMENT_LIMITS } from '../limits.ts';
import type { Pixels } from './pixels.ts';

// Without this it would fetch its own program from a server on the web.
const program = readFileSync(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')));
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(program).buffer } });

/** What the QR codes in a grey picture say, each once. */
export async function readCodes({ width, height, data }: Omit<Pixels, 'channels'>): Promise<string[]> {
  const colours = new Uint32Array(width * height);
  for (let pixel = 0; pixel < colours.length; pixel++) {
    colours[pixel] = 0xff000000 | ((data[pixel] ?? 0) * 0x010101);
  }
  const image = { data: new Uint8ClampedArray(colours.buffer), width, height, colorSpace: 'srgb' as const };
  const found = await readBarcodes(image, {
    formats: ['QRCode', 'MicroQRCode', 'RMQRCode'],
    maxNumberOfSymbols: ATTACHMENT_LIMITS.codes,
  });
  return [...new Set(found.map(({ text }) => text.slice(0, ATTACHMENT_LIMITS.codeLength)))];
}
