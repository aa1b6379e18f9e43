import { type Document, isLocal, type Problem } from '../documents/document.ts';
import { nearest } from '../documents/nearest.ts';
import { readYaml } from '../documents/yaml-document.ts';
import { catalogueOf, type LogoCatalogue, type LogoView } from './logo-catalogue.ts';
import { LogoRecord } from './logo-record.ts';
import { decodeShape } from './shape-code.ts';

export type LogosReading =
  | { readonly ok: true; readonly catalogue: LogoCatalogue; readonly records: readonly LogoRecord[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads the files of `rules/logos/` and the administrator's own. Takes 40 CPU-ms for 600 brands: for the first picture,
 * not for the start.
 *
 * @param brands ids of the directory; without them nobody asks whether a brand is in it
 */
export function readLogos(documents: readonly Document[], brands?: ReadonlySet<string>): LogosReading {
  const readings = documents.map((document) => ({
    own: isLocal(document),
    reading: readRecord(document, brands),
  }));
  const problems = readings.flatMap(({ reading }) => (reading.ok ? [] : reading.problems));
  if (problems.length > 0) return { ok: false, problems };
  const read = readings.flatMap(({ own, reading }) => (reading.ok ? [{ own, record: reading.record }] : []));
  const switchedOff = new Set(
    read.flatMap(({ own, record }) => (own && record.views.length === 0 ? [record.brand] : [])),
  );
  const records = read
    .filter(({ own, record }) => own || !switchedOff.has(record.brand))
    .map(({ record }) => record);
  return {
    ok: true,
    records,
    // Made when it is asked for: at a start the files are only checked.
    get catalogue() {
      return catalogueOf(records.flatMap(viewsOf));
    },
  };
}

/** The views of a record as they are compared. */
function viewsOf({ brand, role, views }: LogoRecord): LogoView[] {
  return views.map(({ vector: code, aspect, fill, threshold }) => {
    return { brand, role, aspect, fill, threshold, vector: decodeShape(code) };
  });
}

type RecordReading =
  | { readonly ok: true; readonly record: LogoRecord }
  | { readonly ok: false; readonly problems: readonly Problem[] };

function readRecord(document: Document, brands: ReadonlySet<string> | undefined): RecordReading {
  const isKnown = ({ brand }: LogoRecord): boolean => brands === undefined || brands.has(brand);
  const quick = readAsJson(document.text);
  if (quick && isKnown(quick)) return { ok: true, record: quick };
  const reading = readYaml(LogoRecord, document);
  if (!reading.ok) return reading;
  const { value, problemAt } = reading.document;
  if (isKnown(value)) return { ok: true, record: value };
  const suggestion = nearest(value.brand, brands ?? []);
  const cure = suggestion ? `did you mean "${suggestion}"?` : 'see "brands list"';
  return { ok: false, problems: [problemAt(['brand'], `no brand has the id "${value.brand}"`, cure)] };
}

/**
 * What `logos add` writes is JSON, which is YAML, and read as JSON: a reader of YAML takes ten times as long. Undefined
 * for everything else, errors included, which have places then.
 */
function readAsJson(text: string): LogoRecord | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    const result = LogoRecord.safeParse(JSON.parse(text));
    return result.success ? result.data : undefined;
  } catch {
    return undefined;
  }
}
