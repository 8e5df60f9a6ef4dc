/** Near the middle of each kecamatan of Kabupaten Cirebon (kode wilayah 32.09.NN), in degrees, by NN from 01. */
const MIDDLES: readonly (readonly [latitude: number, longitude: number])[] = [
  ...([
    [-6.91, 108.687],
    [-6.901, 108.747],
    [-6.805, 108.808],
    [-6.863, 108.77],
    [-6.867, 108.716],
  ] as const),
  ...([
    [-6.843, 108.667],
    [-6.833, 108.617],
    [-6.863, 108.612],
    [-6.872, 108.575],
    [-6.803, 108.621],
  ] as const),
  ...([
    [-6.793, 108.665],
    [-6.775, 108.579],
    [-6.823, 108.524],
    [-6.769, 108.509],
    [-6.762, 108.478],
  ] as const),
  ...([
    [-6.76, 108.406],
    [-6.713, 108.427],
    [-6.708, 108.476],
    [-6.718, 108.497],
    [-6.715, 108.533],
  ] as const),
  ...([
    [-6.666, 108.536],
    [-6.575, 108.513],
    [-6.67, 108.452],
    [-6.643, 108.409],
    [-6.619, 108.462],
  ] as const),
  ...([
    [-6.677, 108.38],
    [-6.626, 108.36],
    [-6.577, 108.43],
    [-6.58, 108.387],
    [-6.829, 108.733],
  ] as const),
  ...([
    [-6.737, 108.446],
    [-6.956, 108.737],
    [-6.895, 108.722],
    [-6.884, 108.647],
    [-6.699, 108.523],
  ] as const),
  ...([
    [-6.683, 108.504],
    [-6.707, 108.397],
    [-6.818, 108.559],
    [-6.63, 108.524],
    [-6.667, 108.475],
  ] as const),
];

/** Where the made-up hub stands. */
export const HUB_PLACE = { latitude: -6.762, longitude: 108.479 } as const;

/** The made-up distribution points: name, label of the kecamatan in which they stand, position. */
export const DISTRIBUTION_PLACES = [
  { name: 'Distribusi Ciledug', area: '02', latitude: -6.905, longitude: 108.74 },
  { name: 'Distribusi Lemahabang', area: '07', latitude: -6.83, longitude: 108.62 },
  { name: 'Distribusi Palimanan', area: '17', latitude: -6.71, longitude: 108.43 },
  { name: 'Distribusi Gegesik', area: '28', latitude: -6.58, longitude: 108.43 },
] as const;

/** Where a kecamatan lies, by its kode wilayah; both null when not known. */
export function middleOf(areaCode: string | null): {
  readonly latitude: number | null;
  readonly longitude: number | null;
} {
  const [province, regency, number] = areaCode?.split('.') ?? [];
  const found = province === '32' && regency === '09' ? MIDDLES[Number(number) - 1] : undefined;
  return { latitude: found?.[0] ?? null, longitude: found?.[1] ?? null };
}

/** Which distribution point is nearest, by its place in the list; by turns when the position is not known. */
export function nearestPoint({ latitude, longitude }: ReturnType<typeof middleOf>, turn: number): number {
  if (latitude === null || longitude === null) return turn % DISTRIBUTION_PLACES.length;
  const distances = DISTRIBUTION_PLACES.map((point) =>
    Math.hypot(point.latitude - latitude, point.longitude - longitude),
  );
  return distances.indexOf(Math.min(...distances));
}
