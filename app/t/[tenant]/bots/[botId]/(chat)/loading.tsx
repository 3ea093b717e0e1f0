import { ChatFrame } from "@/components/chat/chat-frame";
import { ChatSkeleton } from "@/components/chat/chat-skeleton";
import { Bone } from "@/components/patterns/skeletons";

export default function ChatLoading() {
  return (
    <ChatFrame
      header={
        <div className="border-border border-b px-4 pt-5 pb-3 sm:px-8 sm:pt-7">
          <Bone className="h-3 w-32" />
          <Bone className="mt-3 h-7 w-56" />
          <Bone className="mt-4 h-4 w-48" />
        </div>
      }
    >
      <ChatSkeleton />
    </ChatFrame>
  );
}
