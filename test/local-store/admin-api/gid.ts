/** `gid://shopify/Order/1` from its type and legacy id. */
export function toGid(type: string, id: number | string): string {
  return `gid://shopify/${type}/${id}`;
}

/** The type and id of a global id, or null when the text is none. A query string such as `?x=1` is cut off. */
export function parseGid(gid: string): { type: string; id: string } | null {
  const match = /^gid:\/\/shopify\/([A-Za-z]+)\/([^/?]+)/.exec(gid);
  if (!match?.[1] || !match[2]) return null;
  return { type: match[1], id: match[2] };
}

/** The legacy id of a gid of this type; null when it is of another type or no number. */
export function legacyId(gid: string, type: string): number | null {
  const parsed = parseGid(gid);
  if (!parsed || parsed.type !== type || !/^\d+$/.test(parsed.id)) return null;
  return Number(parsed.id);
}
