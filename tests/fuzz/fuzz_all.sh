# The fuzzers: each gets FUZZ_SECONDS (60) and the dice FUZZ_SEED (1; with 0,
# others each time), at most JOBS at a time.
#
# Seeds are the sources in tests/fuzz/corpus-*, and the objects made of them
# and of the programs in tests/isa.  What libFuzzer adds is kept in
# $OUT/fuzz/found-*, so that the next run goes on where this one ends; an
# input that shows a mistake stays there as crash-* and is named.
if ! echo 'int LLVMFuzzerTestOneInput(void) {return 0;}' |
    clang -fsanitize=fuzzer -x c - -o /dev/null 2>/dev/null; then
    echo "skipped: there is no clang with libFuzzer"
    exit 77
fi
box=${OUT:?is the build folder}/fuzz
seconds=${FUZZ_SECONDS:-60}
dice=${FUZZ_SEED:-1}
# Shorter notes about each allocation, and less memory kept from being used
# again, make the fuzzers a fifth faster.
ASAN_OPTIONS=${ASAN_OPTIONS-}:malloc_context_size=6:quarantine_size_mb=16
export box seconds dice ASAN_OPTIONS

sanitize=-fsanitize=fuzzer-no-link,address,undefined
sanitize="$sanitize -fno-sanitize-recover=undefined"
# Comparisons are not traced: that makes the assembler three times slower, and
# what they compare with is in the dictionaries.
sanitize="$sanitize -fno-sanitize-coverage=trace-cmp"
make -s O="$OUT" "$OUT/tramoya" >/dev/null || exit 1 # makes the seeds
make -s -j"${JOBS:-2}" CC=clang O="$box" SANITIZE="$sanitize" \
    "$box/fuzz/fuzz_source" "$box/fuzz/fuzz_object" "$box/fuzz/fuzz_insn" \
    "$box/fuzz/fuzz_kernel" "$box/fuzz/fuzz_hosted" >/dev/null || exit 1

# assemble NAME.mmo SOURCE ...: an object, and its side file, among the seeds
assemble()
{
    object=$box/seeds-object/$1
    shift
    SOURCE_DATE_EPOCH=0 "$TRAMOYA" asm -g -o "$object" "$@" 2>/dev/null
}

# Sources that need many lines: of registers, files, symbols.
long_sources()
{
    (cd "$box/seeds-source" && {
        seq -f ' GREG %g' 230 >gregs.mms
        seq -f '# 1 "f%g"' 260 >names.mms
        seq -f 's%g IS 1' 140 >symbols.mms
    })
}

# Objects from the small sources, and their bytes taken for instructions, or
# for kernels.
seed()
{
    mkdir -p "$box/seeds-source" "$box/seeds-object" "$box/seeds-insn" \
        "$box/seeds-kernel" "$box/seeds-hosted"
    cp tests/fuzz/corpus-source/* "$box/seeds-source"
    long_sources
    for source in tests/fuzz/corpus-*/*.mms tests/objects/*.mms \
        tests/isa/*.mms; do
        name=$(basename "$source" .mms).mmo
        assemble "$name" "$source" ||
            assemble "$name" tests/isa/lib/print.mms "$source"
    done
    cp "$box/seeds-object"/*.mmo "$box/seeds-insn"
    cp "$box/seeds-object"/*.mmo tests/fuzz/corpus-kernel/* "$box/seeds-kernel"
    cp "$box/seeds-kernel"/* tests/fuzz/corpus-hosted/* "$box/seeds-hosted"
}

# What the assembler's language is made of, as libFuzzer wants to have it.
words_source()
{
    sed -n 's/^INSN([A-Z0-9]*, *"\([A-Z0-9]*\)".*/" \1 "/p' vm/isa/isa.def
    sed -n 's/^PSEUDO(\([A-Z]*\),.*/" \1 "/p' asm/pseudo.def
    sed -n 's/^[A-Z]*(\([A-Za-z_]*\),.*/"\1"/p' vm/isa/sreg.def \
        vm/isa/hostcall.def asm/predef.def
    sed -n 's/^SIGN([A-Z_]*, *[A-Z]*, \(".*"\)).*/\1/p' asm/sign.def
    printf '"%s"\n' 1H 2F 2B Main '$255' '#' ':' '-1' \
        D_BIT D_Handler '\x0a' '\x0c' '\x0a# 7 \"' '#ffffffffffffffff'
}

# Lops, of all kinds and with some operands; words of side files.
words_object()
{
    printf '"%s"\n' 'mmd 1 ' '\x0afile ' '\x0a104 3 0 1'
    sed -n 's/^LOP(.*/x/p' vm/isa/lop.def | cat -n | while read -r lop _; do
        for yz in 00 01 02 18; do
            printf '"\\x98\\x%02x\\x00\\x%s"\n' $((lop - 1)) $yz
        done
    done
}

# Run the fuzzer $1; its report goes to a file, the end of it to the screen.
# Long inputs find no more than short ones, but take longer.
run()
{
    cd "$box" && mkdir -p "found-$1" || exit 1
    "fuzz/fuzz_$1" -seed="$dice" -max_total_time="$seconds" -timeout=60 \
        -rss_limit_mb=2000 -print_final_stats=1 -max_len=4096 \
        -artifact_prefix="$box/crash-$1-" \
        -dict="words-$1" "found-$1" "seeds-$1" <input.txt >"$1.log" 2>&1 && {
        echo "fuzz_$1: $(sed -n 's/^stat::number_of_executed_units: *//p' \
            "$1.log") inputs in $seconds s, nothing found"
        exit 0
    }
    echo "fuzz_$1 has found something:"
    tail -n 60 "$1.log"
    exit 1
}

case ${1-} in
'')
    seed
    words_source >"$box/words-source"
    words_object >"$box/words-object"
    echo '# program.c has its own' >"$box/words-insn"
    echo '# nor would kernel.c use any' | tee "$box/words-hosted" \
        >"$box/words-kernel"
    cp tests/fuzz/input.txt "$box"
    printf '%s\n' source object insn kernel hosted |
        xargs -n 1 -P "${JOBS:-2}" sh "$0"
    ;;
*) run "$1" ;;
esac
