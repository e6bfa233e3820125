/* test_asm_operation.c - what the tables promise of operations. */
#include "asm/operation.h"

#include <string.h>

#include "tests/unit/test.h"

static struct operations o;

static const struct operation *find(const char *name)
{
    return operation_find(&o, (struct span){name, strlen(name)});
}

static void begin(void)
{
    CHECK_INT(operation_init(&o), STATUS_OK);
}

static void each_opcode_has_a_name_in_source(void)
{
    unsigned codes = 0;

    begin();
    for (size_t i = 0; i < o.count; i++) {
        const struct operation *op = &o.list[i];
        bool has_two = op->flags & (OPERATION_IMMEDIATE | OPERATION_RELATIVE);

        if (!op->is_pseudo && strcmp(op->name, "LDA") != 0)
            codes += has_two ? 2 : 1;
        CHECK_PTR(find(op->name), op);
    }
    CHECK_INT(codes, OP_COUNT);
    operation_fini(&o);
}

static void forms_that_operands_decide_have_no_name(void)
{
    begin();
    CHECK_PTR(find("ADDI"), NULL);
    CHECK_PTR(find("JMPB"), NULL);
    CHECK_PTR(find("PUSHJB"), NULL);
    CHECK_PTR(find("add"), NULL);
    CHECK_PTR(find(""), NULL);
    CHECK_PTR(find("MUCHTOOLONG"), NULL);
    operation_fini(&o);
}

static void memory_operations_take_an_address(void)
{
    begin();
    CHECK(find("LDO")->flags & OPERATION_MEMORY);
    CHECK(find("GO")->flags & OPERATION_MEMORY);
    CHECK(find("PUSHGO")->flags & OPERATION_MEMORY);
    CHECK(find("LDA")->flags & OPERATION_MEMORY);
    CHECK(!(find("ADDU")->flags & OPERATION_MEMORY));
    CHECK_INT(find("LDA")->code, OP_ADDU);
    operation_fini(&o);
}

static void each_operation_takes_some_number_of_operands(void)
{
    begin();
    for (size_t i = 0; i < o.count; i++)
        CHECK(o.list[i].flags & (OPERATION_ONE | OPERATION_TWO |
                                 OPERATION_THREE | OPERATION_MANY));
    operation_fini(&o);
}

static enum test_outcome init_and_fini(void *context)
{
    enum status status = operation_init(&o);

    (void)context;
    operation_fini(&o);
    return status == STATUS_OK ? TEST_OUTCOME_DONE : TEST_OUTCOME_REFUSED;
}

static void each_failing_allocation_is_reported(void)
{
    CHECK(test_each_allocation_fails(init_and_fini, NULL) > 0);
}

int main(void)
{
    return TEST_RUN(each_opcode_has_a_name_in_source,
                    forms_that_operands_decide_have_no_name,
                    memory_operations_take_an_address,
                    each_operation_takes_some_number_of_operands,
                    each_failing_allocation_is_reported);
}
