// How dependency-cruiser finds modules: our alias, and packages in node_modules alone. Through tsconfig.json it would
// take the package "inngest" for our folder of that name.
const path = require("node:path");

module.exports = {
  resolve: {
    alias: { "@": path.resolve(__dirname, "..") },
    extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
    exportsFields: ["exports"],
    conditionNames: ["import", "require", "node", "default", "types"],
    modules: ["node_modules"],
  },
};
