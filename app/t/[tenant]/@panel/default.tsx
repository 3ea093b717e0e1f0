/** On a page that was loaded as a whole nothing is open beside it. */
export default function NoPanel() {
  return null;
}
