# The two strategies of shadow paging, and what each costs (tables.mms).
. "$TOP/tests/tools/script.sh"
ln -s "$TOP/tests/hypervisor/tables.mms" .

# Do what $2 says with strategy $1; the status must be $3.  The exits, and those
# for fills and for writes to tables, are in $exits, $fills and $writes; $drops
# is how many entries were given up.
try()
{
    expect "$3" "$TRAMOYA" host --shadow "$1" --append "$2" --stats tables.mms
    exits=$(awk '$1 == "entries" { print $2 }' err)
    fills=$(awk '$1 == "shadow-fill" { print $2 }' err)
    writes=$(awk '$1 == "traced-write" { n = $2 } END { print n + 0 }' err)
    drops=$(awk '/^shadows dropped/ { n = $3 } END { print n + 0 }' err)
    [ -n "$exits" ] && [ -n "$fills" ] || fail "no such rows: $(cat err)"
}

# Is $1 at most $2, and $3 at most $4?
both()
{
    [ "$1" -le "$2" ] && [ "$3" -le "$4" ] ||
        fail "$1 should be at most $2, and $3 at most $4"
}

# A changed entry that nobody is told of: stale on the bare machine and under
# flush, followed under trace.
expect 1 "$TRAMOYA" boot --append f --kernel tables.mms
try flush f 1
try trace f 0

# Who flushes and changes nothing: flush fills all again, 19 times the exits.
try flush s 0
flushed=$exits
both 51200 "$fills" "$writes" 0
both 51200 "$drops" "$drops" "$fills"
try trace s 0
both "$drops" 0 "$writes" 0
both $((15 * exits)) "$flushed" "$fills" 1100

# Who changes entries and tells: trace has an exit for each, too.
try flush e 0
flushed=$exits
both "$writes" 0 "$fills" 3800
try trace e 0
both $((flushed + 3000)) "$exits" 3000 "$writes"

# Who fills a whole table: after a few writes it is no table any more.
try flush m 0
flushed=$exits
try trace m 0
both "$exits" $((flushed + 600)) "$writes" 400

# Under flush, the guest's walks are those of the bare machine, one for one.
walks()
{
    sed -n "s/^ *\([0-9]*\) $1 miss *//p" err
}
expect 0 "$TRAMOYA" asm -o hello.mmo "$TOP/examples/programs/hello/hello.mms"
expect 0 "$TRAMOYA" boot --events=miss --kernel "$OUT/examples/kernel.mmo" \
    hello.mmo hello.mmo
walks 0 >bare
expect 0 "$TRAMOYA" host --events=miss "$OUT/examples/kernel.mmo" \
    hello.mmo hello.mmo
walks 1.0 >hosted
[ -s bare ] || fail "the kernel has no walks"
diff bare hosted || fail "the guest's walks differ"
