# slow_store.sh - the kernel's files: a long file, many random things, and a
# disk that fails now and then.
. "$TOP/tests/kernel/store.sh"
assemble ask
assemble random
assemble random 4

# A file has 8 MiB at most.
new_disk 20M
ask <<'END'
o a 3               # 63
w 63 8388608 1      # 0
p 63 1              # -1
z 63                # 8388608
s 63 8388607        # 0
p 63 65             # 0
p 63 66             # -1
c 63                # 0
o a 4               # 63
w 63 8388609 2      # -1
c 63                # 0
END
[ "$("$TRAMOYA" disk get disk a | wc -c)" = 8388608 ] || fail "not 8 MiB"

for seed in 11 12 13 14; do
    new_disk 4M
    play random "$seed 10000 0"
    new_disk 400k
    play random-small "$seed 10000 1"
done

# A host on which the n-th reading, writing or flushing of the disk fails.
# That needs a shared object, which a sanitizer may not like.
cat >host.c <<'END'
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/types.h>

static int is_refused(void)
{
    static long calls;

    if (++calls != atol(getenv("REFUSED")))
        return 0;
    errno = EIO;
    return 1;
}
int fsync(int fd)
{
    (void)fd;
    return -is_refused();
}
ssize_t pwrite(int fd, const void *from, size_t len, off_t at)
{
    ssize_t (*next)(int, const void *, size_t, off_t) =
        dlsym(RTLD_NEXT, "pwrite");

    return is_refused() ? -1 : next(fd, from, len, at);
}
ssize_t pwrite64(int fd, const void *from, size_t len, off_t at)
{
    return pwrite(fd, from, len, at);
}
ssize_t pread(int fd, void *to, size_t len, off_t at)
{
    ssize_t (*next)(int, void *, size_t, off_t) = dlsym(RTLD_NEXT, "pread");

    return is_refused() ? -1 : next(fd, to, len, at);
}
ssize_t pread64(int fd, void *to, size_t len, off_t at)
{
    return pread(fd, to, len, at);
}
END
${CC:-cc} -shared -fPIC -o host.so host.c -ldl 2>/dev/null || exit 0
LD_PRELOAD=./host.so REFUSED=0 "$TRAMOYA" --version >out 2>err || exit 0
[ ! -s err ] || exit 0

new_disk 576k
head -c 80000 "$TRAMOYA" >old
expect 0 "$TRAMOYA" disk put disk old
cp disk before
cat >said <<'END'
e
o a 3
w 63 25000 1
c 63
o b 4
w 63 280000 2
c 63
o old 4
p 63 1
y
w 63 60000 3
c 63
d a
y
y
END
again 0
state disk >good
echo start | cat - said | paste - out | sed '/^[cdy]/d' >results
n=0
while [ $((n += 1)) -lt 90 ]; do
    cp before disk
    expect 0 env LD_PRELOAD=./host.so REFUSED=$n "$TRAMOYA" boot \
        --kernel ask.mmo --disk disk --append "$(cat said)"
    mv out came
    expect 0 "$TRAMOYA" disk check disk
    # What failed was a commit, if anything; a later one has not.
    echo start | cat - said | paste - came | sed '/^[cdy]/d' |
        cmp -s - results || continue
    [ "$(state disk)" = "$(cat good)" ] || fail "$n failed: other files"
    commits=$((${commits-0} + 1))
done
[ "$commits" -gt 60 ] || fail "only $commits times a commit failed"

# If nobody knows whether a root was written, and then the power fails, neither
# what it leads to was overwritten, nor what the root before leads to.
assemble ask 4
mv ask-small.mmo ask.mmo
new_disk 400k
expect 0 "$TRAMOYA" disk put disk old
cp disk before
cat >said <<'END'
e
o old 4
w 63 180000 1
y
s 63 0
w 63 180000 2
END
again 0
state before >states
state disk >>states
n=0
while [ $((n += 1)) -lt 60 ]; do
    cp before disk
    expect 0 env LD_PRELOAD=./host.so REFUSED=$n "$TRAMOYA" boot \
        --kernel ask.mmo --disk disk --append "$(cat said)"
    mv out came
    expect 0 "$TRAMOYA" disk check disk
    [ "$(sed -n 4p came)" = 0 ] || continue # the file has only a part
    grep -qx "$(state disk)" states || fail "other files after $n failed"
done
exit 0
