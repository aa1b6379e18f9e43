/** What a test says about a PDF. */
export interface PdfParts {
  readonly lines?: readonly string[];
  readonly link?: string;
  /** Entries of the catalog, after its pages. */
  readonly catalog?: string;
  /** More objects, from number 7 on. */
  readonly objects?: readonly string[];
  /** Entries of the resources of the page. */
  readonly resources?: string;
  /** Operators in front of the text. */
  readonly operators?: string;
}

/** A PDF of one page without a cross-reference table, as readers of PDF mend it. */
export function pdfFile({
  lines = [],
  link,
  catalog = '',
  objects = [],
  resources = '',
  operators = '',
}: PdfParts): Uint8Array {
  const shown = lines.map((line) => `(${line}) Tj T*`).join(' ');
  const stream = `${operators} BT /F 9 Tf 12 TL 20 280 Td ${shown} ET`;
  const annotations = link === undefined ? '' : '/Annots[6 0 R]';
  const page = `/Type/Page/Parent 2 0 R/MediaBox[0 0 900 300]/Contents 4 0 R${annotations}`;
  const all = [
    `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<<${page}/Resources<</Font<</F 5 0 R>>${resources}>>>>`,
    `<</Length ${stream.length}>>stream\n${stream}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    `<</Type/Annot/Subtype/Link/Rect[0 0 300 300]/A<</S/URI/URI(${link ?? ''})>>>>`,
    ...objects,
  ];
  const body = all.map((object, index) => `${index + 1} 0 obj${object}\nendobj`).join('\n');
  return Buffer.from(`%PDF-1.4\n${body}\ntrailer<</Root 1 0 R>>\n%%EOF`, 'latin1');
}

/** A JPEG and its size in pixels. */
interface Scan {
  readonly data: Buffer;
  readonly info: { readonly width: number; readonly height: number };
}

/** A PDF whose pages are one picture each, as scanners write them. */
export function pdfWithPictures(scans: readonly Scan[]): Uint8Array {
  const numberOf = (index: number): number => 3 + index * 3;
  const kids = scans.map((_, index) => `${numberOf(index)} 0 R`).join(' ');
  const objects = scans.flatMap(({ data, info: { width, height } }, index) => {
    const page = numberOf(index);
    const drawing = `q ${width} 0 0 ${height} 0 0 cm /I Do Q`;
    const picture = `/Width ${width}/Height ${height}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode`;
    return [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${width} ${height}]/Contents ${page + 1} 0 R/Resources<</XObject<</I ${page + 2} 0 R>>>>>>`,
      `<</Length ${drawing.length}>>stream\n${drawing}\nendstream`,
      `<</Type/XObject/Subtype/Image${picture}/Length ${data.length}>>stream\n${data.toString('latin1')}\nendstream`,
    ];
  });
  const all = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${kids}]/Count ${scans.length}>>`,
    ...objects,
  ];
  const body = all.map((object, index) => `${index + 1} 0 obj${object}\nendobj`).join('\n');
  return Buffer.from(`%PDF-1.4\n${body}\ntrailer<</Root 1 0 R>>\n%%EOF`, 'latin1');
}
