/** The number at the end of one of Shopify's global ids. */
export function toNumber(gid: string): number {
  return Number(gid.slice(gid.lastIndexOf("/") + 1));
}

export function toProductGid(id: number): string {
  return `gid://shopify/Product/${id}`;
}

export function toVariantGid(id: number): string {
  return `gid://shopify/ProductVariant/${id}`;
}
