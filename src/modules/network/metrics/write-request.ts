import type { BinaryWriter } from '@bufbuild/protobuf/wire';

/** A series: labels, `__name__` among them, and values in order of time. */
export interface Series {
  readonly labels: Readonly<Record<string, string>>;
  readonly samples: readonly { readonly value: number; readonly atMs: number }[];
}

/** Protobuf: field number and wire type of what is written. Source: prometheus/prompb, types.proto and remote.proto. */
const FIELD = { timeseries: 1, labels: 1, samples: 2, labelName: 1, labelValue: 2, value: 1, timestamp: 2 } as const;

/**
 * A `prometheus.WriteRequest` in Snappy's block format, as remote write 1.0 sends it. Labels stand in order of their names.
 * The two packages are loaded when the first request is written.
 */
export async function writeRequest(series: readonly Series[]): Promise<Buffer> {
  const [{ BinaryWriter, WireType }, { compress }] = await Promise.all([
    import('@bufbuild/protobuf/wire'),
    import('snappy'),
  ]);
  const writer = new BinaryWriter();
  for (const one of series) {
    writer.tag(FIELD.timeseries, WireType.LengthDelimited).fork();
    writeSeries(writer, one, WireType);
    writer.join();
  }
  return compress(writer.finish());
}

type WireTypes = typeof import('@bufbuild/protobuf/wire')['WireType'];

function writeSeries(writer: BinaryWriter, { labels, samples }: Series, wire: WireTypes): void {
  for (const [name, value] of Object.entries(labels).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    if (value === '') continue;
    writer.tag(FIELD.labels, wire.LengthDelimited).fork();
    writer.tag(FIELD.labelName, wire.LengthDelimited).string(name);
    writer.tag(FIELD.labelValue, wire.LengthDelimited).string(value);
    writer.join();
  }
  for (const { value, atMs } of samples) {
    writer.tag(FIELD.samples, wire.LengthDelimited).fork();
    writer.tag(FIELD.value, wire.Bit64).double(value);
    writer.tag(FIELD.timestamp, wire.Varint).int64(atMs);
    writer.join();
  }
}
