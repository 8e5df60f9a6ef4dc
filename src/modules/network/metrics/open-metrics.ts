/** One measured value with the labels that tell it apart. */
export interface MetricSample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Values of one name. */
export interface MetricFamily {
  /** Without the unit it has; `pendopo_network_latency_seconds` is a name with its unit. */
  readonly name: string;
  readonly type: 'gauge' | 'stateset';
  /** The last part of the name; null for what has no unit. */
  readonly unit: 'seconds' | 'ratio' | null;
  readonly help: string;
  readonly samples: readonly MetricSample[];
}

/** Media type of the text below. */
export const OPEN_METRICS_TYPE = 'application/openmetrics-text; version=1.0.0; charset=utf-8';

/** Families as text. Source: OpenMetrics 1.0.0, section 3 (ABNF and escaping). */
export function writeOpenMetrics(families: readonly MetricFamily[]): string {
  return `${families.map(writeFamily).join('')}# EOF\n`;
}

function writeFamily({ name, type, unit, help, samples }: MetricFamily): string {
  const lines = [`# TYPE ${name} ${type}`];
  if (unit !== null) lines.push(`# UNIT ${name} ${unit}`);
  lines.push(`# HELP ${name} ${escapeText(help)}`);
  for (const { labels, value } of samples) lines.push(`${name}${writeLabels(labels)} ${writeNumber(value)}`);
  return `${lines.join('\n')}\n`;
}

function writeLabels(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeText(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

/** Backslash, quotation mark and end of line; other control signs have no place in a name and become spaces. */
function escapeText(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be found
  return escaped.replaceAll(/[\u0000-\u001f\u007f]/g, ' ');
}

function writeNumber(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  return Number.isFinite(value) ? String(value) : value > 0 ? '+Inf' : '-Inf';
}
