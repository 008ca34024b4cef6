import { type AppExtension, readAppBlock } from "#test/local-store/storefront/app-extension.ts";
import { appAssetUrl } from "#test/local-store/storefront/asset-urls.ts";
import { isAllowedOn, type Schema } from "#test/local-store/storefront/schema.ts";
import { type BlockHolder, blocksIn, type Template } from "#test/local-store/storefront/template.ts";
import { listGroups } from "#test/local-store/storefront/theme.ts";
import { isSwitchedOn } from "./availability.ts";
import type { Page } from "./open-page.ts";
import { findAppBlock } from "./render-blocks.ts";
import { currentGroup, currentTemplate } from "./render-section.ts";

/** The tags of the head for the apps' blocks that stand on this page: each script and style sheet once. */
export function appAssetTags(page: Page): string {
  const styles = new Set<string>();
  const scripts = new Set<string>();
  for (const { extension, schema } of standing(page)) {
    if (schema.stylesheet) styles.add(appAssetUrl(extension, schema.stylesheet));
    if (schema.javascript) scripts.add(appAssetUrl(extension, schema.javascript));
  }
  return [
    ...[...styles].map((href) => `<link href="${href}" rel="stylesheet" type="text/css" media="all">`),
    // Async, as Shopify loads them: a script may run before the page is read to its end, or long after.
    ...[...scripts].map((src) => `<script src="${src}" async></script>`),
  ].join("\n");
}

type Standing = { extension: AppExtension; schema: Schema };

function standing(page: Page): Standing[] {
  const template = currentTemplate(page, page.template);
  const groups = listGroups().map((name) => ({ group: name.replace(/-group$/, ""), holder: currentGroup(page, name) }));
  const places = [{ group: null, holder: template }, ...groups];
  return [
    ...places.flatMap(({ group, holder }) => (holder ? inTemplate(page, holder, group) : [])),
    ...Object.entries(page.theme.embeds).flatMap(([type, { on }]) => (on ? shown(page, type, null) : [])),
  ];
}

function inTemplate(page: Page, template: Template, group: string | null): Standing[] {
  const sections = template.order.flatMap((key) => template.sections[key] ?? []);
  return sections.filter(({ disabled }) => !disabled).flatMap((section) => inBlocks(page, section, group));
}

function inBlocks(page: Page, holder: BlockHolder, group: string | null): Standing[] {
  return blocksIn(holder).flatMap(([, block]) => [...shown(page, block.type, group), ...inBlocks(page, block, group)]);
}

function shown(page: Page, type: string, group: string | null): Standing[] {
  const found = findAppBlock(page, type);
  const schema = found && readAppBlock(found.extension, found.block)?.schema;
  if (!found || !schema || !isSwitchedOn(page, schema)) return [];
  return isAllowedOn(schema, { template: page.template, group }) ? [{ extension: found.extension, schema }] : [];
}
