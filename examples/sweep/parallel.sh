#!/usr/bin/env bash
# A sweep by GNU parallel, on this machine and on others that share the folder: -S 8/one,8/two adds them. What fails is
# started again, and goes on.
set -euo pipefail
parallel --retries 3 downhill sweep --model sine --optimizer adam --epochs 500 --engine wasm \
  --over lr=1e-3..1:128:log --over start.b=-6..6:128 --out "${OUT:-runs}" --resume --shard {}/8 ::: {1..8}
downhill merge "${OUT:-runs}" --csv >runs.csv
