/**
 * What every paper shares, as Typst code: the page, the letterhead (*kop surat*), lists of facts and the QR code. The
 * typeface is Libertinus Serif, which the compiler carries in itself, so that papers look alike on every machine.
 */
export const frame = String.raw`
#let ink = rgb("#1B2A27")
#let leaf = rgb("#0B6B57")
#let quiet = rgb("#55635f")

#let paper(data, body) = {
  set document(title: data.title, date: auto)
  set text(font: "Libertinus Serif", size: 11pt, lang: data.language, fill: ink)
  set page(
    paper: "a4",
    margin: (x: 22mm, top: 18mm, bottom: 20mm),
    footer: context text(size: 8.5pt, fill: quiet)[
      #data.title #h(1fr) #counter(page).display() / #counter(page).final().first()
    ],
  )
  set par(leading: 0.62em, spacing: 0.9em)
  show heading: set block(above: 1.2em, below: 0.6em)
  show heading: set text(fill: ink)
  body
}

// who writes: name, the unit above it, and how to reach it
#let letterhead(from) = {
  block(width: 100%, below: 1.2em)[
    #if from.at("above", default: none) != none [#text(size: 11pt)[#from.above] \ ]
    #text(size: 15pt, weight: "bold")[#from.name] \
    #text(size: 9pt, fill: quiet)[#from.at("contact", default: "")]
    #v(2pt)
    #line(length: 100%, stroke: 1.2pt + leaf)
  ]
}

// pairs of term and text
#let facts(rows) = table(
  columns: (32%, 1fr),
  stroke: (x, y) => (bottom: 0.4pt + rgb("#E3DFD3")),
  inset: (x: 0pt, y: 5pt),
  ..rows.map(((term, value)) => (text(fill: quiet)[#term], [#value])).flatten(),
)

#let lines(text) = text.split("\n").map(line => [#line]).join(linebreak())

#let qr(svg, said, width: 34mm) = image(bytes(svg), format: "svg", width: width, alt: said)

#let notice(body) = block(width: 100%, inset: 9pt, radius: 4pt, fill: rgb("#F1EFE6"))[#body]
`;
