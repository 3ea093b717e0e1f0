import type { FieldBinding } from "@/lib/client/use-form";
import type { WidgetValues } from "./values";

/** The form as its sections use it. */
export type WidgetForm = {
  values: WidgetValues;
  field<Name extends keyof WidgetValues>(name: Name): FieldBinding<WidgetValues[Name]>;
};
