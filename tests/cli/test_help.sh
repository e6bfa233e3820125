# The door to the commands: help from the tables, suggestions, statuses.
. "$TOP/tests/tools/script.sh"

expect 2 "$TRAMOYA"
err_has 'usage: tramoya COMMAND'
expect 0 "$TRAMOYA" --help
out_has 'explain a command'
expect 0 "$TRAMOYA" --version
out_has 'tramoya [0-9]'

# Nearly right words are met with the right one.
expect 2 "$TRAMOYA" hlep
err_has 'did you mean help?'
expect 2 "$TRAMOYA" hello.mms
err_has 'did you mean `tramoya run hello.mms`?'
expect 2 "$TRAMOYA" help ADDX
err_has 'did you mean ADD'
expect 2 "$TRAMOYA" help --mna
err_has 'did you mean --man?'
expect 2 "$TRAMOYA" qwertyuiop
err_has_not 'did you mean'

# Opcodes, registers, host calls, letters, commands, lists.
expect 0 "$TRAMOYA" help ADD
out_has '#20'
out_has '#21 (ADDI)'
expect 0 "$TRAMOYA" help addi
out_has 'ADD \$X,\$Y,Z'
expect 0 "$TRAMOYA" help rA
out_has 'rounding mode'
expect 0 "$TRAMOYA" help '#21'
out_has '^ADD \$X,\$Y,\$Z'
expect 0 "$TRAMOYA" help 21
out_has 'opcode #15'
out_has '^rA, special register 21'
expect 2 "$TRAMOYA" help 256
err_has 'nothing is known of "256"'
expect 0 "$TRAMOYA" help greg
out_has "GREG value"
expect 0 "$TRAMOYA" help Fopen
out_has 'TRAP 0,Fopen,Z'
expect 0 "$TRAMOYA" help D
out_has 'integer divide check'
expect 0 "$TRAMOYA" help Disk
out_has 'asks by bit 9 of rQ'
out_has '#8001000000004018  COMMAND  .*3 flush'
expect 0 "$TRAMOYA" help devices
[ "$(grep -c '^    #8001' out)" -eq 16 ] || fail 'not 16 registers of devices'
expect 2 "$TRAMOYA" help device
err_has 'did you mean devices?'
expect 0 "$TRAMOYA" help debugger
out_has '^Going backwards'
expect 0 "$TRAMOYA" help reverse-continue
out_has 'a command of the debugger'
expect 0 "$TRAMOYA" help set
out_has '^SET '
out_has '^set '
expect 2 "$TRAMOYA" help reverse-contineu
err_has 'did you mean reverse-continue?'
expect 2 "$TRAMOYA" help debuger
err_has 'did you mean debugger?'
expect 0 "$TRAMOYA" help help
out_has 'usage: tramoya help'
expect 0 "$TRAMOYA" help opcodes
[ "$(wc -l <out)" -eq 256 ] || fail 'not 256 opcodes'

# What the build makes of the tables; every command is in it.
expect 0 "$TRAMOYA" help --man
for command in $(sed -n 's/^COMMAND(\(.*\))/\1/p' "$TOP/vm/commands.def"); do
    out_has "tramoya $command"
done
out_has '^\.B reverse.-continue, rc'
expect 2 "$TRAMOYA" help --completion=fish
expect 0 "$TRAMOYA" help --completion=zsh
expect 0 "$TRAMOYA" help --completion=bash
bash -n out || fail 'completion is not a bash script'
complete_line()
{
    bash -c '. ./out; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _tramoya
        echo "${COMPREPLY[@]}"' bash "$@"
}
[ "$(complete_line tramoya he)" = help ] || fail 'he does not become help'
[ "$(complete_line tramoya help --v)" = --vim ] || fail '--v is not --vim'
[ "$(complete_line tramoya help GRE)" = GREG ] || fail 'GRE is not GREG'
[ "$(complete_line tramoya help ru)" = run ] || fail 'ru is not run'
[ "$(complete_line tramoya disk pu)" = put ] || fail 'pu is not put'
[ "$(complete_line tramoya disk put er)" = err ] || fail 'er is not a file'

# The folder of data.
TRAMOYA_DATA=/elsewhere expect 0 "$TRAMOYA" help --data
out_has '^/elsewhere$'

# A full disk is noticed.
"$TRAMOYA" help opcodes >/dev/full 2>err
[ $? = 3 ] || fail 'a full disk went unnoticed'
err_has 'No space left'
