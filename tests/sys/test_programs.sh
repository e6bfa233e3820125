# Examples run on the bare machine as in the process VM: under a kernel of one
# page (lib/run.mms), translated, with the same output and status.
. "$TOP/tests/tools/script.sh"

"$TRAMOYA" asm -o run.mmo "$TOP/tests/sys/lib/sys.mms" \
    "$TOP/tests/sys/lib/run.mms" || fail "the kernel"
cp -R "$TOP/examples/programs" . && chmod -R u+w programs
for name in hello primes queens matrix threads trips forth newton; do
    cd "programs/$name" || exit 1
    source=$name.mms
    [ -e "$name.files" ] && source=$(cat "$name.files")
    "$TRAMOYA" boot --mem 256M --kernel ../../run.mmo "$source" \
        </dev/null >got 2>err || fail "$name: status $? $(cat err)"
    cmp got "$name.out" || fail "$name"
    cd ../..
done
