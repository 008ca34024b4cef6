import { lazily } from "#test/local-store/storefront/objects/lazily.ts";
import { blocksIn, type SectionData, type Template } from "#test/local-store/storefront/template.ts";
import { readPart, readTemplate } from "#test/local-store/storefront/theme.ts";
import type { Page } from "./open-page.ts";
import { blockObject, renderBlocks } from "./render-blocks.ts";
import { settingsObject } from "./settings.ts";

/** Where a section stands: its id, the group it belongs to, and its place among its neighbours. */
type Place = { id: string; key: string; group: string | null; index: number };

/** The page's JSON template, as the merchant left it. Null: the theme has none of that name. */
export function currentTemplate(page: Page, name: string): Template | null {
  return page.theme.templates[name] ?? readTemplate("templates", name);
}

/** A section group, as the merchant left it. */
export function currentGroup(page: Page, name: string): Template | null {
  return page.theme.templates[name] ?? readTemplate("sections", name);
}

/** All sections of the page's own template, one after the other. */
export async function renderTemplate(page: Page): Promise<string> {
  const template = currentTemplate(page, page.template);
  if (!template) throw new Error(`The store's theme has no template ${page.template}`);
  return renderAll(page, template, (key) => `template--${page.template}__${key}`, null);
}

/** `{% sections 'header-group' %}`. */
export async function renderGroup(page: Page, name: string): Promise<string> {
  const group = currentGroup(page, name);
  if (!group) throw new Error(`The store's theme has no section group ${name}`);
  return renderAll(page, group, (key) => `sections--${name}__${key}`, name.replace(/-group$/, ""));
}

/** `{% section 'cart-drawer' %}`: the same on every page, with the schema's defaults. */
export function renderStaticSection(page: Page, type: string): Promise<string> {
  return renderSection(page, { type }, { id: type, key: type, group: null, index: 1 });
}

/** One section by its id, for the Section Rendering API; null when this page has none of that id. */
export async function renderSectionById(page: Page, id: string): Promise<string | null> {
  const [, kind, name = "", key = ""] = /^(template|sections)--(.+)__(.+)$/.exec(id) ?? [];
  if (!kind) return readPart("sections", id) ? renderStaticSection(page, id) : null;
  const holder = kind === "template" ? currentTemplate(page, name) : currentGroup(page, name);
  const data = holder?.sections[key];
  if (!holder || !data) return null;
  const group = kind === "template" ? null : name.replace(/-group$/, "");
  return renderSection(page, data, { id, key, group, index: holder.order.indexOf(key) + 1 });
}

async function renderAll(page: Page, template: Template, idOf: (key: string) => string, group: string | null) {
  const parts: string[] = [];
  for (const [at, key] of template.order.entries()) {
    const data = template.sections[key];
    if (data && !data.disabled)
      parts.push(await renderSection(page, data, { id: idOf(key), key, group, index: at + 1 }));
  }
  return parts.join("\n");
}

async function renderSection(page: Page, data: SectionData, place: Place): Promise<string> {
  const part = readPart("sections", data.type);
  if (!part) return `Liquid error: there is no section type ${data.type}`;
  const { schema, source } = part;
  const settings = settingsObject(page.scene, schema.settings, data.settings ?? {}, page.closest);
  const blocks = blocksIn(data).map(([id, block]) => blockObject(page, place.id, id, block));
  const section = lazily({
    id: () => place.id,
    type: () => data.type,
    settings: () => settings,
    blocks: () => blocks,
    location: () => place.group ?? "template",
    index: () => place.index,
    index0: () => place.index - 1,
  });
  const content = await renderBlocks(page, data, { sectionId: place.id, group: place.group, section });
  const inner = await page.liquid.render(
    source,
    Object.create(page.globals, {
      section: { value: section, enumerable: true },
      content_for_blocks: { value: content, enumerable: true },
    }),
  );
  const tag = schema.tag ?? "div";
  const editor = page.scene.designMode ? ` data-editor-section="${place.key}"` : "";
  const names = ["shopify-section", schema.class ?? ""].filter(Boolean).join(" ");
  return `<${tag} id="shopify-section-${place.id}" class="${names}"${editor}>${inner}</${tag}>`;
}
