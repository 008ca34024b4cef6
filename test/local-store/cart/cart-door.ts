import { type Door, type Exchange, sendJson, sendText } from "#test/local-store/http.ts";
import { openVisit, type Visit } from "#test/local-store/shopper/open-visit.ts";
import { pricingContext } from "#test/local-store/shopper/pricing-context.ts";
import { getCart, openCart } from "#test/local-store/shopper/shopper-cart.ts";
import type { StoreParts } from "#test/local-store/store-parts.ts";
import type { CartProblem, CartResult } from "./cart-problem.ts";
import { addLines } from "./change-cart.ts";
import { followLink } from "./follow-cart-link.ts";
import { readRequestTree, toTree } from "./form-tree.ts";
import { parseAdd, parseChange, parseSections, parseUpdate } from "./parse-cart-request.ts";
import { priceCart } from "./price-cart.ts";
import { problemPage } from "./problem-page.ts";
import { redirect, returnPath } from "./redirect-back.ts";
import { toAjaxCart } from "./to-ajax-cart.ts";
import { applyChange, applyUpdate } from "./update-cart.ts";

/** What the cart needs of the storefront's pages. */
export interface CartPages {
  /** Sections of the theme as HTML, by id, after the change; null for one that cannot be rendered. */
  renderSections(visit: Visit, asked: { ids: string[]; url: string }): Promise<Record<string, string | null>>;
}

type Verb = "add" | "change" | "update" | "clear";

/** A verb's answer to scripts, beside the sections; null: the cart. */
type Done = CartResult & { answer?: "lines" | "line" };

/**
 * The cart's addresses, as Shopify's Ajax API has them: `/cart.js`, `/cart/add.js` and the others for scripts, the same
 * without `.js` for plain forms and links, permalinks and `/discount/<code>`. The cart's page is the storefront's.
 */
export function cartDoor(parts: StoreParts, pages?: CartPages): Door {
  return async (exchange) => {
    // A language may stand before any address of a storefront.
    const path = exchange.url.pathname.replace(/^\/[a-z]{2}(-[a-z]{2})?(?=\/)/i, "");
    const verb = /^\/cart\/(add|change|update|clear)(\.js|\.json)?$/.exec(path);
    const isForm = path === "/cart" && exchange.method === "POST";
    const isLink = /^\/cart\/\d+:\d+(,\d+:\d+)*$/.test(path) || /^\/discount\/[^/]+$/.test(path);
    if (!verb && !isForm && !isLink && !/^\/cart\.(js|json)$/.test(path)) return false;
    const visit = openVisit(parts, exchange);
    if (!visit) return false;
    const desk: Desk = { parts, pages, visit, exchange };
    if (isLink) {
      redirect(exchange, followLink(visit, path, exchange.url.searchParams));
      parts.changed();
    } else if (isForm) await change(desk, "update", false);
    else if (verb) await change(desk, verb[1] as Verb, verb[2] !== undefined);
    else sendJson(exchange.response, 200, await ajaxCart(desk), NEVER_STORED);
    return true;
  };
}

interface Desk {
  parts: StoreParts;
  pages: CartPages | undefined;
  visit: Visit;
  exchange: Exchange;
}

const NEVER_STORED = { "cache-control": "no-store" };

async function change(desk: Desk, verb: Verb, isScript: boolean): Promise<void> {
  const { exchange, visit, parts } = desk;
  const body = await readAsked(exchange);
  const done = runVerb(visit, verb, body);
  parts.changed();
  if (!done.ok) return answerProblem(exchange, done.problem, isScript);
  if (isScript) return answerScript(desk, done, body);
  const wantsCheckout = typeof body === "object" && body !== null && "checkout" in body;
  redirect(exchange, wantsCheckout ? "/checkout" : returnPath(exchange, body));
}

/** Links carry in their query what forms carry in their body. */
async function readAsked({ method, request, url }: Exchange): Promise<unknown> {
  return method === "GET" ? toTree([...url.searchParams]) : readRequestTree(request);
}

function runVerb(visit: Visit, verb: Verb, body: unknown): Done {
  const { shop } = visit;
  if (verb === "clear") {
    openCart(visit).lines = [];
    return { ok: true, keys: [] };
  }
  if (verb === "add") {
    const parsed = parseAdd(body);
    if (!parsed.ok) return parsed;
    const { wishes, isSingle } = parsed.value;
    return { ...addLines(shop, openCart(visit), wishes), answer: isSingle ? "line" : "lines" };
  }
  if (verb === "change") {
    const parsed = parseChange(body);
    return parsed.ok ? applyChange(shop, openCart(visit), parsed.value) : parsed;
  }
  const parsed = parseUpdate(body);
  return parsed.ok ? applyUpdate(shop, openCart(visit), parsed.value) : parsed;
}

async function answerScript(desk: Desk, done: Done & { ok: true }, body: unknown): Promise<void> {
  const cart = await ajaxCart(desk);
  const items = done.keys.flatMap((key) => cart.items.find((item) => item.key === key) ?? []);
  const answer = done.answer === "line" ? items[0] : done.answer === "lines" ? { items } : cart;
  sendJson(desk.exchange.response, 200, { ...answer, ...(await bundledSections(desk, body)) }, NEVER_STORED);
}

async function ajaxCart({ visit, parts }: Desk): Promise<ReturnType<typeof toAjaxCart>> {
  const cart = getCart(visit);
  const priced = await priceCart(visit.shop, cart, pricingContext(visit, parts.clock.now()));
  return toAjaxCart(cart, priced);
}

async function bundledSections({ pages, visit, exchange }: Desk, body: unknown) {
  const { ids, url } = parseSections(body);
  if (ids.length === 0 || !pages) return {};
  const from = exchange.request.headers.referer;
  const page = url ?? (from ? new URL(from).pathname : "/");
  return { sections: await pages.renderSections(visit, { ids, url: page }) };
}

function answerProblem(exchange: Exchange, problem: CartProblem, isScript: boolean): void {
  if (isScript) sendJson(exchange.response, problem.status, problem, NEVER_STORED);
  else sendText(exchange.response, problem.status, "text/html; charset=utf-8", problemPage(problem, exchange));
}
