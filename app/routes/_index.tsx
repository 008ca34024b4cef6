import { type LoaderFunctionArgs, redirect } from "@remix-run/node";

/** Shopify opens the app's address with the shop in the query; anyone else learns what this is. */
export const loader = ({ request }: LoaderFunctionArgs) => {
  const url = new URL(request.url);
  if (url.searchParams.has("shop")) throw redirect(`/app?${url.searchParams}`);
  return null;
};

export default function Index() {
  return (
    <main style={{ fontFamily: "system-ui, sans-serif", maxWidth: "36rem", margin: "4rem auto", padding: "0 1rem" }}>
      <h1>Tandem</h1>
      <p>
        Upsell and bundle offers for Shopify, each with its evidence. Open Tandem from the Apps page of your Shopify
        admin.
      </p>
    </main>
  );
}
