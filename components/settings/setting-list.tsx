import { Lock } from "lucide-react";
import { Panel } from "@/components/patterns/section";
import type { SettingDto } from "@/lib/schemas/settings";
import { EditSetting } from "./edit-setting";
import { ResetSetting } from "./reset-setting";
import type { SettingPlace } from "./setting-path";
import { settingWords, sourceInWords, valueInWords } from "./setting-words";

type SettingListProps = SettingPlace & { settings: readonly SettingDto[] };

/** Settings with what holds, where that comes from, and the way to change it. */
export function SettingList({ settings, ...place }: SettingListProps) {
  return (
    <Panel>
      <ul>
        {settings.map((setting) => (
          <li
            key={setting.key}
            className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 border-separator border-b p-4 last:border-0 sm:p-5"
          >
            <div className="min-w-0 flex-1 basis-72">
              <h3 className="font-medium">{settingWords(setting.key).label}</h3>
              <p className="mt-0.5 text-muted">{settingWords(setting.key).description}</p>
              <p className="wrap-anywhere mt-2 font-medium">{valueInWords(setting.key, setting.value)}</p>
              <p className="mt-0.5 flex items-start gap-1.5 text-muted text-xs">
                {setting.isLocked && <Lock className="mt-px size-3.5 shrink-0" aria-hidden="true" />}
                {sourceInWords(setting)}
              </p>
            </div>
            {!setting.isLocked && (
              <div className="flex flex-wrap gap-2">
                {setting.choices[place.level] !== undefined && <ResetSetting setting={setting} {...place} />}
                <EditSetting setting={setting} {...place} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
