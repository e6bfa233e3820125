/* matmul.c - the twin of matmul.mms. */
#include "bench.h"

enum { N = 300 };

static uint64_t a[N][N], b[N][N], c[N][N];

static void fill(void)
{
    for (int i = 0; i < N; i++)
        for (int j = 0; j < N; j++) {
            a[i][j] = (uint64_t)(3 * i + j);
            b[i][j] = (uint64_t)(i ^ j);
        }
}

static void multiply(void)
{
    for (int i = 0; i < N; i++)
        for (int j = 0; j < N; j++) {
            uint64_t sum = 0;

            for (int k = 0; k < N; k++)
                sum += a[i][k] * b[k][j];
            c[i][j] = sum;
        }
}

static uint64_t run(void)
{
    uint64_t checksum = 0;

    fill();
    multiply();
    for (int i = 0; i < N; i++)
        for (int j = 0; j < N; j++)
            checksum = checksum * 31 + c[i][j];
    return checksum;
}
