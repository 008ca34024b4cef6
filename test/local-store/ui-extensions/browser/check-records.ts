import { entryOf } from "#test/local-store/ui-extensions/element-catalogue.ts";

/** What an extension put into the page that Shopify has not, or this store does not draw. */
export function checkRecords(records: readonly unknown[]): string[] {
  return [...new Set(records.flatMap((record) => (Array.isArray(record) ? record.flatMap(findUnknown) : [])))];
}

function findUnknown(node: unknown): string[] {
  if (typeof node !== "object" || node === null || !("element" in node)) return [];
  const tag = String(node.element);
  const own = entryOf(tag) ? [] : [`<${tag}> is not an element that the local store draws`];
  const children = "children" in node && Array.isArray(node.children) ? node.children : [];
  return [...own, ...children.flatMap(findUnknown)];
}
