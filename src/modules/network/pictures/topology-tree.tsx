import { type HierarchyPointNode, hierarchy, tree } from 'd3-hierarchy';
import type { VNode } from 'preact';
import { defineTexts, type Language } from '../../../platform/ui/texts.ts';
import type { SeenState } from '../seen-state.ts';
import { stateTexts } from '../state-texts.ts';
import { StateShape } from './state-shape.tsx';

/** A node of the network as the tree shows it. */
export interface TreeNode {
  readonly id: string;
  readonly name: string;
  readonly state: SeenState;
  /** Over which nodes it is reached, the usual way first; empty for the centre. */
  readonly parentIds: readonly string[];
  readonly href: string | null;
}

interface Branch {
  readonly node: TreeNode;
  readonly children: readonly Branch[];
}

interface TopologyTreeProps {
  readonly language: Language;
  readonly nodes: readonly TreeNode[];
  readonly label: string;
}

const texts = defineTexts({
  id: { also: (names: string) => `juga lewat ${names}` },
  en: { also: (names: string) => `also over ${names}` },
});

/**
 * What hangs on what: a drawing on wide screens, and the same as a list that opens, for phones and for those who hear it.
 * A node stands below its usual way; further ways are dashed lines, and words in the list.
 */
export function TopologyTree(props: TopologyTreeProps): VNode | null {
  const roots = branchesOf(props.nodes);
  if (roots.length === 0) return null;
  return (
    <div>
      <div class="hidden overflow-x-auto lg:block">
        <Drawing roots={roots} nodes={props.nodes} />
      </div>
      <div class="lg:sr-only">
        <BranchList {...props} branches={roots} names={new Map(props.nodes.map(({ id, name }) => [id, name]))} />
      </div>
    </div>
  );
}

/** The roots with what hangs below; a node whose usual way is not shown is a root, and a loop is cut where it closes. */
export function branchesOf(nodes: readonly TreeNode[]): readonly Branch[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const below = Map.groupBy(nodes, ({ parentIds: [first = ''] }) => (byId.has(first) ? first : ''));
  const placed = new Set<string>();
  const branch = (node: TreeNode): Branch => {
    placed.add(node.id);
    const children = (below.get(node.id) ?? []).filter(({ id }) => !placed.has(id));
    return { node, children: children.map(branch) };
  };
  const roots = (below.get('') ?? []).map(branch);
  const rest = nodes.flatMap((node) => (placed.has(node.id) ? [] : [branch(node)]));
  return [...roots, ...rest];
}

const ROW = 26;
const COLUMN = 320;
const LETTER = 7.2;

function Drawing({ roots, nodes }: { readonly roots: readonly Branch[]; readonly nodes: readonly TreeNode[] }): VNode {
  const points = layOut(roots);
  const byId = new Map(points.map((point) => [point.data.node?.id, point]));
  const top = Math.min(...points.map(({ x }) => x)) - ROW;
  const height = Math.max(...points.map(({ x }) => x)) + ROW - top;
  const width = (Math.max(...points.map(({ depth }) => depth)) + 1) * COLUMN;
  const further = nodes.flatMap(({ id, parentIds }) => parentIds.slice(1).map((parent) => [parent, id] as const));
  return (
    <svg viewBox={`0 ${top} ${width} ${height}`} width={width} height={height} class="max-w-none" aria-hidden="true">
      <g class="fill-none stroke-edge">
        {points.map(
          (point) => point.parent?.data.node && <path key={point.data.node?.id} d={curve(point.parent, point)} />,
        )}
        {further.map(([parent, id]) => {
          const [from, to] = [byId.get(parent), byId.get(id)];
          return from && to && <path key={`${parent} ${id}`} d={curve(from, to)} stroke-dasharray="4 4" />;
        })}
      </g>
      {points.map(
        (point) => point.data.node && <NodeMark key={point.data.node.id} node={point.data.node} at={point} />,
      )}
    </svg>
  );
}

interface Placed {
  readonly node: TreeNode | null;
  readonly children: readonly Branch[];
}

/** All branches below one invisible root, which takes no column. */
function layOut(roots: readonly Branch[]): readonly HierarchyPointNode<Placed>[] {
  const whole: Placed = { node: null, children: roots };
  const root = hierarchy<Placed>(whole, ({ children }) => [...children]);
  return tree<Placed>().nodeSize([ROW, COLUMN])(root).descendants().slice(1);
}

type Point = Pick<HierarchyPointNode<Placed>, 'x' | 'depth'>;
type Named = Pick<HierarchyPointNode<Placed>, 'data'>;

const LONGEST = 34;

function shortName(name: string): string {
  return name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name;
}

const leftOf = ({ depth }: Point) => (depth - 1) * COLUMN + 14;

/** From behind the name of the upper node, so that no line strikes it through. */
function curve(from: Point & Named, to: Point): string {
  const name = shortName(from.data.node?.name ?? '');
  const [x1, x2] = [leftOf(from) + 20 + name.length * LETTER, leftOf(to) - 12];
  const middle = (x1 + x2) / 2;
  return `M${x1} ${from.x}C${middle} ${from.x} ${middle} ${to.x} ${x2} ${to.x}`;
}

function NodeMark({ node, at }: { readonly node: TreeNode; readonly at: Point }): VNode {
  const mark = (
    <g transform={`translate(${leftOf(at)} ${at.x})`}>
      <title>{node.name}</title>
      <StateShape state={node.state} />
      <text x="16" dy="0.35em" class="fill-base-content stroke-base-200 stroke-4 text-sm [paint-order:stroke]">
        {shortName(node.name)}
      </text>
    </g>
  );
  return node.href === null ? (
    mark
  ) : (
    <a href={node.href} tabindex={-1}>
      {mark}
    </a>
  );
}

interface BranchListProps extends TopologyTreeProps {
  readonly branches: readonly Branch[];
  readonly names: ReadonlyMap<string, string>;
}

function BranchList(props: BranchListProps): VNode {
  const { branches, language, names } = props;
  return (
    <ul class="space-y-2 border-l border-base-300 pl-4">
      {branches.map(({ node, children }) => {
        const others = node.parentIds.slice(1).flatMap((id) => names.get(id) ?? []);
        return (
          <li key={node.id}>
            <span class="inline-flex items-center gap-2 align-middle">
              <svg viewBox="-12 -12 24 24" class="size-5 shrink-0" aria-hidden="true">
                <StateShape state={node.state} />
              </svg>
              {node.href === null ? node.name : <a href={node.href}>{node.name}</a>}
            </span>{' '}
            <span class="align-middle text-sm text-muted">
              {[stateTexts(language)[node.state], others.length > 0 && texts(language).also(others.join(', '))]
                .filter(Boolean)
                .join(', ')}
            </span>
            {children.length > 0 && <BranchList {...props} branches={children} />}
          </li>
        );
      })}
    </ul>
  );
}
