import { nameUnit } from "#app/kernel/unit-names.ts";
import { Decimal, round } from "#app/liquid/decimal.ts";
import { toJson } from "#app/liquid/filters/formats.ts";
import { moneyFilters } from "#app/liquid/filters/money.ts";
import { escapeHtml, toAttributes } from "#app/liquid/html.ts";
import { richTextToHtml, richTextToText } from "#app/liquid/rich-text.ts";
import { strftime } from "#app/liquid/strftime.ts";
import { isRecord, readProperty, toList, toNumber, toText } from "#app/liquid/values.ts";
import type { Filters, LiquidWorld } from "#app/liquid/world.ts";
import { readTime } from "#app/liquid/zoned-time.ts";

const DATES: Record<string, string> = { date: "%B %-d, %Y", date_time: "%b %-d, %Y, %-l:%M %P" };
const MEASURES = ["dimension", "volume", "weight"];

/** `metafield_tag` and `metafield_text`: a metafield as its type is shown. */
export function metafieldFilters(world: LiquidWorld): Filters {
  return {
    metafield_tag: (metafield, { named }) => {
      const [type, value] = [toText(readProperty(metafield, "type")), contentOf(metafield)];
      return value === null || value === undefined ? "" : tagOf(world, type, value, named);
    },
    metafield_text: (metafield, { named }) => {
      const [type, value] = [toText(readProperty(metafield, "type")), contentOf(metafield)];
      return value === null || value === undefined ? "" : textOf(world, type, value, named);
    },
  };
}

function contentOf(metafield: unknown): unknown {
  return readProperty(metafield, "value");
}

function tagOf(world: LiquidWorld, type: string, value: unknown, named: Record<string, unknown>): string {
  const html = escapeHtml(textOf(world, type, value, named));
  if (type.startsWith("list.")) return listTag(type, value, named);
  if (type === "metaobject_reference") return element("span", "single_line_text_field", html);
  if (type in DATES) return element("time", type, html, { datetime: writeMachineDate(world, type, value) });
  if (type === "json") return element("script", type, toJson(value), { type: "application/json" });
  if (type === "rich_text_field") return element("div", type, richTextToHtml(treeOf(value)));
  if (type === "multi_line_text_field") return element("span", type, html.replace(/\r?\n/g, "<br />\n"));
  if (type === "url") return element("a", type, html, { href: value });
  if (type === "file_reference") return fileTag(world, value);
  if (type.endsWith("_reference")) return element("a", type, html, { href: readProperty(value, "url") });
  return element("span", type, MEASURES.includes(type) ? measureTag(type, value) : html);
}

/** The class comes last, as Shopify writes it. */
function element(name: string, type: string, html: string, attributes: Record<string, unknown> = {}): string {
  return `<${name}${toAttributes({ ...attributes, class: `metafield-${type}` })}>${html}</${name}>`;
}

function listTag(type: string, value: unknown, named: Record<string, unknown>): string {
  const name = named.list_format === "ordered" ? "ol" : "ul";
  const items = listTexts(type, value, named).map((text) => element("li", "single_line_text_field", escapeHtml(text)));
  return element(name, "single_line_text_field-array", items.join(""));
}

function listTexts(type: string, value: unknown, { field }: Record<string, unknown>): string[] {
  if (type === "list.single_line_text_field") return toList(value).map(toText);
  if (type === "list.metaobject_reference") return toList(value).map((one) => fieldText(one, field));
  throw new Error(`${type} can't be shown by metafield_tag or metafield_text`);
}

/** A metaobject's field comes as a metafield, or as its value. */
function fieldText(metaobject: unknown, field: unknown): string {
  const found = readProperty(metaobject, toText(field));
  return toText(isRecord(found) ? readProperty(found, "value") : found);
}

function measureTag(type: string, value: unknown): string {
  const [amount, unit] = measure(value);
  return element("span", `${type}_value`, `${amount} `) + element("span", `${type}_unit`, escapeHtml(unit));
}

function measure(value: unknown): [number, string] {
  const unit = toText(readProperty(value, "unit"));
  return [round(toNumber(readProperty(value, "value")), 2), nameUnit(unit)];
}

function fileTag(world: LiquidWorld, value: unknown): string {
  if (!isRecord(value)) return "";
  const url = readProperty(value, "url");
  const preview = readProperty(value, "preview_image");
  if (url === undefined) {
    const alt = readProperty(value, "alt");
    return `<img${toAttributes({ src: world.imageUrl(value, {}), alt, loading: "lazy", class: "metafield-file_reference" })}>`;
  }
  const image = isRecord(preview) ? `<img${toAttributes({ src: world.imageUrl(preview, {}), loading: "lazy" })}>` : "";
  return element("a", "file_reference", image || escapeHtml(url), { href: url });
}

function textOf(world: LiquidWorld, type: string, value: unknown, named: Record<string, unknown>): string {
  if (type.startsWith("list.")) return sentence(world, listTexts(type, value, named));
  if (type === "metaobject_reference") return fieldText(value, named.field);
  if (type in DATES) return writeDate(world, type, value);
  if (type === "json") return toJson(value);
  if (type === "rich_text_field") return richTextToText(treeOf(value));
  if (type === "money") return writeMoney(world, value);
  if (type === "rating") return toText(readProperty(value, "rating") ?? value);
  if (MEASURES.includes(type)) return measure(value).join(" ");
  if (type === "url") return toText(value).replace(/^https?:\/\//, "");
  if (type === "file_reference")
    return isRecord(value) ? toText(readProperty(value, "url") ?? world.imageUrl(value, {})) : "";
  return toText(type.endsWith("_reference") ? readProperty(value, "title") : value);
}

function sentence({ translate }: LiquidWorld, texts: readonly string[]): string {
  return new Intl.ListFormat(translate.locale === "en" ? "en-US" : translate.locale).format(texts);
}

function writeDate({ now, timeZone, translate }: LiquidWorld, type: string, value: unknown): string {
  const at = readTime(value, now, timeZone);
  return at === null ? toText(value) : strftime(at, DATES[type] ?? "", timeZone, translate.locale);
}

function writeMachineDate({ now, timeZone }: LiquidWorld, type: string, value: unknown): string {
  const at = readTime(value, now, timeZone);
  return type === "date" || at === null ? toText(value) : at.toISOString().replace(/\.\d+Z$/, "Z");
}

/** Liquid has a money metafield's value in hundredths; a decimal amount with its code is Shopify's stored form. */
function writeMoney(world: LiquidWorld, value: unknown): string {
  const stored = readProperty(value, "amount");
  const hundredths = stored === undefined ? value : new Decimal(toNumber(stored) * 100);
  const write = moneyFilters(world).money_with_currency;
  return toText(write?.(hundredths, { positional: [], named: {} }));
}

function treeOf(value: unknown): unknown {
  return typeof value === "string" ? JSON.parse(value) : value;
}
