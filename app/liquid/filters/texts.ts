import { escapeHtml, escapeOnce } from "#app/liquid/html.ts";
import { isEmpty, toNumber, toText } from "#app/liquid/values.ts";
import type { FilterArgs, Filters, LiquidFilter } from "#app/liquid/world.ts";

const REMOVED_WHOLE = /<script[\s\S]*?<\/script>|<!--[\s\S]*?-->|<style[\s\S]*?<\/style>/g;

/** Texts, counted in characters as a reader sees them in code points: an emoji is one. */
export const textFilters: Filters = {
  append: given((text, tail) => text + tail),
  prepend: given((text, head) => head + text),
  capitalize: alone((text) => text.charAt(0).toUpperCase() + text.slice(1).toLowerCase()),
  camelize: alone((text) => text.split(/[-_]/).map(capitalizeWord).join("")),
  downcase: alone((text) => text.toLowerCase()),
  upcase: alone((text) => text.toUpperCase()),
  handle: alone(toHandle),
  handleize: alone(toHandle),
  strip: alone((text) => text.trim()),
  lstrip: alone((text) => text.trimStart()),
  rstrip: alone((text) => text.trimEnd()),
  strip_html: alone((text) => text.replace(REMOVED_WHOLE, "").replace(/<[\s\S]*?>/g, "")),
  strip_newlines: alone((text) => text.replace(/\r?\n/g, "")),
  newline_to_br: alone((text) => text.replace(/\r?\n/g, "<br />\n")),
  escape: (value) => (value === null || value === undefined ? null : escapeHtml(value)),
  escape_once: (value) => escapeOnce(value),
  remove: given((text, part) => text.split(part).join("")),
  remove_first: given((text, part) => replaceAt(text, text.indexOf(part), part, "")),
  remove_last: given((text, part) => replaceAt(text, text.lastIndexOf(part), part, "")),
  replace: given((text, part, other) => (part === "" ? text : text.split(part).join(other))),
  replace_first: given((text, part, other) => replaceAt(text, text.indexOf(part), part, other)),
  replace_last: given((text, part, other) => replaceAt(text, text.lastIndexOf(part), part, other)),
  split: given(split),
  truncate: (value, { positional: [length = 50, tail = "..."] }) => truncate(value, toNumber(length), toText(tail)),
  truncatewords: (value, { positional: [count = 15, tail = "..."] }) =>
    truncateWords(value, Math.max(1, toNumber(count)), toText(tail)),
  highlight: given(highlight),
  pluralize: (count, { positional: [one, many] }) => (toNumber(count) === 1 ? one : many),
  default: (value, args) => (isMissing(value, args) ? args.positional[0] : value),
};

function alone(change: (text: string) => unknown): LiquidFilter {
  return (value) => change(toText(value));
}

function given(change: (text: string, one: string, other: string) => unknown): LiquidFilter {
  return (value, { positional: [one, other] }) => change(toText(value), toText(one), toText(other));
}

function isMissing(value: unknown, { named }: FilterArgs): boolean {
  return value === false ? named.allow_false !== true : isEmpty(value);
}

function capitalizeWord(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function toHandle(text: string): string {
  const parts = text.toLowerCase().replace(/['"()[\]]/g, "");
  return parts.replace(/[^\p{L}\p{N}_]+/gu, "-").replace(/^-+|-+$/g, "");
}

function replaceAt(text: string, place: number, part: string, other: string): string {
  return place === -1 ? text : text.slice(0, place) + other + text.slice(place + part.length);
}

/** As Ruby splits: empty ends fall away, nothing separates characters, and a space stands for any blank. */
function split(text: string, separator: string): string[] {
  const parts = separator === " " ? text.trim().split(/\s+/) : separator === "" ? [...text] : text.split(separator);
  while (parts.length > 0 && parts.at(-1) === "") parts.pop();
  return parts;
}

function truncate(value: unknown, length: number, tail: string): string {
  const characters = [...toText(value)];
  if (characters.length <= length) return characters.join("");
  return characters.slice(0, Math.max(0, length - [...tail].length)).join("") + tail;
}

function truncateWords(value: unknown, count: number, tail: string): string {
  const text = toText(value);
  const words = text.trim().split(/\s+/);
  return words.length <= count ? text : words.slice(0, count).join(" ") + tail;
}

function highlight(text: string, term: string): string {
  if (term === "") return text;
  const found = new RegExp(term.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), "gi");
  return text.replace(found, (match) => `<strong class="highlight">${match}</strong>`);
}
