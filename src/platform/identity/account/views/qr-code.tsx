import type { VNode } from 'preact';
import qrcode from 'qrcode';

interface QrCodeProps {
  readonly text: string;
  /** What it is for, for those who do not see it. */
  readonly label: string;
}

const QUIET_ZONE = 4;

/** A QR code (ISO/IEC 18004) drawn as one path on white, whatever the theme. */
export function QrCode({ text, label }: QrCodeProps): VNode {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' });
  const width = modules.size + 2 * QUIET_ZONE;
  return (
    <svg class="size-56" viewBox={`0 0 ${width} ${width}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <path fill="#fff" d={`M0 0h${width}v${width}h-${width}z`} />
      <path fill="#000" d={pathOf(modules.size, (row, column) => Boolean(modules.get(row, column)))} />
    </svg>
  );
}

/** Each run of dark modules in a row as one bar. */
function pathOf(size: number, isDark: (row: number, column: number) => boolean): string {
  const bars: string[] = [];
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (!isDark(row, column)) continue;
      const start = column;
      while (column < size && isDark(row, column)) column += 1;
      bars.push(`M${start + QUIET_ZONE} ${row + QUIET_ZONE}h${column - start}v1h-${column - start}z`);
    }
  }
  return bars.join('');
}
