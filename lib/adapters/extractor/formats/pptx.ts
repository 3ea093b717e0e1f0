import { readPptx } from "../pptx/read-pptx";
import type { Format } from "./format";

const MEDIA = "application/vnd.openxmlformats-officedocument.presentationml";

export const pptx: Format = {
  name: "a PowerPoint presentation",
  extensions: ["pptx", "pptm", "ppsx", "ppsm", "potx"],
  mediaTypes: [
    `${MEDIA}.presentation`,
    `${MEDIA}.slideshow`,
    `${MEDIA}.template`,
    "application/vnd.ms-powerpoint.presentation.macroenabled.12",
    "application/vnd.ms-powerpoint.slideshow.macroenabled.12",
  ],
  isText: false,
  matches: ({ zip }) => zip?.has("ppt/presentation.xml") === true,
  read: ({ zip }, builder) => {
    if (zip) return readPptx(zip, builder);
  },
};
