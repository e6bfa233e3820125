# shellcheck shell=sh disable=SC2154 # here and work come from who sources it
# programs.sh - what the measurements of programs share; to be sourced, with
# the folders in $here and $work.
#
#   BENCH_PROGRAMS  only these of the programs, with blanks between

# The lines of programs.txt that are to be measured.
programs()
{
    grep -v '^#' "$here/programs/programs.txt" |
        while read -r name rest; do
            case " ${BENCH_PROGRAMS:-$name} " in
            *" $name "*) echo "$name $rest" ;;
            esac
        done
}

# A copy of the sources, with what is generated.
sources()
{
    mkdir -p "$work/programs"
    cp "$here/programs/"* "$work/programs/"
    awk -f "$here/programs/large.awk" >"$work/programs/large.mms"
    awk -v language=c -f "$here/programs/large.awk" >"$work/programs/large.c"
}

assemble()
{
    "$TRAMOYA" asm -o "$work/$1.mmo" "$work/programs/print.mms" \
        "$work/programs/$1.mms" || exit 1
}

load()
{
    cut -d ' ' -f 1-3 /proc/loadavg 2>/dev/null || uptime
}
