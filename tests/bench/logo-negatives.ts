import sharp from 'sharp';
import { type Chance, words } from './logo-degradations.ts';

/** Pictures without any logo, as mail has them: words, controls, photographs. */
export const NEGATIVES: Readonly<Record<string, (chance: Chance) => Promise<Buffer>>> = {
  words: (chance) => {
    const face = chance.of(['DejaVu Sans', 'DejaVu Serif', 'DejaVu Sans Mono', 'DejaVu Sans Condensed']);
    const weight = chance.of(['normal', 'bold']);
    const body = `<text x="6" y="60" font-size="${chance.between(14, 44)}" font-weight="${weight}" font-family="${face}">${words(chance, chance.between(1, 4))}</text>`;
    return drawing(chance, 600, 90, body);
  },
  controls: (chance) => {
    const shapes = Array.from({ length: chance.between(1, 6) }, () => control(chance));
    return drawing(chance, 500, 300, shapes.join(''));
  },
  photograph: (chance) => photograph(chance),
  'table of figures': (chance) => {
    const cells = Array.from({ length: 24 }, (_, index) => {
      const [x, y] = [20 + (index % 4) * 120, 30 + Math.floor(index / 4) * 36];
      return `<text x="${x}" y="${y}" font-size="15" font-family="DejaVu Sans">${chance.between(1, 9999)}</text>`;
    });
    return drawing(chance, 500, 240, cells.join(''));
  },
};

function control(chance: Chance): string {
  const [x, y, size] = [chance.between(0, 380), chance.between(0, 200), chance.between(16, 110)];
  const fill = `rgb(${chance.between(0, 200)},${chance.between(0, 200)},${chance.between(0, 200)})`;
  return chance.of([
    `<rect x="${x}" y="${y}" width="${size * 2}" height="${size}" rx="${chance.between(0, 20)}" fill="${fill}"/>`,
    `<circle cx="${x + size}" cy="${y + size / 2}" r="${size / 2}" fill="${fill}"/>`,
    `<path d="M${x} ${y}h${size}l${size / 2} ${size / 2}-${size / 2} ${size / 2}h-${size}z" fill="${fill}"/>`,
    `<rect x="${x}" y="${y}" width="${size}" height="${size}" fill="none" stroke="${fill}" stroke-width="${chance.between(1, 9)}"/>`,
    `<path d="M${x} ${y + size / 2}l${size / 3} ${size / 2} ${size / 1.5}-${size}" fill="none" stroke="${fill}" stroke-width="8"/>`,
  ]);
}

async function drawing(chance: Chance, width: number, height: number, body: string): Promise<Buffer> {
  const pale = `rgb(${chance.between(220, 255)},${chance.between(220, 255)},${chance.between(220, 255)})`;
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${pale}"/>${body}</svg>`;
  return sharp(Buffer.from(text)).png().toBuffer();
}

/** Blurred noise in large and small: light, shade and no edge that anybody drew. */
async function photograph(chance: Chance): Promise<Buffer> {
  const [width, height] = [chance.between(200, 400), chance.between(150, 300)];
  const coarse = Buffer.from(Array.from({ length: 8 * 6 * 3 }, () => chance.between(0, 255)));
  const fine = Buffer.from(Array.from({ length: width * height * 3 }, () => chance.between(0, 60)));
  const ground = await sharp(coarse, { raw: { width: 8, height: 6, channels: 3 } })
    .resize(width, height, { fit: 'fill', kernel: 'cubic' })
    .png()
    .toBuffer();
  const grain = await sharp(fine, { raw: { width, height, channels: 3 } })
    .blur(1.5)
    .png()
    .toBuffer();
  return sharp(ground)
    .composite([{ input: grain, blend: 'add' }])
    .jpeg({ quality: 80 })
    .toBuffer();
}
