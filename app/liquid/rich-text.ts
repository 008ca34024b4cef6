import { escapeHtml, toAttributes } from "#app/liquid/html.ts";
import { readProperty, toList, toNumber, toText } from "#app/liquid/values.ts";

/** HTML of a rich text field, which Shopify keeps as a tree (shopify.dev/docs/apps/build/metafields/list-of-data-types). */
export function richTextToHtml(node: unknown): string {
  const inner = () => toList(readProperty(node, "children")).map(richTextToHtml).join("");
  switch (readProperty(node, "type")) {
    case "heading": {
      const level = Math.min(6, Math.max(1, toNumber(readProperty(node, "level"))));
      return `<h${level}>${inner()}</h${level}>`;
    }
    case "paragraph":
      return `<p>${inner()}</p>`;
    case "list": {
      const name = readProperty(node, "listType") === "ordered" ? "ol" : "ul";
      return `<${name}>${inner()}</${name}>`;
    }
    case "list-item":
      return `<li>${inner()}</li>`;
    case "link": {
      const [href, title, target] = ["url", "title", "target"].map((name) => readProperty(node, name));
      return `<a${toAttributes({ href, title, target })}>${inner()}</a>`;
    }
    case "text":
      return styled(node, escapeHtml(readProperty(node, "value")).replace(/\r?\n/g, "<br />\n"));
    default:
      return inner();
  }
}

function styled(node: unknown, html: string): string {
  const slanted = readProperty(node, "italic") === true ? `<em>${html}</em>` : html;
  return readProperty(node, "bold") === true ? `<strong>${slanted}</strong>` : slanted;
}

/** The words of a rich text field alone, its parts on lines of their own. */
export function richTextToText(node: unknown): string {
  const children = toList(readProperty(node, "children"));
  if (readProperty(node, "type") === "text") return toText(readProperty(node, "value"));
  const isBlock = ["root", "list"].includes(toText(readProperty(node, "type")));
  return children.map(richTextToText).join(isBlock ? "\n" : "");
}
