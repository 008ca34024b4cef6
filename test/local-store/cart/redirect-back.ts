import type { Exchange } from "#test/local-store/http.ts";

/** Sends a browser on after a form. */
export function redirect({ response }: Exchange, path: string): void {
  response.writeHead(302, { location: path, "cache-control": "no-store" });
  response.end();
}

/** Where a form of the cart leads: its `return_to` (`back` is the page it stands on), else the cart. */
export function returnPath({ request }: Exchange, body: unknown): string {
  const wanted = typeof body === "object" && body !== null && "return_to" in body ? String(body.return_to) : "";
  if (wanted === "back") return pathOf(request.headers.referer) ?? "/cart";
  return ownPath(wanted) ?? "/cart";
}

/** A path of this storefront; null for anything that leads elsewhere. */
export function ownPath(path: string): string | null {
  return /^\/(?![/\\])/.test(path) ? path : null;
}

function pathOf(address: string | undefined): string | null {
  if (!address || !URL.canParse(address)) return null;
  const { pathname, search } = new URL(address);
  return pathname + search;
}
