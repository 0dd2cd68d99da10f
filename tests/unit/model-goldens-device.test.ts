/** PyTorch's runs of models, losses, optimizers, schedules and batches, in f32 on WebGPU. */
import { MODEL_GOLDENS } from '../helpers/model-goldens.ts';
import { openDawn } from '../helpers/dawn.ts';
import { describeModelGoldens } from '../helpers/model-goldens-suite.ts';

describeModelGoldens(() => openDawn(), MODEL_GOLDENS);
