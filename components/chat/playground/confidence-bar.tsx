type ConfidenceBarProps = { confidence: number; threshold: number };

/** How sure the retrieval is, beside the line below which a bot that answers from its sources alone refuses. */
export function ConfidenceBar({ confidence, threshold }: ConfidenceBarProps) {
  return (
    <div>
      <div className="relative h-2 rounded-full bg-default" aria-hidden="true">
        <div
          className={`h-full rounded-full ${confidence < threshold ? "bg-warning" : "bg-success"}`}
          style={{ width: `${confidence * 100}%` }}
        />
        <div
          className="absolute -inset-y-1 w-0.5 bg-foreground"
          style={{ insetInlineStart: `${threshold * 100}%` }}
        />
      </div>
      <p className="mt-2 text-muted text-xs">
        Confidence {confidence.toFixed(2)}, threshold {threshold.toFixed(2)}:{" "}
        {confidence < threshold
          ? "too unsure, so a bot that answers from its sources alone refuses."
          : "sure enough to answer."}
      </p>
    </div>
  );
}
