/* test_codec.c - instruction words taken apart and put together. */
#include "vm/isa/codec.h"

#include "tests/unit/test.h"

static void fields_are_bytes_from_the_left(void)
{
    tetra insn = 0x20fe8001;

    CHECK_INT(codec_op(insn), 0x20);
    CHECK_INT(codec_x(insn), 0xfe);
    CHECK_INT(codec_y(insn), 0x80);
    CHECK_INT(codec_z(insn), 0x01);
    CHECK_INT(codec_yz(insn), 0x8001);
    CHECK_INT(codec_xyz(insn), 0xfe8001);
    CHECK_INT(codec_make(0x20, 0xfe, 0x80, 0x01), insn);
}

static const octa LOC = 0x123456789abc;

static void a_branch_reaches_16_bits_of_tetras(void)
{
    CHECK_U64(codec_target(0x42000000, LOC), LOC);
    CHECK_U64(codec_target(0x42ff0001, LOC), LOC + 4);
    CHECK_U64(codec_target(0x4200ffff, LOC), LOC + 0x3fffc);
    CHECK_U64(codec_target(0x4300ffff, LOC), LOC - 4);
    CHECK_U64(codec_target(0x43ff0000, LOC), LOC - 0x40000);
}

static void pushj_and_geta_reach_as_far_as_branches(void)
{
    CHECK_U64(codec_target(0xf2ffffff, LOC), LOC + 0x3fffc);
    CHECK_U64(codec_target(0xf3ff0000, LOC), LOC - 0x40000);
    CHECK_U64(codec_target(0xf4ffffff, LOC), LOC + 0x3fffc);
    CHECK_U64(codec_target(0xf5ff0000, LOC), LOC - 0x40000);
}

static void a_jump_reaches_24_bits_of_tetras(void)
{
    CHECK_U64(codec_target(0xf0000000, LOC), LOC);
    CHECK_U64(codec_target(0xf0ffffff, LOC), LOC + 0x3fffffc);
    CHECK_U64(codec_target(0xf1ffffff, LOC), LOC - 4);
    CHECK_U64(codec_target(0xf1000000, LOC), LOC - 0x4000000);
}

static void targets_wrap_around_memory(void)
{
    CHECK_U64(codec_target(0x4300ffff, 0), 0xfffffffffffffffc);
    CHECK_U64(codec_target(0x42000001, 0xfffffffffffffffc), 0);
}

static void a_wyde_goes_to_the_place_its_opcode_names(void)
{
    CHECK_U64(codec_wyde(0xe000abcd), 0xabcd000000000000);
    CHECK_U64(codec_wyde(0xe5ffabcd), 0x0000abcd00000000);
    CHECK_U64(codec_wyde(0xea01abcd), 0x00000000abcd0000);
    CHECK_U64(codec_wyde(0xef01abcd), 0x000000000000abcd);
}

int main(void)
{
    return TEST_RUN(
        fields_are_bytes_from_the_left, a_branch_reaches_16_bits_of_tetras,
        pushj_and_geta_reach_as_far_as_branches,
        a_jump_reaches_24_bits_of_tetras, targets_wrap_around_memory,
        a_wyde_goes_to_the_place_its_opcode_names);
}
