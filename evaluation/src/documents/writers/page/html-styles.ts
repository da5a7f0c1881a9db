const columnWidths = Array.from({ length: 100 }, (_, index) => `.document .w-${index + 1}{width:${index + 1}%}`).join('');

/** The look of a document in a browser: everything below an element of class `document`. */
export const documentStyles = `.document{--ink:#1b232b;--quiet:#56626d;--rule:#c9d1d8;--accent:#2a6ea6;--paper:#fff;--caution:#8a5a00;--caution-paper:#fff7e6;--hole:#a4262c;--hole-paper:#fdecec;
color:var(--ink);background:var(--paper);font:1rem/1.55 "Libertinus Serif",Charter,"Iowan Old Style","Palatino Linotype",Georgia,"DejaVu Serif",serif;overflow-wrap:break-word}
.document *{box-sizing:border-box}
.document h1,.document h2,.document h3,.document h4,.document h5,.document h6,.document .subheading,.document th,.document caption,.document figcaption,.document dt,.document .outline,.document .basis,.document .label,.document .signatures,.document .running{font-family:system-ui,-apple-system,"Segoe UI","DejaVu Sans",sans-serif}
.document h1{font-size:2.1rem;line-height:1.2;margin:0 0 .4rem;text-wrap:balance}
.document h2{font-size:1.5rem;line-height:1.25;margin:3rem 0 .7rem;padding-top:.8rem;border-top:2px solid var(--accent)}
.document h3{font-size:1.2rem;margin:2rem 0 .5rem}.document h4{font-size:1.05rem;margin:1.6rem 0 .4rem}.document h5,.document h6,.document .subheading{font-size:1rem;font-weight:600;margin:1.3rem 0 .3rem}
.document .number{color:var(--accent);margin-right:.45em}
.document p{margin:.6rem 0;max-width:76ch}.document li>p:first-child{margin-top:.2rem}.document li{max-width:74ch}
.document .basis{color:var(--quiet);font-size:.78rem;margin:-.2rem 0 .8rem}
.document a{color:var(--accent);text-decoration-thickness:.06em;text-underline-offset:.15em}
.document .citation{white-space:nowrap}
.document blockquote{margin:1rem 0;padding:.1rem 0 .1rem 1.2rem;border-left:3px solid var(--rule);max-width:74ch}.document blockquote footer{color:var(--quiet);font-size:.9rem}
.document .note{margin:1rem 0;padding:.5rem 1rem;border-left:3px solid var(--accent);max-width:76ch;background:#f1f6fa}
.document .note.caution{border-color:var(--caution);background:var(--caution-paper)}.document .note.missing{border-color:var(--hole);background:var(--hole-paper)}
.document .label{font-weight:600;font-size:.85rem;margin-right:.5em}
.document mark.missing{background:var(--hole-paper);color:var(--hole);padding:0 .2em;border-bottom:1px dashed var(--hole)}
.document .scroll{overflow-x:auto;margin:1.4rem 0}
.document table{border-collapse:collapse;width:100%;font-size:.88rem;line-height:1.4;font-variant-numeric:tabular-nums;border-bottom:1.5px solid var(--ink)}
.document caption,.document figcaption{text-align:left;font-size:.85rem;padding:0 0 .5rem;font-weight:600}.document figcaption{padding:.5rem 0 0}
.document th{font-size:.8rem;text-align:left;vertical-align:bottom;border-top:1.5px solid var(--ink);border-bottom:1px solid var(--ink);padding:.4rem .6rem .4rem 0}
.document td{vertical-align:top;border-bottom:1px solid var(--rule);padding:.35rem .6rem .35rem 0}
.document .right{text-align:right}.document .center{text-align:center}.document td.strong{font-weight:600}
.document .small{color:var(--quiet);font-size:.8rem;margin:.4rem 0 0}
.document figure{margin:1.6rem 0}.document figure img{display:block;max-width:100%;height:auto}
.document .cover{padding:3rem 0 1rem}.document .cover .subtitle{font-size:1.2rem;color:var(--quiet);margin:0 0 1.6rem}
.document dl{display:grid;grid-template-columns:minmax(10rem,14rem) 1fr;margin:0;border-top:1px solid var(--rule)}.document dt,.document dd{margin:0;padding:.4rem .8rem .4rem 0;border-bottom:1px solid var(--rule)}.document dt{color:var(--quiet);font-size:.85rem}
.document .references{list-style:none;padding:0}.document .references li{display:grid;grid-template-columns:3rem 1fr;margin:.35rem 0;max-width:80ch}
.document .signatures td{height:3.2rem;vertical-align:bottom}
.document :target{background:#fff3bf;scroll-margin-top:1rem}
.document .running{color:var(--quiet);font-size:.8rem;border-top:1px solid var(--rule);padding:.8rem 0;margin-top:3rem}
${columnWidths}`;

/** The look of the page around it: the outline stays in view, and paper gets pages. */
export const pageStyles = `html{scroll-padding-top:1rem}body{margin:0}.skip{position:absolute;left:-999rem}.skip:focus{left:1rem;top:1rem;background:#fff;padding:.5rem 1rem;z-index:1}
.document .frame{display:grid;grid-template-columns:minmax(14rem,20rem) minmax(0,62rem);gap:3rem;max-width:90rem;margin:0 auto;padding:0 1.5rem}
.document .outline{position:sticky;top:0;align-self:start;max-height:100vh;overflow:auto;padding:2rem 0;font-size:.82rem;line-height:1.4}
.document .outline h2{font-size:.82rem;margin:0 0 .5rem;padding:0;border:0;color:var(--quiet)}
.document .outline ol{list-style:none;margin:0;padding:0}.document .outline ol ol{padding-left:.9rem}.document .outline a{display:block;padding:.15rem 0;color:var(--ink);text-decoration:none}.document .outline a:hover{text-decoration:underline}
@media (max-width:60rem){.document .frame{display:block}.document .outline{position:static;max-height:none}}
@page{size:A4;margin:22mm 20mm}@page wide{size:A4 landscape}
@media print{.document{font-size:10.5pt}.skip{display:none}.document .frame{display:block;padding:0;max-width:none}.document .outline{position:static;max-height:none;break-after:page}.document .cover{break-after:page}.document .landscape{page:wide}
.document h2,.document h3,.document h4,.document h5,.document h6{break-after:avoid}.document thead{display:table-header-group}.document tr,.document figure,.document .note{break-inside:avoid}.document .scroll{overflow:visible}.document a{color:inherit}}`;
