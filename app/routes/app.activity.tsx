import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { data, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { parseAsked } from "#app/pages/activity/activity.ts";
import { ActivityScreen } from "#app/pages/activity/activity-screen.tsx";
import { loadActivity } from "#app/pages/activity/load-activity.server.ts";
import { retry } from "#app/pages/activity/retry.server.ts";
import { authenticate } from "#app/shops/authenticate.server.ts";
import { PageProblem } from "#app/ui/page-problem.tsx";

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  return loadActivity(session.shop, parseAsked(new URL(request.url).searchParams), new Date());
};

const Form = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("retry-task"), jobId: z.uuid(), attempt: z.coerce.number().int().positive() }),
  z.object({ intent: z.literal("retry-news") }),
  z.object({ intent: z.literal("read-again"), what: z.enum(["products", "orders"]) }),
]);

export const action = async ({ request }: ActionFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  const form = Form.safeParse(Object.fromEntries(await request.formData()));
  if (!form.success) return data({ isRetried: false, text: "This could not be understood." }, { status: 400 });
  return retry(session.shop, form.data);
};

export default function ActivityRoute() {
  return <ActivityScreen activity={useLoaderData<typeof loader>()} />;
}

export { PageProblem as ErrorBoundary };
