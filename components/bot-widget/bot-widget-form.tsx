"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { FormError } from "@/components/patterns/fields";
import { SaveBar } from "@/components/patterns/save-bar";
import { notifyDone } from "@/lib/client/notify";
import { useTenant } from "@/lib/client/tenant";
import { useForm } from "@/lib/client/use-form";
import { useStayWarning } from "@/lib/client/use-stay-warning";
import { BotDto } from "@/lib/schemas/bot";
import { FormsPart } from "./forms/forms-part";
import { InstallPart } from "./install/install-part";
import { hostedUrl } from "./install/snippets";
import { LookPart } from "./look/look-part";
import { PartMenu } from "./part-menu";
import { PreviewBeside, PreviewFold } from "./preview/preview-places";
import { PublishPart } from "./publish/publish-part";
import { toValues } from "./to-values";
import { toWidget } from "./to-widget";
import { useAssets } from "./use-assets";
import { WidgetValues } from "./values";
import { VisitorsPart } from "./visitors/visitors-part";

type BotWidgetFormProps = {
  bot: BotDto;
  /** Where people reach this deployment. */
  publicUrl: string;
  /** Checks a page that has the widget. */
  check?: ReactNode;
};

/** How a bot shows itself to visitors: where, how, to whom, and what to put into a site. */
export function BotWidgetForm({ bot, publicUrl, check }: BotWidgetFormProps) {
  const { api, can } = useTenant();
  const router = useRouter();
  const canWrite = can("bots:write");
  const assets = useAssets(bot.id);
  const form = useForm(WidgetValues, toValues(bot.widget), async (values) => {
    const saved = await api.patch(`/bots/${bot.id}`, BotDto, { widget: toWidget(values) });
    form.reset(toValues(saved.widget));
    notifyDone("The widget is saved.");
    router.refresh();
  });
  useStayWarning(form.isChanged);
  const shown = { botId: bot.id, values: form.values, assets: assets.assets };

  return (
    <>
      <PartMenu />
      <div className="grid gap-8 xl:grid-cols-[minmax(0,1fr)_23rem]">
        <div className="min-w-0">
          {/* What gets the focus must not lie below the bar that saves. */}
          <form {...form.formProps} className="[&_:is(input,textarea)]:scroll-mb-28">
            <fieldset disabled={!canWrite} className="m-0 flex flex-col gap-10">
              <FormError>{form.formError}</FormError>
              <PublishPart form={form} hostedUrl={hostedUrl(publicUrl, bot.id)} />
              <LookPart
                form={form}
                bot={bot}
                assets={assets}
                preview={canWrite && <PreviewFold {...shown} />}
              />
              <VisitorsPart form={form} botId={bot.id} assets={assets} />
              <FormsPart form={form} />
            </fieldset>
            <SaveBar
              isShown={form.isChanged}
              isPending={form.isPending}
              onDiscard={() => form.reset(toValues(bot.widget))}
            />
          </form>
          <div className="mt-10">
            <InstallPart
              botId={bot.id}
              publicUrl={publicUrl}
              isOn={(bot.widget.state ?? "off") !== "off"}
              check={check}
            />
          </div>
        </div>
        {canWrite && <PreviewBeside {...shown} />}
      </div>
    </>
  );
}
