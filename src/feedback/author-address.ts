import { fieldValue, readHeaderSection } from '../rewrite/header-section.ts';

/** The address of the From field in lower case, empty where there is none. Only for people to look at. */
export function authorAddress(content: Uint8Array): string {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const field = readHeaderSection(bytes).fields.find(({ key }) => key === 'from');
  const value = field ? fieldValue(bytes, field) : '';
  const address = /<(?<inner>[^<>\s]{1,320})>\s*$/.exec(value)?.groups?.['inner'] ?? value.trim();
  return /^[^\s@]{1,64}@[^\s@]{1,255}$/.test(address) ? address.toLowerCase() : '';
}
