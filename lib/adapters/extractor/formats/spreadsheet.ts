import { readOldSpreadsheet, readSpreadsheet } from "../spreadsheet/read-spreadsheet";
import type { Format } from "./format";

export const spreadsheet: Format = {
  name: "a spreadsheet",
  extensions: ["xlsx", "xlsm", "xltx", "xltm", "xlsb", "xls", "xlt", "ods", "ots"],
  mediaTypes: [
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.template",
    "application/vnd.ms-excel",
    "application/vnd.ms-excel.sheet.macroenabled.12",
    "application/vnd.ms-excel.template.macroenabled.12",
    "application/vnd.ms-excel.sheet.binary.macroenabled.12",
    "application/vnd.oasis.opendocument.spreadsheet",
    "application/vnd.oasis.opendocument.spreadsheet-template",
  ],
  isText: false,
  matches: ({ zip, packageType, ole }) =>
    zip?.has("xl/workbook.xml") === true ||
    zip?.has("xl/workbook.bin") === true ||
    packageType.startsWith("application/vnd.oasis.opendocument.spreadsheet") ||
    ole?.has("Workbook") === true ||
    ole?.has("Book") === true,
  read: ({ zip, ole }, builder) => {
    if (zip) return readSpreadsheet(zip, builder);
    if (ole) readOldSpreadsheet(ole, builder);
  },
};
