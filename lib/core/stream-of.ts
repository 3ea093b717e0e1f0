/**
 * What an iterable gives, as a stream that takes it only when it is asked for more; ending the stream early ends the
 * iterable. (`Readable.toWeb` of Node 24 closes a stream that was canceled once more, and throws where nobody catches.)
 */
export function streamOf(source: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = source[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { value, done } = await iterator.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel(reason) {
        await iterator.return?.(reason);
      },
    },
    { highWaterMark: 0 },
  );
}
