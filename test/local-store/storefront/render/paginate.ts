import type { LiquidTag } from "#app/liquid/make-liquid.ts";

/** `{% paginate collection.products by 24 %}`: inside it the list holds one page, and `paginate` tells of the others. */
export const paginate: LiquidTag = {
  hasBody: true,
  async render({ markup, evaluate, body }) {
    const [, path = "", by = ""] = /^([\w.]+)\s+by\s+([\w.]+)/.exec(markup) ?? [];
    const names = path.split(".");
    const [root = "", field] = names;
    const [list, owner, size, current, request] = await Promise.all(
      [path, root, by, "current_page", "request.path"].map(evaluate),
    );
    const items = Array.isArray(list) ? list : [];
    const pageSize = Math.max(1, Math.min(250, Number(size) || 50));
    const page = Math.max(1, Number(current) || 1);
    const shown = items.slice((page - 1) * pageSize, page * pageSize);
    const pages = Math.max(1, Math.ceil(items.length / pageSize));
    return body({
      [root]: field === undefined ? shown : withField(owner, field, shown),
      paginate: describe({ items: items.length, page, pages, pageSize, path: String(request ?? "") }),
    });
  },
};

function withField(owner: unknown, field: string, value: unknown): object {
  const whole = typeof owner === "object" ? owner : null;
  return Object.create(whole, { [field]: { value, enumerable: true } });
}

function describe(at: { items: number; page: number; pages: number; pageSize: number; path: string }) {
  const link = (page: number, title: string) => ({ title, url: `${at.path}?page=${page}`, is_link: page !== at.page });
  return {
    items: at.items,
    pages: at.pages,
    page_size: at.pageSize,
    current_page: at.page,
    current_offset: (at.page - 1) * at.pageSize,
    previous: at.page > 1 ? link(at.page - 1, "Previous") : null,
    next: at.page < at.pages ? link(at.page + 1, "Next") : null,
    parts: Array.from({ length: at.pages }, (_, i) => link(i + 1, String(i + 1))),
  };
}
