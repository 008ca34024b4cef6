import type {} from "@shopify/ui-extensions/purchase.checkout.block.render";
import type { createElement } from "preact";

/**
 * The `s-*` elements that this store draws, with every property and event that `@shopify/ui-extensions` gives them in
 * checkout. tsc holds the lists to the package, both ways.
 */
type Elements = createElement.JSX.IntrinsicElements;
type Named<Tag extends keyof Elements> = Exclude<keyof Elements[Tag], "children" | "key" | "ref" | "slot">;
type PropertyOf<Tag extends keyof Elements> = Exclude<Named<Tag>, `on${string}`>;
type EventOf<Tag extends keyof Elements> = EventNamed<Named<Tag>>;
type EventNamed<Name> = Name extends `on${infer Event}` ? Lowercase<Event> : never;

/** What one element takes and tells. */
export interface ElementEntry {
  properties: readonly string[];
  events: readonly string[];
}

const BOX = [
  ...(["accessibilityLabel", "accessibilityRole", "background", "blockSize", "border", "borderRadius"] as const),
  ...(["borderStyle", "borderWidth", "display", "id", "inlineSize", "maxBlockSize", "maxInlineSize"] as const),
  ...(["minBlockSize", "minInlineSize", "overflow", "padding", "paddingBlock", "paddingBlockEnd"] as const),
  ...(["paddingBlockStart", "paddingInline", "paddingInlineEnd", "paddingInlineStart"] as const),
] as const;
const GAPS = ["alignContent", "alignItems", "columnGap", "gap", "justifyContent", "rowGap"] as const;
const WORDS = ["accessibilityVisibility", "color", "dir", "id", "lang", "tone", "type"] as const;
const PRESSED = ["accessibilityLabel", "disabled", "id", "inlineSize", "loading"] as const;
const LEADS = ["command", "commandFor", "href", "interestFor", "target", "tone"] as const;
const FIELD = ["autocomplete", "disabled", "error", "id", "label", "name", "required", "value"] as const;
const TEXT_FIELD = [
  ...(["defaultValue", "labelAccessibilityVisibility", "maxLength", "minLength", "placeholder", "readOnly"] as const),
] as const;
const TYPING = ["blur", "change", "focus", "input"] as const;
const PICTURE = ["alt", "sizes", "src", "srcSet"] as const;

export const CATALOGUE = {
  "s-badge": { properties: ["color", "icon", "iconPosition", "id", "size", "tone"], events: [] },
  "s-banner": {
    properties: ["collapsible", "dismissible", "heading", "hidden", "id", "tone"],
    events: ["afterhide", "dismiss"],
  },
  "s-box": { properties: [...BOX, "accessibilityVisibility"], events: [] },
  "s-button": { properties: [...PRESSED, ...LEADS, "type", "variant"], events: ["click"] },
  "s-choice": {
    properties: ["accessibilityLabel", "defaultSelected", "disabled", "error", "id", "selected", "value"],
    events: [],
  },
  "s-choice-list": {
    properties: [
      ...(["disabled", "error", "id", "label", "labelAccessibilityVisibility", "multiple", "name"] as const),
      ...(["values", "variant"] as const),
    ],
    events: ["change"],
  },
  "s-details": { properties: ["defaultOpen", "id", "open", "toggleTransition"], events: ["aftertoggle", "toggle"] },
  "s-divider": { properties: ["direction", "id"], events: [] },
  "s-form": { properties: ["disabled", "id"], events: ["submit"] },
  "s-grid": {
    properties: [
      ...[...BOX, ...GAPS],
      ...(["accessibilityVisibility", "borderColor", "gridTemplateColumns", "gridTemplateRows"] as const),
      ...(["justifyItems", "placeContent", "placeItems"] as const),
    ],
    events: [],
  },
  "s-grid-item": {
    properties: [...BOX, "accessibilityVisibility", "borderColor", "gridColumn", "gridRow"],
    events: [],
  },
  "s-heading": { properties: ["accessibilityRole", "id"], events: [] },
  "s-icon": { properties: ["id", "size", "tone", "type"], events: [] },
  "s-image": {
    properties: [
      ...PICTURE,
      ...(["accessibilityRole", "aspectRatio", "border", "borderRadius", "borderStyle", "borderWidth"] as const),
      ...(["id", "inlineSize", "loading", "objectFit"] as const),
    ],
    events: [],
  },
  "s-link": { properties: ["accessibilityLabel", "id", "lang", ...LEADS], events: ["click"] },
  "s-list-item": { properties: ["id"], events: [] },
  "s-option": {
    properties: ["accessibilityLabel", "defaultSelected", "disabled", "id", "selected", "value"],
    events: [],
  },
  "s-paragraph": { properties: [...WORDS, "textAlign"], events: [] },
  "s-press-button": {
    properties: [...PRESSED, "defaultPressed", "lang", "pressed"],
    events: ["blur", "click", "focus"],
  },
  "s-product-thumbnail": { properties: [...PICTURE, "size", "totalItems"], events: [] },
  "s-query-container": { properties: ["containerName", "id"], events: [] },
  "s-section": { properties: ["accessibilityLabel", "heading", "id", "padding"], events: [] },
  "s-select": { properties: [...FIELD, "placeholder"], events: ["blur", "change", "focus"] },
  "s-skeleton-paragraph": { properties: ["content", "id"], events: [] },
  "s-spinner": { properties: ["accessibilityLabel", "id", "size"], events: [] },
  "s-stack": { properties: [...BOX, ...GAPS, "direction"], events: [] },
  "s-summary": { properties: ["id"], events: [] },
  "s-text": { properties: [...WORDS, "display"], events: [] },
  "s-text-area": { properties: [...FIELD, ...TEXT_FIELD, "rows"], events: TYPING },
  "s-text-field": { properties: [...FIELD, ...TEXT_FIELD, "icon", "prefix", "suffix"], events: TYPING },
  "s-unordered-list": { properties: ["id"], events: [] },
} as const satisfies {
  [Tag in keyof Elements]?: { properties: readonly PropertyOf<Tag>[]; events: readonly EventOf<Tag>[] };
};

export type DrawnTag = keyof typeof CATALOGUE;

/** Each is `never` while the catalogue names all that the package has: what is missing stands in the error. */
type Missing = {
  [Tag in DrawnTag]:
    | Exclude<PropertyOf<Tag>, (typeof CATALOGUE)[Tag]["properties"][number]>
    | Exclude<EventOf<Tag>, (typeof CATALOGUE)[Tag]["events"][number]>;
}[DrawnTag];
const _complete: [Missing] extends [never] ? true : Missing = true;

/** An element's entry; undefined for one that is not drawn here. */
export function entryOf(tag: string): ElementEntry | undefined {
  return Object.entries<ElementEntry>(CATALOGUE).find(([name]) => name === tag)?.[1];
}
