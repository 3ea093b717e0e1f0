"use client";

import { Button } from "@heroui/react";
import { useState } from "react";
import { z } from "zod";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { personApi } from "@/lib/client/api";
import { useMutation } from "@/lib/client/use-mutation";
import type { AdminUserDto } from "@/lib/schemas/admin";

/** Makes somebody an operator, or no longer one. */
export function ChangeOperator({ user, isMe }: { user: AdminUserDto; isMe: boolean }) {
  const [isAsking, setIsAsking] = useState(false);
  const { id, name, isOperator } = user;
  const change = useMutation(
    () => personApi.patch(`/admin/users/${id}`, z.null(), { isOperator: !isOperator }),
    { done: isOperator ? `${name} is no operator any more.` : `${name} is an operator now.` },
  );
  const action = isOperator ? "Take the console away" : "Make an operator";
  return (
    <>
      <Button variant="ghost" size="sm" aria-label={`${action}: ${name}`} onPress={() => setIsAsking(true)}>
        {action}
      </Button>
      <ConfirmDialog
        title={isOperator ? `Take the console away from ${name}?` : `Make ${name} an operator?`}
        action={action}
        cancel="Cancel"
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        onConfirm={() => change.run()}
      >
        {isOperator ? (
          <p>
            {isMe ? "You" : name} can no longer open this console. Teams and roles in them stay as they are.
          </p>
        ) : (
          <p>
            {name} can do all that you can do here: suspend teams, change limits and settings of the system,
            and make other operators.
          </p>
        )}
      </ConfirmDialog>
    </>
  );
}
