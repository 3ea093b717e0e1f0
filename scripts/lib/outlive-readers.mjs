// Who reads what we say may be gone before us (`npm start | head`): a failure to write would be thrown, told, and so
// thrown again, without end.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
