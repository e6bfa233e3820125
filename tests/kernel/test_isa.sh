# The instruction tests under the kernel, fifteen at once beside a program that
# only computes: each prints the lines that its comments expect, and those that
# err are ended.
. "$TOP/tests/kernel/kernel.sh"
ln -s "$TOP"/tests/isa/* .

# These see that they are not under `tramoya run'.
different()
{
    case ${1%.mms} in
    call-deep | call-results) echo 'rG is 250, so the stack has more below' ;;
    clocks) echo 'rC and rU count what the kernel does, too' ;;
    load | store) echo 'the last page of segment 3 is too far for its rV' ;;
    save-by-hand) echo 'a saved rG below 32 breaks a rule of the machine' ;;
    special-initial | trap) echo 'rK and rN are those of the machine' ;;
    trap-files) echo 'it needs a disk: below' ;;
    trip-warning) echo 'what it prints is not in comments: below' ;;
    *) return 1 ;;
    esac >>differences
}

# The programs in the arguments, at once.
together()
{
    boot --cpu mmix --append tag "$@" loop.mmo
    untag $(($# + 1))
    number=0 bad=0
    for program; do
        number=$((number + 1))
        name=${program##*,}
        sed -n 's/^% expect: \{0,1\}//p' "$name" >wanted
        same_file wanted of.$number "$name: another output than under run"
        ! grep -q '^% status: 120' "$name" || bad=$((bad + 1))
    done
    grep -q -x 'done' of.$((number + 1)) || fail "the loop is not done: $*"
    [ "$(grep -c '^kernel: ' out)" = $bad ] ||
        fail "$(grep '^kernel: ' out): not $bad programs have erred of: $*"
    [ "$status" -eq 0 ] || fail "status $status: $*"
}

program loop <<'END'
        LOC   #100
Main    SETML $0,10
1H      SUB   $0,$0,1
        PBP   $0,1B
        GETA  $255,2F
        TRAP  0,Fputs,StdOut
        SET   $255,0
        TRAP  0,Halt,0
2H      BYTE  "done",#a,0
END

set --
for source in *.mms; do
    ! different "$source" || continue
    files=$(sed -n 's/^% files: //p' "$source")
    set -- "$@" "${files:+$files,}$source"
    [ $# -lt 15 ] || {
        together "$@"
        set --
    }
done
together "$@"

new_disk
"$TRAMOYA" run lib/print.mms,trap-files.mms >wanted 2>&1
boot_to $? --disk disk lib/print.mms,trap-files.mms
same_file wanted out "trap-files: another output than under run"
"$TRAMOYA" run lib/print.mms,trip-warning.mms >wanted 2>&1
boot_to $? lib/print.mms,trip-warning.mms
same_file wanted out "trip-warning: another output than under run"
exit 0
