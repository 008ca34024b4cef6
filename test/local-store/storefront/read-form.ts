import { type Exchange, readBody } from "#test/local-store/http.ts";

/** The fields of a posted form, in any of the encodings that browsers post in. Files are left out. */
export async function readForm({ request }: Exchange): Promise<URLSearchParams> {
  const body = await readBody(request, 1_000_000);
  const form = await new Response(new Uint8Array(body), {
    headers: { "content-type": request.headers["content-type"] ?? "application/x-www-form-urlencoded" },
  }).formData();
  const fields = new URLSearchParams();
  for (const [name, value] of form.entries()) if (typeof value === "string") fields.append(name, value);
  return fields;
}

/** Where a form wants its shopper to land: a path of this storefront, never another site. */
export function returnPath(fields: URLSearchParams, fallback: string): string {
  const wanted = fields.get("return_to") ?? "";
  return /^\/(?![/\\])/.test(wanted) ? wanted : fallback;
}
