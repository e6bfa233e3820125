# The table of `make bench`, made from results with round figures, and the
# JSON object.
. "$TOP/tests/tools/script.sh"

cat >list <<'END'
alpha six 20
beta six 20 -fno-inline
gamma ours 10
END
cat >results <<'END'
alpha native 5 0.100000 0.090000 0.110000 0.2 900 42
alpha threaded 5 0.400000 0.390000 0.500000 0.4 900 42
alpha boot 5 0.440000 0.390000 0.500000 0.4 900 42
alpha kernel 5 0.480000 0.200000 2.700000 0.4 900 42
alpha switch 3 4.000000 4.000000 4.000000 4.0 900 42
beta native 5 0.100000 0.090000 0.110000 0.2 900 7
beta threaded 5 1.600000 1.500000 1.700000 0.4 900 7
beta boot 5 2.160000 1.500000 2.700000 0.4 900 7
beta kernel 5 1.920000 0.200000 2.700000 0.4 900 7
beta switch 3 4.000000 4.000000 4.000000 4.0 900 7
gamma native 5 0.100000 0.090000 0.110000 0.2 900 1
gamma threaded 5 0.200000 0.190000 0.210000 0.4 900 1
gamma boot 5 0.200000 0.190000 0.210000 0.4 900 1
gamma kernel 5 0.220000 0.200000 2.700000 0.4 900 1
gamma switch 3 0.600000 0.600000 0.600000 4.0 900 1
hello start 50 0.001000 0.001000 0.001000 0.0049 2048 Hello "there"
pages10000 start 3 0.1 0.1 0.1 0.1 83048 10000
pages100000 start 3 0.1 0.1 0.1 0.1 812048 100000
END

expect 0 awk -f "$TOP/tests/bench/table.awk" list results
out_has '^alpha  *0.1000  0.0900…0.1100  *0.4000  0.3900…0.5000'
out_has '^beta  *16.00  *1.35  *1.20  *2.50$'
out_has 'threaded/native  *8.00   target: at most 7.0, aim 6.0   MISSED$'
out_has 'the worst of them, beta  *16.00   target: at most 13   MISSED$'
out_has 'boot/threaded  *1.22$'
out_has 'the worst of them, beta  *1.35   target: at most 1.30   MISSED$'
out_has 'the worst of them, gamma  *1.00   target: at most 1.30$'
out_has 'kernel/threaded  *1.20$'
out_has 'the worst of them, gamma  *1.10   target: at most 1.30$'
out_has 'switch/threaded  *5.00$'
out_has 'the worst of them, gamma  *2.00$'
out_has 'hello, ms that passed (50 runs)  *4.90   target: under 5$'
out_has 'hello, MiB  *2.00   target: under 6$'
out_has 'KiB per page, 100,000 pages  *8.10   target: 8 and little more$'
! grep -q mmix out || fail "there are no figures of Knuth's simulator"

# With it there is one more column.
cat >>results <<'END'
alpha mmix 1 32.0 32.0 32.0 32.0 900 42
beta mmix 1 96.0 96.0 96.0 96.0 900 7
gamma mmix 1 12.0 12.0 12.0 12.0 900 1
END
expect 0 awk -f "$TOP/tests/bench/table.awk" list results
out_has '^gamma  *2.00  *1.00  *1.10  *3.00  *60.0$'
out_has 'mmix/threaded  *69.28   target: at least 60$'

expect 0 awk -f "$TOP/tests/bench/json.awk" results
out_has '^{"schema": 1, "results": \[$'
out_has '"program": "alpha", "column": "switch", "rounds": 3, "cpu": 4.000000'
out_has '"output": "Hello \\"there\\""},$'
