// biome-ignore-all lint/a11y/noRedundantRoles: a table drawn as blocks loses its roles in browsers, so they are spelled out
import type { ComponentChildren, VNode } from 'preact';

/** A column: how it is called and what stands in a row's cell. */
export interface Column<Row> {
  readonly header: string;
  readonly cell: (row: Row) => ComponentChildren;
  /** `end` for amounts, so that their digits stand below each other. */
  readonly align?: 'start' | 'end';
  /** Names the row; on a phone it is the title of the card. */
  readonly isLead?: boolean;
  /** Holds the row's main action; its header is only read out. */
  readonly isAction?: boolean;
}

interface DataTableProps<Row> {
  /** What the table holds, in a few words; read out before it. */
  readonly caption: string;
  /** The caption is only read out, because a heading above says the same. */
  readonly isCaptionHidden?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Shown instead of the table when there are no rows; usually an `EmptyState`. */
  readonly empty: VNode;
  /** On a phone: rows as cards (the default), or the table as it is, to be scrolled sideways. */
  readonly onPhone?: 'stack' | 'scroll';
}

/** Rows and columns that can be read on a phone too. */
export function DataTable<Row>(props: DataTableProps<Row>): VNode {
  if (props.rows.length === 0) return props.empty;
  if (props.onPhone !== 'scroll') {
    return (
      <div class="surface">
        <Table {...props} />
      </div>
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section class="surface overflow-x-auto" aria-label={props.caption} tabIndex={0}>
      <Table {...props} />
    </section>
  );
}

function Table<Row>({ caption, isCaptionHidden, columns, rows, rowKey, onPhone }: DataTableProps<Row>): VNode {
  return (
    <table class={`table text-[0.9375em] ${onPhone === 'scroll' ? '' : 'stacked'}`} role="table">
      <caption class={isCaptionHidden ? 'sr-only' : 'px-4 pt-4 pb-1 text-left font-heading font-bold'}>
        {caption}
      </caption>
      <thead role="rowgroup" class="text-muted">
        <tr role="row">
          {columns.map(({ header, align, isAction }) => (
            <th key={header} role="columnheader" scope="col" class={align === 'end' ? 'text-right' : ''}>
              {isAction ? <span class="sr-only">{header}</span> : header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={rowKey(row)} role="row">
            {columns.map((column) => (
              <Cell key={column.header} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }): VNode {
  const isEnd = column.align === 'end';
  const classes = [column.isLead && 'lead', column.isAction && 'action', isEnd && 'text-right tabular-nums'].filter(
    Boolean,
  );
  return (
    <td role="cell" data-label={column.header} class={classes.join(' ') || undefined}>
      <div class="min-w-0">{column.cell(row)}</div>
    </td>
  );
}
