# One round of `make bench`: native code and both engines agree on every
# checksum, and the threaded engine is worth its pages.  It was about fifteen
# times as fast as the switch engine on the six; this asks for three times.
cd "$TOP" || exit 1
BENCH_ROUNDS=1 BENCH_KNUTH=0 sh tests/bench/bench_engine.sh || exit 1
awk '$2 == "threaded" {t[$1] = $4} $2 == "switch" {s[$1] = $4}
    END {
        for (name in t) {
            sum += log(s[name] / t[name])
            n++
        }
        printf "switch/threaded: %.1f, at least 3\n", exp(sum / n)
        exit exp(sum / n) < 3
    }' "$OUT/bench/results"
