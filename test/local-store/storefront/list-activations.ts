import type { ExtensionAnswer, ThemeActivation } from "#test/local-store/frame/messages.ts";
import type { LocalShop } from "#test/local-store/local-shop.ts";
import { type AppBlock, type AppExtension, readAppBlock, readBlockType } from "./app-extension.ts";
import type { App } from "./placements.ts";

/**
 * What App Bridge's `app.extensions()` tells of the app's theme extensions: where each block stands in the shop's theme
 * (https://shopify.dev/docs/api/app-home/apis/app).
 */
export function listActivations(shop: LocalShop, { extensions }: Pick<App, "extensions">): ExtensionAnswer[] {
  return extensions.map((extension) => ({
    handle: extension.handle,
    type: "theme_app_extension",
    activations: extension.blocks.flatMap((name) => {
      const block = readAppBlock(extension, name);
      return block ? [toActivation(shop, extension, block)] : [];
    }),
  }));
}

function toActivation(shop: LocalShop, extension: AppExtension, { name, schema }: AppBlock): ThemeActivation {
  const isThis = (type: string) => {
    const named = readBlockType(type);
    return named?.block === name && named.uid === extension.uid;
  };
  const inSections = Object.entries(shop.theme.templates).flatMap(([template, { sections }]) =>
    Object.entries(sections).flatMap(([section, { blocks = {}, block_order = [] }]) =>
      block_order.filter((id) => isThis(blocks[id]?.type ?? "")).map((id) => `template--${template}/${section}/${id}`),
    ),
  );
  const onEveryPage = Object.entries(shop.theme.embeds).filter(([type, { on }]) => on && isThis(type));
  const targets = [...inSections, ...onEveryPage.map(() => name)];
  return {
    ...{ target: schema.target ?? "section", handle: name, name: schema.name },
    status: targets.length > 0 ? "active" : "available",
    activations: targets.map((target) => ({ target, themeId: "gid://shopify/OnlineStoreTheme/1" })),
  };
}
