import { ask } from "./channel.ts";
import type { PickerItem, PickerOptions, ResourcePickerOptions } from "./shapes.ts";

/** `shopify.resourcePicker`: the frame draws it over the shop's own products and collections. */
export async function resourcePicker(options: ResourcePickerOptions) {
  const { filter = {} } = options;
  const answer = await ask("resourcePicker", {
    type: options.type,
    action: options.action ?? "add",
    multiple: options.multiple ?? false,
    query: [options.query, filter.query].filter(Boolean).join(" "),
    selectedIds: (options.selectionIds ?? []).flatMap(({ id, variants = [] }) => [
      id,
      ...variants.map((one) => one.id),
    ]),
    showVariants: filter.variants ?? true,
    showDraft: filter.draft ?? true,
    showArchived: filter.archived ?? true,
    showHidden: filter.hidden ?? true,
  });
  if (answer === null) return undefined;
  return Object.assign(answer, { selection: answer });
}

/** `shopify.picker`: a list of the app's own. */
export async function picker(options: PickerOptions): Promise<{ selected: Promise<string[] | undefined> }> {
  const selected = ask("picker", {
    heading: options.heading,
    multiple: options.multiple ?? false,
    items: options.items.map(toItem),
  });
  return { selected: selected.then((ids) => ids ?? undefined) };
}

function toItem(item: PickerItem) {
  return {
    id: item.id,
    heading: item.heading,
    detail: (item.data ?? []).join(" · "),
    disabled: item.disabled ?? false,
    selected: item.selected ?? false,
  };
}
