/** Of the panel: logical sides throughout, so that it reads from right to left as well. */
export const STYLES = `
*{box-sizing:border-box}
html{height:100%;font-size:15px;line-height:1.5;--page:light-dark(#fff,#15171c);--text:light-dark(#1b1d23,#eceef3);--muted:light-dark(#5d6270,#a3a9b8);--line:light-dark(#e2e4ea,#30343e);--field:light-dark(#858b9a,#747b8c);--soft:light-dark(#f4f5f8,#20232b);--bad:light-dark(#b3261e,#ff9c94);--link:light-dark(#1f4fd0,#9db8ff)}
body{margin:0;height:100%;background:var(--page);color:var(--text)}
#panel{height:100%;display:flex;flex-direction:column;overflow-wrap:anywhere}
[data-mode=page] #panel{max-width:760px;margin-inline:auto}
button,input,textarea{font:inherit;color:inherit}
button{cursor:pointer;border:0;background:none;padding:0;text-align:start}
button:disabled{cursor:default;opacity:.5}
svg{width:20px;height:20px;display:block;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
:focus-visible{outline:2px solid var(--link);outline-offset:2px}
a{color:var(--link);text-underline-offset:3px}
.hide{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
header{display:flex;align-items:center;gap:10px;padding-block:10px;padding-inline:16px 8px;background:var(--own);color:var(--ink);flex:none}
header :focus-visible{outline-color:currentColor;outline-offset:-3px}
[data-mode=page] header{border-end-start-radius:var(--radius);border-end-end-radius:var(--radius)}
.logo,.letter{width:36px;height:36px;border-radius:10px;background:center/cover;flex:none}
.letter{display:grid;place-items:center;background:color-mix(in srgb,currentColor 16%,transparent);font-weight:600}
.names{flex:1;min-width:0}
h1{margin:0;font-size:1rem;line-height:1.3;font-weight:600}
.names p{margin:0;font-size:.8125rem;line-height:1.35}
.tool{display:grid;place-items:center;width:44px;height:44px;border-radius:10px;flex:none}
.menu{position:relative}
.menu svg{stroke-width:4}
.menu>div{position:absolute;inset-inline-end:0;top:46px;z-index:2;min-width:220px;padding:6px;background:var(--page);color:var(--text);border:1px solid var(--line);border-radius:12px;box-shadow:0 8px 30px #0003}
.menu>div button{display:block;width:100%;min-height:44px;padding:8px 12px;border-radius:8px}
.log{flex:1;min-height:0;overflow-y:auto;padding:16px max(16px,50% - 364px);display:flex;flex-direction:column;gap:14px}
.asked{align-self:flex-end;max-width:85%;padding:8px 14px;border-radius:16px;border-end-end-radius:4px;background:var(--own);color:var(--ink)}
.asked [dir]{display:block;white-space:pre-wrap}
.md>:first-child{margin-top:0}.md>:last-child{margin-bottom:0}
.md p,.md ul,.md ol,.md blockquote{margin:.6em 0}
.md ul,.md ol{padding-inline-start:1.4em}
.md h2{font-size:1em;margin:1em 0 .3em}
.md blockquote{margin-inline:0;padding-inline-start:12px;border-inline-start:3px solid var(--line);color:var(--muted)}
.md code{font:.875em ui-monospace,Menlo,Consolas,monospace;background:var(--soft);padding:.1em .3em;border-radius:4px}
.md pre,.wide{overflow-x:auto}
.md pre{background:var(--soft);padding:10px 12px;border-radius:10px}
.md pre code{background:none;padding:0}
table{border-collapse:collapse;font-size:.9em}
th,td{border:1px solid var(--line);padding:4px 8px;text-align:start;vertical-align:top}
th{background:var(--soft)}
.right{text-align:end}.center{text-align:center}
.mark{display:inline-block;position:relative;min-width:22px;height:22px;margin-inline:1px;padding:0 5px;border-radius:7px;background:var(--soft);border:1px solid var(--line);color:var(--link);font-size:.75rem;line-height:20px;font-weight:600;text-align:center;vertical-align:1px}
.mark:after{content:"";position:absolute;inset:-11px}
.mark[aria-expanded=true]{background:var(--own);border-color:var(--own);color:var(--ink)}
.card h2{margin:0;font-size:1em}
.card{margin-top:10px;padding:12px 14px;border:1px solid var(--line);border-radius:12px;background:var(--soft);font-size:.875rem}
.card p{margin:4px 0 0}
.card blockquote{margin:8px 0;padding-inline-start:10px;border-inline-start:3px solid var(--own);max-height:11em;overflow-y:auto;white-space:pre-wrap}
.muted{color:var(--muted);font-size:.8125rem}
.row{display:flex;flex-wrap:wrap;align-items:center;gap:4px}
.acts{margin-top:4px;margin-inline-start:-10px;color:var(--muted)}
.acts svg{width:17px;height:17px}
.down svg{rotate:180deg}
.acts [aria-pressed=true]{color:var(--link)}
.chips{display:flex;flex-direction:column;align-items:flex-start;gap:8px;margin:0;padding:0;list-style:none}
.chip,.plain{min-height:44px;padding:9px 14px;border:1px solid var(--field);border-radius:14px;background:var(--page)}
.menu>div button:hover,.chip:hover,.plain:hover{background:var(--soft)}
.main{min-height:44px;padding:9px 18px;border-radius:12px;background:var(--own);color:var(--ink);font-weight:600}
.note{display:flex;flex-wrap:wrap;align-items:center;gap:8px 12px;margin:6px 0 0;font-size:.875rem}
.bad{color:var(--bad)}
.form p,.working{margin:0}
.working{display:flex;align-items:center;gap:8px;color:var(--muted)}
.working:before{content:"";width:8px;height:8px;border-radius:50%;background:var(--own);box-shadow:0 0 0 1px var(--field)}
.form{padding:14px;border:1px solid var(--line);border-radius:14px;display:flex;flex-direction:column;gap:12px}
.form label{display:block;font-weight:500;font-size:.875rem}
.form label.tick{display:flex;gap:10px;font-weight:400;align-items:start}
.form input:not([type=checkbox]),.form textarea{display:block;width:100%;min-height:44px;margin-top:4px;padding:9px 12px;border:1px solid var(--field);border-radius:10px;background:var(--page)}
.form input[type=checkbox]{width:20px;height:20px;flex:none;margin:1px 0 0;accent-color:var(--own)}
.composer{flex:none;padding:10px max(12px,50% - 368px);border-top:1px solid var(--line)}
.composer form{display:flex;align-items:flex-end;gap:8px}
.composer textarea{flex:1;min-width:0;min-height:46px;max-height:140px;padding:10px 14px;border:1px solid var(--field);border-radius:14px;background:var(--page);resize:none;field-sizing:content}
.composer .main{display:grid;place-items:center;width:46px;height:46px;padding:0;border-radius:14px;flex:none}
[dir=rtl] .composer .main svg{scale:-1 1}
footer{display:flex;flex-wrap:wrap;gap:2px 14px;padding-top:6px;font-size:.75rem;color:var(--muted)}
footer a{color:inherit}
@media(prefers-reduced-motion:no-preference){.working:before{animation:w 1s ease-in-out infinite alternate}@keyframes w{to{opacity:.3}}.log{scroll-behavior:smooth}}
@media(max-height:360px){#panel{height:auto;min-height:100%}.log{overflow:visible}header{position:sticky;top:0;z-index:1}}
`;
