"use client";

import { Button } from "@heroui/react";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Dialog } from "@/components/patterns/dialog";
import { DialogForm } from "@/components/patterns/dialog-form";
import { TextAreaInput, TextInput } from "@/components/patterns/fields";
import { useTenant } from "@/lib/client/tenant";
import { useForm } from "@/lib/client/use-form";
import { BotDto, UpdateBotBody } from "@/lib/schemas/bot";
import { botPaths } from "./bot-paths";

const Body = UpdateBotBody.pick({ name: true, instructions: true }).required();

/** The button that makes a bot, and its form. `isOpenAtFirst`: the address asked for it. */
export function CreateBot({ isOpenAtFirst = false }: { isOpenAtFirst?: boolean }) {
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  return (
    <>
      <Button variant="primary" onPress={() => setIsOpen(true)}>
        <Plus aria-hidden="true" />
        New bot
      </Button>
      <Dialog title="New bot" isOpen={isOpen} onOpenChange={setIsOpen}>
        <CreateBotForm />
      </Dialog>
    </>
  );
}

function CreateBotForm() {
  const { api, slug } = useTenant();
  const router = useRouter();
  const form = useForm(Body, { name: "", instructions: "" }, async (body, key) => {
    const bot = await api.post("/bots", BotDto, body, key);
    router.push(botPaths(slug, bot.id).chat);
    router.refresh();
  });
  return (
    <DialogForm form={form} action="Make the bot">
      <TextInput
        field={form.field("name")}
        label="Name"
        placeholder="Product help"
        description="What your colleagues and visitors see."
        autoFocus
        maxLength={80}
      />
      <TextAreaInput
        field={form.field("instructions")}
        label="Instructions"
        rows={5}
        placeholder="You help customers with our products. Keep answers short and friendly."
        description="How it should answer, when a language model writes. You can change this later."
      />
    </DialogForm>
  );
}
