import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { data, useLoaderData } from "@remix-run/react";
import { decide, parseDecision } from "#app/pages/offers/decide.server.ts";
import { loadOffer } from "#app/pages/offers/load-offer.server.ts";
import { OfferScreen } from "#app/pages/offers/offer-screen.tsx";
import { authenticate } from "#app/shops/authenticate.server.ts";
import { PageProblem } from "#app/ui/page-problem.tsx";

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  const details = params.id ? await loadOffer(session.shop, params.id, new Date()) : null;
  if (!details) throw new Response("There is no such offer.", { status: 404 });
  return details;
};

export const action = async ({ request, params }: ActionFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  const asked = parseDecision(params.id ?? "", await request.formData());
  if (!asked) return data({ isDone: false, text: "This could not be understood." }, { status: 400 });
  return decide(session.shop, asked, new Date());
};

export default function OfferRoute() {
  return <OfferScreen details={useLoaderData<typeof loader>()} />;
}

export { PageProblem as ErrorBoundary };
