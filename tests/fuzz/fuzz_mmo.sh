# Object and side files, changed at random, for FUZZ_SECONDS (60), under the
# sanitizers.  Needs clang with its fuzzer; the seeds are assembled.
folder=$(mktemp -d) || exit 3
trap 'rm -rf "$folder"' EXIT
# shellcheck disable=SC2046 # a list of files
if ! clang -std=gnu11 -O1 -g -I. -fsanitize=fuzzer,address,undefined \
    -fno-sanitize-recover=undefined $(pkg-config --cflags jansson) \
    -DDATA_FOLDER='""' -o "$folder/fuzz" tests/fuzz/fuzz_mmo.c \
    $(find vm/base vm/isa -name '*.c' ! -name 'cmd_*') \
    $(pkg-config --libs jansson) 2>"$folder/log"; then
    head -n 3 "$folder/log"
    echo 'skipped: clang with -fsanitize=fuzzer is not there'
    exit 77
fi
mkdir "$folder/seeds"
for source in tests/objects/*.mms; do
    name=$(basename "$source" .mms)
    "$TRAMOYA" asm -g -o "$folder/$name.mmo" "$source" || exit 1
    (printf o && cat "$folder/$name.mmo") >"$folder/seeds/$name.mmo"
    (printf d && cat "$folder/$name.mmd") >"$folder/seeds/$name.mmd"
done
"$folder/fuzz" -max_total_time="${FUZZ_SECONDS:-60}" -max_len=4096 \
    -timeout=10 -rss_limit_mb=2048 -verbosity=0 -print_final_stats=1 \
    -artifact_prefix="$OUT/crash-" "$folder/seeds" 2>"$folder/log"
status=$?
if [ "$status" = 0 ]; then
    sed -n 's/^stat::number_of_executed_units: */inputs tried: /p' "$folder/log"
else
    tail -n 20 "$folder/log"
fi
exit "$status"
