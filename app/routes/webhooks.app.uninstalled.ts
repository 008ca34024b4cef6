import type { ActionFunctionArgs } from "@remix-run/node";
import { uninstallJob } from "#app/shops/jobs.ts";
import { parseNothing } from "#app/shops/signals.ts";
import { takeInWebhook } from "#app/shops/take-in-webhook.server.ts";

export const action = ({ request }: ActionFunctionArgs) =>
  takeInWebhook(request, { topic: "app/uninstalled", parse: parseNothing, job: uninstallJob }, new Date());
