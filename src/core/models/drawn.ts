/** What a script draws from its seed: data, then parameters, then the order of each epoch's batches. */
import { PLANES, type PlaneId } from '../data/planes.ts';
import type { TrainingSet } from '../data/training-set.ts';
import { TorchGenerator } from '../random/torch.ts';
import {
  CATALOGUE,
  drawData,
  drawStart,
  type CatalogueId,
  type FormulaModel,
} from './catalogue.ts';
import { drawNetwork, type Network } from './network.ts';

/** Data that are drawn: about a curve of the catalogue, or in a plane. */
export type DataId = CatalogueId | PlaneId;

export interface Drawn {
  readonly data: TrainingSet;
  /** [P], f32 */
  readonly start: readonly number[];
  /** Where batches draw their orders. */
  readonly generator: TorchGenerator;
}

function dataOf(id: DataId, generator: TorchGenerator, n: number): TrainingSet {
  return id in PLANES
    ? PLANES[id as PlaneId](generator, n)
    : drawData(CATALOGUE[id as CatalogueId], generator, n);
}

/** A catalogue's model and its data. */
export function drawFormula(model: FormulaModel, seed: bigint, n: number): Drawn {
  const generator = new TorchGenerator(seed);
  const data = drawData(model, generator, n);
  return { data, start: drawStart(model, generator), generator };
}

/** A network, and data of as many columns as it has inputs. */
export function drawForNetwork(network: Network, id: DataId, seed: bigint, n: number): Drawn {
  const generator = new TorchGenerator(seed);
  const data = dataOf(id, generator, n);
  return { data, start: drawNetwork(network, generator), generator };
}
