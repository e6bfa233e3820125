# deps installs what is missing and nothing else.  Debian's programs are
# played by small scripts: jansson is missing until apt-get has been called.
. "$TOP/tests/tools/script.sh"
deps=$TOP/tests/tools/deps
mkdir fake

# play NAME: a program of that name, from standard input
play()
{
    { echo '#!/bin/sh'; cat; } >"fake/$1" && chmod +x "fake/$1"
}
play pkg-config <<END
[ "\$2" != jansson ] || [ -e "$PWD/installed" ]
END
play apt-get <<END
echo "\$*" >>"$PWD/calls"
case \$1 in install) : >"$PWD/installed" ;; esac
END
play sudo <<'END'
exec "$@"
END
PATH=$PWD/fake:$PATH

expect 1 "$deps" --have build
err_has 'Missing for this (build): libjansson-dev$'
[ ! -e calls ] || fail 'apt-get was called, though nobody asked for it'
expect 0 "$deps" build
out_has 'installing libjansson-dev$'
[ "$(cat calls)" = "update -q
install -q -y --no-install-recommends libjansson-dev" ] || fail "$(cat calls)"
expect 0 "$deps" build
out_has 'nothing is missing'
[ "$(wc -l <calls)" -eq 2 ] || fail 'a second run installs something'
expect 0 "$deps" --have build

# make says the same, and stops when it may not install.
rm installed calls
expect 2 env -u MAKEFLAGS make -C "$TOP" check DEPS=no O="$PWD/out"
err_has 'Missing for this (check): libjansson-dev$'
[ ! -e calls ] || fail 'DEPS=no did not stop it'
