import { Transform, type TransformCallback } from "node:stream";

const CDN = "https://cdn.shopify.com/";

/** Which answers of the app name Shopify's CDN and are rewritten: pages, styles, scripts and the data of pages. */
export function isRewritable(contentType: string | undefined): boolean {
  return /^(text\/(html|css|javascript|x-script)|application\/(javascript|json))/.test(contentType ?? "");
}

/** The same text with Shopify's CDN replaced by `cdnUrl` (which ends in a slash). */
export function rewriteCdn(text: string, cdnUrl: string): string {
  return text.replaceAll(CDN, cdnUrl).replaceAll(CDN.replaceAll("/", "\\/"), cdnUrl.replaceAll("/", "\\/"));
}

/**
 * Rewrites a stream as it passes, so that a page that is sent in pieces still arrives in pieces. An address that is cut by
 * the border of two pieces is kept back until the rest of it is there.
 */
export function cdnRewriter(cdnUrl: string): Transform {
  const decoder = new TextDecoder();
  const longest = CDN.replaceAll("/", "\\/").length;
  let kept = "";
  return new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      const text = rewriteCdn(kept + decoder.decode(chunk, { stream: true }), cdnUrl);
      const start = startOfCutAddress(text, longest);
      kept = text.slice(start);
      done(null, text.slice(0, start));
    },
    flush(done: TransformCallback) {
      done(null, rewriteCdn(kept + decoder.decode(), cdnUrl));
    },
  });
}

/** Where a beginning of the CDN's address starts at the very end of the text; its length when there is none. */
function startOfCutAddress(text: string, longest: number): number {
  const escaped = CDN.replaceAll("/", "\\/");
  for (let at = Math.max(text.length - longest + 1, 0); at < text.length; at++) {
    const tail = text.slice(at);
    if (CDN.startsWith(tail) || escaped.startsWith(tail)) return at;
  }
  return text.length;
}
