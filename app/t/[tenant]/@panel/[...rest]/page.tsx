/** On the way to any page but a document the panel closes. */
export default function ClosedPanel() {
  return null;
}
