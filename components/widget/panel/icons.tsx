/** @jsxImportSource preact */

// Lines of our own in a square of 24.
const PATHS = {
  send: "M5 12h13M12 5l7 7-7 7",
  stop: "M7 7h10v10H7z",
  close: "M6 6l12 12M18 6L6 18",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  up: "M7 11v9H4v-9zM7 11l4-8q3 0 3 3v3h5q2 0 1.500 2.500l-1.500 6.500q-.5 2-2.500 2H7",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
};

export function Icon({ of }: { of: keyof typeof PATHS }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[of]} />
    </svg>
  );
}
