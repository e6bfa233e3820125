# A host without memory is reported: no crash, and no wrong result.
. "$TOP/tests/tools/script.sh"

# The sanitizers reserve more addresses than any limit would leave.
[ -z "${SAN-}" ] || exit 77
eat=$TOP/tests/run-cmd/lib/eat.mms
# shellcheck disable=SC3045 # dash and bash have it
(ulimit -v 100000 && exec "$TRAMOYA" run --stats-file stats "$eat") 2>err
[ $? -eq 125 ] || fail 'a host without memory: another status than 125'
err_has 'the host has no memory left at #'
grep -q '"stop": "error"' stats || fail "$(cat stats)"
