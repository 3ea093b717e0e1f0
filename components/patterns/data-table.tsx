import type { ReactNode } from "react";

export type Column<Row> = {
  key: string;
  label: string;
  cell(row: Row): ReactNode;
  /** Hidden where the table has little room; the first column never is. */
  from?: "narrow" | "medium" | "wide";
  align?: "end";
  /** The label is for screen readers alone. */
  isLabelHidden?: boolean;
};

type DataTableProps<Row> = {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey(row: Row): string;
  /** For rows that grow: what belongs to their first line stays beside it. */
  isTopAligned?: boolean;
  /** Shown in place of the table when there are no rows: every list says what it is for. */
  empty: ReactNode;
};

const FROM = {
  narrow: "hidden @md:table-cell",
  medium: "hidden @2xl:table-cell",
  wide: "hidden @4xl:table-cell",
};

/** A list as a table. Columns fold away by the room there is; the first column is the row's name. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, isTopAligned = false, empty } = props;
  if (rows.length === 0) return empty;
  return (
    <div className="overflow-x-auto rounded-xl border border-border bg-surface">
      <table className="w-full border-collapse text-start" aria-label={label}>
        <thead>
          <tr className="border-border border-b text-muted text-xs">
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={`h-10 whitespace-nowrap px-4 font-medium ${look(column)}`}
              >
                {column.isLabelHidden ? <span className="sr-only">{column.label}</span> : column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              className={`border-separator border-b last:border-0 hover:bg-surface-secondary ${isTopAligned ? "align-top" : ""}`}
            >
              {columns.map((column, index) =>
                index === 0 ? (
                  <th
                    key={column.key}
                    scope="row"
                    className="max-w-0 px-4 py-3 text-start font-normal w-full"
                  >
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} className={`whitespace-nowrap px-4 py-3 ${look(column)}`}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function look<Row>({ from, align }: Column<Row>): string {
  return `${from ? FROM[from] : ""} ${align === "end" ? "text-end" : "text-start"}`;
}
