import { page, text } from "#test/local-store/frame/pages.ts";
import type { LocalShop } from "#test/local-store/local-shop.ts";
import { readAppBlock, readBlockType } from "#test/local-store/storefront/app-extension.ts";
import type { App } from "#test/local-store/storefront/placements.ts";
import { isAllowedOn, type Schema } from "#test/local-store/storefront/schema.ts";
import type { SectionData } from "#test/local-store/storefront/template.ts";
import { listTemplates, readPart, readTemplate } from "#test/local-store/storefront/theme.ts";
import { settingsForm } from "./settings-form.ts";

type Asked = { storefrontUrl: string; query: URLSearchParams };

/** The theme editor: what stands in a template on the left, the page itself on the right. Plain forms, one for each edit. */
export function editorPage(shop: LocalShop, app: App, { storefrontUrl, query }: Asked): string {
  const name = query.get("template") ?? "product";
  const template = shop.theme.templates[name] ?? readTemplate("templates", name);
  const problem = query.get("problem");
  const sections = template?.order.flatMap((key) => {
    const section = template.sections[key];
    return section ? [sectionPart(app, name, key, section)] : [];
  });
  return page(`Theme editor · ${shop.world.shop.name}`, [
    `<link rel="stylesheet" href="/store/${text(shop.handle)}/__editor.css">
    <div class="editor">
      <aside class="editor__side">
        <p><a href="/store/${text(shop.handle)}/apps/${text(app.handle)}">‹ Back to the app</a></p>
        <h1 class="editor__title">Theme editor</h1>
        ${problem ? `<p class="editor__problem" role="alert">${text(problem)}</p>` : ""}
        <nav class="editor__templates" aria-label="Templates">${listTemplates()
          .map((one) => templateLink(one, name))
          .join(" ")}</nav>
        ${sections?.join("") ?? `<p>The theme has no template ${text(name)}.</p>`}
        ${embedsPart(shop, app, name)}
      </aside>
      <iframe class="editor__page" title="The page" src="${text(storefrontUrl + addressOf(shop, name))}"></iframe>
    </div>`,
  ]);
}

function templateLink(name: string, current: string): string {
  return `<a class="editor__template" href="?template=${text(name)}"${name === current ? ' aria-current="page"' : ""}>${text(name)}</a>`;
}

function sectionPart(app: App, template: string, key: string, section: SectionData): string {
  const holdsApps = readPart("sections", section.type)?.schema.blocks.some(({ type }) => type === "@app") ?? false;
  const ids = section.block_order ?? [];
  const blocks = ids.map((id, at) =>
    blockPart(app, { template, section: key, id }, section, [at === 0, at === ids.length - 1]),
  );
  return `<section class="editor__section"><h2>${text(readPart("sections", section.type)?.schema.name ?? section.type)} <small>${text(key)}</small></h2>
    ${blocks.join("")}${holdsApps ? addForm(app, template, key) : ""}</section>`;
}

type Place = { template: string; section: string; id: string };

function blockPart(app: App, place: Place, section: SectionData, [isFirst, isLast]: [boolean, boolean]): string {
  const block = section.blocks?.[place.id];
  const named = readBlockType(block?.type ?? "");
  const schema = named ? schemaOf(app, named.block) : null;
  const title = named ? named.block : (readPart("blocks", block?.type ?? "")?.schema.name ?? place.id);
  return `<div class="editor__block${named ? " editor__block--app" : ""}"><p><strong>${text(title)}</strong></p>
    <div class="editor__buttons">
      ${isFirst ? "" : button({ verb: "move", ...place, by: "-1" }, "Up", title)}
      ${isLast ? "" : button({ verb: "move", ...place, by: "1" }, "Down", title)}
      ${button({ verb: "remove", ...place }, "Remove", title)}
    </div>
    ${schema && block ? settingsForm(schema.settings, block.settings ?? {}, hidden({ verb: "set", ...place })) : ""}</div>`;
}

function addForm(app: App, template: string, section: string): string {
  const names = listBlocks(app).flatMap(([name, schema]) => {
    const fits = (schema.target ?? "section") === "section" && isAllowedOn(schema, { template, group: null });
    return fits ? [name] : [];
  });
  if (names.length === 0) return "";
  return `<form class="editor__add" method="post">${hidden({ verb: "add", template, section })}
    <label>Add <select name="block">${names.map((name) => `<option>${text(name)}</option>`).join("")}</select></label>
    <button class="button" type="submit">Add block</button></form>`;
}

function embedsPart(shop: LocalShop, app: App, template: string): string {
  const embeds = listBlocks(app).filter(([, { target }]) => target === "head" || target === "body");
  const rows = embeds.map(([name]) => {
    const isOn = Object.entries(shop.theme.embeds).some(([type, { on }]) => on && readBlockType(type)?.block === name);
    const fields = { verb: "switch", template, block: name, on: String(!isOn) };
    return `<div class="editor__block editor__block--app"><p><strong>${text(name)}</strong>: ${isOn ? "on" : "off"}</p>
      <div class="editor__buttons">${button(fields, isOn ? "Turn off" : "Turn on", name)}</div></div>`;
  });
  return `<section class="editor__section"><h2>App embeds</h2>${rows.join("") || "<p>The app has none.</p>"}</section>`;
}

function listBlocks({ extensions }: App): [string, Schema][] {
  return extensions.flatMap((extension) =>
    extension.blocks.flatMap((name): [string, Schema][] => {
      const block = readAppBlock(extension, name);
      return block ? [[name, block.schema]] : [];
    }),
  );
}

function schemaOf(app: App, name: string): Schema | null {
  return listBlocks(app).find(([one]) => one === name)?.[1] ?? null;
}

function button(fields: Record<string, string>, words: string, of: string): string {
  return `<form method="post">${hidden(fields)}<button class="button" type="submit" aria-label="${text(`${words}: ${of}`)}">${text(words)}</button></form>`;
}

function hidden(fields: Record<string, string>): string {
  return Object.entries(fields)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${text(value)}">`)
    .join("");
}

/** A page that uses the template, in design mode. */
function addressOf({ world }: LocalShop, template: string): string {
  const product = world.products.find(({ status, publishedAt }) => status === "active" && publishedAt !== null);
  const addresses: Record<string, string> = {
    product: `/products/${encodeURIComponent(product?.handle ?? "")}`,
    collection: "/collections/all",
    "list-collections": "/collections",
    cart: "/cart",
    search: "/search",
    page: "/pages/about",
    login: "/account/login",
    "404": "/404",
  };
  return `${addresses[template] ?? "/"}?editor`;
}
