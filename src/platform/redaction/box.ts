/**
 * A part of a page that is hidden. Units are points (1/72 inch) from the upper left corner of the page as it is shown,
 * turned and cut like on the screen.
 */
export interface Box {
  /** Counted from 1. */
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A box and what is printed in it, for example `UU 14/2008 ps. 17 h`. */
export interface LabelledBox extends Box {
  readonly label: string;
}

/** A page as it is shown, in points. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** The part of the box that lies on the page, never thinner than a point: a box beside the page hides its edge. */
export function clampBox<B extends Box>(box: B, size: PageSize): B {
  const x = clamp(box.x, 0, size.width - 1);
  const y = clamp(box.y, 0, size.height - 1);
  const width = clamp(box.x + box.width, x + 1, size.width) - x;
  const height = clamp(box.y + box.height, y + 1, size.height) - y;
  return { ...box, x, y, width, height };
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

/** Whether the two cover a common place of one page. */
export function overlaps(one: Box, other: Box): boolean {
  return (
    one.page === other.page &&
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}
