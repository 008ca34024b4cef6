import { AppProvider } from "@shopify/polaris";
import english from "@shopify/polaris/locales/en.json" with { type: "json" };
import type { ReactElement } from "react";
import { renderToString } from "react-dom/server";
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from "react-router-dom/server";
import { expect, vi } from "vitest";

/**
 * The HTML of a screen as the server sends it, inside Polaris and a router, and its text. React's warnings fail the test.
 */
export async function renderScreen(screen: ReactElement): Promise<{ html: string; text: string }> {
  const complained = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const routes = [{ path: "*", element: <AppProvider i18n={english}>{screen}</AppProvider> }];
  const handler = createStaticHandler(routes);
  const context = await handler.query(new Request("https://tandem.example/app"));
  if (context instanceof Response) throw new Error("the router answered instead of rendering");
  const router = createStaticRouter(handler.dataRoutes, context);
  const html = renderToString(<StaticRouterProvider router={router} context={context} hydrate={false} />);
  expect(complained.mock.calls).toEqual([]);
  complained.mockRestore();
  return { html, text: toText(html) };
}

/** The headings of a page, in their order, with their level. */
export function headings(html: string): string[] {
  return [...html.matchAll(/<h([1-6])[^>]*>(.*?)<\/h\1>/gs)].map(
    ([, level, inner]) => `${level} ${toText(inner ?? "")}`,
  );
}

function toText(html: string): string {
  return html
    .replaceAll(/<(?:style|script|svg)[\s\S]*?<\/(?:style|script|svg)>/g, " ")
    .replaceAll(/<!-- -->/g, "")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll("&#x27;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .replaceAll(/\s+/g, " ")
    .trim();
}
