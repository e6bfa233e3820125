/* fuzz_hosted.c - any bytes taken for a kernel, bare and as a guest (hosted.h).
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "tests/fuzz/hosted.h"
#include "tests/fuzz/sandbox.h"

static struct {
    octa kernels, insns, exits, nested, restored;
} figures;

static void show_figures(void)
{
    fprintf(stderr,
            "kernels: %" PRIu64 " with %" PRIu64 " instructions, %" PRIu64
            " exits; %" PRIu64 " nested, %" PRIu64 " restored\n",
            figures.kernels, figures.insns, figures.exits, figures.nested,
            figures.restored);
}

int LLVMFuzzerTestOneInput(const byte *data, size_t size);
int LLVMFuzzerTestOneInput(const byte *data, size_t size)
{
    const struct kernel_input in = {data, size / 8};
    struct hosted_result r;

    if (figures.kernels++ == 0)
        (void)atexit(show_figures);
    r = hosted_compare(&in, NULL);
    figures.insns += r.insns;
    figures.exits += r.exits;
    figures.nested += r.was_nested;
    figures.restored += r.restored;
    sandbox_demand(r.differs == NULL, r.differs);
    return 0;
}

size_t LLVMFuzzerCustomMutator(byte *data, size_t size, size_t most,
                               unsigned seed);
size_t LLVMFuzzerCustomMutator(byte *data, size_t size, size_t most,
                               unsigned seed)
{
    return kernel_change(data, size, most, seed);
}
