import { DISTRACTOR_SIDE, type DistractorDrawing, svgOf } from './distractor-drawing.ts';
import { signDrawings } from './distractor-signs.ts';

/** What half of all mail shows: buttons, frames, arrows. A logo of such a shape cannot be told from them. */
const SHAPES: Readonly<Record<string, string>> = {
  disc: '<circle cx="120" cy="120" r="100"/>',
  ring: '<circle cx="120" cy="120" r="80" fill="none" stroke="#222" stroke-width="30"/>',
  'thin ring': '<circle cx="120" cy="120" r="90" fill="none" stroke="#222" stroke-width="10"/>',
  square: '<rect x="20" y="20" width="200" height="200"/>',
  'rounded square': '<rect x="20" y="20" width="200" height="200" rx="44"/>',
  frame: '<rect x="30" y="30" width="180" height="180" fill="none" stroke="#222" stroke-width="16"/>',
  bar: '<rect x="10" y="100" width="220" height="36"/>',
  'wide bar': '<rect x="10" y="80" width="220" height="70"/>',
  button: '<rect x="10" y="80" width="220" height="70" rx="35"/>',
  'upright bar': '<rect x="90" y="10" width="50" height="220"/>',
  triangle: '<path d="M120 20 220 220H20Z"/>',
  'triangle downward': '<path d="M120 220 220 20H20Z"/>',
  'triangle to the right': '<path d="M30 20 220 120 30 220Z"/>',
  diamond: '<path d="M120 10 230 120 120 230 10 120Z"/>',
  hexagon: '<path d="M120 10 216 65V175L120 230 24 175V65Z"/>',
  star: '<path d="M120 10 147 92H234L164 143 190 226 120 175 50 226 76 143 6 92H93Z"/>',
  heart:
    '<path d="M120 220C10 130 20 40 80 40 105 40 120 60 120 70 120 60 135 40 160 40 220 40 230 130 120 220Z"/>',
  cross: '<path d="M90 20H150V90H220V150H150V220H90V150H20V90H90Z"/>',
  check: '<path d="M30 120 100 190 215 50" fill="none" stroke="#222" stroke-width="34"/>',
  'arrow to the right': '<path d="M20 90H130V40L225 120 130 200V150H20Z"/>',
  menu: '<path d="M20 40H220V76H20ZM20 102H220V138H20ZM20 164H220V200H20Z"/>',
  'two bars': '<path d="M40 20H100V220H40ZM140 20H200V220H140Z"/>',
  'four squares':
    '<path d="M20 20H112V112H20ZM128 20H220V112H128ZM20 128H112V220H20ZM128 128H220V220H128Z"/>',
  'half disc': '<path d="M20 170A100 100 0 0 1 220 170Z"/>',
  envelope:
    '<path d="M10 50H230V190H10Z" fill="none" stroke="#222" stroke-width="14"/><path d="M10 50 120 130 230 50" fill="none" stroke="#222" stroke-width="14"/>',
  telephone:
    '<path d="M60 20 100 30 110 80 85 100Q105 150 145 165L165 140 215 150 220 195Q190 230 130 200 60 160 35 80 30 40 60 20Z"/>',
  person: '<circle cx="120" cy="75" r="50"/><path d="M30 220Q30 140 120 140 210 140 210 220Z"/>',
  lock: '<rect x="50" y="105" width="140" height="115" rx="12"/><path d="M75 110V75A45 45 0 0 1 165 75V110" fill="none" stroke="#222" stroke-width="22"/>',
};

/** Geometric shapes, signs, letters, and words as mail has them in its pictures. */
export function distractorDrawings(): DistractorDrawing[] {
  const shapes = Object.entries(SHAPES).map(([name, body]) => ({
    name,
    svg: svgOf(DISTRACTOR_SIDE, DISTRACTOR_SIDE, body),
  }));
  return [...shapes, ...signDrawings(), ...letters(), ...words()];
}

const FACES = [
  'font-family="DejaVu Sans"',
  'font-family="DejaVu Sans" font-weight="bold"',
  'font-family="DejaVu Serif"',
  'font-family="DejaVu Serif" font-weight="bold"',
  'font-family="DejaVu Sans Condensed" font-weight="bold"',
  'font-family="DejaVu Sans Mono"',
] as const;

function letters(): DistractorDrawing[] {
  return [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghkmnpqrstuvxyz0123456789&@#!?€$%'].flatMap((letter) =>
    FACES.map((face) => text(letter === '&' ? '&amp;' : letter, face, `letter ${letter}`)),
  );
}

/** Words of pictures in mail, and syllables that make words of every length. */
const WORDS =
  'SALE NEW Shop Menu Info Free Home More Login Start Order Offer Bonus Pay Bank Post Mail News Help Open Thank you Hello Welcome Invoice Account Support Download Discount Summer Winter Black Friday Click here Confirm Rechnung Konto Angebot Jetzt kaufen Danke Factuur Bestelling Korting Bedankt Facture Commande Merci Promotion Arve Tellimus Pakkumine Aitäh 50% 2026 24/7 www'.split(
    ' ',
  );

function words(): DistractorDrawing[] {
  return WORDS.flatMap((word, index) =>
    [0, 1, 2].map((turn) => text(word, FACES[(index + turn) % FACES.length] ?? FACES[0], `word ${word}`)),
  );
}

function text(written: string, face: string, name: string): DistractorDrawing {
  const width = Math.max(120, written.length * 80);
  const body = `<text x="20" y="90" font-size="88" ${face}>${written}</text>`;
  return { name, svg: svgOf(width, 130, body) };
}
