import { z } from "zod";
import { type Door, type Exchange, readJsonOrForm, sendJson, sendText } from "#test/local-store/http.ts";
import type { StoreParts } from "#test/local-store/store-parts.ts";
import type { StoreActions } from "./actions.ts";
import { controlPage } from "./control-page.ts";
import { type ControlRoute, listRoutes } from "./control-routes.ts";
import { CsvText } from "./csv-text.ts";

const LOOPBACK = new Set(["127.0.0.1", "localhost"]);

/**
 * Steers the store from outside, for tests in another process and for a person: JSON under `/__control/…`, and a page at
 * `/__control`. The same actions are methods of `LocalStore`.
 */
export function controlDoor(parts: StoreParts, actions: StoreActions, more: ControlRoute[] = []): Door {
  const routes = [...listRoutes(parts, actions), ...more];
  return async (exchange) => {
    const { url, host, response, method } = exchange;
    if (!LOOPBACK.has(host) || !/^\/__control(\/|$)/.test(url.pathname)) return false;
    const path = url.pathname.replace(/^\/__control\/?/, "");
    if (path === "" && method === "GET") {
      sendText(response, 200, "text/html; charset=utf-8", controlPage(parts));
      return true;
    }
    const found = findRoute(routes, method, path);
    if (!found) sendJson(response, 404, { error: `No control ${method} ${path}`, controls: routes.map(nameOf) });
    else if (isForeign(exchange)) sendJson(response, 403, { error: "Another site's page may not steer the store" });
    else await answer(found, exchange);
    return true;
  };
}

interface Found {
  route: ControlRoute;
  params: string[];
}

function findRoute(routes: ControlRoute[], method: string, path: string): Found | null {
  for (const route of routes) {
    if (route.method !== method) continue;
    const match = new RegExp(`^${route.path.replace(/:\w+/g, "([^/]+)")}$`).exec(path);
    if (match) return { route, params: match.slice(1).map(decodeURIComponent) };
  }
  return null;
}

async function answer({ route, params }: Found, { request, response, url }: Exchange): Promise<void> {
  try {
    const body = route.method === "GET" ? {} : await readJsonOrForm(request);
    const value = await route.run({ params, body, query: url.searchParams });
    if (value instanceof CsvText) sendText(response, 200, "text/csv; charset=utf-8", value.text);
    else sendJson(response, 200, value ?? { ok: true });
  } catch (error) {
    const message = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    sendJson(response, 400, { error: message });
  }
}

/** A browser names the page that a request comes from; a page of another site must not reach the store. */
function isForeign({ request }: Exchange): boolean {
  const { origin } = request.headers;
  return origin !== undefined && origin !== `http://${request.headers.host}`;
}

function nameOf({ method, path, what }: ControlRoute): string {
  return `${method} /__control/${path}: ${what}`;
}
