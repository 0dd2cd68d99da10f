#!/usr/bin/env bash
# A sweep as a Slurm array job: sbatch slurm.sh, and then downhill merge runs/
#SBATCH --job-name=sweep
#SBATCH --array=1-8
#SBATCH --cpus-per-task=2
#SBATCH --requeue
set -euo pipefail

# All tasks share the folder. A task that is killed or requeued goes on where it was. The engine is named, so that
# every node computes the same bits.
downhill sweep --model sine --optimizer adam --epochs 500 --engine wasm \
  --over lr=1e-3..1:128:log --over start.b=-6..6:128 --measure last-loss,epochs-to \
  --out "${OUT:-runs}" --resume --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT"
