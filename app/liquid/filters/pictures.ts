import { escapeHtml, toAttributes } from "#app/liquid/html.ts";
import { readProperty, toText } from "#app/liquid/values.ts";
import type { Filters } from "#app/liquid/world.ts";

const ADDRESS_LINES = [
  ["name"],
  ["company"],
  ["address1"],
  ["address2"],
  ["city", "province_code", "zip"],
  ["country"],
];

/** Drawings and an address, as HTML. The drawings are ours: Shopify's own are not. */
export const pictureFilters: Filters = {
  placeholder_svg_tag: (name, { positional: [className] }) =>
    `<svg${toAttributes({ class: className, "data-placeholder": name, xmlns: "http://www.w3.org/2000/svg", viewBox: "0 0 525 525" })}>${PLACEHOLDER}</svg>`,
  payment_type_svg_tag: (type, { named }) => {
    const [id, name] = [`pi-${toText(type)}`, wordsOf(toText(type))];
    const attributes = { ...named, viewBox: "0 0 38 24", width: 38, height: 24, role: "img", "aria-labelledby": id };
    const text = '<text x="19" y="15" font-size="7" text-anchor="middle">';
    return `<svg${toAttributes({ ...attributes, xmlns: "http://www.w3.org/2000/svg" })}><title${toAttributes({ id })}>${escapeHtml(name)}</title><rect width="38" height="24" rx="3" fill="#fff" stroke="#ddd" />${text}${escapeHtml(name)}</text></svg>`;
  },
  format_address: (address) => {
    const lines = ADDRESS_LINES.map((names) =>
      names
        .map((name) => escapeHtml(readProperty(readProperty(address, name), "name") ?? readProperty(address, name)))
        .filter(Boolean)
        .join(" "),
    );
    return `<p>${lines.filter(Boolean).join("<br>")}</p>`;
  },
};

const PLACEHOLDER =
  '<rect width="525" height="525" fill="#eee" /><path d="M150 340l75-90 60 70 40-45 60 65z" fill="#bbb" /><circle cx="325" cy="200" r="28" fill="#bbb" />';

function wordsOf(type: string): string {
  return type.replace(/_/g, " ").replace(/\b\w/g, (letter) => letter.toUpperCase());
}
