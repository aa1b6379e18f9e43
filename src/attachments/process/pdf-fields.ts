import type { getDocumentProxy } from 'unpdf';
import { ATTACHMENT_LIMITS } from '../limits.ts';

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

/** The fields of a form: `password` for one that hides what is typed, else its name in lower case. */
export async function readFields(pdf: Pdf): Promise<string[]> {
  const fields: Readonly<Record<string, unknown>> = (await pdf.getFieldObjects().catch(() => null)) ?? {};
  return Object.entries(fields)
    .slice(0, ATTACHMENT_LIMITS.fields)
    .map(([name, objects]) =>
      isPassword(objects) ? 'password' : name.toLowerCase().slice(0, ATTACHMENT_LIMITS.nameLength),
    );
}

function isPassword(objects: unknown): boolean {
  const [first]: readonly unknown[] = Array.isArray(objects) ? objects : [];
  return typeof first === 'object' && first !== null && 'password' in first && first.password === true;
}
