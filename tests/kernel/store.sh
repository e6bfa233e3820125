# store.sh - for the scripts that test the kernel's files alone: disk.mms,
# room.mms, store.mms and files.mms, with a small kernel of this folder.
. "$TOP/tests/tools/script.sh"

# Make the kernel $1.mmo of $1.mms; or $1-small.mmo, with $2 buffers only.
assemble()
{
    kernel=$TOP/examples/kernel
    sed "s/^Most    IS    28 /Most    IS    ${2-28} /" "$kernel/disk.mms" \
        >disk.mms
    expect 0 "$TRAMOYA" asm -o "$1${2+-small}.mmo" "$kernel/layout.mms" \
        "$TOP/tests/kernel/bare.mms" "$TOP/tests/kernel/$1.mms" disk.mms \
        "$kernel/room.mms" "$kernel/store.mms" "$kernel/files.mms"
}

# A disk of size $1 without files: the file `disk'.
new_disk()
{
    rm -f disk
    expect 0 "$TRAMOYA" disk create --size "$1" disk
}

# Let the kernel ask.mms do what the lines of standard input say; each has
# what must come back behind a # (nothing: that may be anything).
ask()
{
    cat >said
    sed -n 's/.*# \{0,1\}//p' said >wanted
    echo 1 | cat - wanted >expected
    expect 0 "$TRAMOYA" boot --kernel ask.mmo --disk disk \
        --append "$(sed 's/ *#.*//' said)" --max-insns 200M
    cmp -s expected out || {
        echo start | cat - said | paste - out
        fail "this is not what should come back"
    }
    expect 0 "$TRAMOYA" disk check disk
}

# Let the kernel $1.mmo do random things on `disk': $2 has seed, number, and
# whether it may be full.  Then the toolkit must see the same files.
play()
{
    expect 0 "$TRAMOYA" boot --kernel "$1.mmo" --disk disk --append "$2"
    mv out model
    expect 0 "$TRAMOYA" disk check disk
    for name in a b c d e f g h; do
        "$TRAMOYA" disk get disk $name one 2>/dev/null && echo $name &&
            cat one && rm one
    done >files
    cmp model files || fail "other files than the kernel's: play $1 $2"
}

# A word that says what is in the files of the disk $1.
state()
{
    "$TRAMOYA" disk check "$1" >/dev/null || echo damaged
    for name in keep old a b c; do
        echo $name
        "$TRAMOYA" disk get "$1" $name 2>/dev/null || echo none
    done | cksum | tr ' ' .
}

# Let ask.mms do what is in the file `said', with a copy of the disk `before'
# and more options of tramoya boot: $2 and so on.  Its status is $1.
again()
{
    cp before disk
    wanted=$1
    shift
    expect "$wanted" "$TRAMOYA" boot --kernel ask.mmo --disk disk \
        --append "$(cat said)" "$@"
}

# The file `writes' gets one line for each sector that is written, by the file
# `events': how many instructions are done then, the sector, how many roots that
# makes, and the total without this one; the file `order' a letter for each
# command, f, r(oot) or w.
disk_writes()
{
    tr -d '"{}#' <events | tr ',:' '  ' | awk '
        $10 ~ /4000$/ && $13 == "store" { sector = $NF }
        $10 ~ /4018$/ { command = $NF + 0 }
        $13 == "request" && command == 3 { order = order "f" }
        $13 == "request" && command == 2 {
            is_root = sector ~ /^0*[01]$/
            roots += is_root
            order = order (is_root ? "r" : "w")
            print $4 + 1, "0x" sector, roots, roots - is_root
        }
        END { print order >"order" }' >writes
}

# The file `states' gets one line for the disk `before', and one for each
# root that is written to it by what standard input says; `writes' and `order'
# are made by disk_writes.
prepare_cuts()
{
    cat >script
    state before >states
    lines=0
    while read -r line; do
        lines=$((lines + 1))
        case $line in
        [cdy]*)
            head -n $lines script >said
            again 0
            state disk >>states
            ;;
        esac
    done <script
    uniq states >now && mv now states
    cp script said
    again 0 --events-file events
    disk_writes
    grep -Eqx 'f(w*frf)*' order ||
        fail "a root is written between two flushes, not so: $(cat order)"
    [ "$(sort -u states | wc -l)" = $(($(tr -dc r <order | wc -c) + 1)) ] ||
        fail "there are not as many states as roots: $(cat order states)"
}

# The power fails after the writes that are lines of standard input, when the
# sector is written, or, with the argument half, when a half of it is.
cut_power()
{
    while read -r instructions sector roots others; do
        again 124 --max-insns "$instructions"
        [ "$(state disk)" = "$(sed -n $((roots + 1))p states)" ] ||
            fail "wrong files after $instructions instructions"
        [ "$1" = half ] || continue
        head -c 4096 "$TRAMOYA" | dd of=disk bs=8192 seek=$((sector)) \
            conv=notrunc status=none
        [ "$(state disk)" = "$(sed -n $((others + 1))p states)" ] ||
            fail "sector $sector half written at $instructions: wrong files"
    done
}

# A disk that is nearly full after a while, and what happens to it.
prepare_story()
{
    new_disk 576k
    head -c 20000 "$TRAMOYA" >keep
    head -c 80000 "$TRAMOYA" | tail -c 75000 >old
    expect 0 "$TRAMOYA" disk put disk keep
    expect 0 "$TRAMOYA" disk put disk old
    mv disk before
    prepare_cuts <<'END'
o a 3
w 63 25000 1
c 63
o b 4
w 63 280000 2
s 63 5
w 63 30000 3
c 63
o old 3
w 63 50000 4
y
w 63 3000 5
c 63
d a
o c 3
c 63
o b 2
s 63 100000
w 63 70000 6
y
c 63
END
}
