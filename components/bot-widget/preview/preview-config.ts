import { inkOn } from "@/lib/core/contrast";
import type { PanelConfig } from "@/lib/schemas/visitor";
import { DEFAULT_LOOK } from "@/lib/schemas/widget";
import { toWidget } from "../to-widget";
import type { WidgetValues } from "../values";

/** What the panel is told anew while the form is filled in. */
export type PreviewConfig = Partial<PanelConfig>;

export type Shade = "light" | "dark";

/** How the panel looks and speaks with what is in the form, on a page that is light or dark. */
export function toPreviewConfig(values: WidgetValues, shade: Shade, logo: string | null): PreviewConfig {
  const widget = toWidget(values);
  const { title, subtitle, placeholder } = widget.texts ?? {};
  const { colour, scheme, radius, font } = { ...DEFAULT_LOOK, ...widget.appearance };
  return {
    state: widget.state === "paused" ? "paused" : "on",
    ...(widget.pausedText && { pausedText: widget.pausedText }),
    welcome: widget.welcome ?? null,
    suggestions: widget.suggestions ?? [],
    followUps: widget.followUps ?? true,
    texts: { ...(title && { title }), ...(subtitle && { subtitle }), ...(placeholder && { placeholder }) },
    appearance: {
      colour,
      ink: inkOn(colour),
      scheme: scheme === "auto" ? shade : scheme,
      radius,
      font,
      logo,
    },
    lead: (widget.lead?.fields.length ?? 0) > 0 ? (widget.lead ?? null) : null,
    person: widget.person !== undefined,
    privacy: widget.privacy ?? null,
    attribution: widget.attribution ?? true,
  };
}
