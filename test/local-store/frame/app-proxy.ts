import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { Door, Exchange } from "#test/local-store/http.ts";
import { sendText } from "#test/local-store/http.ts";
import { appDownPage } from "./pages.ts";
import { cdnRewriter, isRewritable, rewriteCdn } from "./rewrite-cdn.ts";

/** Headers that belong to one connection and are not passed on. */
const HOP_BY_HOP = ["connection", "keep-alive", "proxy-authenticate", "te", "trailer", "transfer-encoding", "upgrade"];

export interface ProxyTarget {
  /** Where the app listens. */
  appUrl: string;
  /** The address by which the app knows itself (SHOPIFY_APP_URL); redirects to it stay in the proxy. */
  publicUrl: string | null;
  /** Port of the admin frame: pages of this port may frame the app. */
  framePort: number;
}

/**
 * Passes everything on to the app and back, bodies as streams. It changes three things: CSP `frame-ancestors` also allows the
 * local admin frame, Shopify's CDN becomes the proxy's own `/__cdn/`, and redirects to the app's address stay here.
 */
export function appProxy(target: ProxyTarget): Door {
  return (exchange) => {
    const upstream = httpRequest(new URL(exchange.request.url ?? "/", target.appUrl), {
      method: exchange.method,
      headers: requestHeaders(exchange, target),
    });
    upstream.on("response", (answer) => passBack(answer, exchange, target));
    upstream.on("error", (error) => fail(exchange.response, error, target));
    exchange.response.on("close", () => upstream.destroy());
    exchange.request.pipe(upstream);
    return true;
  };
}

function requestHeaders({ request }: Exchange, { appUrl }: ProxyTarget): IncomingHttpHeaders {
  const headers = withoutHopByHop(request.headers);
  return {
    ...headers,
    host: new URL(appUrl).host,
    // Rewriting needs plain text; on one machine there is nothing to save.
    "accept-encoding": "identity",
    "x-forwarded-host": request.headers.host,
    "x-forwarded-proto": "http",
    "x-forwarded-for": request.socket.remoteAddress,
  };
}

function passBack(answer: IncomingMessage, { request, response }: Exchange, target: ProxyTarget): void {
  const origin = `http://${request.headers.host}`;
  const cdnUrl = `${origin}/__cdn/`;
  const headers = withoutHopByHop(answer.headers);
  const rewrites = isRewritable(headers["content-type"]) && !headers["content-encoding"];
  if (rewrites) delete headers["content-length"];
  if (headers.location) headers.location = keepHere(headers.location, target);
  const csp = headers["content-security-policy"];
  if (typeof csp === "string") headers["content-security-policy"] = allowFrame(csp, request.headers.host, target);
  if (typeof headers.link === "string") headers.link = rewriteCdn(headers.link, cdnUrl);
  response.writeHead(answer.statusCode ?? 502, headers);
  if (rewrites) answer.pipe(cdnRewriter(cdnUrl)).pipe(response);
  else answer.pipe(response);
  answer.on("error", () => response.destroy());
}

/** Adds the local frame to `frame-ancestors`, by the name under which the browser reaches this machine. */
export function allowFrame(
  csp: string,
  host: string | undefined,
  { framePort }: Pick<ProxyTarget, "framePort">,
): string {
  const name = (host ?? "127.0.0.1").replace(/:\d+$/, "");
  return csp.replace(/frame-ancestors( 'none')?/, `frame-ancestors http://${name}:${framePort}`);
}

function keepHere(location: string, { appUrl, publicUrl }: ProxyTarget): string {
  for (const own of [appUrl, publicUrl]) {
    if (own && URL.canParse(location) && new URL(location).origin === new URL(own).origin) {
      const { pathname, search, hash } = new URL(location);
      return `${pathname}${search}${hash}`;
    }
  }
  return location;
}

function withoutHopByHop(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.includes(name)));
}

function fail(response: ServerResponse, error: Error, { appUrl }: ProxyTarget): void {
  if (response.headersSent) response.destroy();
  else sendText(response, 502, "text/html; charset=utf-8", appDownPage(appUrl, error.message));
}
