import { readLayout } from "#test/local-store/storefront/theme.ts";
import { headerContent } from "./header-content.ts";
import type { Page } from "./open-page.ts";
import { renderEmbeds } from "./render-embeds.ts";
import { renderTemplate } from "./render-section.ts";

/** The whole page: its template inside the layout. */
export async function renderPage(page: Page, actionsUrl: string): Promise<string> {
  const content = await renderTemplate(page);
  const header = await headerContent(page, actionsUrl);
  const html = await page.liquid.render(
    readLayout(),
    Object.create(page.globals, {
      content_for_layout: { value: content, enumerable: true },
      content_for_header: { value: header, enumerable: true },
    }),
  );
  const embeds = await renderEmbeds(page, "body");
  const end = html.lastIndexOf("</body>");
  return end === -1 ? html + embeds : html.slice(0, end) + embeds + html.slice(end);
}
