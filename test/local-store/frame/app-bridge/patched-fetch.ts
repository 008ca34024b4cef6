import { openAddress } from "./navigation.ts";

/**
 * App Bridge's fetch: requests to the app's own origin carry a fresh session token; a 401 that asks for it is tried once
 * more with a new one; a 401 that names an address to reauthorize leaves for it.
 */
export function patchFetch(idToken: () => Promise<string>): void {
  const plain = window.fetch.bind(window);
  const send = async (request: Request) => {
    const headers = new Headers(request.headers);
    headers.set("authorization", `Bearer ${await idToken()}`);
    headers.set("x-requested-with", "XMLHttpRequest");
    return plain(new Request(request, { headers }));
  };
  window.fetch = async (input, init) => {
    if (isDirectApi(input)) throw new Error("The local store does not do direct API access (shopify:admin/…)");
    const request = new Request(input, init);
    if (new URL(request.url).origin !== location.origin || request.headers.has("authorization")) return plain(request);
    const again = request.clone();
    const first = await send(request);
    const answer = first.headers.get("x-shopify-retry-invalid-session-request") ? await send(again) : first;
    const leaveFor = answer.headers.get("x-shopify-api-request-failure-reauthorize-url");
    if (leaveFor) openAddress(leaveFor, "_top");
    return answer;
  };
}

function isDirectApi(input: RequestInfo | URL): boolean {
  return typeof input === "string" && input.startsWith("shopify:");
}

/**
 * The bounce page (`?shopify-reload=…`) has nothing but this script: it fetches the page that was meant, with a session
 * token, and puts it in its own place.
 */
export async function followBounce(): Promise<void> {
  const target = new URLSearchParams(location.search).get("shopify-reload");
  if (!target) return;
  const named = new URL(target);
  const wanted = new URL(`${named.pathname}${named.search}`, location.origin);
  const answer = await fetch(wanted, { headers: { "x-shopify-bounce": "1" } });
  const html = await answer.text();
  history.replaceState(null, "", answer.redirected ? answer.url : wanted);
  document.open();
  document.write(html);
  document.close();
}
