/** Without it the page below would wait with its own loading state until the panel knows what to show. */
export default function PanelNotKnownYet() {
  return null;
}
