import { DataTable } from "@/components/patterns/data-table";
import { RelativeTime } from "@/components/patterns/relative-time";
import type { InvoiceDto } from "@/lib/schemas/billing";
import { formatMoney } from "./billing-words";

const STATES: Record<InvoiceDto["status"], string> = {
  draft: "Being made",
  open: "To be paid",
  paid: "Paid",
  uncollectible: "Written off",
  void: "Withdrawn",
};

/** What was billed, and where it can be seen and paid. */
export function InvoiceTable({ invoices }: { invoices: readonly InvoiceDto[] }) {
  return (
    <DataTable
      label="Invoices"
      rows={invoices}
      rowKey={({ id }) => id}
      empty={<p className="text-muted">There are no invoices yet.</p>}
      columns={[
        {
          key: "number",
          label: "Number",
          cell: ({ number, id }) => <span className="tabular-nums">{number ?? id}</span>,
        },
        { key: "status", label: "State", cell: ({ status }) => STATES[status] },
        {
          key: "total",
          label: "Amount",
          align: "end",
          cell: ({ total, currency }) => formatMoney(total, currency),
        },
        {
          key: "date",
          label: "Date",
          from: "narrow",
          cell: ({ createdAt }) => <RelativeTime iso={createdAt} />,
        },
        {
          key: "links",
          label: "Links",
          align: "end",
          isLabelHidden: true,
          cell: (invoice) => <Links {...invoice} />,
        },
      ]}
    />
  );
}

function Links({ hostedUrl, pdfUrl, status, number }: InvoiceDto) {
  const links = [
    { url: hostedUrl, label: status === "open" ? "Pay" : "View" },
    { url: pdfUrl, label: "PDF" },
  ];
  return (
    <span className="flex justify-end gap-3">
      {links.map(({ url, label }) =>
        url ? (
          <a
            key={label}
            href={url}
            target="_blank"
            rel="noreferrer"
            aria-label={`${label}: invoice ${number ?? ""}`}
            className="rounded font-medium text-link underline underline-offset-4"
          >
            {label}
          </a>
        ) : null,
      )}
    </span>
  );
}
