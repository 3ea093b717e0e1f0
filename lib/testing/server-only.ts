// What `import "server-only"` means outside of Next: nothing.
export {};
