import { type AppExtension, readAppBlock, readBlockType } from "#test/local-store/storefront/app-extension.ts";
import { type LiquidObject, lazily } from "#test/local-store/storefront/objects/lazily.ts";
import { isAllowedOn, type Schema } from "#test/local-store/storefront/schema.ts";
import { type BlockData, type BlockHolder, blocksIn } from "#test/local-store/storefront/template.ts";
import { readPart } from "#test/local-store/storefront/theme.ts";
import { isSwitchedOn } from "./availability.ts";
import type { Page } from "./open-page.ts";
import { settingsObject } from "./settings.ts";

/** In which section blocks stand. */
type Around = { sectionId: string; group: string | null; section: LiquidObject };

/** What `{% content_for 'blocks' %}` prints: the theme's blocks and those of apps, in the merchant's order. */
export async function renderBlocks(page: Page, holder: BlockHolder, around: Around): Promise<string> {
  const parts: string[] = [];
  for (const [id, block] of blocksIn(holder)) parts.push(await renderBlock(page, id, block, around));
  return parts.join("\n");
}

/** `block` as Liquid reads it. */
export function blockObject(page: Page, sectionId: string, id: string, block: BlockData): LiquidObject {
  const schema = schemaOf(page, block.type);
  return lazily({
    id: () => fullId(sectionId, id),
    type: () => block.type,
    settings: () => settingsObject(page.scene, schema?.settings ?? [], block.settings ?? {}, page.closest),
    shopify_attributes: () => (page.scene.designMode ? `data-shopify-editor-block="${fullId(sectionId, id)}"` : ""),
  });
}

async function renderBlock(page: Page, id: string, block: BlockData, around: Around): Promise<string> {
  const found = findAppBlock(page, block.type);
  if (found) return renderAppBlock(page, found.extension, found.block, id, block, around);
  if (readBlockType(block.type)) return "";
  const part = readPart("blocks", block.type);
  if (!part) return `Liquid error: there is no block type ${block.type}`;
  const content = await renderBlocks(page, block, around);
  const globals = withBlock(page.globals, blockObject(page, around.sectionId, id, block), around.section, content);
  const inner = await page.liquid.render(part.source, globals);
  return part.schema.tag === null ? inner : wrap(inner, part.schema, "shopify-block", fullId(around.sectionId, id));
}

async function renderAppBlock(
  page: Page,
  extension: AppExtension,
  name: string,
  id: string,
  data: BlockData,
  around: Around,
): Promise<string> {
  const block = readAppBlock(extension, name);
  if (!block || !isSwitchedOn(page, block.schema)) return "";
  if (!isAllowedOn(block.schema, { template: page.template, group: around.group })) return "";
  // Of its section an app's block learns the id alone.
  const section = { id: around.sectionId };
  const globals = withBlock(page.appGlobals, blockObject(page, around.sectionId, id, data), section, "");
  const inner = await page.appLiquid(extension).render(block.source, globals);
  return wrap(inner, block.schema, "shopify-block shopify-app-block", fullId(around.sectionId, id));
}

/** The block of an app that a type names, if its extension is here. */
export function findAppBlock(page: Page, type: string): { extension: AppExtension; block: string } | null {
  const named = readBlockType(type);
  const extension = named && page.extensions.find(({ uid }) => uid === named.uid);
  return named && extension ? { extension, block: named.block } : null;
}

function schemaOf(page: Page, type: string): Schema | null {
  const found = findAppBlock(page, type);
  if (found) return readAppBlock(found.extension, found.block)?.schema ?? null;
  return readPart("blocks", type)?.schema ?? null;
}

function withBlock(globals: object, block: object, section: object, content: string): object {
  return Object.create(globals, {
    block: { value: block, enumerable: true },
    section: { value: section, enumerable: true },
    content_for_blocks: { value: content, enumerable: true },
  });
}

function wrap(inner: string, schema: Schema, className: string, id: string): string {
  const tag = schema.tag ?? "div";
  return `<${tag} id="shopify-block-${id}" class="${[className, schema.class].filter(Boolean).join(" ")}">${inner}</${tag}>`;
}

/** Ids of blocks are only told apart within their section, those of elements on the whole page. */
function fullId(sectionId: string, id: string): string {
  return `${sectionId}__${id}`.replace(/[^\w-]/g, "_");
}
