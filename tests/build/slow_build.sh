# Building and installing as a stranger does: a read-only source tree, another
# output folder, the same bytes, and nothing left after uninstalling.
. "$TOP/tests/tools/script.sh"

# A copy of the sources that nothing can be written to (root can: for root
# this only shows that nothing is).
here=$PWD
mkdir source
(cd "$TOP" && find . -name .git -prune -o -path ./build -prune -o \
    -type f -print | tar cf - -T -) | tar xf - -C source
chmod -R a-w source
build()
{
    env -u TRAMOYA -u OUT -u SAN -u CC -u MAKEFLAGS -u MAKELEVEL \
        make -C "$1" -j"$(nproc)" O="$PWD/$2" >log 2>&1 && return
    tail -n 20 log
    fail "make failed in $1"
}
find source | sort >before
build source one
find source | sort | diff before - || fail 'the build wrote into the source'

# The same input gives the same bytes, wherever it lies.
cp -R source elsewhere
build elsewhere two
for file in tramoya libtramoya.a share/tramoya.1; do
    cmp "one/$file" "two/$file" || fail "$file depends on its folder"
done

# The demo and the tests write nothing there, either.
make -C source O="$PWD/one" DEPS=no demo-hello >log 2>&1 ||
    { tail -n 20 log; fail 'the demo needs a source that it can write'; }
(cd source && OUT=$here/one TRAMOYA=$here/one/tramoya \
    tests/run hello rot13 test_asm.sh) >log 2>&1 ||
    { tail -n 20 log; fail 'the tests need a source that they can write'; }
find source | sort | diff before - || fail 'a test wrote into the source'

# A folder that make cannot name is refused, with the reason.
! make -C source O='a folder' >log 2>&1 || fail 'O with a blank is accepted'
grep -q 'O names a folder without blanks' log || fail 'it does not say why'

# A second make does nothing.
build source one
! grep -q -e ' CC ' -e LINK log || fail 'a second make compiles again'

# Installing.
install_to()
{
    make -C source "$@" O="$PWD/one" PREFIX=/usr DESTDIR="$PWD/root" \
        >log 2>&1 || { tail log; fail "make $* failed"; }
}
install_to install
expect 0 root/usr/bin/tramoya --version
expect 0 root/usr/bin/tramoya help --data
out_has '^/usr/share/tramoya$'
[ -e root/usr/share/man/man1/tramoya.1 ] || fail 'no manual page'
[ -e root/usr/share/tramoya/examples/programs/hello/hello.mms ] ||
    fail 'no examples'
install_to uninstall
[ -z "$(find root -type f)" ] || fail "left behind: $(find root -type f)"
chmod -R u+w source elsewhere
