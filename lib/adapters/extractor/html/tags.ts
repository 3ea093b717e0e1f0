function tags(names: string): ReadonlySet<string> {
  return new Set(names.split(" "));
}

/** Elements that begin and end a line of their own. */
export const BLOCK = tags(
  "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer " +
    "form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup p section summary table " +
    "tbody td tfoot th thead tr ul",
);

/** Never text for readers. `noscript` asks for scripts; form controls hold choices, not statements. */
export const SILENT = tags(
  "script style template noscript svg iframe object embed canvas audio video map head title datalist select button " +
    "annotation annotation-xml input meter progress noembed noframes rp param source track link meta base area",
);

/** Elements whose white space counts. */
export const VERBATIM = tags("pre textarea listing xmp plaintext");

export const HEADING = /^h[1-6]$/;
