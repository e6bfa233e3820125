# --files: what the program opens lies below one folder, or is nothing.
. "$TOP/tests/tools/script.sh"

# Opens its first argument to read it, and its second, if there is one, to
# write "x" into it; the status counts the failures.
cat >open.mms <<'END'
        LOC   Data_Segment
        GREG  @
Read    OCTA  0,TextRead
Write   OCTA  0,TextWrite
Text    BYTE  "x",0
        LOC   #100
Main    SET   $2,0
        LDO   $3,$1,8
        STO   $3,Read
        LDA   $255,Read
        TRAP  0,Fopen,3
        SUB   $2,$2,$255
        LDO   $3,$1,16
        BZ    $3,1F
        STO   $3,Write
        LDA   $255,Write
        TRAP  0,Fopen,4
        SUB   $2,$2,$255
        LDA   $255,Text
        TRAP  0,Fputs,4
1H      SET   $255,$2
        TRAP  0,Halt,0
END
mkdir -p box/sub
echo inside >box/file
echo inside >box/sub/deep
echo outside >secret
ln -s ../secret box/link
ln -s .. box/up
ln -s ../made box/new
ln -s sub box/inner
mkfifo box/pipe

# Without the option: any file.
expect 0 "$TRAMOYA" run open.mms secret "$PWD/free"
[ "$(cat free)" = x ] || fail 'a file was not written'
expect 2 "$TRAMOYA" run open.mms missing missing/file

expect 2 "$TRAMOYA" run --files none open.mms secret free2
[ ! -e free2 ] || fail '--files none made a file'

run_in_box()
{
    wanted=$1
    shift
    expect "$wanted" timeout 10 "$TRAMOYA" run --files box open.mms "$@"
}
run_in_box 0 file written
[ "$(cat box/written)" = x ] || fail 'it is not in the box'
run_in_box 0 sub/deep sub//./more
run_in_box 0 ./file
for name in ../secret "$PWD/secret" "$PWD/box/file" link up/secret new \
    sub/../../secret sub/../file sub . .. '' / pipe inner/deep sub/deep/x \
    /dev/null "/proc/self/root$PWD/secret"; do
    run_in_box 2 "$name" "$name"
done
[ "$(cat secret)" = outside ] || fail 'a link was written through'
[ ! -e made ] || fail 'a dangling link made a file'
[ "$(cat box/file)" = inside ] || fail 'a refused name emptied a file'

# The toolkit itself reads the program from anywhere.
expect 1 "$TRAMOYA" run --files box ./open.mms missing
