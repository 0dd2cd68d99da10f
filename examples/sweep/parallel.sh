#!/usr/bin/env bash
# A sweep by GNU parallel, on this machine and on others: PARALLEL='-S 8/one,8/two' adds them, where they have downhill, and this
# folder under the same path. What fails is started again, and goes on; so does the script, when it is called again.
set -euo pipefail
parallel --retries 3 --workdir "$PWD" downhill sweep --model sine --optimizer adam --epochs 500 --engine wasm \
  --over lr=1e-3..1:128:log --over start.b=-6..6:128 --measure last-loss,epochs-to \
  --out "${OUT:-runs}" --resume --shard {}/8 ::: {1..8}
downhill merge "${OUT:-runs}" --csv >runs.csv
