/** The parts of the page, in their order. */
export const PARTS = [
  { id: "publish", label: "Publish" },
  { id: "look", label: "Look" },
  { id: "visitors", label: "Visitors" },
  { id: "forms", label: "Forms" },
  { id: "install", label: "Install" },
] as const;
