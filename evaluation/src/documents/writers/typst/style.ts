/** The look of the PDF: functions that the section files call. It holds no text of any document. */
export const typstStyle = `#let accent = rgb("#2a6ea6")
#let quiet = rgb("#56626d")
#let thin = rgb("#c9d1d8")
#let hole-ink = rgb("#a4262c")
#let serif = ("Libertinus Serif", "DejaVu Serif", "DejaVu Sans")

#let hole(body) = text(fill: hole-ink, weight: "bold", body)
#let upright(body) = text(font: ("DejaVu Sans", "DejaVu Serif"), style: "normal", size: 0.9em, body)
#let hyphenated(body) = text(hyphenate: true, body)
#let code(body) = text(font: ("DejaVu Sans Mono", "DejaVu Sans", "DejaVu Serif"), size: 0.85em, body)
#let missing(body) = highlight(fill: rgb("#fdecec"), text(fill: hole-ink)[[#body]])
#let to(anchor, body) = link(label(anchor), text(fill: accent, body))
#let out(address, body) = link(address, text(fill: accent, body))

#let p(body) = par(body)
#let placed(anchor, body) = [#body #label(anchor)]
#let subheading(body) = block(above: 1.3em, below: 0.7em, sticky: true, strong(body))
#let basis(body) = block(above: 0.5em, below: 1em, sticky: true, text(size: 8pt, fill: quiet, body))
#let sec(level, number, anchor, body) = {
  let made = heading(level: level, numbering: if number == none { none } else { (..) => number }, body)
  if anchor == none { made } else [#made #label(anchor)]
}
#let quotation(body, source) = block(inset: (left: 1.2em), stroke: (left: 1.5pt + thin), above: 1.1em, below: 1.1em, {
  body
  if source != none { block(above: 0.6em, text(size: 0.9em, fill: quiet, source)) }
})
#let note(tone, name, body) = {
  let (ink, paper) = (
    information: (accent, rgb("#f1f6fa")),
    caution: (rgb("#8a5a00"), rgb("#fff7e6")),
    missing: (hole-ink, rgb("#fdecec")),
  ).at(tone)
  block(width: 100%, fill: paper, stroke: (left: 2pt + ink), inset: (x: 10pt, y: 7pt), above: 1.1em, below: 1.1em, {
    text(fill: ink, strong(name))
    h(0.6em)
    body
  })
}
#let small(body) = block(above: 0.6em, below: 1.2em, align(start, text(size: 8pt, fill: quiet, body)))
#let tbl(number, anchor, caption, columns, align, header, rows, repeated: true) = {
  set table.cell(breakable: false)
  let made = figure(
    kind: table, supplement: "Table", numbering: (..) => number, caption: caption,
    table(
      columns: columns, align: align, stroke: none, inset: (x: 4pt, y: 3.6pt),
      table.header(repeat: repeated, table.hline(stroke: 0.9pt), ..header.map(cell => table.cell(align: bottom, strong(cell))), table.hline(stroke: 0.5pt)),
      ..rows,
      table.hline(stroke: 0.9pt),
    ),
  )
  if anchor == none { made } else [#made #label(anchor)]
}
#let row-rule = table.hline(stroke: 0.3pt + thin)
#let span(count, body) = table.cell(colspan: count, align: start, body)
#let long(body) = table.cell(breakable: true, body)
#let long-span(count, body) = table.cell(colspan: count, align: start, breakable: true, body)
#let fig(number, anchor, caption, file, alternative, width, height) = {
  let body = if file == none { note("missing", "Missing", alternative) } else { image(file, alt: alternative, width: width, height: height) }
  let made = figure(kind: image, supplement: "Figure", numbering: (..) => number, caption: caption, body)
  if anchor == none { made } else [#made #label(anchor)]
}
#let reference(number, anchor, body) = {
  let made = block(above: 0.62em, below: 0.62em, par(hanging-indent: 2.4em, justify: false, box(width: 2.4em, number + ".") + body))
  if anchor == none { made } else [#made #label(anchor)]
}
#let signatures(head, lines) = block(above: 1.4em, below: 1.4em, breakable: false, table(
  columns: (1fr, 1fr, 1.2fr), stroke: none, align: bottom, inset: (x: 4pt, y: 4pt), rows: (auto,) + (34pt,) * lines.len(),
  table.header(..head.map(strong)),
  ..lines.map(line => (line.at(0), line.at(1), [], table.hline(stroke: 0.5pt))).flatten(),
))
#let wide(body) = page(flipped: true, margin: (left: 25mm, right: 25mm, top: 24mm, bottom: 22mm), body)

#let cover(title, subtitle, status, lines, notice) = page(header: none, footer: none, margin: (x: 30mm, top: 42mm, bottom: 30mm), {
  line(length: 100%, stroke: 2.4pt + accent)
  v(10mm)
  block(below: 6mm, par(justify: false, leading: 0.45em, text(size: 26pt, weight: "semibold", hyphenate: false, title)))
  if subtitle != none { block(below: 12mm, par(justify: false, text(size: 14pt, fill: quiet, subtitle))) }
  if status != none { block(below: 10mm, box(stroke: 0.8pt + accent, inset: (x: 8pt, y: 5pt), text(size: 10pt, weight: "semibold", fill: accent, tracking: 0.06em, upper(status)))) }
  table(
    columns: (48mm, 1fr), column-gutter: 4mm, stroke: none, inset: (x: 0pt, y: 5pt), align: start,
    table.hline(stroke: 0.5pt + thin),
    ..lines.map(((label, value)) => (text(fill: quiet, label), value, table.hline(stroke: 0.5pt + thin))).flatten(),
  )
  v(1fr)
  if notice != none { note("caution", "Note", notice) }
})
#let list-of(title, kind, first: true, breakable: true) = {
  if first { pagebreak(weak: true) } else { v(2em, weak: true) }
  block(breakable: breakable, {
    heading(level: 1, numbering: none, outlined: false, bookmarked: true, title)
    outline(title: none, target: figure.where(kind: kind))
  })
}
#let contents(title) = {
  pagebreak(weak: true)
  heading(level: 1, numbering: none, outlined: false, bookmarked: true, title)
  show outline.entry.where(level: 1): set block(above: 0.85em)
  show outline.entry.where(level: 1): set text(weight: "semibold")
  outline(title: none, depth: 3)
}

#let report(title: "", running: "", version: "", notice: none, language: "en", region: none, day: none, page-words: ("Page", "of"), body) = {
  set document(title: title, date: day)
  set text(font: serif, fallback: false, size: 10.5pt, lang: language, region: region, number-type: "lining")
  set par(justify: true, leading: 0.62em, spacing: 0.95em)
  set page(
    paper: "a4", margin: (left: 27mm, right: 25mm, top: 27mm, bottom: 27mm), header-ascent: 35%, footer-descent: 35%,
    header: {
      set text(size: 8pt, fill: quiet)
      grid(columns: (1fr, auto), column-gutter: 6mm, running, version)
      v(-0.7em)
      line(length: 100%, stroke: 0.4pt + thin)
    },
    footer: {
      set text(size: 8pt, fill: quiet)
      line(length: 100%, stroke: 0.4pt + thin)
      v(-0.7em)
      grid(columns: (1fr, auto), column-gutter: 6mm, notice, context [#page-words.at(0) #counter(page).display() #page-words.at(1) #counter(page).final().first()])
    },
  )
  set heading(supplement: none)
  show heading: set text(weight: "semibold", hyphenate: false)
  show heading: set par(justify: false, leading: 0.5em)
  show heading: it => block(sticky: true, above: if it.level == 1 { 0em } else { 1.9em - it.level * 0.1em }, below: if it.level == 1 { 1.1em } else { 0.85em }, {
    if it.numbering == none { it.body } else {
      let number = text(fill: accent, (it.numbering)())
      grid(columns: (auto, 1fr), column-gutter: 0.7em, number, it.body)
    }
  })
  show heading.where(level: 1): set text(size: 18pt)
  show heading.where(level: 2): set text(size: 14pt)
  show heading.where(level: 3): set text(size: 12pt)
  show heading.where(level: 4): set text(size: 10.8pt)
  set list(indent: 0.4em, body-indent: 0.6em, marker: ([•], [–]))
  set enum(indent: 0.4em, body-indent: 0.6em)
  set table(stroke: none)
  show table: set text(size: 8.8pt, number-width: "tabular", hyphenate: false)
  show table: set par(justify: false, leading: 0.5em, spacing: 0.7em)
  show figure: set block(above: 1.5em, below: 1.5em)
  show figure.where(kind: table): set block(breakable: true)
  show figure.where(kind: table): set align(start)
  show figure.where(kind: image): set align(start)
  set figure(gap: 0.7em)
  set figure.caption(separator: h(0.7em))
  show figure.where(kind: table): set figure.caption(position: top)
  show figure.caption: it => block(sticky: true, width: 100%, align(start, par(justify: false, text(size: 9pt, {
    strong(text(fill: accent, [#it.supplement #context it.counter.display(it.numbering)]))
    h(0.7em)
    strong(it.body)
  }))))
  set outline.entry(fill: repeat(text(fill: thin)[.], gap: 0.25em))
  show outline.entry: set block(above: 0.5em)
  show outline: set par(justify: false)
  counter(page).update(1)
  body
}
`;
