"use client";

import { Button } from "@heroui/react";
import { ShieldCheck, ShieldOff } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Dialog } from "@/components/patterns/dialog";
import { Panel, Section } from "@/components/patterns/section";
import { callApi } from "@/lib/client/api";
import { count } from "@/lib/client/format";
import { notifyDone } from "@/lib/client/notify";
import { type AccountDto, RecoveryCodesDto } from "@/lib/schemas/account";
import { BothFactorsForm } from "./both-factors-form";
import { RecoveryCodes } from "./recovery-codes";
import { SetUpTotp } from "./set-up-totp";

type SecondFactorProps = { state: AccountDto["secondFactor"]; hasPassword: boolean };
type Step = "set-up" | "turn-off" | "renew" | null;

const FEW = 3;

/** Whether a code is asked for at sign-in, and everything that changes it. */
export function SecondFactor({ state: { isOn, recoveryCodesLeft }, hasPassword }: SecondFactorProps) {
  const router = useRouter();
  const [step, setStep] = useState<Step>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const close = () => setStep(null);

  function onCodes(made: readonly string[]) {
    setStep(null);
    setCodes(made);
  }

  function onSeen() {
    setCodes(null);
    router.refresh();
  }

  return (
    <Section
      title="Second factor"
      description="Beside your first way in, a code from an app on your phone: who only knows your password stays out."
    >
      <Panel className="flex flex-wrap items-center justify-between gap-4 p-4">
        <div className="flex min-w-0 items-start gap-3">
          {isOn ? (
            <ShieldCheck className="mt-0.5 size-5 shrink-0 text-success" aria-hidden="true" />
          ) : (
            <ShieldOff className="mt-0.5 size-5 shrink-0 text-muted" aria-hidden="true" />
          )}
          <div>
            <p className="font-medium">{isOn ? "On" : "Off"}</p>
            {isOn && (
              <p
                className={`text-xs ${recoveryCodesLeft <= FEW ? "text-warning-soft-foreground" : "text-muted"}`}
              >
                {count(recoveryCodesLeft, "recovery code")} left
                {recoveryCodesLeft <= FEW && ": get new ones while you still can sign in"}
              </p>
            )}
          </div>
        </div>
        <div className="flex flex-wrap gap-2">
          {!isOn && (
            <Button variant="primary" onPress={() => setStep("set-up")}>
              Turn it on
            </Button>
          )}
          {isOn && (
            <Button variant="secondary" onPress={() => setStep("renew")}>
              New recovery codes
            </Button>
          )}
          {isOn && (
            <Button variant="secondary" onPress={() => setStep("turn-off")}>
              Turn it off
            </Button>
          )}
        </div>
      </Panel>
      <Dialog title="Turn the second factor on" isOpen={step === "set-up"} onOpenChange={close}>
        <SetUpTotp hasPassword={hasPassword} onCodes={onCodes} />
      </Dialog>
      <Dialog title="Turn the second factor off?" isOpen={step === "turn-off"} onOpenChange={close} size="sm">
        <BothFactorsForm
          hasPassword={hasPassword}
          lead="From then on nobody is asked for a code to get into your account. Your recovery codes stop working."
          action="Turn it off"
          isDanger
          send={async (body) => {
            await callApi("DELETE", "/account/second-factor", { body });
            notifyDone("The second factor is off.");
            close();
            router.refresh();
          }}
        />
      </Dialog>
      <Dialog title="Get new recovery codes" isOpen={step === "renew"} onOpenChange={close} size="sm">
        <BothFactorsForm
          hasPassword={hasPassword}
          lead="The ones before stop working at once."
          action="Make new codes"
          send={async (body) =>
            onCodes(
              (await callApi("POST", "/account/recovery-codes", { body, answer: RecoveryCodesDto })).codes,
            )
          }
        />
      </Dialog>
      <RecoveryCodes codes={codes} onClose={onSeen} />
    </Section>
  );
}
