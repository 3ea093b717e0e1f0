import { CircleCheck, LoaderCircle } from "lucide-react";
import { RelativeTime } from "@/components/patterns/relative-time";
import { Panel } from "@/components/patterns/section";
import { formatNumber } from "@/lib/client/format";
import type { ReceiptDto } from "@/lib/schemas/privacy";
import { receiptLines } from "./receipt-words";

/** What was erased, and whether a look afterwards found anything left. */
export function Receipt({ receipt }: { receipt: ReceiptDto }) {
  const { id, removed, requestedAt, finishedAt } = receipt;
  const lines = receiptLines(removed);
  const Icon = finishedAt ? CircleCheck : LoaderCircle;
  return (
    <div className="flex flex-col gap-4">
      <p role="status" className="flex items-start gap-2">
        <Icon
          className={`mt-0.5 size-4 shrink-0 ${finishedAt ? "text-success" : "text-muted motion-safe:animate-spin"}`}
          aria-hidden="true"
        />
        <span>
          {finishedAt ? (
            <>
              Done <RelativeTime iso={finishedAt} />. We looked again afterwards and found nothing left.
            </>
          ) : (
            "It is closed, and is being deleted now. This page shows when it is done; you may also come back later."
          )}
        </span>
      </p>
      {lines.length > 0 && (
        <Panel>
          <table className="w-full text-start">
            <caption className="px-4 pt-3 pb-1 text-start text-muted text-xs">What there was</caption>
            <tbody>
              {lines.map(({ label, count }) => (
                <tr key={label} className="border-separator border-b last:border-0">
                  <th scope="row" className="px-4 py-2 text-start font-normal">
                    {label}
                  </th>
                  <td className="px-4 py-2 text-end tabular-nums">{formatNumber(count)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
      )}
      <p className="text-muted text-xs">
        Asked for <RelativeTime iso={requestedAt} />. Receipt <code className="select-all">{id}</code>.
        Whoever has this address can see the receipt; it names nobody.
      </p>
    </div>
  );
}
