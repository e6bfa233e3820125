# Standard streams: pipes, ends, order, a full disk, streams that are closed.
. "$TOP/tests/tools/script.sh"

cat >copy.mms <<'END'
        LOC   Data_Segment
        GREG  @
Args    OCTA  Buffer,80
Buffer  LOC   @+80
        LOC   #100
Main    LDA   $255,Args
        TRAP  0,Fgets,StdIn
        BN    $255,1F
        LDA   $255,Buffer
        TRAP  0,Fputs,StdOut
        BN    $255,1F
        JMP   Main
1H      TRAP  0,Fclose,StdOut
        SET   $255,3
        TRAP  0,Halt,0
END

# Standard input that ends, with and without a newline, and at once.
printf 'one\ntwo\nthree' | "$TRAMOYA" run copy.mms >out
[ $? -eq 3 ] || fail 'copy failed'
[ "$(cat out)" = "$(printf 'one\ntwo\nthree')" ] || fail "got: $(cat out)"
expect 3 "$TRAMOYA" run copy.mms
[ ! -s out ] || fail 'something came from nothing'

# A pipe that brings its bytes one by one.
(for c in a b '\n' c; do printf %b "$c"; sleep 0.05; done) |
    "$TRAMOYA" run copy.mms >out
[ "$(cat out)" = "$(printf 'ab\nc')" ] || fail "slowly: $(cat out)"

# Whoever waits for an answer gets it, though standard output is a pipe.
mkfifo to from
"$TRAMOYA" run copy.mms <to >from &
exec 3>to 4<from
echo question >&3
answer=$(timeout 10 head -n 1 <&4)
exec 3>&- 4<&-
[ "$answer" = question ] || fail 'no answer before the end of the input'
wait

# Bytes that were not read are left to the next program.
printf 'first\nsecond\n' >lines
cat >line.mms <<'END'
        LOC   Data_Segment
        GREG  @
Args    OCTA  Buffer,80
Buffer  LOC   @+80
        LOC   #100
Main    LDA   $255,Args
        TRAP  0,Fgets,StdIn
        TRAP  0,Halt,0
END
("$TRAMOYA" run line.mms; cat) <lines >out
[ "$(cat out)" = second ] || fail "left over: $(cat out)"

# Standard output and standard error come in the order of the calls.
cat >both.mms <<'END'
        LOC   #100
Main    GETA  $255,A
        TRAP  0,Fputs,StdOut
        GETA  $255,B
        TRAP  0,Fputs,StdErr
        GETA  $255,A
        TRAP  0,Fputs,StdOut
        GETA  $255,B
        TRAP  0,Fputs,StdErr
        SET   $255,0
        TRAP  0,Halt,0
A       BYTE  "a",0
        LOC   #200
B       BYTE  "b",0
END
"$TRAMOYA" run both.mms >out 2>&1
[ "$(cat out)" = abab ] || fail "the order is $(cat out)"
"$TRAMOYA" run both.mms 2>&1 | cat >out
[ "$(cat out)" = abab ] || fail "through a pipe the order is $(cat out)"

# A disk that is full, and streams that are closed.
"$TRAMOYA" run both.mms >/dev/full 2>err
[ $? -eq 125 ] || fail 'a full disk is not noticed'
err_has 'standard output: No space left'
"$TRAMOYA" run --stats-file stats both.mms >&- 2>err
[ $? -eq 125 ] || fail 'a closed standard output is not noticed'
err_has 'standard output: Bad file descriptor'
grep -q '"status": 125' stats || fail "$(cat stats)"
"$TRAMOYA" run copy.mms <&- >out 2>err
[ $? -eq 3 ] || fail 'a closed standard input is not at its end'
"$TRAMOYA" run copy.mms <"$TOP" >out 2>err
[ $? -eq 3 ] || fail 'a folder as standard input is not at its end'

# A guest whose standard output is closed opens a file: it must not become
# standard output.
cat >open.mms <<'END'
        LOC   #100
Main    GETA  $255,Args
        TRAP  0,Fopen,3
        GETA  $255,Text
        TRAP  0,Fputs,StdOut
        TRAP  0,Halt,0
        LOC   #200
Args    OCTA  Name,1
Name    BYTE  "opened",0
        LOC   #300
Text    BYTE  "wrong place",0
END
"$TRAMOYA" run open.mms >&- 2>err
[ -e opened ] || fail 'the file was not opened'
[ ! -s opened ] || fail 'standard output went to a file'
