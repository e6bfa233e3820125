# test_disk_command.sh - `tramoya disk`: its operands, its exit statuses.
. "$TOP/tests/tools/script.sh"
disk()
{
    wanted=$1
    shift
    expect "$wanted" "$TRAMOYA" disk "$@"
}

# From a file, and back.
seq 3000 >numbers
disk 0 create d
[ "$(wc -c <d)" -eq 8388608 ] || fail 'a disk is not of 8 MiB'
disk 0 check d
out_has '^files: 0; sectors: 1024, of which 1022 are free'
disk 0 put d numbers
[ ! -s out ] && [ ! -s err ] || fail 'put prints something'
disk 0 get d numbers
cmp out numbers || fail 'get prints another file'
disk 0 get d numbers copy
[ ! -s out ] || fail 'get to a file prints something'
cmp copy numbers || fail 'get writes another file'
mkdir folder
cp numbers folder/deep
disk 0 put d folder/deep
disk 0 put d numbers 'an other name'
echo hello | "$TRAMOYA" disk put d - in || fail 'put does not read its input'
disk 0 ls d
[ "$(sed 's/^ *//; s/  */ /g' out | paste -sd ,)" = "bytes sectors name,\
13893 3 numbers,13893 3 deep,13893 3 an other name,6 2 in" ] || fail "$(cat out)"
disk 0 rm d deep
disk 1 rm d deep
err_has 'd: there is no file "deep" in it'
disk 1 get d deep
disk 0 ls d --json
out_has '"schema": 1'
out_has '"free": 1014'
out_has '"name": "an other name"'
disk 0 check d
out_has '^root 1 counts, with generation 6; root 0 has generation 5'

# What is in the way: of create,
disk 1 create d
err_has 'd: exists; --force overwrites it'
disk 0 get d in
disk 0 create d --force --size 32k
disk 0 check d
out_has 'files: 0; sectors: 4'
disk 2 create e --size 40000
err_has 'whole sectors of 8192 bytes'
disk 2 create e --size 24k
err_has 'at least 4 sectors'
disk 2 create e --size 0x8000000000000000
[ -e e ] && fail 'a disk was left that is none'
disk 1 create folder --force
disk 1 create absent/e
err_has 'absent/e: No such file'
mkfifo pipe
disk 1 create pipe --force
[ -p pipe ] || fail 'the pipe is gone'

# of put,
cp d before
disk 1 put d absent
err_has 'absent: No such file'
disk 1 put d folder
err_has 'folder: Is a directory'
disk 1 put d numbers
err_has 'the disk is full: "numbers" needs 3 sectors, 2 are free'
disk 1 put d numbers 'a name that is as long as a name can be, and then by one too long'
err_has 'a name has 1 to 63 bytes'
disk 1 put d /dev/zero
err_has 'a file has at most 8 MiB'
cmp d before || fail 'what is refused changes the disk'
disk 2 put d -
err_has 'standard input needs a NAME'

# of get, and of all.
disk 2 get d numbers d
err_has 'd is read and would be overwritten'
disk 1 ls numbers
err_has 'numbers: a disk has whole sectors'
head -c 65536 /dev/zero >zeros
disk 1 ls zeros
err_has 'zeros: there is no store on it'
disk 1 check zeros
disk 1 ls absent
disk 1 ls folder
disk 2
disk 2 pot d numbers
err_has 'did you mean put?'
disk 2 ls
disk 2 ls d d
err_has 'expected ls IMAGE'
disk 2 put d numbers --json
disk 2 ls d --force

# What is wrong is said, a line for each.  The number of the only sector of
# data stands at the beginning of the index, sector 3.
echo hello | "$TRAMOYA" disk put d - a || fail 'the file does not fit'
cp d good
printf '\377' | dd of=d bs=1 seek=24583 conv=notrunc 2>err
disk 1 check d
out_has '^"a": there is no sector 255 for data'
err_has 'd: problems: 1'
disk 1 get d a
err_has 'the file "a" is damaged'

# A host that is full, or where nothing may be written.
"$TRAMOYA" disk get good a >/dev/full 2>err
[ $? -eq 3 ] || fail 'a full host was not noticed'
err_has 'No space left'
disk 3 get good a /dev/full
disk 3 get good a folder
head -c 3000000 /dev/zero >much
disk 0 create holes
ulimit -f 4096
disk 3 create large
err_has 'File too large'
[ -e large ] && fail 'half a disk was left'
disk 3 put holes much
err_has 'holes: sector .* cannot be written: File too large'
disk 0 check holes
out_has '^files: 0'
exit 0
