"use client";

import { Button } from "@heroui/react";
import { Monitor, Smartphone } from "lucide-react";
import { RelativeTime } from "@/components/patterns/relative-time";
import { Panel, Section } from "@/components/patterns/section";
import { callApi } from "@/lib/client/api";
import { useMutation } from "@/lib/client/use-mutation";
import type { SessionDto } from "@/lib/schemas/account";
import { deviceWords, isPhone } from "./device-words";

type SessionListProps = {
  sessions: readonly SessionDto[];
  providers: readonly { id: string; name: string }[];
};

/** Where one is signed in, and the way out from here. */
export function SessionList({ sessions, providers }: SessionListProps) {
  const endOthers = useMutation(() => callApi("DELETE", "/account/sessions"), {
    done: "You are signed out everywhere but here.",
  });
  const hereFirst = [...sessions].sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent));
  return (
    <Section
      title="Where you are signed in"
      description="If you do not know one of these, end it and change your password."
      actions={
        sessions.length > 1 && (
          <Button variant="secondary" isPending={endOthers.isPending} onPress={() => endOthers.run()}>
            Sign out everywhere else
          </Button>
        )
      }
    >
      <Panel>
        <ul className="divide-y divide-separator">
          {hereFirst.map((session) => (
            <SessionRow key={session.id} session={session} providers={providers} />
          ))}
        </ul>
      </Panel>
    </Section>
  );
}

type SessionRowProps = { session: SessionDto; providers: SessionListProps["providers"] };

function SessionRow({ session, providers }: SessionRowProps) {
  const { id, userAgent, address, method, isCurrent, lastSeenAt, createdAt } = session;
  const device = deviceWords(userAgent);
  const Icon = isPhone(userAgent) ? Smartphone : Monitor;
  const end = useMutation(() => callApi("DELETE", `/account/sessions/${id}`), {
    done: `${device} is signed out.`,
  });
  return (
    <li className="flex items-start gap-3 p-4">
      <Icon className="mt-0.5 size-5 shrink-0 text-muted" aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <p className="wrap-anywhere flex flex-wrap items-center gap-x-2 font-medium">
          {device}
          {isCurrent && (
            <span className="rounded-full bg-success-soft px-2 text-success-soft-foreground text-xs leading-5">
              This device
            </span>
          )}
        </p>
        <p className="wrap-anywhere mt-0.5 text-muted text-xs">
          {isCurrent ? "Here now" : <RelativeTime iso={lastSeenAt} prefix="Last seen " />}
          {address && ` · ${address}`}
        </p>
        <p className="text-muted text-xs">
          <RelativeTime iso={createdAt} prefix={`Signed in ${methodWords(method, providers)} `} />
        </p>
      </div>
      {!isCurrent && (
        <Button
          variant="ghost"
          size="sm"
          aria-label={`End the session of ${device}`}
          isPending={end.isPending}
          onPress={() => end.run()}
        >
          End it
        </Button>
      )}
    </li>
  );
}

function methodWords(method: string, providers: SessionListProps["providers"]): string {
  if (method === "password") return "by password";
  if (method === "link") return "by a mailed link";
  return `by ${providers.find(({ id }) => id === method)?.name ?? method}`;
}
