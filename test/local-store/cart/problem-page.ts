import type { Exchange } from "#test/local-store/http.ts";
import type { CartProblem } from "./cart-problem.ts";

/** What a shopper without script reads when the cart refused something: why, and the way back. */
export function problemPage({ description }: CartProblem, { request }: Exchange): string {
  const { referer } = request.headers;
  const back = referer && URL.canParse(referer) ? new URL(referer).pathname : "/";
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>This could not be added to your cart</title>
<style>
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: #1f2428; background: #fff }
main { max-width: 32rem; margin: 15vh auto; padding: 0 1.25rem }
h1 { font-size: 1.5rem; line-height: 1.25 }
a { color: inherit; font-weight: 600; margin-right: 1.5rem }
</style>
</head>
<body>
<main>
<h1>This could not be added to your cart</h1>
<p role="alert">${escapeHtml(description)}</p>
<p>Nothing in your cart has changed.</p>
<p><a href="${escapeHtml(back)}">Go back</a><a href="/cart">View your cart</a></p>
</main>
</body>
</html>
`;
}

/** Text that is safe between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
