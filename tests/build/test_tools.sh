# The checks under tests/tools notice what they are there for.
. "$TOP/tests/tools/script.sh"
tools=$TOP/tests/tools

# layers
mkdir -p vm/base vm/isa vm/core asm
: >vm/base/a.h && : >vm/isa/b.h && : >vm/core/c.h && : >asm/asm.h
echo '#include "vm/base/a.h"' >vm/core/good.c
echo '#include "asm/asm.h"' >vm/core/cmd_run.c
expect 0 "$tools/layers" .
echo '#include "vm/isa/b.h"' >vm/base/up.c
expect 1 "$tools/layers" .
out_has 'vm/base/up.c.*vm/base may not include vm/isa'
echo '#include "vm/core/c.h"' >vm/base/up.c
expect 1 "$tools/layers" .
echo '#include "a.h"' >vm/base/up.c
expect 1 "$tools/layers" .
out_has 'spelled from the root'
echo '#include <curses.h>' >vm/base/up.c
expect 0 "$tools/layers" .
echo '#include <curses.h>' >vm/isa/twice.c
expect 1 "$tools/layers" .
out_has 'for one file only'

# globals
compile()
{
    echo "$1" >one.c
    ${CC:-gcc} -c -O1 one.c -o "${2:-one.o}" || fail 'no compiler'
}
compile 'static const int a[] = {1}; const int *f(void) { return a; }
         extern int x; const int *const p[] = {a, &x};'
expect 0 "$tools/globals" one.o
compile 'int f(void) { static int calls; return ++calls; }'
expect 1 "$tools/globals" one.o
out_has 'one.o: writable global variable .*calls'
compile 'int started = 1;'
expect 1 "$tools/globals" one.o
compile 'static int *decide; int **f(void) { return &decide; }' alloc.o
expect 0 "$tools/globals" alloc.o

# verdict and sum
expect 0 "$tools/verdict" lines echo '5 passed, 0 failed, 2 skipped'
expect 0 "$tools/verdict" lines true
expect 0 "$tools/sum" lines
out_has '^6 passed, 0 failed, 2 skipped$'
expect 0 "$tools/verdict" lines sh -c \
    'echo 5 passed, 0 failed, 0 skipped; exit 1'
expect 0 "$tools/verdict" lines false
expect 1 "$tools/sum" lines
out_has '^11 passed, 2 failed, 2 skipped$'
: >empty
expect 1 "$tools/sum" empty

# deps
expect 2 "$tools/deps" nonsense
expect 0 "$tools/deps" --have build
expect 1 "$tools/deps" --have build /no/such/pkg-config
err_has 'libjansson-dev'
