# The limit of memory when none is said is 2 GiB; 0 is none at all.
. "$TOP/tests/tools/script.sh"

eat=$TOP/tests/run-cmd/lib/eat.mms
expect 124 "$TRAMOYA" run "$eat"
err_has 'limit of 2147483648 bytes .* (.*eat.mms:5)'
[ -z "${SAN-}" ] || exit 0 # the sanitizers reserve more than any limit leaves
# shellcheck disable=SC3045 # dash and bash have it
(ulimit -v 3000000 && exec "$TRAMOYA" run --max-mem 0 "$eat") 2>err
[ $? -eq 125 ] || fail 'a limit, though 0 was said'
err_has 'the host has no memory left at #'
