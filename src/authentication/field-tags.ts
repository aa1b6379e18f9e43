/**
 * The tags of a DKIM-Signature, ARC-Seal or ARC-Message-Signature (RFC 6376 §3.2): names in lower case, values
 * without white space. Of a tag that stands twice the last value is kept; `hasDuplicateTags` tells.
 *
 * @param body the body of the field, folded or not
 */
export function fieldTags(body: string): ReadonlyMap<string, string> {
  return new Map(tagsOf(body));
}

/** Whether a tag stands twice (RFC 6376 §3.2 forbids it): two readers may then take different values. */
export function hasDuplicateTags(body: string): boolean {
  const tags = tagsOf(body);
  return new Map(tags).size < tags.length;
}

function tagsOf(body: string): [string, string][] {
  return body.split(';').flatMap((tag) => {
    const equals = tag.indexOf('=');
    if (equals < 0) return [];
    return [[tag.slice(0, equals).trim().toLowerCase(), tag.slice(equals + 1).replace(/\s+/g, '')]];
  });
}
