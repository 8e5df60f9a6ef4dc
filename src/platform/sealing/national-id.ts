const NIK = /^\d{6}([0-7]\d)(\d{2})(\d{2})(\d{4})$/;

/**
 * Whether a text can be a population number (NIK): 16 digits, a possible day of birth (women's days stand 40 higher), a
 * month, and a serial other than 0000. The area is not checked, because it is that of first issue and may be retired.
 * Source: Permendagri 73/2022 as recalled; the shape has no check digit.
 */
export function isNik(text: string): boolean {
  const [, day = '', month = '', , serial] = NIK.exec(text) ?? [];
  const dayOfMonth = Number(day) > 40 ? Number(day) - 40 : Number(day);
  return serial !== undefined && serial !== '0000' && dayOfMonth >= 1 && dayOfMonth <= 31 && isMonth(month);
}

function isMonth(month: string): boolean {
  return Number(month) >= 1 && Number(month) <= 12;
}

/** A NIK as the screen shows it: the first four and the last two digits (`3209••••••••••01`). Shorter texts are hidden whole. */
export function maskNik(nik: string): string {
  if (nik.length < 12) return '•'.repeat(nik.length);
  return `${nik.slice(0, 4)}${'•'.repeat(nik.length - 6)}${nik.slice(-2)}`;
}
