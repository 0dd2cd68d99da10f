;; Steps of gradient descent for a line under mean squared error, four points at a time.
;;
;; Memory holds x from 0 on, and y from $y on, each of $n f32 and filled up with zeros to a multiple
;; of 16 bytes. Parameters and results are globals. A step is a sum and an update: several threads sum
;; over a block of points each, and update by what they have found together.
;;
;; Residuals and their products are f32. Sums are f32, too, but only over a block of 128 points: four
;; accumulators for each, so that none waits for its own last addition. No term passes through more
;; than 8 additions in a block, 4 in its tail and 2 where the accumulators meet; the sums of the
;; blocks are then added in f64. So a million points lose no more than a hundred.
;;
;; After a change: npm run assemble
(module
  (memory (export "memory") 0)

  ;; θ
  (global $a (export "a") (mut f32) (f32.const 0))
  (global $b (export "b") (mut f32) (f32.const 0))
  ;; Of the last step: dL/da, dL/db, and the mean loss before its update.
  (global $gradA (export "gradA") (mut f64) (f64.const nan))
  (global $gradB (export "gradB") (mut f64) (f64.const nan))
  (global $loss (export "loss") (mut f64) (f64.const nan))

  ;; Σ of the four lanes, in two f64.
  (func $widen (param $sum v128) (result v128)
    (f64x2.add
      (f64x2.promote_low_f32x4 (local.get $sum))
      (f64x2.promote_low_f32x4
        (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7
          (local.get $sum) (local.get $sum)))))

  (func $total (param $sum v128) (result f64)
    (f64.add
      (f64x2.extract_lane 0 (local.get $sum))
      (f64x2.extract_lane 1 (local.get $sum))))

  ;; Σ r², Σ r·x, Σ r over $n points, at θ.
  (func $sum (export "sum") (param $n i32) (param $y i32) (result f64 f64 f64)
    ;; Bytes of x; of its whole turns of 16 points; and where the block ends.
    (local $bytes i32) (local $turns i32) (local $end i32)
    ;; The next x and the next y.
    (local $p i32) (local $q i32)
    (local $a v128) (local $b v128) (local $x v128) (local $r v128)
    ;; Σ r², Σ r·x, Σ r: f32x4 in a block, f64x2 over all blocks.
    (local $l0 v128) (local $l1 v128) (local $l2 v128) (local $l3 v128)
    (local $a0 v128) (local $a1 v128) (local $a2 v128) (local $a3 v128)
    (local $b0 v128) (local $b1 v128) (local $b2 v128) (local $b3 v128)
    (local $sumL v128) (local $sumA v128) (local $sumB v128)

    (local.set $bytes (i32.shl (local.get $n) (i32.const 2)))
    (local.set $turns (i32.and (local.get $bytes) (i32.const -64)))
    (local.set $a (f32x4.splat (global.get $a)))
    (local.set $b (f32x4.splat (global.get $b)))
    (local.set $q (local.get $y))

    (loop $block
      (local.set $l0 (v128.const i64x2 0 0))
      (local.set $l1 (v128.const i64x2 0 0))
      (local.set $l2 (v128.const i64x2 0 0))
      (local.set $l3 (v128.const i64x2 0 0))
      (local.set $a0 (v128.const i64x2 0 0))
      (local.set $a1 (v128.const i64x2 0 0))
      (local.set $a2 (v128.const i64x2 0 0))
      (local.set $a3 (v128.const i64x2 0 0))
      (local.set $b0 (v128.const i64x2 0 0))
      (local.set $b1 (v128.const i64x2 0 0))
      (local.set $b2 (v128.const i64x2 0 0))
      (local.set $b3 (v128.const i64x2 0 0))
      ;; 128 points are 512 bytes.
      (local.set $end (i32.add (local.get $p) (i32.const 512)))
      (if (i32.gt_u (local.get $end) (local.get $turns))
        (then (local.set $end (local.get $turns))))

      (if (i32.lt_u (local.get $p) (local.get $end))
        (then
          (loop $turn
            (local.set $x (v128.load (local.get $p)))
            (local.set $r
              (f32x4.sub
                (f32x4.add (f32x4.mul (local.get $a) (local.get $x)) (local.get $b))
                (v128.load (local.get $q))))
            (local.set $l0 (f32x4.add (local.get $l0) (f32x4.mul (local.get $r) (local.get $r))))
            (local.set $a0 (f32x4.add (local.get $a0) (f32x4.mul (local.get $r) (local.get $x))))
            (local.set $b0 (f32x4.add (local.get $b0) (local.get $r)))

            (local.set $x (v128.load offset=16 (local.get $p)))
            (local.set $r
              (f32x4.sub
                (f32x4.add (f32x4.mul (local.get $a) (local.get $x)) (local.get $b))
                (v128.load offset=16 (local.get $q))))
            (local.set $l1 (f32x4.add (local.get $l1) (f32x4.mul (local.get $r) (local.get $r))))
            (local.set $a1 (f32x4.add (local.get $a1) (f32x4.mul (local.get $r) (local.get $x))))
            (local.set $b1 (f32x4.add (local.get $b1) (local.get $r)))

            (local.set $x (v128.load offset=32 (local.get $p)))
            (local.set $r
              (f32x4.sub
                (f32x4.add (f32x4.mul (local.get $a) (local.get $x)) (local.get $b))
                (v128.load offset=32 (local.get $q))))
            (local.set $l2 (f32x4.add (local.get $l2) (f32x4.mul (local.get $r) (local.get $r))))
            (local.set $a2 (f32x4.add (local.get $a2) (f32x4.mul (local.get $r) (local.get $x))))
            (local.set $b2 (f32x4.add (local.get $b2) (local.get $r)))

            (local.set $x (v128.load offset=48 (local.get $p)))
            (local.set $r
              (f32x4.sub
                (f32x4.add (f32x4.mul (local.get $a) (local.get $x)) (local.get $b))
                (v128.load offset=48 (local.get $q))))
            (local.set $l3 (f32x4.add (local.get $l3) (f32x4.mul (local.get $r) (local.get $r))))
            (local.set $a3 (f32x4.add (local.get $a3) (f32x4.mul (local.get $r) (local.get $x))))
            (local.set $b3 (f32x4.add (local.get $b3) (local.get $r)))

            (local.set $p (i32.add (local.get $p) (i32.const 64)))
            (local.set $q (i32.add (local.get $q) (i32.const 64)))
            (br_if $turn (i32.lt_u (local.get $p) (local.get $end))))))

      ;; Up to 15 points are left in the end. A lane past the last point counts nothing.
      (if (i32.eq (local.get $p) (local.get $turns))
        (then
          (loop $tail
            (if (i32.lt_u (local.get $p) (local.get $bytes))
              (then
                (local.set $x (v128.load (local.get $p)))
                (local.set $r
                  (f32x4.sub
                    (f32x4.add (f32x4.mul (local.get $a) (local.get $x)) (local.get $b))
                    (v128.load (local.get $q))))
                (local.set $r
                  (v128.and (local.get $r)
                    (i32x4.lt_u
                      (i32x4.add (i32x4.splat (local.get $p)) (v128.const i32x4 0 4 8 12))
                      (i32x4.splat (local.get $bytes)))))
                (local.set $l0 (f32x4.add (local.get $l0) (f32x4.mul (local.get $r) (local.get $r))))
                (local.set $a0 (f32x4.add (local.get $a0) (f32x4.mul (local.get $r) (local.get $x))))
                (local.set $b0 (f32x4.add (local.get $b0) (local.get $r)))

                (local.set $p (i32.add (local.get $p) (i32.const 16)))
                (local.set $q (i32.add (local.get $q) (i32.const 16)))
                (br $tail))))))

      (local.set $sumL
        (f64x2.add (local.get $sumL)
          (call $widen
            (f32x4.add
              (f32x4.add (local.get $l0) (local.get $l1))
              (f32x4.add (local.get $l2) (local.get $l3))))))
      (local.set $sumA
        (f64x2.add (local.get $sumA)
          (call $widen
            (f32x4.add
              (f32x4.add (local.get $a0) (local.get $a1))
              (f32x4.add (local.get $a2) (local.get $a3))))))
      (local.set $sumB
        (f64x2.add (local.get $sumB)
          (call $widen
            (f32x4.add
              (f32x4.add (local.get $b0) (local.get $b1))
              (f32x4.add (local.get $b2) (local.get $b3))))))
      (br_if $block (i32.lt_u (local.get $p) (local.get $bytes))))

    (call $total (local.get $sumL))
    (call $total (local.get $sumA))
    (call $total (local.get $sumB)))

  ;; θ ← θ − rate · dL/dθ, from the sums over all $n points.
  (func $update (export "update")
    (param $n i32) (param $rate f64) (param $sumL f64) (param $sumA f64) (param $sumB f64)
    (local $perPoint f64)

    (local.set $perPoint (f64.div (f64.const 1) (f64.convert_i32_u (local.get $n))))

    ;; L = 1/n · Σ r², dL/da = 2/n · Σ r·x, dL/db = 2/n · Σ r
    (global.set $loss (f64.mul (local.get $sumL) (local.get $perPoint)))
    (global.set $gradA (f64.mul (f64.const 2) (f64.mul (local.get $sumA) (local.get $perPoint))))
    (global.set $gradB (f64.mul (f64.const 2) (f64.mul (local.get $sumB) (local.get $perPoint))))

    ;; Rounded once.
    (global.set $a
      (f32.demote_f64
        (f64.sub
          (f64.promote_f32 (global.get $a))
          (f64.mul (local.get $rate) (global.get $gradA)))))
    (global.set $b
      (f32.demote_f64
        (f64.sub
          (f64.promote_f32 (global.get $b))
          (f64.mul (local.get $rate) (global.get $gradB))))))

  ;; Does $count steps, at least one, on all $n points.
  (func (export "steps") (param $count i32) (param $n i32) (param $y i32) (param $rate f64)
    (loop $step
      (call $update (local.get $n) (local.get $rate) (call $sum (local.get $n) (local.get $y)))
      (local.set $count (i32.sub (local.get $count) (i32.const 1)))
      (br_if $step (local.get $count)))))
