import type { getDocumentProxy } from 'unpdf';
import { ATTACHMENT_LIMITS } from '../limits.ts';

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>['getPage']>>;

/** What a reader reads on one page, and where it leads. */
interface PageContent {
  readonly text: string;
  readonly targets: readonly string[];
}

/** Text and links of a page. A page that cannot be read is empty. */
export async function readPage(page: Page): Promise<PageContent> {
  const text = await readText(page).catch(() => '');
  const targets = await readTargets(page).catch(() => []);
  return { text, targets };
}

async function readText(page: Page): Promise<string> {
  const { items } = await page.getTextContent();
  let text = '';
  for (const item of items) {
    if (text.length >= ATTACHMENT_LIMITS.textLength) break;
    if ('str' in item) text += item.str + (item.hasEOL ? '\n' : '');
  }
  return text;
}

async function readTargets(page: Page): Promise<string[]> {
  const annotations: readonly unknown[] = await page.getAnnotations();
  return annotations.slice(0, ATTACHMENT_LIMITS.pageAnnotations).flatMap((annotation) => {
    const target = targetOf(annotation);
    return target === undefined ? [] : [target.slice(0, ATTACHMENT_LIMITS.codeLength)];
  });
}

/** `url` is what pdf.js would open; `unsafeUrl` is what is written. */
function targetOf(annotation: unknown): string | undefined {
  if (typeof annotation !== 'object' || annotation === null) return undefined;
  const { url, unsafeUrl } = annotation as { readonly url?: unknown; readonly unsafeUrl?: unknown };
  if (typeof url === 'string') return url;
  return typeof unsafeUrl === 'string' ? unsafeUrl : undefined;
}
