import "server-only";

export { chooseMySetting, listMySettings, resetMySetting } from "./my-settings";
export { chosenTimeZone, settingOf, systemSetting } from "./read-settings";
export { chooseSystemSetting, listSystemSettings, resetSystemSetting } from "./system-settings";
export { chooseSetting, listSettings, resetSetting } from "./tenant-settings";
