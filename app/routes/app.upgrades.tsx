import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { loadOffers } from "#app/pages/offers/load-offers.server.ts";
import { parseAsked } from "#app/pages/offers/offers.ts";
import { OffersScreen } from "#app/pages/offers/offers-screen.tsx";
import { authenticate } from "#app/shops/authenticate.server.ts";
import { PageProblem } from "#app/ui/page-problem.tsx";

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  return loadOffers(session.shop, "upgrades", parseAsked(new URL(request.url).searchParams), new Date());
};

export default function UpgradesRoute() {
  return <OffersScreen shelf={useLoaderData<typeof loader>()} />;
}

export { PageProblem as ErrorBoundary };
