# `tramoya debug boot`: whose labels and lines an address has.
. "$TOP/tests/tools/script.sh"

KERNEL=$OUT/examples/kernel.mmo
ln -s "$TOP/examples/programs/hello/hello.mms" .
cat >other.mms <<'END'
        LOC   #100
Main    SETL  $0,5
Other   SUB   $0,$0,1
        PBNZ  $0,Other
        TRAP  0,Halt,0
END

# Say the commands COMMAND, each an argument, to a machine with PROGRAMS.
say()
{
    programs=$1
    shift
    for command; do set -- "$@" -e "$command" && shift; done
    # shellcheck disable=SC2086 # several words
    expect 0 "$TRAMOYA" debug "$@" boot --kernel "$KERNEL" $programs
}

# A single program is known.  It stops where it is, and once, although its page
# is not there yet when it is first entered.
say hello.mms symbols 'break hello.mms:11' continue list 'print @, Text' why \
    'info breakpoints' 'back 4' 'reverse-continue'
out_has '^=> 1  hello.mmo$'
out_has '(Main+4, hello.mms:11)  TRAP   0,Fputs,StdOut'
out_has '^=>\*   11          TRAP  0,Fputs,StdOut'
out_has '^#0000000000000110 (Text, hello.mms:14)'
out_has '(Main+4, hello.mms:11), 1 hit$'
say hello.mms 'break user:Main' continue 'info breakpoints' 'registers rWW' why
out_has '(Main, hello.mms:10), 1 hit$'
out_has '^    Main$'
! grep 'Nothing can be executed' out || fail 'a stop before the page is there'

# Entries of page tables are watched in the address space of a user, on all
# levels: the kernel makes the pointer, then the page's entry, then permits
# something, and clears the pointer in the end.
cat >far.mms <<'END'
        LOC   #100
Main    SETH  $1,#2000
        INCML $1,#80
        STO   $1,$1,0
        SETL  $255,0
        TRAP  0,Halt,0
END
say far.mms 'tbreak user:Main' continue 'watch walk #2000000000800000' \
    continue continue why continue continue continue
grep -o '^watchpoint.*' out >forwards
[ "$(wc -l <forwards)" -eq 4 ] || fail "hits: $(cat forwards)"
[ "$(sed -n 's/.*entry at //p' forwards | uniq | wc -l)" -eq 3 ] ||
    fail "one level only: $(cat forwards)"
out_has 'seen a change of the entry'
say far.mms 'tbreak user:Main' continue 'watch walk #2000000000800000' \
    'disable' continue 'enable' rc rc rc rc rc
grep -o '^watchpoint.*' out | tac | cmp -s - forwards || fail "back: $(cat out)"
out_has '^this is as far back'

# A label that both have.
say hello.mms 'break Main' 'tbreak user:Main' 'break kernel:Main' continue \
    'break Main' 'info symbols Main'
out_has '^1   break #8000000000010000 (Main, '
out_has '^2   tbreak #0000000000000100 (Main, hello'
out_has '^3   break #8000000000010000 (Main, '
out_has '^4   break #0000000000000100 (Main, hello'
out_has '^kernel$'
out_has '^user$'

# A kernel's constants are no labels of a user.
say hello.mms 'symbols none' 'until #100' 'print/a 1' 'print/a @'
out_has '^   1  hello.mmo$'
out_has '^#0000000000000001$'
out_has '^#0000000000000100$'

# Of several programs one has to be chosen.
say 'hello.mms other.mms' symbols 'symbols 2' 'break Other' 'symbols hello.mmo' \
    'break Text'
out_has '^   1  hello.mmo$'
out_has '^=> 2  other.mmo$'
out_has '^1   break #0000000000000104 (Other, other.mms:3)'
out_has '^2   break #0000000000000110 (Text, hello.mms:14)'
for name in 3 0 absent 1x 99999999999; do
    expect 1 "$TRAMOYA" debug -e "symbols $name" boot --kernel "$KERNEL" \
        hello.mms other.mms
    err_has 'there is no such program'
done
expect 1 "$TRAMOYA" debug -e 'break Text' boot --kernel "$KERNEL" hello.mms \
    other.mms
err_has 'there is no symbol Text'
expect 1 "$TRAMOYA" debug -e 'print user:Main' hello.mms
err_has 'there is no symbol user:Main'
expect 1 "$TRAMOYA" debug -e 'print kernel:Text' boot --kernel "$KERNEL" \
    hello.mms
expect 0 "$TRAMOYA" debug -e symbols hello.mms
out_has 'no program is known but the one that is debugged'
