"use client";

import { Button } from "@heroui/react";
import type { FormHTMLAttributes, ReactNode, RefObject } from "react";
import type { ErrorCode } from "@/lib/core/errors";
import { DialogBody, DialogFooter } from "./dialog";
import { FormError } from "./fields";

/** What `useForm` gives. */
type Form = {
  formProps: FormHTMLAttributes<HTMLFormElement> & { ref?: RefObject<HTMLFormElement | null> };
  formError: string | undefined;
  formErrorCode?: ErrorCode | undefined;
  isPending: boolean;
};

type DialogFormProps = {
  form: Form;
  /** What the button says that sends it. */
  action: ReactNode;
  /** What is wrong with a part that draws no error of its own. */
  error?: string | undefined;
  isDisabled?: boolean;
  /** It takes something away. */
  isDanger?: boolean;
  /** What the other button says. */
  cancel?: string;
  children: ReactNode;
};

/** The inside of a dialog in which something is filled in: what is wrong, the fields, and the two ways out. */
export function DialogForm(props: DialogFormProps) {
  const { form, action, error, isDisabled, isDanger, cancel = "Cancel", children } = props;
  return (
    <form {...form.formProps} className="contents">
      <DialogBody>
        <FormError code={form.formErrorCode}>{form.formError ?? error}</FormError>
        {children}
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {cancel}
        </Button>
        <Button
          type="submit"
          variant={isDanger ? "danger" : "primary"}
          isDisabled={isDisabled}
          isPending={form.isPending}
        >
          {action}
        </Button>
      </DialogFooter>
    </form>
  );
}
