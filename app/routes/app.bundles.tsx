import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { data, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { decideAddOn } from "#app/pages/offers/decide-add-on.server.ts";
import { loadOffers } from "#app/pages/offers/load-offers.server.ts";
import { parseAsked } from "#app/pages/offers/offers.ts";
import { OffersScreen } from "#app/pages/offers/offers-screen.tsx";
import { authenticate } from "#app/shops/authenticate.server.ts";
import { PageProblem } from "#app/ui/page-problem.tsx";

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  return loadOffers(session.shop, "bundles", parseAsked(new URL(request.url).searchParams), new Date());
};

const Form = z.object({
  productId: z
    .string()
    .regex(/^-?\d+$/)
    .transform(BigInt),
  verb: z.enum(["leaveOut", "keep"]),
});

export const action = async ({ request }: ActionFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  const form = Form.safeParse(Object.fromEntries(await request.formData()));
  if (!form.success) return data({ isDone: false, text: "This could not be understood." }, { status: 400 });
  return decideAddOn(session.shop, { productId: form.data.productId, isExcluded: form.data.verb === "leaveOut" });
};

export default function BundlesRoute() {
  return <OffersScreen shelf={useLoaderData<typeof loader>()} />;
}

export { PageProblem as ErrorBoundary };
