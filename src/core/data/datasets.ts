/** Data that are drawn from a seed, by name: what is known of them before they are drawn (draw.ts). */
import { CATALOGUE, polynomial, type CatalogueId, type FormulaModel } from '../models/catalogue.ts';
import type { PlaneId } from './planes.ts';

const ONE = ['x'] as const;
/** Of a plane. */
const TWO = ['x1', 'x2'] as const;

interface DrawnData {
  /** What a formula calls the inputs. [D] */
  readonly columns: readonly string[];
  /** Whether the targets are 0 and 1. */
  readonly classes?: true;
  /** The row that the points scatter about. @param degree of a polynomial */
  readonly about?: (degree: number) => FormulaModel;
}

const PLANE: DrawnData = { columns: TWO, classes: true };

function ofRow(row: FormulaModel): DrawnData {
  return { columns: ONE, about: () => row };
}

/** A row of the catalogue that says how points scatter about it gives its name to data, too. */
type CurveId = {
  [Id in CatalogueId]: (typeof CATALOGUE)[Id] extends { readonly data: object } ? Id : never;
}[CatalogueId];

const ROWS = Object.entries<FormulaModel>(CATALOGUE).filter(([, { data }]) => data !== undefined);

const CURVES = {
  ...(Object.fromEntries(ROWS.map(([id, row]) => [id, ofRow(row)])) as Record<CurveId, DrawnData>),
  polynomial: { columns: ONE, about: polynomial },
} satisfies Record<string, DrawnData>;

const PLANES = { circle: PLANE, xor: PLANE, spiral: PLANE } as const satisfies Record<PlaneId, DrawnData>; // prettier-ignore

const SETS = { line: { columns: ONE }, ...CURVES, ...PLANES } as const satisfies Record<string, DrawnData>; // prettier-ignore
export type DatasetId = keyof typeof SETS;
export const DATASETS: Readonly<Record<DatasetId, DrawnData>> = SETS;
export const DATASET_IDS = Object.keys(DATASETS) as readonly DatasetId[];

/** Two columns, and a class. */
export function isPlane(id: DatasetId): id is PlaneId {
  return id in PLANES;
}
