import { DISTRACTOR_SIDE, type DistractorDrawing, svgOf } from './distractor-drawing.ts';

/** What a sign stands on: that of a dialogue, a road, a button. */
const GROUNDS: Readonly<Record<string, string>> = {
  disc: '<circle cx="120" cy="120" r="110"/>',
  'rounded square': '<rect x="10" y="10" width="220" height="220" rx="40"/>',
  'upright triangle': '<path d="M120 8 234 226H6Z"/>',
  octagon: '<path d="M76 10H164L230 76V164L164 230H76L10 164V76Z"/>',
  ring: '<circle cx="120" cy="120" r="98" fill="none" stroke="#222" stroke-width="20"/>',
};

/** White on what they stand on; the ring has them in its own colour. */
const SIGNS: Readonly<Record<string, string>> = {
  information: '<circle cx="120" cy="62" r="17"/><path d="M94 96H138V178H152V194H88V178H102V112H94Z"/>',
  exclamation: '<path d="M102 50H138L132 148H108Z"/><circle cx="120" cy="180" r="18"/>',
  'no entry': '<rect x="42" y="98" width="156" height="44"/>',
  'plus sign': '<path d="M104 56H136V104H184V136H136V184H104V136H56V104H104Z"/>',
  'times sign':
    '<path d="M74 52 120 98 166 52 188 74 142 120 188 166 166 188 120 142 74 188 52 166 98 120 52 74Z"/>',
  'check mark': '<path d="M56 118 80 94 106 120 162 64 186 88 106 168Z"/>',
  play: '<path d="M88 62 182 120 88 178Z"/>',
  person: '<circle cx="120" cy="60" r="18"/><path d="M60 86H180V102H142V196H98V102H60Z"/>',
  'arrow up': '<path d="M120 46 184 116H144V192H96V116H56Z"/>',
  'arrow down': '<path d="M120 194 184 124H144V48H96V124H56Z"/>',
  'arrow right': '<path d="M194 120 124 184V144H48V96H124V56Z"/>',
  'arrow left': '<path d="M46 120 116 184V144H192V96H116V56Z"/>',
  power: '<path d="M106 40H134V120H106ZM80 62 92 84A56 56 0 1 0 148 84L160 62A80 80 0 1 1 80 62Z"/>',
  question:
    '<path d="M76 92Q76 46 122 46 166 46 166 86 166 112 138 126V150H104V112Q132 100 132 86 132 76 120 76 108 76 108 92Z"/><circle cx="121" cy="180" r="18"/>',
};

/** Signs of dialogues and roads: whatever a disc has in the middle of it is like any other that has something there. */
export function signDrawings(): DistractorDrawing[] {
  const alone = Object.entries(SIGNS).map(([name, sign]) => ({ name, svg: drawing(sign) }));
  const grounded = Object.entries(GROUNDS).flatMap(([ground, body]) =>
    Object.entries(SIGNS).map(([sign, shape]) => ({
      name: `${sign} in ${ground}`,
      svg: drawing(`${body}<g fill="${ground === 'ring' ? '#222222' : '#ffffff'}">${shape}</g>`),
    })),
  );
  return [...alone, ...grounded, ...geometry()];
}

/** Of these a chart, a photograph with its ground cut away and a pattern consist. */
function geometry(): DistractorDrawing[] {
  return [
    ...ellipses(),
    ...[5, 8].map((corners) => star(`polygon of ${corners}`, corners * 2, Math.cos(Math.PI / corners))),
    ...[5, 8, 12, 16, 24].map((points) => star(`star of ${points}`, points * 2, 0.75)),
    ...[0.3, 0.4, 0.5, 0.6, 0.7].map((hole) => ring(hole)),
    ...[0, 90, 180, 270].map((degrees) => turned('corner', degrees, '<path d="M10 10H230L10 230Z"/>')),
    ...[0, 90, 180, 270].map((degrees) =>
      turned(
        'chevron',
        degrees,
        '<path d="M40 160 120 70 200 160" fill="none" stroke="#222" stroke-width="36"/>',
      ),
    ),
    ...[2, 3, 4].flatMap((rows) => [2, 3].map((columns) => board(columns, rows))),
    ...[2, 3, 4].map((count) => row(count)),
    ...[30, 50, 70].map((place) => ball(place)),
  ];
}

function ellipses(): DistractorDrawing[] {
  return [0.5, 0.65, 0.8].flatMap((ratio) =>
    [0, 30, 60, 90, 120, 150].map((degrees) =>
      turned(`ellipse ${ratio}`, degrees, `<ellipse cx="120" cy="120" rx="105" ry="${105 * ratio}"/>`),
    ),
  );
}

function turned(name: string, degrees: number, body: string): DistractorDrawing {
  return {
    name: `${name}, ${degrees} degrees`,
    svg: drawing(`<g transform="rotate(${degrees} 120 120)">${body}</g>`),
  };
}

/** Corners that are in turn far from the centre and `inner` of that. */
function star(name: string, corners: number, inner: number): DistractorDrawing {
  const points = Array.from({ length: corners }, (_, index) => {
    const angle = (index / corners) * 2 * Math.PI;
    const radius = index % 2 === 0 ? 110 : 110 * inner;
    return `${(120 + radius * Math.sin(angle)).toFixed(1)},${(120 - radius * Math.cos(angle)).toFixed(1)}`;
  });
  return { name, svg: drawing(`<polygon points="${points.join(' ')}"/>`) };
}

function ring(hole: number): DistractorDrawing {
  const width = 110 * (1 - hole);
  const circle = `<circle cx="120" cy="120" r="${110 - width / 2}" fill="none" stroke="#222" stroke-width="${width}"/>`;
  return { name: `ring with a hole of ${hole}`, svg: drawing(circle) };
}

function board(columns: number, rows: number): DistractorDrawing {
  const side = 220 / Math.max(columns, rows);
  const squares = Array.from({ length: columns * rows }, (_, index) => {
    const [x, y] = [index % columns, Math.floor(index / columns)];
    const square = `<rect x="${10 + x * side}" y="${10 + y * side}" width="${side}" height="${side}"/>`;
    return (x + y) % 2 === 0 ? square : '';
  });
  return { name: `board of ${columns} by ${rows}`, svg: drawing(squares.join('')) };
}

/** Light falls on a ball, a coin, a lamp, a planet. */
function ball(place: number): DistractorDrawing {
  const light = `<radialGradient id="g" cx="${place}%" cy="30%"><stop offset="0" stop-color="#eee"/><stop offset="1" stop-color="#222"/></radialGradient>`;
  return {
    name: `ball with light at ${place}`,
    svg: drawing(`<defs>${light}</defs><circle cx="120" cy="120" r="110" fill="url(#g)"/>`),
  };
}

/** Pictures beside each other. */
function row(count: number): DistractorDrawing {
  const squares = Array.from(
    { length: count },
    (_, index) => `<rect x="${10 + index * 115}" y="60" width="100" height="80"/>`,
  );
  return { name: `${count} pictures in a row`, svg: svgOf(count * 115 + 10, 200, squares.join('')) };
}

function drawing(body: string): string {
  return svgOf(DISTRACTOR_SIDE, DISTRACTOR_SIDE, body);
}
