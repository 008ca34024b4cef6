/**
 * Addresses of files at Google's storage, where Shopify puts bulk results and takes staged uploads. The redirect preload
 * brings them to the local store, which reads shop and file out of the path.
 */
const RESULTS_HOST = "storage.googleapis.com";
const UPLOADS_HOST = "shopify-staged-uploads.storage.googleapis.com";

/** Where a file of a shop is to be had; a result's address carries a made-up signature, as Google's does. */
export function toFileUrl(shop: string, fileId: string): string {
  if (fileId.startsWith("upload-")) return `https://${UPLOADS_HOST}/${shop}/${fileId}`;
  return `https://${RESULTS_HOST}/shopify-tiers-assets/${shop}/${fileId}?GoogleAccessId=local&Expires=4102444800&Signature=local`;
}

/** Shop and file of such an address; null when it is none. */
export function readFileUrl(host: string, path: string): { shop: string; fileId: string } | null {
  if (host !== RESULTS_HOST && host !== UPLOADS_HOST) return null;
  const [fileId, shop] = path.split("/").filter(Boolean).reverse();
  return fileId && shop ? { shop, fileId } : null;
}

/** Where Shopify's CDN would have a picture of a shop; absolute addresses of CSV exports stay what they are. */
export function toImageUrl(shopId: number, src: string): string {
  if (/^https?:\/\//.test(src)) return src;
  return `https://cdn.shopify.com/s/files/1/${shopId}/files/${encodeURIComponent(src)}`;
}
