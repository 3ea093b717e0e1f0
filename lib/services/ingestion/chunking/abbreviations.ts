function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}

/** Never the end of a sentence, without their last full stop: something always follows them. */
export const ABBREVIATIONS = words(
  // English
  "mr mrs ms dr prof rev hon gen col capt lt sgt sen rep gov pres st mt ft messrs fig figs no nos eq eqs vol vols ch " +
    "chap sec sect para pp pg ed eds approx cf viz vs resp dept est incl ver rev ref refs e.g i.e " +
    // German
    "bzw z.b u.a d.h ca evtl ggf inkl exkl nr str abs art kap hrsg vgl sog mio mrd tel bspw insb i.d.r s.o s.u o.ä zzgl " +
    // French, Spanish, Italian, Portuguese, Dutch
    "m mm mme mlle mgr av env p.ex c.-à-d sr sra srta dra ud uds núm pág págs ee.uu sig sig.ra dott ing arch avv nº pag d.w.z bijv o.a " +
    // Polish, Czech, Russian
    "np tzn tzw ul al prof inż mgr hab např tj tzv č т.е т.к г гг им стр рис см ул млн млрд руб тыс",
);

/** Before a number with a full stop that counts ("am 3. Mai", "im 19. Jahrhundert"): German and its neighbours. */
export const BEFORE_ORDINAL = words(
  "am im der die das den dem des vom zum zur beim ab bis seit jeder jede ein eine einen und oder auf den i den det",
);
