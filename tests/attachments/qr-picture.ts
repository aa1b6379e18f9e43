import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp, { type Sharp } from 'sharp';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';

const program = readFileSync(fileURLToPath(import.meta.resolve('zxing-wasm/writer/zxing_writer.wasm')));
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(program).buffer } });

/** A QR code as PNG, of three pixels a module. */
export async function qrPicture(text: string): Promise<Buffer> {
  const { image } = await writeBarcode(text, { format: 'QRCode', scale: 3 });
  if (!image) throw new Error('the code cannot be written');
  return Buffer.from(await image.arrayBuffer());
}

/** The same, somewhere on a scanned page. */
export async function pageWithCode(text: string): Promise<Sharp> {
  const page = sharp({ create: { width: 1240, height: 1754, channels: 3, background: '#fffef8' } });
  return sharp(
    await page
      .composite([{ input: await qrPicture(text), left: 700, top: 1200 }])
      .png()
      .toBuffer(),
  );
}
