type FaultBody = {
  type: "invalid_request_error" | "card_error" | "api_error" | "idempotency_error" | "rate_limit_error";
  message: string;
  code?: string;
  param?: string;
  decline_code?: string;
};

/** A refusal in Stripe's own form: `{ error: { type, message, code, param } }` under its status (docs.stripe.com/api/errors). */
export class StripeFault extends Error {
  readonly status: number;
  readonly body: FaultBody;

  constructor(status: number, body: FaultBody) {
    super(body.message);
    this.status = status;
    this.body = body;
  }
}

export function missing(what: string, id: string, param: string): StripeFault {
  const message = `No such ${what}: '${id}'`;
  return new StripeFault(404, { type: "invalid_request_error", code: "resource_missing", param, message });
}

/** As `missing`, for an id that stands in the parameters: Stripe answers 400 then. */
export function missingParam(what: string, id: string, param: string): StripeFault {
  const message = `No such ${what}: '${id}'`;
  return new StripeFault(400, { type: "invalid_request_error", code: "resource_missing", param, message });
}

export function invalid(message: string, param?: string, code?: string): StripeFault {
  return new StripeFault(400, {
    type: "invalid_request_error",
    message,
    ...(param && { param }),
    ...(code && { code }),
  });
}

export function declined(): StripeFault {
  const message = "Your card was declined.";
  return new StripeFault(402, {
    type: "card_error",
    code: "card_declined",
    decline_code: "generic_decline",
    message,
  });
}
