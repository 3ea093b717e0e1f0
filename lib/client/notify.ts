import { toast } from "@heroui/react";
import { AppError } from "@/lib/core/errors";
import { requestIdOf } from "./wire-error";

const LONG_MS = 8_000;

type Action = { label: string; run(): void };

/** A short message that something was done; with an action it stays longer, so that there is time to take it. */
export function notifyDone(message: string, action?: Action): void {
  const key = toast.success(message, {
    timeout: action ? LONG_MS : 4_000,
    ...(action && { actionProps: actionProps(action, () => toast.close(key)) }),
  });
}

/**
 * Says what went wrong and, when another try can help, offers one. A session that has ended leads to sign-in and back.
 */
export function notifyFailure(thrown: unknown, retry?: () => void): void {
  const error = AppError.from(thrown);
  if (error.code === "unauthenticated") {
    goToSignIn();
    return;
  }
  const requestId = error.status >= 500 ? requestIdOf(error) : undefined;
  const canRetry = retry && error.retryable;
  const key = toast.danger(error.message, {
    timeout: LONG_MS,
    ...(requestId && { description: `Request id: ${requestId}` }),
    ...(canRetry && {
      actionProps: actionProps({ label: "Try again", run: retry }, () => toast.close(key)),
    }),
  });
}

/** Leads to sign-in, and from there back to where we are. */
export function goToSignIn(): void {
  const here = location.pathname + location.search;
  location.assign(`/sign-in?next=${encodeURIComponent(here)}`);
}

function actionProps({ label, run }: Action, close: () => void) {
  return {
    children: label,
    size: "sm" as const,
    variant: "secondary" as const,
    onPress: () => {
      close();
      run();
    },
  };
}
