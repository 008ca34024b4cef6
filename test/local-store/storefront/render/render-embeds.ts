import { readAppBlock } from "#test/local-store/storefront/app-extension.ts";
import { isAllowedOn } from "#test/local-store/storefront/schema.ts";
import { isSwitchedOn } from "./availability.ts";
import type { Page } from "./open-page.ts";
import { findAppBlock } from "./render-blocks.ts";
import { settingsObject } from "./settings.ts";

/** The app embeds that are on and belong into this part of the page. They see the page's own objects, and no section. */
export async function renderEmbeds(page: Page, target: "head" | "body"): Promise<string> {
  const parts: string[] = [];
  for (const [type, { on, settings }] of Object.entries(page.theme.embeds)) {
    const found = on ? findAppBlock(page, type) : null;
    const block = found && readAppBlock(found.extension, found.block);
    if (!found || !block) continue;
    const { schema, source } = block;
    const isWanted = schema.target === target && isAllowedOn(schema, { template: page.template, group: null });
    if (!isWanted || !isSwitchedOn(page, schema)) continue;
    const id = `embed-${block.name}`;
    const object = { id, type, settings: settingsObject(page.scene, schema.settings, settings, page.closest) };
    const globals = Object.create(page.appGlobals, {
      block: { value: { ...object, shopify_attributes: "" }, enumerable: true },
    });
    const inner = await page.appLiquid(found.extension).render(source, globals);
    parts.push(
      target === "head"
        ? inner
        : `<div id="shopify-block-${id}" class="shopify-block shopify-app-block">${inner}</div>`,
    );
  }
  return parts.join("\n");
}
