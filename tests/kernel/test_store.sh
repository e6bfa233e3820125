# test_store.sh - the kernel's files: what can be done with them, what cannot,
# and what is left on the disk.
. "$TOP/tests/kernel/store.sh"
assemble ask
assemble random
assemble random 4

# Bytes are written and read, and the toolkit reads the same.
new_disk 1M
ask <<'END'
o a 0       # 0
d a         # -1
o a 3       # 63
p 63 65     # 0
p 63 66     # 0
t 63        # 2
b 63        # -1
s 63 3      # -1
s 63 1      # 0
b 63        # 66
o a 2       # 62
r 62 20     # AB2
d a         # -1
c 62        # 0
s 63 1      # 0
p 63 68     # 0
o a 1       # 62
z 63        # 0
p 63 67     # 0
t 63        # 3
c 62        # 0
z 63        # 3
c 63        # 0
END
expect 0 "$TRAMOYA" disk get disk a
printf '\0\0C' | cmp - out || fail "not the file a"

# A disk without a store, or none, has no files.
head -c 40960 /dev/zero >nothing
for disk in '' '--disk nothing'; do
    # shellcheck disable=SC2086 # words
    expect 0 "$TRAMOYA" boot --kernel ask.mmo $disk --append 'o a 3
o a 0
d a
y'
    [ "$(tr '\n' ' ' <out)" = '0 0 0 -1 0 ' ] || fail "files without a disk"
done

# Names have 1 to 63 bytes; 63 files are open at most.
n=aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggg
i=64
{
    echo "o ${n}g 3 # 0"
    echo "o  3 # 0"
    while [ $((i -= 1)) -gt 0 ]; do echo "o $n 3 # $i"; done
    echo "o $n 3 # 0"
    echo "p 17 65 # 0"
    echo "b 42 # 65"
    echo "c 5 # 0"
    echo "o $n 0 # 5"
    echo "b 5 # 65"
} >limits
ask <limits

# There are 100 files at most.
i=0
{
    while [ $((i += 1)) -lt 99 ]; do printf 'o %s 3\nc 63\n' $i; done
    echo 'o 99 3 # 0'
    echo 'd 5 # 0'
    echo 'o 99 3 # 63'
    echo 'o 5 3 # 0'
    echo 'c 63 # 0'
} | sed '/#/!s/o .*/& # 63/; /#/!s/c .*/& # 0/' >limits
ask <limits
[ "$("$TRAMOYA" disk ls disk | wc -l)" = 101 ] || fail "not 100 files"

# A full disk: the file keeps what it has; there is room again when something
# is deleted, but not before what was written has replaced the old.
new_disk 128k
ask <<'END'
o a 3               # 63
w 63 50000 1        # 0
c 63                # 0
o b 3               # 63
w 63 90000 2        # -1
z 63                # 40960
t 63                # 40960
p 63 1              # -1
s 63 0              # 0
p 63 1              # 0
c 63                # 0
o b 2               # 63
p 63 1              # -1
c 63                # 0
d a                 # 0
o b 2               # 63
p 63 2              # 0
p 63 2              # 0
c 63                # 0
o b 1               # 63
w 63 60000 2        # -1
z 63                # 57344
c 63                # 0
d b                 # 0
o c 3               # 63
w 63 106496 3       # 0
p 63 1              # -1
c 63                # 0
END

# A file without bytes has no index, even if there would be room for one.
new_disk 64k
ask <<'END'
o a 3               # 63
w 63 32768 1        # 0
c 63                # 0
o b 3               # 63
p 63 1              # -1
z 63                # 0
c 63                # 0
END

# What is written after a commit is not lost.
ask <<'END'
o b 2               # 63
s 63 0              # 0
d a                 # 0
p 63 65             # 0
y                   # 0
p 63 66             # 0
y                   # 0
END
[ "$("$TRAMOYA" disk get disk b)" = AB ] || fail "a byte is lost"

# Random things, with a big disk, then with one that is often full, with many
# buffers, then few; and the kernel finds again what is on a disk.
new_disk 4M
play random '1 1500 0'
play random-small '2 1500 0'
new_disk 240k
play random '3 1500 1'
play random-small '4 300 1'
exit 0
