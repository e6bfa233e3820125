# test_disk.sh - disks and the host: files that are none, and a host that fails.
. "$TOP/tests/tools/script.sh"

ln -s "$TOP/tests/sys/lib" .
head -c 32768 /dev/zero | tr '\0' a >disk

# Write sector 1, flush, read sector 1 again; the status of each.
cat >wrf.mms <<'END'
        LOC   #8000000000020000
command GREG  2
Main    SET   $1,command
        SET   $2,1
        SETML $3,#10
        SET   $4,1
        PUSHJ $0,Disk
        SET   x,$0
        PUSHJ $255,Show
        BYTE  "status",0
        CMP   $0,command,2    after 2 comes 3, after 3 comes 1
        CSP   command,$0,1
        CSZ   command,$0,3
        PBNN  $0,Main
        SET   x,0
        JMP   Off
END
kernel='lib/sys.mms,lib/disk.mms,wrf.mms --max-insns 50k'

# What is no disk is refused before anything runs.
expect 125 "$TRAMOYA" boot -k $kernel --disk absent
err_has 'absent: No such file'
expect 125 "$TRAMOYA" boot -k $kernel --disk absent,snapshot
err_has 'absent: No such file'
head -c 30000 disk >odd
expect 125 "$TRAMOYA" boot -k $kernel --disk odd
err_has 'odd: a disk has whole sectors of 8192 bytes, not 30000'
expect 125 "$TRAMOYA" boot -k $kernel --disk odd,snapshot
mkdir folder
expect 125 "$TRAMOYA" boot -k $kernel --disk folder,snapshot
err_has 'folder: not a regular file'
mkfifo pipe
expect 125 "$TRAMOYA" boot -k $kernel --disk pipe,snapshot
err_has 'pipe: not a regular file'
expect 125 "$TRAMOYA" boot -k $kernel --disk disk,snapshots
err_has 'snapshots'

# A file that may only be read makes a snapshot and no more.  Nothing is
# forbidden to root, so root becomes nobody.
chmod 444 disk
chmod 755 .
user=
if [ -w disk ]; then
    user='setpriv --reuid=65534 --regid=65534 --clear-groups'
    $user "$TRAMOYA" boot -k $kernel >/dev/null 2>&1 || user=none
fi
if [ "$user" != none ]; then
    expect 125 $user "$TRAMOYA" boot -k $kernel --disk disk
    err_has 'disk: Permission denied'
    expect 0 $user "$TRAMOYA" boot -k $kernel --disk disk,snapshot
    [ "$(grep -c 'status #0' out)" -eq 3 ] || fail "$(cat out)"
fi
chmod 644 disk

# An empty file is a disk without sectors.
: >empty
expect 0 "$TRAMOYA" boot -k $kernel --disk empty
[ "$(tr '\n' , <out)" = 'status #2,status #0,status #2,' ] || fail "$(cat out)"

# A file that becomes shorter while the machine runs, between two lines of its
# input: what is missing cannot be read.
cat >cut.mms <<'END'
        LOC   #8000000000020000
Main    LDO   $5,console,0    the first line, which came at time 0
        SET   $5,'?'
        STOU  $5,console,0
1H      SYNC  4
        LDO   $5,console,0
        BN    $5,1B
        SET   $1,1
        SET   $2,2
        SETML $3,#10
        SET   $4,1
        PUSHJ $0,Disk
        SET   x,$0
        JMP   Off
END
mkfifo typed
cp disk shorter
"$TRAMOYA" boot -k lib/sys.mms,lib/disk.mms,cut.mms --max-insns 50k \
    --disk shorter <typed >out 2>err &
child=$!
exec 3>typed
echo >&3
tries=0
until grep -q '?' out; do
    tries=$((tries + 1))
    [ $tries -lt 500 ] || fail "it does not ask: $(cat err)"
    sleep 0.02
done
head -c 8192 disk >shorter
echo >&3
exec 3>&-
wait $child
status=$?
[ $status -eq 4 ] || fail "status $status instead of 4, host error: $(cat err)"

# A host that tells of writing and flushing, or refuses it.  That needs a shared
# object, which a sanitizer may not like.
cat >host.c <<'END'
#include <errno.h>
#include <stdlib.h>
#include <sys/types.h>
#include <unistd.h>

static long outcome(const char *call, long good)
{
    const char *bad = getenv("REFUSED");
    ssize_t ignored = write(STDERR_FILENO, call, 6);

    (void)ignored;
    if (bad == NULL || bad[0] != call[0])
        return good;
    errno = EIO;
    return -1;
}
int fsync(int fd)
{
    (void)fd;
    return (int)outcome("fsync\n", 0);
}
ssize_t pwrite(int fd, const void *from, size_t len, off_t at)
{
    (void)fd, (void)from, (void)at;
    return outcome("pwrit\n", (long)len);
}
ssize_t pwrite64(int fd, const void *from, size_t len, off_t at)
{
    return pwrite(fd, from, len, at);
}
END
${CC:-cc} -shared -fPIC -o host.so host.c 2>/dev/null || exit 0
LD_PRELOAD=./host.so "$TRAMOYA" --version >out 2>err || exit 0
[ ! -s err ] || exit 0

# With disk $1 and without what begins with $2, there come the words $3.
hosted()
{
    LD_PRELOAD=./host.so REFUSED=$2 "$TRAMOYA" boot -k $kernel --disk "$1" \
        >out 2>err </dev/null || fail "status $?: $(cat err)"
    [ "$(grep -hx 'status.*\|fsync\|pwrit' out err | paste -sd ' ')" = "$3" ] ||
        fail "disk $1, without $2: $(cat out err)"
}
hosted disk,snapshot - 'status #0 status #0 status #0'
hosted disk - 'status #0 status #0 status #0 pwrit fsync'
hosted disk f 'status #0 status #4 status #0 pwrit fsync'
hosted disk p 'status #4 status #0 status #0 pwrit fsync'
exit 0
