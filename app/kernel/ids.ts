/**
 * Shopify names a thing by a global id (`gid://shopify/Order/123`); we keep its number, the legacy id, as bigint.
 */

/** The legacy id within a global id of the given type. @throws RangeError for anything else. */
export function parseGid(gid: string, type: string): bigint {
  const match = /^gid:\/\/shopify\/(\w+)\/(\d+)(?:\?.*)?$/.exec(gid);
  if (!match || match[1] !== type || match[2] === undefined)
    throw new RangeError(`"${gid}" is not the id of a ${type}`);
  return BigInt(match[2]);
}

export function toGid(type: string, id: bigint | number | string): string {
  return `gid://shopify/${type}/${id}`;
}
