/** Pictures of a text that may not be public yet are read through the desk. The HTML is already cleaned. */
export function throughDesk(html: string): string {
  return html.replaceAll('src="/berkas/', 'src="/meja/berkas/');
}

/** The same text with the addresses that the public reads. */
export function throughPublic(html: string): string {
  return html.replaceAll('src="/meja/berkas/', 'src="/berkas/');
}
