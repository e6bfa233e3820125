# What is no program is refused with a reason, and never run in part.
. "$TOP/tests/tools/script.sh"

cat >good.mms <<'END'
        LOC   #100
Main    GETA  $255,Text
        TRAP  0,Fputs,StdOut
        SET   $255,0
        TRAP  0,Halt,0
Text    BYTE  "good",#a,0
END
expect 0 "$TRAMOYA" asm good.mms

# Names.
expect 0 "$TRAMOYA" run good.mmo
expect 0 "$TRAMOYA" run good # as the reference, good.mmo
out_has '^good$'
expect 127 "$TRAMOYA" run missing
err_has 'missing: No such file'
expect 127 "$TRAMOYA" run missing.mms
expect 127 "$TRAMOYA" run good.mms,missing.mms
expect 126 "$TRAMOYA" run good.mms,good.mmo
mkdir folder folder.mms
expect 126 "$TRAMOYA" run folder
err_has 'folder: Is a directory'
expect 126 "$TRAMOYA" run folder.mms

# Contents.
: >empty.mmo
expect 126 "$TRAMOYA" run empty.mmo
err_has 'empty.mmo: the file is empty'
expect 126 "$TRAMOYA" run "$TOP/README.md"
err_has 'not an object file'
: >empty.mms
expect 126 "$TRAMOYA" run empty.mms
err_has 'Main'
printf 'Main BLUNDER 1\n' >wrong.mms
expect 126 "$TRAMOYA" run wrong.mms
err_has 'wrong.mms:1:6: error'
err_has '1 error in the source'
printf 'binary\0garbage\377' >garbage.mms
expect 126 "$TRAMOYA" run garbage.mms

# Every beginning of an object file that lacks a part of what is loaded; the
# table of symbols may be missing.  In tetras; the postamble of this one is
# lop_post and two tetras for $255.
tetras=$(($(wc -c <good.mmo) / 4))
head -c 4 good.mmo | od -An -tx1 | grep -q '98 09 01 01' || fail 'no lop_pre'
post=$(od -An -v -tx4 --endian=big -w4 good.mmo | grep -n ' 980a00ff' |
    cut -d : -f 1)
n=0
while [ "$n" -lt "$tetras" ]; do
    for more in 0 1 3; do
        head -c $((4 * n + more)) good.mmo >cut.mmo
        if [ "$n" -lt $((post + 2)) ]; then
            expect 126 "$TRAMOYA" run cut.mmo
        else
            expect 0 "$TRAMOYA" run cut.mmo
        fi
    done
    n=$((n + 1))
done

# Several sources are one program, called by the name of the first.
cat >one.mms <<'END'
        LOC   #100
Main    LDO   $255,$1,0
        TRAP  0,Fputs,StdOut
        JMP   Two
END
cat >two.mms <<'END'
Two     SET   $255,7
        TRAP  0,Halt,0
        TETRA
        PUT   rK,0
END
expect 7 "$TRAMOYA" run one.mms,two.mms
[ "$(cat out)" = one.mmo ] || fail "argv[0] is $(cat out)"
cp one.mms 'a,b.mms'
cat two.mms >>'a,b.mms'
expect 7 "$TRAMOYA" run 'a,b.mms'
printf 'Two PUT rK,0\n' >two.mms
expect 120 "$TRAMOYA" run one.mms,two.mms
err_has '(two.mms:1)'

# argv[0] is what was typed.
cat >name.mms <<'END'
        LOC   #100
Main    LDO   $255,$1,0
        TRAP  0,Fputs,StdOut
        SET   $255,0
        TRAP  0,Halt,0
END
expect 0 "$TRAMOYA" asm name.mms
expect 0 "$TRAMOYA" run ./name.mmo
[ "$(cat out)" = ./name.mmo ] || fail "argv[0] is $(cat out)"
"$TRAMOYA" run - <name.mmo >out || fail 'standard input is no program'
[ "$(cat out)" = - ] || fail "argv[0] is $(cat out)"
