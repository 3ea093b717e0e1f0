import {
  FileText,
  Globe,
  type LucideIcon,
  MessageCircleQuestion,
  Network,
  TextQuote,
  Video,
  Waypoints,
} from "lucide-react";
import type { SourceDto } from "@/lib/schemas/source";

type Type = SourceDto["type"];

const TYPES: Record<Type, { label: string; icon: LucideIcon }> = {
  file: { label: "File", icon: FileText },
  url: { label: "Web page", icon: Globe },
  website: { label: "Website", icon: Waypoints },
  sitemap: { label: "Sitemap", icon: Network },
  youtube: { label: "Video", icon: Video },
  text: { label: "Text", icon: TextQuote },
  qa: { label: "Questions and answers", icon: MessageCircleQuestion },
};

export const SOURCE_TYPE_OPTIONS = [
  { value: "file", label: "Files" },
  { value: "url", label: "Web pages" },
  { value: "website", label: "Websites" },
  { value: "sitemap", label: "Sitemaps" },
  { value: "youtube", label: "Videos" },
  { value: "text", label: "Texts" },
  { value: "qa", label: "Questions and answers" },
];

export function sourceTypeLabel(type: Type): string {
  return TYPES[type].label;
}

export function SourceTypeIcon({ type }: { type: Type }) {
  const Icon = TYPES[type].icon;
  return (
    <span className="flex size-8 shrink-0 items-center justify-center rounded-lg border border-border bg-surface text-muted">
      <Icon className="size-4" aria-hidden="true" />
    </span>
  );
}
