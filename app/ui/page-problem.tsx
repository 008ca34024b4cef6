import { isRouteErrorResponse, useRevalidator, useRouteError } from "@remix-run/react";
import { Banner, type BannerHandles, Page } from "@shopify/polaris";
import { usePollWhile } from "#app/ui/poll-while.ts";

/** What a page shows when its data could not be loaded. Exported by each page's route as its ErrorBoundary. */
export function PageProblem() {
  const { revalidate, state } = useRevalidator();
  const { title, text, tone, mayPass } = describeProblem(useRouteError());
  usePollWhile(mayPass);
  const tryAgain = { content: "Try again", onAction: revalidate, loading: state === "loading" };
  return (
    <Page title={title}>
      <Banner
        ref={focusOnArrival}
        tone={tone}
        title={text}
        action={tone === "critical" ? tryAgain : undefined}
        secondaryAction={{ content: "Go to Home", url: "/app" }}
      />
    </Page>
  );
}

export type PageTrouble = {
  title: string;
  text: string;
  tone: "critical" | "warning";
  /** Whether it may pass by itself, so that the page looks again now and then. */
  mayPass: boolean;
};

/** A plain sentence for what went wrong; the details are in the server's log. */
export function describeProblem(error: unknown): PageTrouble {
  if (isRouteErrorResponse(error) && error.status === 404) {
    return {
      title: "There is nothing here",
      text: "What you were looking for does not exist, or belongs to another shop.",
      tone: "warning",
      mayPass: false,
    };
  }
  // The browser's fetch says so when no answer came at all.
  if (error instanceof TypeError && /fetch|network|load failed/i.test(error.message)) {
    return {
      title: "Tandem could not be reached",
      text: "Check your connection, then try again. Nothing you did before is lost.",
      tone: "critical",
      mayPass: true,
    };
  }
  return {
    title: "This page could not be loaded",
    text: "Something went wrong on our side. Your shop and its offers are not affected. Please try again in a moment.",
    tone: "critical",
    mayPass: false,
  };
}

function focusOnArrival(banner: BannerHandles | null): void {
  banner?.focus();
}
